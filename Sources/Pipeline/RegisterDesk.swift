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
        // The items of a catalogue name no entries, and there may be many thousands of them.
        let tables = facts.tables.filter { $0.name != FactName.catalogueItems }
        var view = try view(
            facts: facts.facts, tables: tables, subject: facts[FactName.entryNumber])
        for applicant in facts.applicants {
            view.catalogues[applicant.id] = CatalogueEdition(
                of: applicant.id, in: store.index.counters)
        }
        return view
    }

    /// What an open case may see.
    func view(of record: CaseRecord) throws -> RegisterView {
        try view(facts: record.facts, tables: record.tables, subject: record.subject?.number)
    }

    /// What the clock may see when it acts on an entry.
    func view(of number: String) throws -> RegisterView {
        try view(facts: [], tables: [], subject: number)
    }

    /// All that rests on an entry is read only for the one that is the subject, for nothing else is
    /// changed with it. Of others that are named it is what guards look at: the authorisations of a
    /// resource, and the products of an authorisation.
    private func view(facts: [Fact], tables: [FactTable], subject: String?) throws -> RegisterView {
        let index = store.index
        let named = RegisterDesk.numbers(in: facts, tables, subject)
        var view = RegisterView()
        for number in named.sorted() {
            guard let folio = try folio(number) else { continue }
            view.folios[number] = folio
            view.openCases[number] = index.openCases(about: number)
        }
        // What a named entry rests on: whether a product's authorisation stands is asked of it.
        for number in Set(view.folios.values.flatMap(\.sources)).sorted()
        where view.folios[number] == nil {
            view.folios[number] = try folio(number)
        }
        let authorisation = EntrySeries.authorisation.rawValue
        for number in named.sorted() {
            let dependants = index.entries.dependants(of: number).filter {
                number == subject || number.hasPrefix(authorisation)
                    || $0.hasPrefix(authorisation)
            }
            view.dependants[number] = dependants
            for number in dependants where view.folios[number] == nil {
                view.folios[number] = try folio(number)
            }
        }
        if let code = facts.first(where: { $0.name == FactName.catalogueCode })?.value,
            let number = index.entries.number(underCatalogueCode: code)
        {
            view.byCatalogueCode[code] = number
        }
        return view
    }

    /// The numbers of entries among values; most values are none.
    private static func numbers(
        in facts: [Fact], _ tables: [FactTable], _ subject: String?
    ) -> Set<String> {
        var numbers: Set<String> = []
        func look(at text: String) {
            if EntrySeries.isNumber(text) { numbers.insert(text) }
        }
        for fact in facts { look(at: fact.value) }
        for table in tables {
            for row in table.rows { row.forEach(look) }
        }
        if let subject { look(at: subject) }
        return numbers
    }
}
