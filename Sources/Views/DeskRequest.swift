package import Registry
package import WorkingDays

/// A paper that a party was sent, as its desk lists it.
package struct DeskPaper: Hashable, Sendable {
    /// Its path below the party's folder, `2026/00000042_acknowledgement_JT-2026-0001.xml`.
    package var path: String
    /// Its kind.
    package var kind: String
    /// When it was committed.
    package var at: Instant
    /// The case it is about.
    package var caseNumber: CaseNumber?

    /// A paper.
    package init(path: String, kind: String, at: Instant, caseNumber: CaseNumber?) {
        self.path = path
        self.kind = kind
        self.at = at
        self.caseNumber = caseNumber
    }

    /// The page beside it.
    var page: String { path.dropLast(4) + ".html" }

    /// Its file name.
    var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Whether it is for somebody without a folder, and is to be posted.
    var isToPost: Bool { path.hasPrefix("to-post/") }
}

/// A closed case, as desks list it.
package struct DeskClosedCase: Hashable, Sendable {
    /// The case.
    package var number: CaseNumber
    /// What it was about by its own name.
    package var subject: String?
    /// The title of its procedure.
    package var procedureTitle: String
    /// How it ended, in words.
    package var result: String
    /// When it ended.
    package var at: Instant
    /// Whether the party has a page of it.
    package var hasPage: Bool

    /// A closed case.
    package init(
        number: CaseNumber, subject: String?, procedureTitle: String, result: String, at: Instant,
        hasPage: Bool
    ) {
        self.number = number
        self.subject = subject
        self.procedureTitle = procedureTitle
        self.result = result
        self.at = at
        self.hasPage = hasPage
    }
}

/// What the desk of a party is made of.
package struct DeskRequest: Sendable {
    /// Whose desk it is.
    package var party: Party
    /// The day of the lights.
    package var today: Day
    /// The calendar as it is known now.
    package var calendar: WorkingCalendar
    /// Open cases that it decides or sent, in any order.
    package var cases: [DeskCase]
    /// Cases that ended lately, latest first.
    package var closed: [DeskClosedCase]
    /// Papers that came lately, latest first.
    package var papers: [DeskPaper]
    /// The days of the digests in its folder, latest first.
    package var digests: [Day]
    /// Whether `open-cases.csv` lies beside the desk.
    package var hasOpenCases: Bool
    /// The mark of a demonstration, 演示 无效; `nil` in a real workspace.
    package var demonstration: String?

    /// A desk's content.
    package init(
        party: Party, today: Day, calendar: WorkingCalendar, cases: [DeskCase],
        closed: [DeskClosedCase] = [], papers: [DeskPaper] = [], digests: [Day] = [],
        hasOpenCases: Bool = false, demonstration: String? = nil
    ) {
        self.party = party
        self.today = today
        self.calendar = calendar
        self.cases = cases
        self.closed = closed
        self.papers = papers
        self.digests = digests
        self.hasOpenCases = hasOpenCases
        self.demonstration = demonstration
    }

    /// Open cases that wait for the party, the most urgent first.
    var waiting: [DeskCase] {
        DeskRequest.byUrgency(cases.filter { $0.deciders.contains(party.id) })
    }

    /// Open cases that it sent and that wait for others, the most urgent first.
    var sent: [DeskCase] {
        DeskRequest.byUrgency(
            cases.filter { $0.senders.contains(party.id) && !$0.deciders.contains(party.id) })
    }

    private static func byUrgency(_ cases: [DeskCase]) -> [DeskCase] {
        let none = Day(number: .max)
        return cases.sorted {
            ($0.dueDay ?? none, $0.number) < ($1.dueDay ?? none, $1.number)
        }
    }
}
