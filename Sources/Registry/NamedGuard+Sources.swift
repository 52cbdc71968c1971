import WorkingDays

extension NamedGuard {
    /// Every resource that the application names is registered and in force.
    static let resourcesInForce = NamedGuard("resources-in-force", article: "8") { subject in
        subject.namedResources.flatMap { named -> [Finding] in
            guard let folio = subject.resource(named.number) else {
                return [
                    RegistryRule.sourceUnknown.finding(
                        at: named.place.of(named.number), article: named.article,
                        found: named.number, ["number": named.number])
                ]
            }
            return folio.isUsable
                ? []
                : [
                    RegistryRule.sourceState.finding(
                        at: named.place.of(named.number), article: named.article,
                        found: folio.state.rawValue, expected: EntryState.inForce.rawValue,
                        ["number": named.number, "state": folio.standingChinese])
                ]
        }
    }

    /// The rights in every resource named are confirmed: without that none enters an authorisation.
    static let resourcesConfirmed = NamedGuard("resources-confirmed", article: "11") { subject in
        subject.namedResources.compactMap { named in
            guard let folio = subject.resource(named.number), folio.isUsable, folio.rights == nil
            else { return nil }
            return RegistryRule.sourceWithoutRights.finding(
                at: named.place.of(named.number), found: named.number, ["number": named.number])
        }
    }

    /// None of the resources named is prohibited from opening.
    static let resourcesOpen = NamedGuard("resources-not-prohibited", article: "12") { subject in
        subject.namedResources.compactMap { named in
            guard let folio = subject.resource(named.number),
                let type = folio.current[FactName.openingType],
                ["禁止开放", "prohibited"].contains(type)
            else { return nil }
            return RegistryRule.sourceProhibited.finding(
                at: named.place.of(named.number), found: type, ["number": named.number])
        }
    }

    static let ofSources = [resourcesInForce, resourcesConfirmed, resourcesOpen]
}

extension GuardedCase {
    /// A resource that an application names by its number, and where.
    struct NamedResource {
        var number: String
        var place: FindingPlace
        /// The article by which it must be registered; `nil`: that of the rule.
        var article: String?
    }

    /// Tables whose first column names resources, where their rows stand in the application, and the
    /// article by which they must be registered.
    private static let resourceTables: [(table: String, path: String, article: String?)] = [
        (FactName.productSources, "product[1]/sources[1]/source", nil),
        (FactName.authorisedResources, "authorisation[1]/resources[1]/resource", nil),
        (FactName.planResources, "plan[1]/resources[1]/resource", "11"),
        (FactName.requestedResources, "request[1]/resources[1]/resource", "11"),
        (FactName.announcedResources, "announcement[1]/resources[1]/resource", "11"),
    ]

    /// The resources that a product was made from, that an authorisation grants, or that a plan, a
    /// request or an announcement is about.
    var namedResources: [NamedResource] {
        GuardedCase.resourceTables.flatMap { list in
            (table(list.table)?.rows ?? []).enumerated().compactMap { index, row in
                row.first.map {
                    NamedResource(
                        number: $0, place: place("\(path(of: list))[\(index + 1)]/number[1]"),
                        article: list.article)
                }
            }
        }
    }

    /// Where the rows of a table stand; an agreement says in its own place what is granted.
    private func path(of list: (table: String, path: String, article: String?)) -> String {
        list.table == FactName.authorisedResources && record.kind != .authorisationRecord
            ? "agreement[1]/resources[1]/resource" : list.path
    }

    /// The entry of a registered resource.
    func resource(_ number: String) -> RegisterFolio? {
        context.register.folios[number].flatMap { $0.kind == .resourceRegistration ? $0 : nil }
    }
}

extension RegisterFolio {
    /// Whether something may rest on it: in force, and nothing that it rests on itself has ended.
    var isUsable: Bool {
        state == .inForce && !isMarked(.sourceEnded) && !isMarked(.authorisationEnded)
    }

    /// Where it stands, for people.
    var standingChinese: String {
        if state != .inForce { return state.chinese }
        if isMarked(.authorisationEnded) { return "授权已终止" }
        return isMarked(.sourceEnded) ? "来源登记已失效" : state.chinese
    }
}
