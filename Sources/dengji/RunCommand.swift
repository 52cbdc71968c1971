internal import ArgumentParser
internal import Foundation
internal import Logging
internal import Pipeline
internal import Registry
internal import System
internal import WorkingDays

/// `dengji run`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Watch the inbox and answer / 启动登记服务",
        discussion: """
            Takes in what is dropped into inbox/ and inbox/<USCC>/, moves cases with the clock, and \
            writes answers to outbox/. SIGTERM or Ctrl-C ends it in order; whatever ends it, the \
            next start goes on where it was. One process serves a workspace.
            """)

    @OptionGroup var place: WorkspaceOption

    @Flag(help: "Drain the inbox, take every due tick, and end.")
    var once = false

    @Option(
        help: "Demonstrations only: the time, 2026-01-05T09:00:00+08:00, from which it runs on.")
    var now: String?

    @Option(help: "Worker threads, each with an examiner process.")
    var workers = 2

    @Flag(help: "Make the folder a demonstration workspace first if it has no registry.")
    var prepare = false

    @Flag(help: "Say what every journal line was.")
    var verbose = false

    @Flag(help: "At the end print packages per second, time per step and peak memory.")
    var measure = false

    func run() throws {
        guard (1...64).contains(workers) else { throw ValidationError("--workers is 1 to 64") }
        let folder = try place.find().root.description
        if prepare, !FileManager.default.fileExists(atPath: folder + "/registry/config.xml") {
            let initial = try InitCommand.parse([folder, "--demo"])
            try initial.run()
        }
        try Signal.brokenPipe.ignore()
        let workspace = try Workspace.open(Path(folder))
        let timer = StepTimer()
        let logger = RunLog(isVerbose: verbose)
        let loop = try RegistryLoop(
            workspace,
            options: RegistryLoop.Options(
                isSinglePass: once, workers: workers, examiner: try InstalledFiles.examiner(),
                engine: ProgramVersion.engine, random: RandomBytes.take, timer: timer),
            clock: try clock(workspace), report: { logger.note($0) })
        try loop.run()
        if measure { Console.print(MeasurementText.text(timer.measurement)) }
    }

    private func clock(_ workspace: Workspace) throws -> any Clock {
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
