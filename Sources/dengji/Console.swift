internal import Foundation
internal import Synchronization
internal import System

/// The only way out of the program for text.
enum Console {
    /// Writes to standard output; a line feed ends it, and is added where there is none.
    static func print(_ text: String) {
        write(text, to: .standardOutput)
    }

    /// Writes to standard output as it is, without a line feed: for a terminal's screen and questions.
    static func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Writes to standard output in the language of this process.
    static func say(zh: String, en: String) {
        print(Message(zh: zh, en: en).text)
    }

    /// Writes to standard error, with a line feed.
    static func note(_ text: String) {
        eraseProgress()
        write(text, to: .standardError)
    }

    /// Says what stopped the program.
    static func complain(_ error: CommandError) {
        note("dengji: " + error.message.text)
        if let advice = error.advice {
            note(Message(zh: "　处理：", en: "  What to do: ").text + advice.text)
        }
    }

    /// Writes over the current line of standard error, cut to the terminal's width; `ProgressLine`
    /// says when.
    static func progress(_ text: String) {
        let width = (Terminal.errors.size?.columns ?? 80) - 1
        let line = TextWrap.cut(text, to: width)
        hasProgress.withLock { shown in
            shown = true
            FileHandle.standardError.write(Data(("\r\u{1B}[K" + line).utf8))
        }
    }

    /// Takes the line of progress away, where there is one.
    static func eraseProgress() {
        hasProgress.withLock { shown in
            guard shown else { return }
            shown = false
            FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
        }
    }

    private static let hasProgress = Mutex(false)

    /// Whether colours are wanted on standard output: a terminal that has some, and `NO_COLOR` not
    /// set or empty (no-color.org).
    static let hasColours: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return Terminal.output.isThere && (environment["NO_COLOR"] ?? "").isEmpty
            && environment["TERM"] != "dumb"
    }()

    private static func write(_ text: String, to handle: FileHandle) {
        guard !text.isEmpty else { return }
        if handle == .standardOutput { eraseProgress() }
        handle.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }
}
