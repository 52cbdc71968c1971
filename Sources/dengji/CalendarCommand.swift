internal import ArgumentParser

/// `dengji calendar`.
struct CalendarCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "calendar", Message(zh: "工作日日历", en: "The calendar of working days"),
            subcommands: [CalendarExplainCommand.self, CalendarShowCommand.self])
    }
}
