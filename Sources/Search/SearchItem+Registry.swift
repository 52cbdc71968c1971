package import Registry
internal import WorkingDays

extension SearchItem {
    /// A case as it stands.
    package init(_ record: CaseRecord) {
        let state: String
        switch record.standing {
        case .open(let stage): state = stage
        case .closed(let code): state = code
        }
        let holders = record.applicants.map(Holder.init)
        let name = SearchItem.name(in: record.facts)
        self.init(
            kind: .aCase, number: record.number.text, subject: record.kind,
            procedure: record.procedure, name: name ?? record.subject?.number ?? "",
            registrants: holders, state: state, isOpen: record.stage != nil,
            since: record.since.day,
            words: SearchItem.words(
                [name, record.number.text, record.registrationNumber, record.subject?.number],
                record.facts, holders))
    }

    /// An entry as it stands, by its current version and the numbers and names of earlier ones.
    package init(_ folio: RegisterFolio) {
        let current = folio.current
        let holders = current.registrants.map(Holder.init)
        let earlier = folio.versions.dropLast().map(\.name).filter { $0 != current.name }
        self.init(
            kind: .entry, number: folio.number, subject: folio.kind, name: current.name,
            registrants: holders, state: folio.state.rawValue, isOpen: folio.state.isStanding,
            since: folio.since,
            words: SearchItem.words(
                [current.name, folio.number, current.nationalCode]
                    + folio.versions.map(\.caseNumber.text) + earlier,
                current.facts, holders))
    }

    /// Facts that hold the name of what an application is about, the most telling first.
    private static let nameFacts = [
        "resource.name", "product.name", "authorisation.agreement", "party.name",
    ]
    /// Facts that hold a code by which people look for a thing.
    private static let codeFacts = [
        FactName.catalogueCode, FactName.nationalCode, FactName.entryNumber,
        FactName.productAuthorisation, "authorisation.certificate",
    ]

    private static func name(in facts: [Fact]) -> String? {
        nameFacts.lazy.compactMap { name in facts.first { $0.name == name }?.value }.first
    }

    private static func words(
        _ texts: [String?], _ facts: [Fact], _ holders: [Holder]
    ) -> [String] {
        var words = texts.compactMap { $0 }
        for name in codeFacts {
            if let value = facts.first(where: { $0.name == name })?.value { words.append(value) }
        }
        words += holders.flatMap { [$0.name, $0.code] }
        var seen: Set<String> = []
        return words.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}

extension SearchItem.Holder {
    fileprivate init(_ applicant: Applicant) {
        self.init(code: applicant.id.code, name: applicant.name)
    }
}
