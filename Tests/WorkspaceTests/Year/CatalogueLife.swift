import Testing

/// An edition of a provider's catalogue, taken at once.
final class CatalogueLife: YearLife {
    /// Who sends it.
    let party: String
    /// Its number, and the day from which it may come.
    let edition: Int
    let arrival: String
    /// The edition before, which must have come on an earlier day.
    let before: CatalogueLife?
    private(set) var reckoning: CaseReckoning
    private(set) var sent: String?
    private var id: String { "K-\(party.suffix(2))-\(edition)" }

    init(
        of party: String, edition: Int, arrival: String, after before: CatalogueLife?,
        terms: PlainTerms
    ) {
        self.party = party
        self.edition = edition
        self.arrival = arrival
        self.before = before
        reckoning = CaseReckoning(terms)
    }

    var entry: EntryReckoning? { nil }

    var isOver: Bool { sent != nil }

    var story: String { "\(id) from \(arrival)" }

    var nextTick: String? { nil }

    func tick(on day: String) {}

    func act(on day: String, in office: YearOffice) throws {
        guard sent == nil, day >= arrival else { return }
        if let before {
            guard let earlier = before.sent, earlier < day else { return }
        }
        let path = try office.workspace.catalogue(
            id, of: party, edition: edition, date: day,
            items: (1...edition).map { DemoWorkspace.item("370900-\(party.suffix(2))/\($0)") })
        try office.workspace.drop(path, in: party)
        sent = day
        reckoning.note("opened", day)
        reckoning.note("file", day)
        reckoning.close("filed")
    }

    func check(in office: YearOffice) throws {
        guard sent != nil else { return }
        let text = try #require(office.files[try office.number(of: id)], "\(story): no case.xml")
        reckoning.compare(with: text, story)
    }
}
