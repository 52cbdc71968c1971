internal import System

/// What makes views of committed lines, behind the commit.
protocol ViewMaker: Sendable {
    /// Whether nothing is made any more.
    var hasEnded: Bool { get }
    /// Ready once it has ended; `nil` where nobody has to wait.
    var ended: AwaitedDescriptor? { get }

    /// Lines were committed; the next one will be `end`. Never waits.
    func noteLines(before end: Int)
    /// Another day has begun.
    func noteDay()
    /// Makes what is left and ends by itself then. Never waits.
    func beginFinishing()
    /// Ends as soon as it may, and waits for that; what is left is made at the next start.
    func stop()
}
