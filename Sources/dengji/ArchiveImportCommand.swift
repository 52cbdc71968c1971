internal import Archive
internal import ArgumentParser
internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// `dengji archive import`: a bag by its folder.
struct ArchiveImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "import", Message(zh: "导入归档包文件夹", en: "Bring in a bag by its folder"),
            Message(
                zh: "先核验归档包。带 --from 的，作为他处移交的档案放入 registry/archive/imported/<来源>/<名称>/，"
                    + "日志记载每个文件的摘要，不立案，不改动登记簿。不带 --from 的，为本登记系统缺失的案卷，"
                    + "每个文件都与日志一致才放回原处。不完好的、已经存在的，不导入。登记服务须未在运行。",
                en:
                    "Verifies the bag first. With --from it is kept as what came from elsewhere, in "
                    + "registry/archive/imported/<source>/<name>/, with a journal line that names each "
                    + "file's digest; no case is opened and the register stays as it is. Without, it is "
                    + "a lost bag of this registry and is put back in its place, only if every file is "
                    + "the journal's. A bag that is not whole, or is there already, is refused. No "
                    + "watcher may run."))
    }

    @Argument(
        help: ArgumentHelp(
            Message(zh: "归档包文件夹", en: "The bag's folder").text, valueName: "folder"),
        completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "来源，例如统一社会信用代码：ASCII 字母、数字、. _ -",
                en: "Where it came from, such as a credit code: ASCII letters, digits, . _ -"
            ).text, valueName: "source"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "归档包的名称；未指明时为文件夹名", en: "The bag's name here; else that of its folder"
            ).text, valueName: "name"))
    var name: String?

    @Option(
        help: .both("记入日志的时间；未指明时为现在", "Time for the journal; else now"),
        transform: ArgumentReading.instant)
    var at: Instant?

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        let workspace = try place.find()
        try workspace.needRegistry()
        try workspace.needMayChoose(at)
        let bag = try Files.realPath(Path(folder))
        let (judged, found) = try BagIntake.judge(bag)
        let bringing = BagImport(
            into: workspace.root, bag: bag,
            files: found.compactMap { file in
                guard case .file(let digest) = file.content else { return nil }
                return BagImport.File(path: file.path, digest: digest)
            },
            now: at ?? ArgumentReading.now(), random: RandomBytes.take)
        do {
            if let from {
                try takeIn(bringing, from: from, bag, found)
            } else {
                try putBack(bringing, judged, workspace)
            }
        } catch let refusal as BagImport.Refusal {
            throw BagIntake.error(refusal)
        }
    }

    private func takeIn(
        _ bringing: BagImport, from source: String, _ bag: Path, _ found: [BagFound]
    ) throws {
        let name = name ?? bag.lastName.description
        try BagIntake.needNames([source, name], mayHaveFolders: false)
        try BagIntake.needNames(found.map(\.path), mayHaveFolders: true)
        let outcome = try bringing.take(as: name, from: source)
        let folder = "registry/" + ArchivePlace.imported(name, from: source)
        switch outcome {
        case .takenIn:
            Console.say(
                zh: "已导入 \(folder)：文件 \(found.count) 个。",
                en: "imported \(folder): \(found.count) files")
        case .putBack:
            Console.say(
                zh: "已放回 \(folder)，与日志一致。", en: "put back \(folder), as the journal has it")
        }
    }

    private func putBack(
        _ bringing: BagImport, _ judged: BagJudgement, _ workspace: WorkspaceFolder
    ) throws {
        guard let number = judged.caseNumber, name == nil else {
            throw CommandError.usage(
                Message(
                    zh: "该归档包没有写明本登记系统的案号。", en: "the bag names no case of this registry."),
                advice: Message(
                    zh: "他处的归档包，用 --from 指明来源。",
                    en: "Say with --from where another's bag came from."))
        }
        try bringing.putBack(number)
        Console.say(
            zh: "案卷 \(number.text) 已放回，与日志一致。",
            en: "put back case \(number.text), as the journal has it")
    }
}
