import WorkingDays

// Conditions of a renewal (26号 art. 15).
extension NamedGuard {
    /// The application came in the last days before the end, of which the profile says how many.
    static let renewalWindowOpen = NamedGuard(
        "renewal-window-open", article: "26号 15"
    ) { subject in
        guard let folio = subject.folio else { return [] }
        guard let until = folio.current.validUntil,
            let opens = FolioSchedule.renewalOpens(folio, profile: subject.context.profile)
        else {
            return [
                RegistryRule.renewalWithoutEnd.finding(
                    at: subject.place("entry[1]/number[1]"), article: folio.renewalArticle,
                    found: folio.number,
                    ["number": folio.number])
            ]
        }
        let day = subject.record.opening.receivedAt.day
        guard day < opens || day > until else { return [] }
        return [
            RegistryRule.renewalWindow.finding(
                at: subject.place("renewal[1]"), article: folio.renewalArticle, found: day.iso,
                expected: opens.iso + "…" + until.iso,
                ["number": folio.number, "opens": opens.iso, "until": until.iso])
        ]
    }

    /// The old end that the application names is the register's.
    static let renewalOldExpiry = NamedGuard(
        "renewal-old-expiry", article: "26号 15"
    ) { subject in
        guard let folio = subject.folio, let until = folio.current.validUntil else { return [] }
        let named = subject[FactName.renewalOldExpiry]
        return named == until.iso
            ? []
            : [
                RegistryRule.renewalExpiry.finding(
                    at: subject.place("renewal[1]/oldExpiry[1]"),
                    article: folio.renewalArticle, found: named,
                    expected: until.iso, ["number": folio.number])
            ]
    }

    /// It asks for no more than the profile allows, and a product for no more than its
    /// authorisation.
    static let renewalTermWithin = NamedGuard("renewal-term", article: "26号 15") { subject in
        guard let folio = subject.folio, let until = folio.current.validUntil,
            let limit = Validity.renewalLimit(of: folio, context: subject.context)
        else { return [] }
        let asked = subject[FactName.renewalUntil].flatMap { Day(iso: $0) }
        // Where the authorisation ends with the entry, there is nothing to renew for.
        guard limit <= until || asked.map({ $0 > limit }) == true else { return [] }
        return [
            RegistryRule.renewalTerm.finding(
                at: subject.place("renewal[1]/until[1]"), article: folio.renewalArticle,
                found: asked?.iso, expected: limit.iso,
                ["limit": limit.iso])
        ]
    }

    static let ofRenewal = [renewalWindowOpen, renewalOldExpiry, renewalTermWithin]
}

extension RegisterFolio {
    /// The article about its renewal where that is another than the rule's: of an authorisation the
    /// measures' own.
    fileprivate var renewalArticle: String? { kind == .authorisationRecord ? "14(5)" : nil }
}

extension Validity {
    /// The last day to which an entry may be renewed: the longest term of the profile from the day
    /// after the old end, and for a product no later than the end of its authorisation; of an
    /// authorisation the longest term of an agreement (办法 art. 14(4)).
    static func renewalLimit(of folio: RegisterFolio, context: DocketContext) -> Day? {
        if folio.kind == .authorisationRecord {
            guard let old = folio.current.validUntil,
                let years = context.profile.terms["agreementYears"]?.value
            else { return nil }
            return context.calendar.endOfRight(after: old, months: 12 * years).day
        }
        guard let old = folio.current.validUntil,
            let longest = renewed(
                after: old, profile: context.profile, calendar: context.calendar)
        else { return nil }
        return folio.current[FactName.productAuthorisation]
            .flatMap { context.register.folios[$0]?.current.validUntil }
            .map { min($0, longest) } ?? longest
    }
}
