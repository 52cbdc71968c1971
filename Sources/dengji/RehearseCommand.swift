internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import System
internal import WorkingDays

/// `dengji rehearse`: what proposed rules would change, before anyone adopts them.
struct RehearseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "rehearse",
            Message(
                zh: "重演：拟采用的规则会改变哪些案件的日期或者结果",
                en: "Rehearse: which dates and outcomes proposed rules would change"),
            Message(
                zh: "只读，可与登记服务同时运行。重演全部未结案件和最近一年办结的案件、登记，"
                    + "逐项列出新旧日期、结果和原因。没有不同的，退出状态为 0；有不同的，为 1。"
                    + "人员作出的行为按原日期；登记簿在当时的状况、投递文件夹当时是否受信任，不能重演。",
                en: "Only reads, also beside a running watcher. Replays every open case and the "
                    + "cases and entries of the last year, and lists old and new dates and outcomes with "
                    + "the reason. Exit status 0 without differences, else 1. What people did stays "
                    + "on its day; what the register held then, and whether a folder was trusted, "
                    + "cannot be replayed."))
    }

    @Option(
        help: ArgumentHelp(
            Message(zh: "拟采用的规则配置", en: "Proposed profile").text, valueName: "profile.xml"),
        completion: .file(extensions: ["xml"]))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            Message(zh: "拟采用的一年放假安排", en: "Proposed calendar of a year").text,
            valueName: "2027.xml"))
    var calendar: String?

    @Option(
        help: ArgumentHelp(
            Message(zh: "拟采用的整套规则", en: "Proposed set of schemas").text, valueName: "dir"),
        completion: .directory)
    var schemas: String?

    @Option(
        help: .both("最近一年至该日为止；未指明时为今天", "Day on which the last year ends; else today"),
        transform: ArgumentReading.day)
    var on: Day?

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func validate() throws {
        guard [profile, calendar, schemas].compactMap({ $0 }).count == 1 else {
            throw ValidationError(
                Message(
                    zh: "--profile、--calendar、--schemas 用其中一个。",
                    en: "one of --profile, --calendar and --schemas is needed."
                ).text)
        }
    }

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        let inForce = try workspace.rules()
        let limits = try workspace.configuration()?.limits ?? IntakeLimits()
        let rehearsal = try Rehearsal(
            workspace, from: try RehearsedRules(inForce, limits: limits),
            to: try RehearsedRules(try proposed(inForce), limits: limits),
            on: on ?? ArgumentReading.now().day)
        try output.print(text: rehearsal.text, json: rehearsal)
        if !rehearsal.differences.isEmpty { throw Unsatisfied() }
    }

    private func proposed(_ inForce: RuleFiles) throws -> RuleFiles {
        if let calendar {
            return RulesChange.adding(
                try RulesChange.year(inFile: calendar, inForce).file, to: inForce)
        }
        if let profile {
            return RulesChange.adding(try RulesChange.profile(inFile: profile), to: inForce)
        }
        return try RuleFolder.read(Path(schemas ?? "schemas"))
    }
}
