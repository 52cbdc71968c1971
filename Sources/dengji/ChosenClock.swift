internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import WorkingDays

/// The clock of a command: the machine's, or in a demonstration one that was set.
enum ChosenClock {
    /// The clock that `--now` asks for.
    static func clock(_ now: String?, in workspace: Workspace) throws -> any Clock {
        guard let now else { return MachineClock() }
        guard workspace.configuration.isDemonstration else {
            throw PipelineError.timeOnlyInDemonstration
        }
        guard let instant = Instant(iso: now) else {
            throw ValidationError("--now wants a time like 2026-01-05T09:00:00+08:00")
        }
        return ShiftedClock(startingAt: instant)
    }
}
