internal import ArgumentParser
internal import Registry

/// `dengji config show`: every limit and waiting time with the value in force, its default and its
/// range.
struct ConfigShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "show",
            Message(
                zh: "列出每项限额和等待时间的编号、现行值、默认值、范围和含义",
                en: "Every limit and waiting time: its value, default, range, meaning"),
            Message(
                zh: "限额在 registry/config.xml 中以 <limit id=\"…\" value=\"…\"/> 设定，等待时间各有元素，下次启动时生效。"
                    + "config.xml 有误的，指明所在的行。",
                en:
                    "A limit is set in registry/config.xml by <limit id=\"…\" value=\"…\"/>, a waiting "
                    + "time by its own element; both hold from the next start. What is wrong in config.xml is named with its line."
            ))
    }

    @OptionGroup var output: FormatOption
    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let configuration = try place.find().configuration()
        let overview = LimitOverview(
            configuration?.limits ?? IntakeLimits(), waits: WaitRow.all(configuration),
            archiveForm: configuration?.archiveForm ?? .folder)
        try output.print(text: overview.text, json: overview)
    }
}
