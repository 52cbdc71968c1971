internal import Catalogue
internal import Papers
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// Keeps `outbox/public/catalog/` in step with providers' catalogues and with the register. Belongs
/// to the thread of views.
///
/// A provider's or operator's part is rendered again only when a line touched its catalogue or an
/// entry of its own, once for all lines of a batch; what is about the whole city is then put together
/// by copying the parts. The first change after a start renders all of them, because labels and
/// templates may be others since.
final class CatalogueWriter: LineViews {
    let name = "public/catalog"
    private let workspace: Workspace
    private let files: ViewFiles
    private let reader: RegistryReader
    private let pages: PageRenderer
    private let words: CatalogueWords
    private let head: [UInt8]
    private let memory: ViewMemory
    private var touched: Set<PartyID> = []
    /// What was written of each party; `nil` before the first change of this run.
    private var written: [PartyID: CatalogueSummary]?

    private var isThere = false

    private static let folder: Path = "public/catalog"

    init(
        workspace: Workspace, files: ViewFiles, reader: RegistryReader, pages: PageRenderer,
        memory: ViewMemory
    ) {
        self.workspace = workspace
        self.memory = memory
        self.files = files
        self.reader = reader
        self.pages = pages
        words = pages.catalogueWords
        head = CatalogueRDF.head(words)
    }

    /// Takes in a line whose views are to be made.
    func take(_ line: JournalLine) throws {
        touched.formUnion(try memory.catalogue.take(line.entry))
    }

    func make(on today: Day) throws {
        if touched.isEmpty { return try makeEmpty() }
        let parties =
            try written == nil
            ? memory.catalogue.parties() : touched.sorted { $0.code < $1.code }
        if try !write(parties) {
            // A part that the whole is made of was taken away: all are made anew.
            written = nil
            _ = try write(try memory.catalogue.parties())
        }
        touched = []
    }

    /// A city without a catalogue has a page that says so.
    private func makeEmpty() throws {
        if isThere { return }
        if try files.contents(of: CatalogueWriter.folder.appending("index.html")) == nil {
            _ = try writeWhole([])
        }
        isThere = true
    }

    /// Writes the parts of some parties and then the whole; `false` when a part is missing.
    private func write(_ parties: [PartyID]) throws -> Bool {
        var summaries = written ?? [:]
        var isChanged = false
        for party in parties {
            guard let section = try section(of: party) else { continue }
            // A party that has nothing to publish, and had nothing.
            if section.isEmpty, summaries[party] == nil { continue }
            try write(section)
            summaries[party] = section.isEmpty ? nil : CatalogueSummary(section)
            isChanged = true
        }
        written = summaries
        guard isChanged else { return true }
        return try writeWhole(summaries.values.sorted { $0.publisher.code < $1.publisher.code })
    }

    // MARK: One part

    /// What there is of a party; `nil` when its files are ahead of the lines read so far, and a later
    /// one will touch it again.
    private func section(of party: PartyID) throws -> CatalogueSection? {
        try reader.unlessOvertaken {
            let catalogue = try memory.catalogue.catalogue(of: party).map { digest in
                try CatalogueFile.read(
                    try reader.registryFile(CatalogueFile.path(of: party), digest: digest))
            }
            return CatalogueSection(
                publisher: party,
                name: workspace.parties[party]?.name ?? catalogue?.name ?? party.code,
                catalogue: catalogue,
                registrations: CatalogueRegistration.byCode(
                    try memory.catalogue.resources(of: party)),
                products: try memory.catalogue.products(of: party).map(product))
        }
    }

    private func product(_ standing: EntryStanding) throws -> CatalogueProduct {
        let entry = try EntryFile.read(try reader.entryFile(of: standing)).current
        return CatalogueProduct(
            registration: CatalogueRegistration(standing),
            name: entry["product.name"] ?? standing.number,
            summary: entry["product.summary"] ?? "",
            isService: ["api", "数据接口"].contains(entry["product.form"] ?? ""),
            sources: standing.sources)
    }

    private func write(_ section: CatalogueSection) throws {
        let code = section.publisher.code
        try files.write(
            head + CatalogueRDF.section(section, words) + CatalogueRDF.tail,
            to: part(code + ".rdf"))
        try files.write(
            CatalogueCSV.head + CatalogueCSV.rows(of: section, words), to: part(code + ".csv"))
        try files.write(
            CatalogueCSV.reminderHead + CatalogueCSV.reminders(of: section),
            to: part(code + "-reminders.csv"))
        let made = try pages.catalogueSection(
            section, isDemonstration: workspace.configuration.isDemonstration)
        for page in made { try files.write(page.bytes, to: part(page.name)) }
        // Further pages of an edition that had more items.
        let names = Set(made.map(\.name))
        for name in try files.names(in: CatalogueWriter.folder.appending("providers")) {
            guard let text = name.text, text.hasPrefix(code), text.hasSuffix(".html"),
                !names.contains(text)
            else { continue }
            try files.remove(file: part(text))
        }
    }

    private func part(_ name: String) -> Path {
        CatalogueWriter.folder.appending("providers").appending(Path(name))
    }

    // MARK: The whole

    private func writeWhole(_ sections: [CatalogueSummary]) throws -> Bool {
        let authority = try workspace.party(workspace.configuration.authority)
        let region = workspace.configuration.cityRegion
        let city = CatalogueRDF.city(
            region: region, publisher: authority, sections: sections, words)
        let whole: [(name: Path, head: [UInt8], ending: String, skipped: Int, tail: [UInt8])] = [
            ("catalog.rdf", head + city, ".rdf", head.count, CatalogueRDF.tail),
            ("catalog.csv", CatalogueCSV.head, ".csv", CatalogueCSV.head.count, []),
            (
                "reminders.csv", CatalogueCSV.reminderHead, "-reminders.csv",
                CatalogueCSV.reminderHead.count, []
            ),
        ]
        for file in whole {
            let parts = sections.map { section in
                ViewPiece.part(
                    of: part(section.publisher.code + file.ending), skipping: file.skipped,
                    leaving: file.tail.count)
            }
            let isWritten = try files.join(
                [.bytes(file.head)] + parts + [.bytes(file.tail)],
                to: CatalogueWriter.folder.appending(file.name))
            if !isWritten { return false }
        }
        let isDemonstration = workspace.configuration.isDemonstration
        try files.write(
            try pages.catalogueReminders(of: sections, isDemonstration: isDemonstration),
            to: CatalogueWriter.folder.appending("reminders.html"))
        try files.write(
            try pages.catalogueIndex(
                of: sections, city: words.region(region), isDemonstration: isDemonstration),
            to: CatalogueWriter.folder.appending("index.html"))
        return true
    }
}
