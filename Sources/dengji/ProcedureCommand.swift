internal import ArgumentParser

/// `dengji procedure`.
struct ProcedureCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "procedure",
            Message(zh: "程序：有哪些，各怎么走", en: "Procedures: which there are, and their way"),
            subcommands: [ProcedureListCommand.self, ProcedureShowCommand.self])
    }
}
