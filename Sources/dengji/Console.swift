internal import Foundation

/// The only way out of the program for text.
enum Console {
    /// Writes to standard output; a line feed ends it, and is added where there is none.
    static func print(_ text: String) {
        write(text, to: .standardOutput)
    }

    /// Writes to standard output in the language of this process.
    static func say(zh: String, en: String) {
        print(Message(zh: zh, en: en).text)
    }

    /// Writes to standard error, with a line feed.
    static func note(_ text: String) {
        write(text, to: .standardError)
    }

    /// Says what stopped the program.
    static func complain(_ error: CommandError) {
        note("dengji: " + error.message.text)
        if let advice = error.advice {
            note(Message(zh: "　处理：", en: "  What to do: ").text + advice.text)
        }
    }

    /// Writes over the current line of standard error; only on a terminal.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + text).utf8))
    }

    /// Whether colours are wanted on standard output: a terminal, and `NO_COLOR` not set.
    static let hasColours =
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

    private static func write(_ text: String, to handle: FileHandle) {
        guard !text.isEmpty else { return }
        handle.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }
}
