internal import Pipeline
internal import Registry
internal import Synchronization

/// How far one pass over the inbox has come: lines committed, of those and the files that wait, and how
/// much is done of large packages under way.
final class RunProgress: Sendable {
    private struct State {
        var done = 0
        var waiting = 0
        /// By claim: it is copied first, and then examined.
        var large: [String: WorkProgress.Piece] = [:]
    }

    private let line = ProgressLine(Message(zh: "办理来件", en: "inputs"))
    private let state = Mutex(State())

    /// Takes in what the loop tells.
    func take(_ report: LoopReport) {
        guard case .committed(let lines, let waiting) = report else { return }
        state.withLock {
            $0.done += lines
            $0.waiting = waiting
        }
    }

    /// Takes in how far a large package has come, and shows it.
    func take(_ piece: WorkProgress.Piece) {
        state.withLock { $0.large[piece.claim] = piece.isOver ? nil : piece }
        show()
    }

    /// Shows it anew below the line of the log.
    func show() {
        let state = state.withLock { $0 }
        if state.waiting == 0, state.large.isEmpty { return line.finish() }
        let large = state.large.sorted { $0.key < $1.key }.map { RunProgress.text($0.value) }
        line.reach(
            state.done, of: state.waiting > 0 ? state.done + state.waiting : nil,
            beside: large.reduce(into: Message(zh: "", en: "")) {
                $0.zh += "；" + $1.zh
                $0.en += "; " + $1.en
            })
    }

    /// `复制 3.2 / 8.0 GB a.zip`; figures first, as a long name is cut at the terminal's edge.
    static func text(_ piece: WorkProgress.Piece) -> Message {
        let (done, size) = (gigabytes(piece.doneBytes), gigabytes(piece.sizeBytes))
        let name = OneLine.escaped(piece.name)
        return switch piece.step {
        case .copying:
            Message(
                zh: "复制 \(done) / \(size) GB \(name)",
                en: "copied \(done) of \(size) GB of \(name)")
        case .examining:
            Message(
                zh: "审验 \(done) / \(size) GB \(name)",
                en: "examined \(done) of \(size) GB of \(name)")
        }
    }

    /// In thousands of millions of bytes, cut after one digit.
    private static func gigabytes(_ bytes: Int) -> String {
        let tenths = bytes / 100_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
