internal import Storage
internal import Synchronization
internal import System

/// How far long work has come, and how long it will go on: one line on standard error that is written
/// over.
///
/// Says nothing where standard error is no terminal, and nothing in the first half second: most work
/// is done by then. Ten times a second at most, so that a line costs the work nothing. Whoever writes
/// to standard error meanwhile goes through `Console.note`, which takes the line away first.
final class ProgressLine: Sendable {
    private struct State {
        var done = 0
        var total: Int?
        var beside = Message(zh: "", en: "")
        var shownAt: UInt64 = 0
    }

    private let what: Message
    private let startedAt = SystemClock.monotonicNanoseconds()
    private let state: Mutex<State>

    /// A line about work of `total` pieces, where that is known.
    init(_ what: Message, total: Int? = nil) {
        self.what = what
        state = Mutex(State(total: total))
    }

    /// A line about reading the whole journal, line by line.
    static func ofJournal(_ reader: RegistryReader) throws -> ProgressLine {
        ProgressLine(
            Message(zh: "读取日志", en: "journal lines"),
            total: isWanted ? try reader.lineCount() : nil)
    }

    /// One more piece is done.
    func advance() {
        show { $0.done += 1 }
    }

    /// So many pieces are done, of so many where the number is only known on the way; `beside` stands after
    /// it.
    func reach(_ done: Int, of total: Int? = nil, beside: Message = Message(zh: "", en: "")) {
        show {
            $0.done = done
            if let total { $0.total = total }
            $0.beside = beside
        }
    }

    /// The work is over, well or not: the line goes.
    func finish() {
        guard ProgressLine.isWanted else { return }
        Console.eraseProgress()
    }

    /// Looked at once: it costs a system call.
    static let isWanted = Terminal.errors.isThere

    private func show(_ change: (inout State) -> Void) {
        guard ProgressLine.isWanted else { return }
        let now = SystemClock.monotonicNanoseconds()
        let snapshot = state.withLock { state -> State? in
            change(&state)
            guard now - startedAt > ProgressLine.silence,
                now - state.shownAt > ProgressLine.interval
            else { return nil }
            state.shownAt = now
            return state
        }
        guard let snapshot else { return }
        let seconds = Double(now - startedAt) / 1e9
        let text = ProgressLine.text(what, snapshot.done, of: snapshot.total, after: seconds)
        Console.progress(
            Message(zh: text.zh + snapshot.beside.zh, en: text.en + snapshot.beside.en).text)
    }

    /// `核验文书 120 / 400（30%），约余 1 分 10 秒`.
    static func text(_ what: Message, _ done: Int, of total: Int?, after seconds: Double) -> Message
    {
        guard let total, total > 0 else {
            return Message(zh: "\(what.zh) \(done)", en: "\(what.en): \(done)")
        }
        let share = min(100, done * 100 / total)
        var text = Message(
            zh: "\(what.zh) \(done) / \(total)（\(share)%）",
            en: "\(what.en): \(done) of \(total) (\(share)%)")
        // The first pieces say little of the rest.
        guard seconds >= 1, share >= 2, done < total else { return text }
        let left = seconds / Double(done) * Double(total - done)
        let words = duration(Int(left.rounded(.up)))
        text.zh += "，约余 \(words.zh)"
        text.en += ", about \(words.en) left"
        return text
    }

    /// `1 分 10 秒`.
    static func duration(_ seconds: Int) -> Message {
        switch seconds {
        case ..<60: return Message(zh: "\(seconds) 秒", en: "\(seconds) s")
        case ..<3600:
            let (minutes, rest) = (seconds / 60, seconds % 60)
            return Message(zh: "\(minutes) 分 \(rest) 秒", en: "\(minutes) min \(rest) s")
        default:
            let (hours, minutes) = (seconds / 3600, seconds % 3600 / 60)
            return Message(zh: "\(hours) 小时 \(minutes) 分", en: "\(hours) h \(minutes) min")
        }
    }

    private static let silence: UInt64 = 500_000_000
    private static let interval: UInt64 = 100_000_000
}
