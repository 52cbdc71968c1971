internal import ArgumentParser

/// `dengji config`.
struct ConfigCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "config", Message(zh: "工作区的设置", en: "The settings of a workspace"),
            subcommands: [ConfigShowCommand.self])
    }
}
