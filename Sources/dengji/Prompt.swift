internal import Foundation
internal import System

/// Questions to a person at a terminal, on standard error so that a result may still be piped.
enum Prompt {
    /// Whether somebody is there to answer.
    static let isPossible = Terminal.input.isThere && Terminal.errors.isThere

    /// The answer without blanks around it; `nil` for an empty one. Throws when the person ends the
    /// input (Ctrl-D).
    static func ask(_ question: Message, unless suggestion: String? = nil) throws -> String? {
        let shown = suggestion.map { " [\($0)]" } ?? ""
        FileHandle.standardError.write(
            Data((question.text + shown + Message(zh: "：", en: ": ").text).utf8))
        guard let line = readLine() else {
            Console.note("")
            throw CommandError.usage(
                Message(zh: "没有做任何事：回答中断。", en: "nothing was done: the answers ended."),
                advice: Message(zh: "重新运行 dengji new", en: "Run again: dengji new"))
        }
        let answer = line.trimmingCharacters(in: .whitespaces)
        return answer.isEmpty ? suggestion : answer
    }
}
