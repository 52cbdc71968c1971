/// The reports that an operator owes under an authorisation and never sends, by the plain calendar:
/// asked for from 1 March of the next year, late after 31 March or the working day after it.
struct YearlyReports {
    /// The day on which the authorisation was recorded: what was due before it binds nobody.
    private let made: String
    private var year: Int
    private var isReminded = false

    init(made: String, first year: Int) {
        self.made = made
        self.year = year
        while due < made { self.year += 1 }
    }

    private var due: String {
        var day = "\(year + 1)-03-31"
        while !PlainCalendar.isWorking(day) { day = PlainCalendar.adding(1, to: day) }
        return day
    }

    private var dayAfter: String { PlainCalendar.adding(1, to: due) }

    /// The day of what the clock does next; `nil` after the report on the last year.
    func nextTick(last: Int) -> String? {
        guard year <= last else { return nil }
        return isReminded ? dayAfter : "\(year + 1)-03-01"
    }

    /// What it does at a turn on a day, and when that takes effect.
    mutating func tick(on day: String) -> (name: String, effective: String) {
        guard day > due else {
            isReminded = true
            return ("reminded", day)
        }
        defer {
            year += 1
            isReminded = false
        }
        return ("overdue", dayAfter)
    }
}
