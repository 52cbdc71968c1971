package import Registry

/// A paper in the folder of a party.
package struct ViewPaper: Hashable, Sendable {
    /// The party's code.
    package var party: String
    /// Its path below the party's folder.
    package var path: String
    /// Its kind.
    package var kind: String
    /// When it was committed, milliseconds since 1970.
    package var at: Int64
    /// The case it is about.
    package var caseNumber: CaseNumber?

    /// A paper.
    package init(party: String, path: String, kind: String, at: Int64, caseNumber: CaseNumber?) {
        self.party = party
        self.path = path
        self.kind = kind
        self.at = at
        self.caseNumber = caseNumber
    }
}

/// A case that desks show.
package struct ViewCase: Hashable, Sendable {
    /// Where it stands.
    package var standing: CaseStanding
    /// When it ended, milliseconds since 1970; `nil` for an open one.
    package var endedAt: Int64?
    /// What parties were sent about it, in order.
    package var papers: [ViewPaper]

    /// A case.
    package init(standing: CaseStanding, endedAt: Int64?, papers: [ViewPaper]) {
        self.standing = standing
        self.endedAt = endedAt
        self.papers = papers
    }
}

/// What a party with a folder sees besides open cases.
package struct ViewShelf: Hashable, Sendable {
    /// Papers that came lately, latest last.
    package var papers: [ViewPaper]
    /// Papers by the day on which they came, days since 1970-01-01.
    package var counts: [Int: Int]
    /// Cases that ended lately, latest last.
    package var closed: [CaseNumber]

    /// A shelf.
    package init(papers: [ViewPaper] = [], counts: [Int: Int] = [:], closed: [CaseNumber] = []) {
        self.papers = papers
        self.counts = counts
        self.closed = closed
    }
}

/// All that desks rest on: open cases, and of each party what came and ended lately.
package struct ViewDesks: Hashable, Sendable {
    /// Open cases, and those that a shelf names.
    package var cases: [ViewCase] = []
    /// By the code of the party; one for each that had a folder.
    package var shelves: [String: ViewShelf] = [:]
    /// Folders below `outbox/` that were sent something without being such a party's.
    package var others: Set<String> = []

    /// Nothing.
    package init() {}
}
