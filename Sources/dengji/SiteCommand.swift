internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// `dengji site`.
struct SiteCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "site",
            Message(zh: "重新生成全部网页和公开网站", en: "Make all pages and the public site anew"),
            Message(
                zh: "由日志、登记簿和发出的文书重新生成文书旁的网页、待办文件夹、公示、目录、登记页、检索数据、"
                    + "统计、订阅、工作台和查找索引，并补印尚未印出的 PDF。用于采用新的网页模板之后，或者网页被人误删之后；签名文件不变。"
                    + "其间工作区不能有 dengji run 在运行。中断的，下次 dengji run 接着做完。",
                en: "From the journal, the register and the papers sent: pages beside papers, todo "
                    + "folders, publicity, catalogue, entries, search, statistics, feed, desks, the "
                    + "index of names; PDFs that are missing. For use after new templates were adopted, or after pages were lost; "
                    + "signed files do not change. No dengji run may be at work in the workspace "
                    + "meanwhile; when interrupted, the next one finishes it."))
    }

    @Option(
        help: .both(
            "仅演示可用：按该时间生成，如 2026-01-05T09:00:00+08:00",
            "Demonstrations only: as of the time 2026-01-05T09:00:00+08:00"))
    var now: String?

    @Flag(help: .both("PDF 也全部重新印出", "Print every PDF anew as well"))
    var pdf = false

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let folder = try place.find()
        try folder.needRegistry()
        let workspace = try Workspace.open(folder.root, unlock: Passphrases.unlock())
        guard !pdf || workspace.configuration.printing.printsPapers else {
            throw CommandError.usage(
                Message(zh: "本工作区不印 PDF。", en: "this workspace prints no PDFs."),
                advice: Message(
                    zh:
                        "在 registry/config.xml 中写入 <press papers=\"true\"/>，再运行 dengji run 或者 dengji site。",
                    en:
                        "Set <press papers=\"true\"/> in registry/config.xml, then dengji run or dengji site."
                ))
        }
        let options = RegistryLoop.Options(
            isSinglePass: true, workers: 1, examiner: try InstalledFiles.examiner(),
            engine: ProgramVersion.engine, random: RandomBytes.take, timer: StepTimer())
        let logger = RunLog(isVerbose: false)
        let rebuild: ViewRebuild
        do {
            rebuild = try ViewRebuild(
                workspace, options: options, clock: try ChosenClock.clock(now, in: workspace),
                printsAnew: pdf, report: { logger.note($0) })
        } catch let error as StorageError {
            guard error.code == .locked else { throw error }
            throw CommandError.environment(
                Message(
                    zh: "工作区 \(folder.root) 正由 dengji run 办理。",
                    en: "dengji run is at work in the workspace \(folder.root)."),
                advice: Message(
                    zh: "先结束它（Ctrl-C 或者 systemctl stop），再运行 dengji site。",
                    en: "End it first (Ctrl-C or systemctl stop), then run dengji site again."))
        }
        let progress = ProgressLine(
            Message(zh: "日志行", en: "journal lines"), total: rebuild.lineCount)
        defer { progress.finish() }
        try rebuild.run { progress.reach($0) }
        progress.finish()
        Console.say(
            zh: "已生成：日志 \(rebuild.lineCount) 行，公开网站 \(folder.root)/outbox/public/index.html",
            en: "made: \(rebuild.lineCount) lines, the public site is "
                + "\(folder.root)/outbox/public/index.html")
    }
}
