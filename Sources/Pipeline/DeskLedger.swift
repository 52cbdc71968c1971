internal import Registry
internal import Storage
internal import Views
internal import WorkingDays

/// What desks rest on, gathered from the lines of the journal: which cases are open, what each party
/// with a folder was sent lately, and which of its cases ended lately. What is kept of closed cases
/// whose pages are made has a bound, whatever the registry holds.
struct DeskLedger {
    /// An open case.
    struct OpenCase {
        var standing: CaseStanding
        /// What parties were sent about it.
        var papers: [SentPaper] = []
        /// What desks show of it; `nil` until it was looked at in this run.
        var shown: DeskCase?

        mutating func take(_ standing: CaseStanding, _ sent: [SentPaper]) {
            self.standing = standing
            papers += sent
        }
    }

    /// A paper and whose folder it went into.
    struct SentPaper {
        var party: String
        var paper: DeskPaper
    }

    /// What a party sees besides open cases.
    struct Shelf {
        /// Latest last.
        var papers: [DeskPaper] = []
        /// Papers by the day on which they came, for the last days.
        var counts: [Int: Int] = [:]
        /// Cases that ended lately, latest last.
        var closed: [CaseNumber] = []
    }

    /// The journal line that comes next; earlier ones are known.
    private var nextLine = 0
    private(set) var open: [CaseNumber: OpenCase] = [:]
    private(set) var shelves: [String: Shelf] = [:]
    /// Closed cases that some shelf names.
    private(set) var ended: [CaseNumber: Ended] = [:]
    /// Folders below `outbox/` that were sent something and are no party's with a shelf.
    private(set) var others: Set<String> = []
    /// What changed since it was kept last.
    private(set) var changed: Changed
    /// The authority, which sees every open case.
    private let authority: String

    /// What is to be kept.
    struct Changed {
        var cases: Set<CaseNumber> = []
        var shelves: Set<String> = []
        var others: Set<String> = []
    }

    /// A case that ended lately.
    struct Ended {
        var standing: CaseStanding
        var at: Instant
        /// What parties were sent about it. It stays with the case: pages may be made again, where
        /// the first time failed half-way.
        var papers: [SentPaper]
        /// Those whose shelf names it.
        var shelfCount: Int
        /// Whether its pages are still to be made; until then it stays, named by a shelf or not.
        var awaitsPages = true
        /// What desks show of it; `nil` until it was looked at in this run.
        var shown: DeskClosedCase?
    }

    /// Papers on a desk, and papers of which a digest may tell.
    static let maxPapers = 100
    /// Closed cases on a desk.
    static let maxClosed = 100
    /// Days for which papers are counted.
    private static let countedDays = 40

    /// An empty ledger for the parties with a folder.
    init(_ parties: [PartyID: Party], authority: PartyID) {
        self.authority = authority.code
        for party in parties.values where party.hasFolder { shelves[party.id.code] = Shelf() }
        changed = Changed(shelves: Set(shelves.keys))
    }

    /// A ledger that goes on from what was kept of the lines before one; `nil` where the parties that have
    /// a folder now are others, so that all lines have to be looked at again. A party that is new, and was
    /// never sent anything, makes no difference.
    init?(
        _ kept: Kept, before line: Int, _ parties: [PartyID: Party], authority: PartyID
    ) {
        self.init(parties, authority: authority)
        let codes = Set(shelves.keys)
        guard codes.isSuperset(of: kept.shelves.keys), codes.isDisjoint(with: kept.others) else {
            return nil
        }
        nextLine = line
        open = kept.open
        shelves.merge(kept.shelves) { $1 }
        ended = kept.ended
        others = kept.others
        changed = Changed(shelves: codes.subtracting(kept.shelves.keys))
    }

    /// What a ledger goes on from.
    struct Kept {
        var open: [CaseNumber: OpenCase] = [:]
        var shelves: [String: Shelf] = [:]
        var ended: [CaseNumber: Ended] = [:]
        var others: Set<String> = []
    }

    /// What changed is kept now.
    mutating func rest() { changed = Changed() }

    /// Takes in a line; gives the codes of parties that it sent something or whose case it ended. A line
    /// that was taken in before changes nothing.
    mutating func take(_ line: JournalLine) -> Set<String> {
        guard line.number >= nextLine else { return [] }
        nextLine = line.number + 1
        let entry = line.entry
        let at = Instant(milliseconds: entry.at)
        var touched: Set<String> = []
        var sent: [SentPaper] = []
        for file in entry.files where file.place == .outbox && file.path.hasSuffix(".xml") {
            guard let paper = paper(file, at, entry) else {
                note(folderOf: file)
                continue
            }
            sent.append(paper)
            touched.insert(paper.party)
            keep(paper)
        }
        guard let standing = entry.standing else { return touched }
        changed.cases.insert(standing.number)
        touched.insert(authority)
        touched.formUnion(open[standing.number]?.shown?.everybody ?? [])
        if standing.isOpen {
            open[standing.number, default: OpenCase(standing: standing)].take(standing, sent)
        } else if entry.events.contains(where: { $0.hasPrefix("closed:") }) {
            touched.formUnion(end(standing, at, sent))
        } else {
            ended[standing.number]?.papers += sent
        }
        return touched
    }

