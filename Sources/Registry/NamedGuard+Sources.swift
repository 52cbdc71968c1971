import WorkingDays

extension NamedGuard {
    /// Every resource that the application names is registered and in force.
    static let resourcesInForce = NamedGuard("resources-in-force", article: "8") { subject in
        subject.namedResources.flatMap { named -> [Finding] in
            guard let folio = subject.resource(named.number) else {
                return [
                    RegistryRule.sourceUnknown.finding(
                        at: named.place.of(named.number), found: named.number,
                        ["number": named.number])
                ]
            }
            return folio.isUsable
                ? []
                : [
                    RegistryRule.sourceState.finding(
                        at: named.place.of(named.number), found: folio.state.rawValue,
                        expected: EntryState.inForce.rawValue,
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
    }

    /// The resources that a product was made from, or that an authorisation grants.
    var namedResources: [NamedResource] {
        let lists = [
            (FactName.productSources, "product[1]/sources[1]/source"),
            (FactName.authorisedResources, authorisedPath + "/resources[1]/resource"),
        ]
        return lists.flatMap { name, path in
            (table(name)?.rows ?? []).enumerated().compactMap { index, row in
                row.first.map {
                    NamedResource(number: $0, place: place("\(path)[\(index + 1)]/number[1]"))
                }
            }
        }
    }

    /// Where a record of an authorisation, or an agreement on one, says what is granted.
    private var authorisedPath: String {
        record.kind == .authorisationRecord ? "authorisation[1]" : "agreement[1]"
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
