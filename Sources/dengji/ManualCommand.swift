internal import ArgumentParser
internal import Foundation
internal import System
internal import WorkingDays

/// `dengji manual DIR`: manual pages of this very program, for `make install`.
struct ManualCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "manual",
            abstract: Message(
                zh: "写出手册页：dengji.1 和每个子命令一页",
                en: "Write manual pages: dengji.1 and one of each command"
            ).text, shouldDisplay: false)
    }

    @Argument(
        help: .both("放入的文件夹，须已存在", "Folder to write into; must exist"), completion: .directory)
    var directory: String

    @Option(
        help: .both("页上的日期；未指明时为今天", "Date on the pages; else today"),
        transform: ArgumentReading.day)
    var date: Day?

    func run() throws {
        let tool = try JSONDecoder().decode(ManualTool.self, from: Data(Dengji._dumpHelp().utf8))
        for page in ManualPage.all(of: tool.command) {
            try FileWriting.replace(
                Path(directory).appending(Path(page.name + ".1")),
                Array(page.roff(date: date ?? ArgumentReading.now().day).utf8))
        }
    }
}

/// What the argument parser says of the whole program.
struct ManualTool: Decodable {
    let command: ManualCommandInfo
}

/// A command and what is below it.
struct ManualCommandInfo: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [ManualCommandInfo]?
    let arguments: [ManualArgument]?

    /// Subcommands with a page: those that are shown, but for the parser's own `help`.
    var shown: [ManualCommandInfo] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }
}

/// An argument, option or flag.
struct ManualArgument: Decodable {
    struct Name: Decodable {
        let kind: String
        let name: String

        var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?
}
