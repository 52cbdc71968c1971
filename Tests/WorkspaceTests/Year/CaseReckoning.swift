import Testing

/// What must have become of one case: its acts with their days, its period, its end, reckoned with
/// the plain calendar alone.
struct CaseReckoning {
    /// An act as the case file must hold it.
    struct Act: Equatable, CustomStringConvertible {
        var name: String
        var at: String
        var effective: String

        var description: String { "\(name) \(at)/\(effective)" }
    }

    private(set) var acts: [Act] = []
    /// When the stage was entered, which is also the day of receipt for the first one.
    private(set) var entered = ""
    /// Last day of the running period.
    private(set) var due = ""
    /// The code it ended with.
    private(set) var code: String?
    /// Days of publicity.
    var publicity: (from: String, until: String)?
    /// The day after that period on which the law lets things happen.
    private(set) var afterPeriod = ""
    /// Whether somebody was told that this stage is late.
    private(set) var hasBeenTold = false
    private var isExplained = false
    private let terms: PlainTerms

    init(_ terms: PlainTerms) { self.terms = terms }

    /// How often somebody was told that it is late.
    var overdueNotices: Int {
        acts.count { $0.name == "overdue" || $0.name == "objection-overdue" }
    }

    /// The day on which a stage that somebody decides becomes late, while nobody was told.
    var overdueTick: String? { hasBeenTold ? nil : PlainCalendar.adding(1, to: due) }

    /// Whether the stage is late and nobody said why.
    var isUnexplained: Bool { hasBeenTold && !isExplained }

    mutating func note(_ name: String, _ day: String, effective: String? = nil) {
        acts.append(Act(name: name, at: day, effective: effective ?? day))
    }

    /// The case enters a stage with a term of that name.
    mutating func enter(_ term: String, on day: String) {
        entered = day
        due = PlainCalendar.lastDay(after: day, workingDays: terms[term])
        afterPeriod = PlainCalendar.lastDay(after: due, workingDays: 1)
        hasBeenTold = false
        isExplained = false
    }

    /// The period becomes that of another term, from the same day.
    mutating func extend(to term: String) { enter(term, on: entered) }

    /// A stage that somebody decides is told late, once, at the first turn after its last day.
    mutating func tellLate(on day: String) {
        note("overdue", day, effective: PlainCalendar.adding(1, to: due))
        hasBeenTold = true
    }

    /// Somebody says why the stage is late; the case stays where it is.
    mutating func explain(on day: String) {
        note("explain-lateness", day)
        isExplained = true
    }

    mutating func close(_ code: String) { self.code = code }

    /// Compares it with a case file.
    func compare(with text: String, _ story: String) {
        let found = YearOffice.acts(in: text).map {
            Act(name: $0.name, at: $0.at, effective: $0.effective)
        }
        #expect(found == acts, "\(story)")
        func value(_ name: String, of element: String) -> String? {
            YearOffice.attribute(name, of: element, in: text)
        }
        #expect(value("closed", of: "standing") == code, "\(story)")
        if code == nil {
            #expect(value("due", of: "clock") == due, "\(story)")
            #expect(value("after", of: "clock") == entered, "\(story)")
        }
        #expect(value("from", of: "publicity") == publicity?.from, "\(story)")
        #expect(value("until", of: "publicity") == publicity?.until, "\(story)")
    }
}
