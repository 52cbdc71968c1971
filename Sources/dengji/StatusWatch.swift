internal import System
internal import WorkingDays

/// Redraws a text on the terminal until somebody ends it.
///
/// Uses the terminal's other screen, so that what was there before is there again afterwards, whatever
/// ended it: Ctrl-C, SIGTERM, the terminal going away, an error.
struct StatusWatch {
    /// Seconds between two looks where none are given.
    static let defaultSeconds = 5
    /// Longest time between two looks.
    static let maxSeconds = 3600

    let seconds: Int
    let root: Path

    /// Draws `text` now and then; throws where standard output is no terminal, and what `text` throws.
    func run(_ text: () throws -> String) throws {
        guard Terminal.output.isThere else {
            throw CommandError.usage(
                Message(
                    zh: "--watch 只能用于终端：标准输出不是终端。",
                    en: "--watch needs a terminal, and standard output is none."),
                advice: Message(
                    zh: "只看一次：dengji status；供程序读取：dengji status --format json",
                    en: "To look once: dengji status; for programs: dengji status --format json"))
        }
        let signals = try SignalQueue([.interrupt, .terminate, .hangUp, .windowChanged])
        Console.write("\u{1B}[?1049h\u{1B}[?25l")
        defer { Console.write("\u{1B}[?25h\u{1B}[?1049l") }
        while true {
            Console.write(StatusWatch.screen(try text(), heading: heading, size: size))
            let ready = try Poll.wait(
                for: [signals.descriptor.awaiting(.readable)],
                timeoutMilliseconds: seconds * 1000)
            guard ready.first?.contains(.readable) == true else { continue }
            if try signals.signals().contains(where: { $0 != .windowChanged }) { return }
        }
    }

    private var size: (columns: Int, lines: Int) { Terminal.output.size ?? (80, 24) }

    private var heading: String {
        let now = ArgumentReading.now()
        return Message(
            zh: "\(now.chinese)  每 \(seconds) 秒重画，Ctrl-C 结束  \(root)",
            en:
                "\(now.iso.prefix(16).replacing("T", with: " "))  every \(seconds) s, Ctrl-C ends it  "
                + "\(root)"
        ).text
    }

    /// One screen: the heading and as many lines as fit, each cut to the width; the rest of each line
    /// and of the screen is cleared, so that nothing flickers and nothing old stays.
    static func screen(
        _ text: String, heading: String, size: (columns: Int, lines: Int)
    ) -> String {
        var lines =
            [heading, ""]
            + text.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        if lines.count > size.lines {
            let hidden = lines.count - size.lines + 1
            lines = Array(lines.prefix(size.lines - 1))
            lines.append(
                Message(
                    zh: "… 另有 \(hidden) 行；dengji status 可以看全",
                    en: "… \(hidden) more lines; dengji status shows all"
                ).text)
        }
        let drawn = lines.map { TextWrap.cut($0, to: size.columns) + "\u{1B}[K" }
        return "\u{1B}[H" + drawn.joined(separator: "\n") + "\u{1B}[J"
    }
}
