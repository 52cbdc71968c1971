internal import Papers
internal import Registry
internal import Storage
internal import ViewState

/// What the city's catalogue rests on, gathered from the lines of the journal: the file of each
/// provider's catalogue, and where resources and products of each party stand.
///
/// In memory is what the lines since the last `rest` changed; for the rest the file of what views remember
/// is asked.
struct CatalogueLedger {
    private let kept: ViewStateFile?
    private var files: [PartyID: ContentDigest] = [:]
    private var standings: [String: EntryStanding] = [:]

    private static let product = PackageKind(rawValue: "product-registration")

    /// A ledger that goes on from what was kept; without a file all stays in memory.
    init(on kept: ViewStateFile? = nil) { self.kept = kept }

    /// Every party about which there may be something to publish, in the order of their codes.
    func parties() throws(ViewStateError) -> [PartyID] {
        let known = try kept?.parties() ?? []
        let registrants = standings.values.flatMap(\.registrants)
        return Set(known).union(files.keys).union(registrants).sorted { $0.code < $1.code }
    }

    /// The digest of a provider's catalogue in force.
    func catalogue(of party: PartyID) throws(ViewStateError) -> ContentDigest? {
        if let file = files[party] { return file }
        return try kept?.catalogue(of: party)
    }

    /// Resources of a party that have a catalogue code, whatever their state.
    func resources(of party: PartyID) throws(ViewStateError) -> [EntryStanding] {
        try entries(of: party).filter { $0.catalogueCode != nil }
    }

    /// Products and services of a party that count.
    func products(of party: PartyID) throws(ViewStateError) -> [EntryStanding] {
        try entries(of: party).filter { $0.kind == CatalogueLedger.product && $0.state.isStanding }
    }

    /// Takes in a line; gives the parties whose part of the catalogue it touched. The same line again
    /// changes nothing.
    mutating func take(_ entry: JournalEntry) throws(ViewStateError) -> Set<PartyID> {
        var touched: Set<PartyID> = []
        for file in entry.files where file.place == .registry && file.kind == CatalogueFile.kind {
            guard let provider = CatalogueFile.provider(ofPath: file.path) else { continue }
            files[provider] = file.digest
            touched.insert(provider)
        }
        for standing in entry.entries ?? []
        where standing.catalogueCode != nil || standing.kind == CatalogueLedger.product {
            let before = try self.standing(of: standing.number)
            standings[standing.number] = standing
            touched.formUnion((before?.registrants ?? []) + standing.registrants)
        }
        return touched
    }

    /// Adds what is in memory alone.
    func add(to changes: inout ViewChanges) {
        changes.catalogues = files
        changes.entries = Array(standings.values)
    }

    /// What was in memory is kept now.
    mutating func rest() {
        files = [:]
        standings = [:]
    }

    private func standing(of number: String) throws(ViewStateError) -> EntryStanding? {
        if let standing = standings[number] { return standing }
        return try kept?.entry(number)
    }

    private func entries(of party: PartyID) throws(ViewStateError) -> [EntryStanding] {
        var found = standings.values.filter { $0.registrants.contains(party) }
        for number in try kept?.numbers(of: party) ?? [] where standings[number] == nil {
            if let standing = try kept?.entry(number) { found.append(standing) }
        }
        return found.sorted { $0.number < $1.number }
    }
}
