internal import Papers
internal import Registry

/// Knows the parties as they are now: as opened, and with the files that lines have written since. It
/// belongs to the loop's thread.
///
/// What a line wrote counts for the inputs after it: who may send, who decides, where answers lie.
/// Certificates and drop folders follow when the registry is opened anew.
final class PartyDesk {
    /// The desk that writes papers, with those parties.
    private(set) var papers: PaperDesk {
        didSet { registrars = PartyDesk.registrars(of: papers) }
    }
    /// The registrars among the parties: each application asks for them, and of parties there may be
    /// many.
    private(set) var registrars: [Party]
    private let opened: PaperDesk
    private var changed: [(line: Int, party: Party)] = []

    init(_ papers: PaperDesk) {
        self.papers = papers
        opened = papers
        registrars = PartyDesk.registrars(of: papers)
    }

    /// Parties by id.
    var parties: [PartyID: Party] { papers.parties }

    /// Takes note of the files that a line writes.
    func note(_ parties: [Party], line: Int) {
        if parties.isEmpty { return }
        changed += parties.map { (line, $0) }
        papers = papers.knowing(parties)
    }

    /// The journal has so many lines: what later ones were to write is not written.
    func batchEnded(lineCount: Int) {
        guard changed.contains(where: { $0.line >= lineCount }) else { return }
        changed.removeAll { $0.line >= lineCount }
        papers = opened.knowing(changed.map(\.party))
    }

    private static func registrars(of papers: PaperDesk) -> [Party] {
        papers.parties.values.filter { $0.roles.contains(.registrar) }
    }
}
