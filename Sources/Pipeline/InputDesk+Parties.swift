internal import Registry
internal import Storage
internal import Verification
internal import WorkingDays

extension InputDesk {
    /// The desk that writes papers.
    var papers: PaperDesk { partyDesk.papers }

    /// Parties as they are now.
    var parties: [PartyID: Party] { partyDesk.parties }

    /// What a package that opens a case may see of the register.
    func view(of facts: PackageFacts, sees kinds: [PackageKind]) throws -> RegisterView {
        var view = try register.view(of: facts)
        view.stakes = try stakes(in: facts.facts)
        try addCases(of: kinds, about: facts[FactName.entryNumber], to: &view)
        return view
    }

    /// What an open case may see of it.
    func view(of record: CaseRecord) throws -> RegisterView {
        var view = try register.view(of: record)
        view.stakes = try stakes(in: record.facts)
        let kinds = try contexts.procedure(of: record).sees
        try addCases(of: kinds, about: record.subject?.number, to: &view)
        return view
    }

    /// Open cases about the same entry, of the kinds that a procedure sees: the applications under an
    /// announcement, while a selection among them is judged.
    private func addCases(
        of kinds: [PackageKind], about entry: String?, to view: inout RegisterView
    ) throws {
        guard let entry, !kinds.isEmpty else { return }
        for number in index.openCases(about: entry) {
            let record = try record(number)
            if kinds.contains(record.kind) { view.cases[number] = record }
        }
    }

    /// The desk for the papers of a line that writes party files: a party that comes to be known is
    /// answered where its file says.
    ///
    /// Throws when nothing could be verified with one of the certificates: such a file would keep the
    /// registry from being opened again.
    func papersKnowing(_ changed: [Party]) throws -> PaperDesk {
        for party in changed {
            for certificate in party.pinned { _ = try Certificate(pem: certificate.pem) }
        }
        return papers.knowing(changed)
    }

    /// What is left of a party that is to be closed; nothing for all other packages.
    ///
    /// Gap: reads every open case. It is asked once or twice for each party that ends.
    private func stakes(in facts: [Fact]) throws -> [PartyID: PartyStake] {
        func value(_ name: String) -> String? { facts.first { $0.name == name }?.value }
        guard value(FactName.partyAction) == PartyApplication.Action.close.rawValue,
            let id = value(FactName.partyCode).flatMap(PartyID.init)
        else { return [:] }
        var stake = PartyStake()
        for number in index.openNumbers {
            let record = try record(number)
            if record.kind == .party { continue }
            if record.registrar == id || record.applicants.contains(where: { $0.id == id }) {
                stake.openCases.append(number)
            }
        }
        stake.entries = index.entries.numbers(registeredBy: id).filter { number in
            index.entries[number]?.state.isStanding == true
        }
        return [id: stake]
    }
}
