internal import ArgumentParser
internal import Foundation

/// A text in the two languages of the command line.
struct Message: Hashable {
    /// In Chinese.
    var zh: String
    /// In English.
    var en: String

    /// The text in the language of this process.
    var text: String { self.in(Language.current) }

    /// The text in a language.
    func `in`(_ language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }
}

/// The language of messages; papers are Chinese in either.
enum Language: Hashable {
    case chinese, english

    /// By the environment of this process.
    static let current = Language(environment: ProcessInfo.processInfo.environment)

    /// The first of LC_ALL, LC_MESSAGES and LANG that is not empty decides, as POSIX says; `zh…` is
    /// Chinese, all else English.
    init(environment: [String: String]) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let value = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        self = value.lowercased().hasPrefix("zh") ? .chinese : .english
    }
}

extension ArgumentHelp {
    /// Help in the language of this process.
    static func both(_ zh: String, _ en: String) -> ArgumentHelp {
        ArgumentHelp(stringLiteral: Message(zh: zh, en: en).text)
    }
}

extension CommandConfiguration {
    /// A subcommand of this name, with a line that says what it does and a text that says more.
    static func named(
        _ name: String, _ abstract: Message, _ discussion: Message = Message(zh: "", en: ""),
        subcommands: [any ParsableCommand.Type] = []
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: abstract.text, discussion: discussion.text,
            subcommands: subcommands)
    }
}
