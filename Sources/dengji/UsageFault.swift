internal import ArgumentParser

/// A call that was not understood, with the line to type instead.
struct UsageFault {
    private let commands: [any ParsableCommand.Type]
    private let names: [String]
    /// The first word behind the commands that is none of their subcommands.
    private let stray: String?

    /// Follows the arguments of a call through the tree of commands.
    init(arguments: [String]) {
        var commands: [any ParsableCommand.Type] = [Dengji.self]
        var names: [String] = []
        var stray: String?
        for word in arguments where !word.hasPrefix("-") {
            guard let last = commands.last, !last.configuration.subcommands.isEmpty else { break }
            guard
                let next = last.configuration.subcommands.first(where: {
                    $0.configuration.commandName == word
                })
            else {
                stray = word
                break
            }
            commands.append(next)
            names.append(word)
        }
        self.commands = commands
        self.names = names
        self.stray = stray
    }

    /// The message, the form of the call and what to type.
    func text(_ message: String) -> String {
        let command = commands.last ?? Dengji.self
        let usage = Dengji.usageString(for: command)
        return "dengji: \(told(message))\n"
            + Message(zh: "　用法：\(usage)", en: "  Usage: \(usage)").text + "\n"
            + Message(zh: "　处理：", en: "  What to do: ").text + advice.text
    }

    private var path: String { (["dengji"] + names).joined(separator: " ") }

    private var advice: Message {
        let help = "\(path) --help"
        if let stray, let last = commands.last {
            let known = last.configuration.subcommands.filter { $0.configuration.shouldDisplay }
                .compactMap { $0.configuration.commandName }
            let near = Likeness.nearest(to: stray, among: known)
            return Message(
                zh: (near.map { "是不是 \(path) \($0)？" } ?? "")
                    + "子命令有 \(known.joined(separator: "、"))；说明：\(help)",
                en: (near.map { "Did you mean \(path) \($0)? " } ?? "")
                    + "There are \(known.joined(separator: ", ")); more: \(help)")
        }
        let example = CommandExamples.all[names.joined(separator: " ")]?.first?.line
        return Message(
            zh: (example.map { "例如 \($0)；" } ?? "") + "说明：\(help)",
            en: (example.map { "For example: \($0); " } ?? "") + "more: \(help)")
    }

    /// The parser's own sentence; in Chinese for those that it makes most.
    private func told(_ message: String) -> String {
        if let stray {
            return Message(zh: "没有子命令“\(stray)”。", en: "there is no command “\(stray)”.").text
        }
        let message =
            message.hasPrefix("Error: ") ? String(message.dropFirst("Error: ".count)) : message
        guard Language.current == .chinese else { return message }
        return UsageFault.chinese(message)
    }

    /// What swift-argument-parser says, in Chinese; a sentence that it says seldom stays English.
    static func chinese(_ message: String) -> String {
        if let match = message.wholeMatch(of: /Missing expected argument '(.+)'/) {
            return "缺少 \(match.1)。"
        }
        if let match = message.wholeMatch(of: /Missing value for '(.+)'/) {
            return "\(match.1) 缺少值。"
        }
        if let match = message.wholeMatch(of: /Unknown option '(.+)'\. Did you mean '(.+)'\?/) {
            return "没有选项 \(match.1)；是不是 \(match.2)？"
        }
        if let match = message.wholeMatch(of: /Unknown option '(.+)'/) {
            return "没有选项 \(match.1)。"
        }
        if let match = message.wholeMatch(of: /Unexpected argument '(.+)'/) {
            return "多余的参数 \(match.1)。"
        }
        if let match = message.wholeMatch(of: /(\d+) unexpected arguments: (.+)/) {
            return "多余的参数 \(match.2)。"
        }
        if let match = message.wholeMatch(
            of: /The value '(.*)' is invalid for '([^']+)':? ?([\s\S]*)/)
        {
            if let values = match.3.firstMatch(of: /Please provide one of ([\s\S]+)\./) {
                let words = values.1.matches(of: /'([^']+)'/).map { String($0.1) }
                return "“\(match.1)”不能作为 \(match.2)；可以用 \(words.joined(separator: "、"))。"
            }
            let reason = match.3.isEmpty ? "" : "：\(match.3)"
            return "“\(match.1)”不能作为 \(match.2)\(reason)"
        }
        return message
    }
}
