package import Registry
package import WorkingDays

/// Everything that a paper is made of, before it is bytes.
package struct Paper: Hashable, Sendable {
    /// What the docket wants sent.
    package var order: PaperOrder
    /// Who issues and signs it; its id is the order's `issuer`.
    package var issuer: Party
    /// Names of addressees and of the registrar by id; applicants of the case need none here.
    package var names: [PartyID: String]
    /// The clock's time; the paper's date.
    package var issuedAt: Instant
    /// The case as it stands after the act, where there is one.
    package var record: CaseRecord?
    /// What the configuration adds.
    package var settings: PaperSettings

    /// A paper from its parts.
    package init(
        order: PaperOrder, issuer: Party, names: [PartyID: String], issuedAt: Instant,
        record: CaseRecord?, settings: PaperSettings
    ) {
        precondition(order.issuer == issuer.id, "a paper is signed by whom the docket says")
        self.order = order
        self.issuer = issuer
        self.names = names
        self.issuedAt = issuedAt
        self.record = record
        self.settings = settings
    }

    /// The input that the paper repeats: the one it answers, else the one that opened its case.
    var input: AnsweredInput? { order.answers ?? record?.opening }

    /// The register entry it certifies, if it does.
    var entry: RegisterEntry? {
        switch order.body {
        case .certificate(let entry), .rightsStatement(let entry), .entry(let entry): entry
        default: nil
        }
    }

    /// Where anybody sees whether what the paper says still counts: the address set, else, for a
    /// paper that certifies an entry, the list's place in this registry's outbox.
    var statusAddress: String? {
        settings.statusAddress ?? (entry == nil ? nil : "outbox/" + StatusPlace.list)
    }

    /// The name of a party: as given, as an applicant wrote it, or at least its code.
    func name(of id: PartyID) -> String {
        names[id] ?? (id == issuer.id ? issuer.name : nil)
            ?? record?.applicants.first { $0.id == id }?.name
            ?? entry?.registrants.first { $0.id == id }?.name ?? id.code
    }
}
