/// One matter on its way through the year: what its people do, and what must have become of it by a
/// reckoning of its own.
protocol YearLife: YearClock.Ticking {
    /// Does what its people do before the registry turns on that day, after the clock.
    func act(on day: String, in office: YearOffice) throws
    /// Compares what the registry holds at the end with the reckoning.
    func check(in office: YearOffice) throws
    /// What the register holds because of it.
    var entry: EntryReckoning? { get }
    /// What must have become of its case.
    var reckoning: CaseReckoning { get }
    /// Whether nothing more can come.
    var isOver: Bool { get }
    /// In one line, for whoever looks for the reason of a difference.
    var story: String { get }
}
