/// What makes views of committed lines, behind the commit.
protocol ViewMaker: Sendable {
    /// Lines were committed; the next one will be `end`. Never waits.
    func noteLines(before end: Int)
    /// Another day has begun.
    func noteDay()
    /// Makes what is left and ends.
    func finish()
    /// Ends as soon as it may; what is left is made at the next start.
    func stop()
}
