internal import Registry
package import WorkingDays

/// What the digest of a morning is made of.
package struct DigestRequest: Sendable {
    /// The desk of that morning.
    package var desk: DeskRequest
    /// The first of the days whose papers it tells of; the last is the one before the desk's.
    package var since: Day
    /// Papers that came on those days, earliest first.
    package var came: [DeskPaper]
    /// How many more came than are listed.
    package var moreCame: Int

    /// How many working days ahead it looks.
    package static let workingDaysAhead = 3

    /// A digest's content.
    package init(desk: DeskRequest, since: Day, came: [DeskPaper], moreCame: Int) {
        self.desk = desk
        self.since = since
        self.came = came
        self.moreCame = moreCame
    }

    /// Whether there is nothing to tell: then no digest is made.
    package var isEmpty: Bool { came.isEmpty && moreCame == 0 && overdue.isEmpty && due.isEmpty }

    /// Cases that wait for the party and are late.
    var overdue: [DeskCase] {
        desk.waiting.filter { DeskPage.light($0, desk) == .red }
    }

    /// Cases that wait for the party and are due by the end of the next working days.
    var due: [DeskCase] {
        desk.waiting.filter { shown in
            guard let day = shown.dueDay, DeskPage.light(shown, desk) != .red else { return false }
            return day >= desk.today && day <= lastDay
        }
    }

    /// The last day it looks at.
    var lastDay: Day {
        var day = desk.today
        for _ in 0..<DigestRequest.workingDaysAhead {
            day = desk.calendar.firstWorkingDay(after: day).day
        }
        return day
    }
}
