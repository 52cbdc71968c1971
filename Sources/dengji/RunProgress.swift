internal import Pipeline
internal import Synchronization

/// How far one pass over the inbox has come: lines committed, of those and the files that wait.
final class RunProgress: Sendable {
    private let line = ProgressLine(Message(zh: "办理来件", en: "inputs"))
    private let counts = Mutex<(done: Int, waiting: Int)>((0, 0))

    /// Takes in what the loop tells.
    func take(_ report: LoopReport) {
        guard case .committed(let lines, let waiting) = report else { return }
        counts.withLock {
            $0.done += lines
            $0.waiting = waiting
        }
    }

    /// Shows it anew below the line of the log.
    func show() {
        let (done, waiting) = counts.withLock { $0 }
        if waiting == 0 { return line.finish() }
        line.reach(done, of: done + waiting)
    }
}
