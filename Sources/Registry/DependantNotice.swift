import WorkingDays

/// What one registrant is told when an entry ended on which entries of its own rest.
struct DependantNotice {
    private let ended: RegisterFolio
    private let party: PartyID
    private let own: [RegisterFolio]
    private let article: String

    /// One notice for each registrant of the dependants that is none of the ended entry's: those
    /// get its own paper. In the order of credit codes.
    static func notices(
        about ended: RegisterFolio, to dependants: [RegisterFolio], article: String
    ) -> [DependantNotice] {
        let told = Set(ended.current.registrants.map(\.id))
        let parties = Set(dependants.flatMap { $0.current.registrants.map(\.id) })
        return parties.subtracting(told).sorted().map { party in
            DependantNotice(
                ended: ended, party: party,
                own: dependants.filter { $0.current.registrants.contains { $0.id == party } },
                article: article)
        }
    }

    /// The notice as a paper to be sent, a reminder with the code `source-ended`.
    func order(documentNumber: String, issuer: PartyID, case number: CaseNumber?) -> PaperOrder {
        PaperOrder(
            kind: .reminder, code: "source-ended", documentNumber: documentNumber, issuer: issuer,
            addressees: Docket.addressees([party]), caseNumber: number,
            values: [
                "article": article, "entryNumber": ended.number,
                "entryName": ended.current.name, "endedState": ended.state.chinese,
                "endedDay": ended.since.chinese, "dependants": RegisterFolio.list(own),
                "dependantCount": String(own.count),
            ],
            body: .entry(ended.current))
    }
}

extension RegisterFolio {
    /// Entries as a sentence names them: “name”（number）、…
    static func list(_ folios: [RegisterFolio]) -> String {
        folios.map { "“\($0.current.name)”（\($0.number)）" }.joined(separator: "、")
    }
}
