internal import ArgumentParser
internal import System
internal import WorkingDays

/// `dengji check FILE…`: the examination of intake, before anything is sent.
struct CheckCommand: ParsableCommand {
    /// Forms of the report.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, xml
    }

    static var configuration: CommandConfiguration {
        .named(
            "check",
            Message(zh: "发送前检查来件，规则与收件时相同", en: "Check packages as intake would"),
            Message(
                zh: "需要登记簿才能核对的规则，列为未核对。退出状态：0 全部通过，1 有问题，3 有的文件程序未能检查。",
                en:
                    "Rules that need the register are listed as not checked. Exit status: 0 all "
                    + "accepted, 1 findings, 3 a file could not be judged."))
    }

    @Argument(
        help: .both("来件：ZIP 或者 XML", "Packages, ZIP or XML"),
        completion: .file(extensions: ["zip", "xml"]))
    var files: [String]

    @Option(help: .both("报告的形式", "Form of the report"))
    var format: Format = .text

    @Option(
        help: .both("按该日收件检查；未指明时为今天", "Day of receipt to judge by; else today"),
        transform: ArgumentReading.day)
    var received: Day?

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let check = try PackageCheck(
            try place.find(), received: received ?? ArgumentReading.now().day)
        var checked: [CheckedPackage] = []
        var unopened: [any Error] = []
        let progress = ProgressLine(Message(zh: "检查来件", en: "packages"), total: files.count)
        defer { progress.finish() }
        for name in files {
            progress.advance()
            let file: OpenedFile
            do {
                file = try OpenedFile(Path(name))
            } catch {
                // One wrong name among hundreds keeps no other file from being judged.
                unopened.append(error)
                continue
            }
            checked.append(try check.check(file, name: name))
        }
        progress.finish()
        if !checked.isEmpty { try say(PackageReport(checked, by: check)) }
        for error in unopened.dropLast() { Console.complain(CommandError(error)) }
        if let error = unopened.last { throw error }
        for package in checked {
            if let reason = package.engineFailure {
                throw CommandError.notJudged(package.name, reason)
            }
        }
        guard checked.allSatisfy(\.isAccepted) else { throw Unsatisfied() }
    }

    private func say(_ report: PackageReport) throws {
        switch format {
        case .text: Console.print(report.text)
        case .json: Console.print(try JSONText.of(report))
        case .xml: Console.print(report.xml)
        }
    }
}
