import Foundation
import Testing

/// What must have become of one entry of the register: its state, its term, its history, reckoned
/// with the plain calendar alone.
final class EntryReckoning: YearClock.Ticking {
    /// When the clock says that the term is nearly over.
    enum Window {
        /// So many last days.
        case days(Int)
        /// So many last months.
        case months(Int)
    }

    private(set) var acts: [CaseReckoning.Act] = []
    private(set) var state = "in-force"
    private(set) var since: String
    private(set) var version = 1
    /// First and last day of the version that counts.
    private(set) var from: String
    private(set) var until: String
    /// Whether a renewal is being decided, which keeps it from lapsing.
    var isRenewing = false
    /// Last day for a first application that nobody made yet.
    var firstApplication: String?
    private let window: Window
    private var isReminded = false
    private var reports: YearlyReports?

    /// An entry made by an act of that name.
    init(
        _ act: String, at day: String, effective: String? = nil, from: String, until: String,
        remindedIn window: Window
    ) {
        self.from = from
        self.until = until
        self.window = window
        since = effective ?? from
        acts.append(CaseReckoning.Act(name: act, at: day, effective: since))
    }

    var isStanding: Bool { state == "in-force" }

    /// The first day of the window.
    var opens: String {
        switch window {
        case .days(let count): PlainCalendar.adding(1 - count, to: until)
        case .months(let count):
            PlainCalendar.adding(1, to: PlainCalendar.subtracting(months: count, from: until))
        }
    }

    /// A new version by a case.
    func renew(_ act: String, at day: String, effective: String, until later: String? = nil) {
        version += 1
        isReminded = false
        if let later {
            from = PlainCalendar.adding(1, to: until)
            until = later
        }
        note(act, day, effective)
    }

    /// The end by a case.
    func end(_ act: String, at day: String) {
        state = act
        since = day
        note(act, day, day)
    }

    /// Whether it stands so long that a case about it ends before its term is nearly over.
    func isLasting(on day: String) -> Bool {
        isStanding && PlainCalendar.adding(40, to: day) < opens
    }

    private var endOfTerm: String? {
        guard isReminded else { return opens }
        return isRenewing ? nil : PlainCalendar.adding(1, to: until)
    }

    private var awaited: String? { firstApplication.map { PlainCalendar.adding(1, to: $0) } }

    /// It owes reports on its years from now on (办法 art. 23), which it never sends.
    func oweReports(since made: String) {
        reports = YearlyReports(made: made, first: Int(from.prefix(4)) ?? 0)
    }

    private var reportTick: String? {
        let end = isStanding ? until : PlainCalendar.subtracting(days: 1, from: since)
        return reports?.nextTick(last: Int(min(end, until).prefix(4)) ?? 0)
    }

    private var ownTick: String? {
        isStanding ? [awaited, endOfTerm].compactMap { $0 }.min() : nil
    }

    var nextTick: String? { [ownTick, reportTick].compactMap { $0 }.min() }

    func tick(on day: String) {
        guard let due = nextTick else { return }
        if due != ownTick {
            if let told = reports?.tick(on: day) { note(told.name, day, told.effective) }
        } else if due == awaited {
            note("reminded", day, due)
            firstApplication = nil
        } else if !isReminded {
            note("reminded", day, due)
            isReminded = true
        } else {
            since = due
            state = "lapsed"
            note("lapsed", day, due)
        }
    }

    private func note(_ act: String, _ day: String, _ effective: String) {
        acts.append(CaseReckoning.Act(name: act, at: day, effective: effective))
    }

    /// Compares it with a file of the register.
    func compare(with text: String, _ story: String) {
        // These follow from others: rights are confirmed with a certificate, marks come from what an
        // entry rests on, and a product's application is noted at its authorisation.
        let others = ["rights-confirmed", "marked", "applied"]
        let found = YearOffice.acts(in: text).map {
            CaseReckoning.Act(name: $0.name, at: $0.at, effective: $0.effective)
        }.filter { !others.contains($0.name) }
        #expect(found == acts, "\(story)")
        func value(_ name: String, of element: String, in text: String) -> String? {
            YearOffice.attribute(name, of: element, in: text)
        }
        #expect(value("state", of: "entry", in: text) == state, "\(story)")
        #expect(value("since", of: "entry", in: text) == since, "\(story)")
        #expect(value("version", of: "entry", in: text) == "\(version)", "\(story)")
        let certified = text.components(separatedBy: "<certified ").dropFirst()
        #expect(certified.count == version, "\(story)")
        let last = certified.last ?? ""
        #expect(value("from", of: "validity", in: last) == from, "\(story)")
        #expect(value("until", of: "validity", in: last) == until, "\(story)")
    }
}
