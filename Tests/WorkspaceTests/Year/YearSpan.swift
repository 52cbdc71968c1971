/// How much of a year is lived.
struct YearSpan {
    /// Registrations; what follows them comes on top.
    var registrations: Int
    /// First day on which packages come.
    var first: String
    /// For so many days.
    var days: Int
    /// The last day on which the registry turns.
    var last: String
    /// The registry sleeps for at most so many days between two turns.
    var rest: Int
    /// Days of a later year, in which terms end, and for how many of them it sleeps at most.
    var later: (first: String, last: String, rest: Int)?

    /// What follows a registration begins before this day, so that most of it ends within the span.
    var lastStart: String { PlainCalendar.subtracting(days: 42, from: last) }

    /// The days on which the registry turns.
    func turns(_ dice: inout YearDice) -> [String] {
        YearSpan.days(from: first, through: last, rest, &dice)
            + (later.map { YearSpan.days(from: $0.first, through: $0.last, $0.rest, &dice) } ?? [])
    }

    private static func days(
        from first: String, through last: String, _ rest: Int, _ dice: inout YearDice
    ) -> [String] {
        var days: [String] = []
        var day = PlainCalendar.adding(dice.number(0...(rest - 1)), to: first)
        while day < last {
            days.append(day)
            day = PlainCalendar.adding(dice.number(1...rest), to: day)
        }
        return days + [last]
    }
}
