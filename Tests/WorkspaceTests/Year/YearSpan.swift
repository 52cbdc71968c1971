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
    /// Of a hundred days on how many the registry turns; the others it sleeps.
    var awake: Int
    /// Days of a later year, in which terms end, and of a hundred of them on how many it turns.
    var later: (first: String, last: String, awake: Int)?

    /// The days on which the registry turns.
    func turns(_ dice: inout YearDice) -> [String] {
        YearSpan.days(from: first, through: last, awake, &dice)
            + (later.map { YearSpan.days(from: $0.first, through: $0.last, $0.awake, &dice) } ?? [])
    }

    private static func days(
        from first: String, through last: String, _ awake: Int, _ dice: inout YearDice
    ) -> [String] {
        var days: [String] = []
        var day = first
        while day <= last {
            if dice.happens(awake) || day == last { days.append(day) }
            day = PlainCalendar.adding(1, to: day)
        }
        return days
    }
}
