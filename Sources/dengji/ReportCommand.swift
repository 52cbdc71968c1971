internal import ArgumentParser

/// `dengji report`.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "report", Message(zh: "报表", en: "Reports"),
            subcommands: [
                ReportStatisticsCommand.self, ReportHalfYearCommand.self,
                ReportYearCommand.self, ReportRegisterCommand.self,
            ])
    }
}
