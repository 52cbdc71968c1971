import WorkingDays

extension NamedGuard {
    /// The sector regulator who takes part in a plan is on file as one.
    static let planRegulatorKnown = NamedGuard("plan-regulator-known", article: "12") { subject in
        let code = subject[FactName.planRegulator] ?? ""
        let party = PartyID(code).flatMap(subject.context.party)
        if let party, party.roles.contains(.sectorRegulator), party.standing.isActive { return [] }
        return [
            RegistryRule.planRegulator.finding(
                at: subject.place("plan[1]/regulator[1]").of(code), found: code,
                expected: PartyRole.sectorRegulator.rawValue, ["code": code])
        ]
    }

    /// Where the profile asks for it, the plan has the consent of the unit that shared the data
    /// (27号 art. 5).
    static let sharedResourcesConsented = NamedGuard(
        "shared-resources-consented", article: "27号 5"
    ) { subject in
        guard subject.context.profile.isOn("required.sharingConsent") else { return [] }
        let rows = subject.table(FactName.planResources)?.rows ?? []
        return rows.enumerated().compactMap { index, row in
            guard let number = row.first, let folio = subject.resource(number),
                ["共享获得", "sharing"].contains(folio.current[FactName.sourceKind] ?? ""),
                row.count < 3 || row[2].isEmpty
            else { return nil }
            return RegistryRule.planSharing.finding(
                at: subject.place("plan[1]/resources[1]/resource[\(index + 1)]").of(number),
                expected: "sharingConsent", ["number": number])
        }
    }

    /// The entry concerned is a plan in force, and the day of receipt is in its term.
    static let planInForce = NamedGuard("plan-in-force", article: "12") { subject in
        let number = subject[FactName.entryNumber] ?? ""
        let day = subject.record.opening.receivedAt.day
        if let folio = subject.folio, folio.kind == .implementationPlan, folio.state == .inForce,
            folio.day(FactName.planFrom).map({ $0 <= day }) ?? true,
            folio.day(FactName.planUntil).map({ day <= $0 }) ?? true
        {
            return []
        }
        return [
            RegistryRule.planForce.finding(
                at: subject.place("entry[1]/number[1]"), found: number,
                ["number": number])
        ]
    }

    /// Every resource of the announcement is one of the plan.
    static let resourcesInPlan = NamedGuard("resources-in-plan", article: "12") { subject in
        guard let folio = subject.folio, folio.kind == .implementationPlan else { return [] }
        let planned = Set(folio.column(0, of: FactName.planResources))
        return subject.namedResources.filter { !planned.contains($0.number) }.map { named in
            RegistryRule.planResource.finding(
                at: named.place.of(named.number), found: named.number,
                expected: planned.sorted().joined(separator: " "),
                ["number": named.number, "plan": folio.number])
        }
    }

    /// Every provider of the resources agreed to the conditions that go beyond the law's own.
    static let providersConsented = NamedGuard(
        "provider-consents-recorded", article: "13(4)"
    ) { subject in
        guard subject.table(FactName.announcedConditions)?.rows.isEmpty == false else { return [] }
        let recorded = Set(
            (subject.table(FactName.announcedConsents)?.rows ?? []).compactMap(\.first))
        var seen = recorded
        return subject.namedResources.compactMap { subject.resource($0.number) }
            .flatMap(\.current.registrants)
            .filter { seen.insert($0.id.code).inserted }
            .map { provider in
                RegistryRule.announcementConsent.finding(
                    at: subject.place("announcement[1]").of(provider.id.code),
                    expected: provider.id.code,
                    ["code": provider.id.code, "name": provider.name])
            }
    }

    /// The window does not begin before the announcement.
    static let windowAhead = NamedGuard("window-ahead", article: "14(1)") { subject in
        let day = subject.record.opening.receivedAt.day
        guard let from = subject[FactName.announcementFrom].flatMap({ Day(iso: $0) }), from < day
        else { return [] }
        let until = subject[FactName.announcementUntil].flatMap { Day(iso: $0) }
        return [
            RegistryRule.announcementWindow.finding(
                at: subject.place("announcement[1]/from[1]"), found: from.iso,
                expected: "≥ " + day.iso,
                [
                    "from": from.chinese, "until": until?.chinese ?? "", "day": day.chinese,
                    "iso": day.iso,
                ])
        ]
    }

    static let ofPlan = [
        planRegulatorKnown, sharedResourcesConsented, planInForce, resourcesInPlan,
        providersConsented, windowAhead,
    ]
}

extension RegisterFolio {
    /// A day that its current version says.
    func day(_ name: String) -> Day? { current[name].flatMap { Day(iso: $0) } }

    /// A column of a table of its current version.
    func column(_ index: Int, of table: String) -> [String] {
        rows(of: table).compactMap { $0.count > index ? $0[index] : nil }
    }

    /// The rows of a table of its current version.
    func rows(of table: String) -> [[String]] {
        current.tables.first { $0.name == table }?.rows ?? []
    }
}