    /// A case ended: gives those who were sent something about it.
    private mutating func end(
        _ standing: CaseStanding, _ at: Instant, _ sent: [SentPaper]
    ) -> Set<String> {
        let papers = (open.removeValue(forKey: standing.number)?.papers ?? []) + sent
        let parties = Set(papers.map(\.party))
        guard !parties.isEmpty else { return [] }
        ended[standing.number] = Ended(
            standing: standing, at: at, papers: papers, shelfCount: parties.count)
        for party in parties {
            changed.shelves.insert(party)
            shelves[party]?.closed.append(standing.number)
            guard let count = shelves[party]?.closed.count, count > DeskLedger.maxClosed,
                let oldest = shelves[party]?.closed.removeFirst()
            else { continue }
            ended[oldest]?.shelfCount -= 1
            changed.cases.insert(oldest)
            dropIfDone(oldest)
        }
        return parties
    }

    private mutating func dropIfDone(_ number: CaseNumber) {
        guard let one = ended[number], one.shelfCount == 0, !one.awaitsPages else { return }
        ended[number] = nil
        changed.cases.insert(number)
    }

    private mutating func keep(_ sent: SentPaper) {
        changed.shelves.insert(sent.party)
        shelves[sent.party]?.papers.append(sent.paper)
        if let count = shelves[sent.party]?.papers.count, count > DeskLedger.maxPapers {
            shelves[sent.party]?.papers.removeFirst()
        }
        let day = sent.paper.at.day.number
        shelves[sent.party]?.counts[day, default: 0] += 1
        if let counts = shelves[sent.party]?.counts, counts.count > DeskLedger.countedDays,
            let first = counts.keys.min()
        {
            shelves[sent.party]?.counts[first] = nil
        }
    }

    private mutating func note(folderOf file: JournalFile) {
        let folder = file.path.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
        guard shelves[folder] == nil, others.insert(folder).inserted else { return }
        changed.others.insert(folder)
    }

    /// The paper of a file in the folder of a party that has one.
    private func paper(_ file: JournalFile, _ at: Instant, _ entry: JournalEntry) -> SentPaper? {
        let parts = file.path.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, shelves[String(parts[0])] != nil else { return nil }
        return SentPaper(
            party: String(parts[0]),
            paper: DeskPaper(
                path: String(parts[1]), kind: file.kind, at: at,
                caseNumber: entry.standing?.number ?? entry.input.caseNumber))
    }

    // MARK: What is learned from cases

    /// Notes what desks show of an open case, if it still stands so.
    mutating func note(_ shown: DeskCase, of standing: CaseStanding) {
        guard open[standing.number]?.standing.digest == standing.digest else { return }
        open[standing.number]?.shown = shown
    }

    /// Notes what desks show of a case that ended.
    mutating func note(_ shown: DeskClosedCase) { ended[shown.number]?.shown = shown }

    /// Notes that the pages of a case that ended were made.
    mutating func pagesWereMade(of number: CaseNumber) {
        ended[number]?.awaitsPages = false
        dropIfDone(number)
    }

    /// Whether it is known what parties were sent about a case: of those that ended long ago not.
    func knowsPapers(about number: CaseNumber) -> Bool {
        open[number] != nil || ended[number] != nil
    }

    /// What a party was sent about a case, in order.
    func papers(of party: String, about number: CaseNumber) -> [DeskPaper] {
        (open[number]?.papers ?? ended[number]?.papers ?? []).filter { $0.party == party }
            .map(\.paper)
    }

    /// Open cases that were not looked at in this run.
    var unseen: [CaseStanding] {
        open.values.filter { $0.shown == nil }.map(\.standing)
    }

    /// How many papers a party was sent from one day to the day before another.
    func paperCount(of party: String, from first: Day, before end: Day) -> Int {
        (shelves[party]?.counts ?? [:]).reduce(0) { sum, one in
            (first.number..<max(first.number, end.number)).contains(one.key) ? sum + one.value : sum
        }
    }
}

extension DeskCase {
    /// The codes of those on whose desks it may be.
    var everybody: Set<String> {
        Set((deciders + senders + [registrar]).map(\.code))
    }
}
