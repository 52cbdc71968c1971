internal import System

/// Shows on a terminal how far a long work has come, and how long it will still take.
final class ProgressMeter {
    private let total: Int
    private let start = SystemClock.monotonicNanoseconds()
    private var shownAt: UInt64 = 0

    /// How often it is shown.
    private static let everyNanoseconds: UInt64 = 200_000_000

    /// A meter of so many steps.
    init(total: Int) { self.total = total }

    /// So many steps are done.
    func show(_ done: Int) {
        let now = SystemClock.monotonicNanoseconds()
        guard now - shownAt >= ProgressMeter.everyNanoseconds || done == total else { return }
        shownAt = now
        let percent = total == 0 ? 100 : done * 100 / total
        let text = Message(
            zh: "\(done)/\(total) 行（\(percent)%）", en: "\(done)/\(total) lines (\(percent)%)")
        Console.progress(text.text + left(done, now))
    }

    /// Takes the line away.
    func end() { Console.progress("") }

    private func left(_ done: Int, _ now: UInt64) -> String {
        guard done > 0, done < total else { return "" }
        let seconds = Int((now - start) / 1_000_000_000) * (total - done) / done
        let time = seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min"
        return Message(zh: "，还需约 \(time)", en: ", about \(time) left").text
    }
}
