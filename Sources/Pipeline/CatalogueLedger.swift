internal import Papers
internal import Registry
internal import Storage

/// What the city's catalogue rests on, gathered from the lines of the journal: the file of each
/// provider's catalogue, and where resources and products of each party stand.
///
/// Gap: the loop's index knows the entries too; this second table costs some 500 bytes an entry.
struct CatalogueLedger {
    private var files: [PartyID: ContentDigest] = [:]
    private var standings: [String: EntryStanding] = [:]
    private var numbers: [PartyID: Set<String>] = [:]

    private static let product = PackageKind(rawValue: "product-registration")

    /// Every party about which there may be something to publish, in the order of their codes.
    var parties: [PartyID] { Set(files.keys).union(numbers.keys).sorted { $0.code < $1.code } }

    /// The digest of a provider's catalogue in force.
    func catalogue(of party: PartyID) -> ContentDigest? { files[party] }

    /// Resources of a party that have a catalogue code, whatever their state.
    func resources(of party: PartyID) -> [EntryStanding] {
        entries(of: party).filter { $0.catalogueCode != nil }
    }

    /// Products and services of a party that count.
    func products(of party: PartyID) -> [EntryStanding] {
        entries(of: party).filter { $0.kind == CatalogueLedger.product && $0.state.isStanding }
    }

    /// Takes in a line; gives the parties whose part of the catalogue it touched. The same line again
    /// changes nothing.
    mutating func take(_ entry: JournalEntry) -> Set<PartyID> {
        var touched: Set<PartyID> = []
        for file in entry.files where file.place == .registry && file.kind == CatalogueFile.kind {
            guard let provider = CatalogueFile.provider(ofPath: file.path) else { continue }
            files[provider] = file.digest
            touched.insert(provider)
        }
        for standing in entry.entries ?? []
        where standing.catalogueCode != nil || standing.kind == CatalogueLedger.product {
            let before = standings.updateValue(standing, forKey: standing.number)
            for party in before?.registrants ?? [] { numbers[party]?.remove(standing.number) }
            for party in standing.registrants {
                numbers[party, default: []].insert(standing.number)
            }
            touched.formUnion((before?.registrants ?? []) + standing.registrants)
        }
        return touched
    }

    private func entries(of party: PartyID) -> [EntryStanding] {
        (numbers[party] ?? []).sorted().compactMap { standings[$0] }
    }
}
