import Registry

@testable import Papers
@testable import Pipeline
@testable import Storage

/// What the city's catalogue rests on, all of it in memory: what the ledger that asks a file is held
/// against.
struct NaiveCatalogueLedger {
    private var files: [PartyID: ContentDigest] = [:]
    private var standings: [String: EntryStanding] = [:]

    private static let product = PackageKind(rawValue: "product-registration")

    func catalogue(of party: PartyID) -> ContentDigest? { files[party] }

    func entries(of party: PartyID) -> [EntryStanding] {
        standings.values.filter { $0.registrants.contains(party) }
            .sorted { $0.number < $1.number }
    }

    mutating func take(_ entry: JournalEntry) -> Set<PartyID> {
        var touched: Set<PartyID> = []
        for file in entry.files {
            guard let provider = CatalogueFile.provider(ofPath: file.path) else { continue }
            files[provider] = file.digest
            touched.insert(provider)
        }
        for standing in entry.entries ?? []
        where standing.catalogueCode != nil || standing.kind == Self.product {
            let before = standings.updateValue(standing, forKey: standing.number)
            touched.formUnion((before?.registrants ?? []) + standing.registrants)
        }
        return touched
    }
}

/// Which entries rest on which, all of it in memory.
struct NaiveLinks {
    private var sources: [String: [String]] = [:]

    mutating func take(_ entry: JournalEntry) -> Set<String> {
        var touched: Set<String> = []
        for standing in entry.entries ?? [] {
            let before = sources.updateValue(standing.sources, forKey: standing.number) ?? []
            if before != standing.sources { touched.formUnion(before + standing.sources) }
        }
        return touched
    }

    func dependants(of number: String) -> [String] {
        sources.filter { $0.value.contains(number) }.map(\.key).sorted()
    }
}
