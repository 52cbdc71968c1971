internal import Papers
internal import Registry
internal import Storage

/// Shows the docket what it may see of the register: entries as they stand with the lines of the
/// batch that is being put together. Belongs to the loop's thread.
final class RegisterDesk {
    private let store: Store
    private let reader: RegistryReader
    private var fresh: [String: RegisterFolio] = [:]

    init(store: Store, reader: RegistryReader) {
        self.store = store
        self.reader = reader
    }

    /// The batch was committed, or is nowhere.
    func batchEnded() { fresh = [:] }

    /// Entries that a line of this batch made or changed.
    func note(_ folios: [RegisterFolio]) {
        for folio in folios { fresh[folio.number] = folio }
    }

    /// An entry as it stands; `nil` when there is none of that number.
    func folio(_ number: String) throws -> RegisterFolio? {
        if let folio = fresh[number] { return folio }
        guard let standing = store.index.entries[number] else { return nil }
        return try EntryFile.read(try reader.entryFile(of: standing))
    }

    /// What a package that opens a case may see.
    func view(of facts: PackageFacts) throws -> RegisterView {
        try view(facts: facts.facts, tables: facts.tables, further: [])
    }

    /// What an open case may see.
    func view(of record: CaseRecord) throws -> RegisterView {
        try view(
            facts: record.facts, tables: record.tables,
            further: [record.subject?.number, record.registrationNumber].compactMap { $0 })
    }

    /// What the clock may see when it acts on an entry.
    func view(of number: String) throws -> RegisterView {
        try view(facts: [], tables: [], further: [number])
    }

    private func view(facts: [Fact], tables: [FactTable], further: [String]) throws
        -> RegisterView
    {
        let index = store.index
        let texts = facts.map(\.value) + tables.flatMap { $0.rows.joined() }
        let named = Set((texts + further).filter(EntrySeries.isNumber))
        var view = RegisterView()
        for number in named.sorted() {
            guard let folio = try folio(number) else { continue }
            view.folios[number] = folio
            view.openCases[number] = index.openCases(about: number)
            view.dependants[number] = index.entries.dependants(of: number)
        }
        // Those that rest on a named entry, and those that it rests on itself.
        let around = view.dependants.values.joined() + view.folios.values.flatMap(\.sources)
        for number in Set(around).sorted()
        where view.folios[number] == nil {
            view.folios[number] = try folio(number)
        }
        if let code = facts.first(where: { $0.name == FactName.catalogueCode })?.value,
            let number = index.entries.number(underCatalogueCode: code)
        {
            view.byCatalogueCode[code] = number
        }
        return view
    }
}
