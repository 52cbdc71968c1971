internal import ArgumentParser
internal import Foundation
internal import Logging
internal import Pipeline
internal import Registry
internal import System
internal import WorkingDays

/// `dengji run`.
struct RunCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "run",
            Message(zh: "看守收件箱并办理", en: "Watch the inbox and answer"),
            Message(
                zh: "接收 inbox/ 和 inbox/<统一社会信用代码>/ 中的来件，按期限推进案件，答复写入 "
                    + "outbox/。SIGTERM 或 Ctrl-C 使其有序结束；无论因何中断，下次启动接续办理。"
                    + "一个工作区只由一个进程办理。",
                en: "Takes in what is dropped into inbox/ and inbox/<USCC>/, moves cases with the "
                    + "clock, and writes answers to outbox/. SIGTERM or Ctrl-C ends it in order; "
                    + "whatever ends it, the next start goes on where it was. One process serves a "
                    + "workspace."))
    }

    @OptionGroup var place: WorkspaceOption

    @Flag(help: .both("处理完收件箱和到期事项后结束", "Drain the inbox, take every due tick, and end"))
    var once = false

    @Option(

        help: .both(
            "仅演示可用：从该时间起运行，如 2026-01-05T09:00:00+08:00",
            "Demonstrations only: the time, 2026-01-05T09:00:00+08:00, from which it runs on"))
    var now: String?

    @Option(help: .both("工作线程数，每个线程有一个检查进程", "Worker threads, each with an examiner process"))
    var workers = 2

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "私钥的口令文件，取第一行；0600",
                en: "File with the passphrase of the private keys on its first line; 0600"
            ).text, valueName: "file"), completion: .file())
    var passphraseFile: String?

    @Flag(
        help: .both(
            "没有登记库的，先建立演示工作区",
            "Make the folder a demonstration workspace first if it has no registry"))
    var prepare = false

    @Flag(help: .both("逐行说明日志", "Say what every journal line was"))
    var verbose = false

    @Flag(
        help: .both(
            "结束时打印每秒件数、各步用时和内存峰值",
            "At the end print packages per second, time per step and peak memory"))
    var measure = false

    func run() throws {
        guard (1...64).contains(workers) else {
            throw ValidationError(
                Message(zh: "--workers 为 1 至 64。", en: "--workers is 1 to 64").text)
        }
        let found = try place.find()
        try found.needNoBackup()
        let folder = found.root.description
        if prepare, !FileManager.default.fileExists(atPath: folder + "/registry/config.xml") {
            let initial = try InitCommand.parse([folder, "--demo", "--pdf"])
            try initial.run()
        }
        try Signal.brokenPipe.ignore()
        let timer = StepTimer()
        let logger = RunLog(isVerbose: verbose, showsProgress: once)
        let options = RegistryLoop.Options(
            isSinglePass: once, workers: workers, examiner: try InstalledFiles.examiner(),
            engine: ProgramVersion.engine, random: RandomBytes.take, timer: timer,
            progress: WorkProgress { logger.show($0) })
        let unlock = Passphrases.unlock(file: passphraseFile)
        var workspace = try Workspace.open(Path(folder), unlock: unlock)
        let clock = try ChosenClock.clock(now, in: workspace)
        var held: HeldRegistry?
        repeat {
            let loop = try RegistryLoop(
                workspace, options: options, clock: clock, report: { logger.note($0) },
                goingOn: held)
            held = try loop.run()
            if held != nil { workspace = try Workspace.open(Path(folder), unlock: unlock) }
        } while held != nil
        if measure { Console.print(MeasurementText.text(timer.measurement)) }
    }
}
