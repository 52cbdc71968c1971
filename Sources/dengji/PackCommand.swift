internal import ArgumentParser
internal import Examination
internal import Packages
internal import Registry
internal import System
internal import WorkingDays

/// `dengji pack DIR`: a folder becomes a package that intake accepts.
struct PackCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "pack",
            Message(
                zh: "填写附件大小和摘要，检查、签名并打包",
                en: "Fill in digests, check, sign and zip a package"),
            Message(
                zh: "application.xml 中附件的 size、digest 会被填好并写回，其余文字不动。同样的内容打出同样的包。"
                    + "有问题的不打包，退出状态为 1。",
                en: "Sizes and digests of attachments are written back into application.xml, all "
                    + "other text stays. The same content gives the same package. With findings "
                    + "nothing is packed and the exit status is 1."))
    }

    @Argument(
        help: .both("含有 application.xml 的文件夹", "Folder with an application.xml"),
        completion: .directory)
    var directory: String

    @Option(
        name: [.short, .customLong("output")],
        help: .both(
            "写出的文件；未指明时为文件夹名加 .zip（或者 .xml）",
            "File to write; else the folder's name with .zip (or .xml)"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            Message(
                zh: "用该私钥签名；证书在同处的 NAME.cert.pem",
                en: "Private key to sign with; its certificate is NAME.cert.pem beside it"
            ).text, valueName: "name.key.pem"),
        completion: .file(extensions: ["pem"]))
    var key: String?

    @Flag(help: .both("只写出 application.xml，不打包", "Write the application alone, no ZIP"))
    var xml = false

    @Flag(help: .both("不检查，用于制作错误样例", "Do not check; to make bad samples"))
    var noCheck = false

    @Option(
        help: .both("按该日收件检查；未指明时为今天", "Day of receipt to judge by; else today"),
        transform: ArgumentReading.day)
    var received: Day?

    @OptionGroup var place: WorkspaceOption

    func run() throws {
        var name = directory
        while name.count > 1, name.hasSuffix("/") { name.removeLast() }
        if name == "." || name == ".." || name.hasSuffix("/..") {
            name = try Files.realPath(Path(name)).description
        }
        let target = Path(output ?? name + (xml ? ".xml" : ".zip"))
        let folder = try PackageFolder(Path(directory), except: target)
        let filled = try folder.filledApplication()
        if filled != folder.application {
            try FileWriting.replace(
                folder.path.appending(Path(folder.documentName)), filled)
        }
        let document = try key.map { try SigningKey.sign(filled, with: try SigningKey.seal($0)) }
        try write(document ?? filled, folder, to: target)
        let file = try OpenedFile(target)
        Console.print(
            Message(
                zh: "已写出 \(target)（\(file.sizeBytes) 字节，\(try file.digest().text)）",
                en: "wrote \(target) (\(file.sizeBytes) bytes, \(try file.digest().text))"
            ).text)
    }

    /// Writes beside the target, checks what was written, and renames it when nothing was found.
    private func write(_ document: [UInt8], _ folder: PackageFolder, to target: Path) throws {
        let temporary = FileWriting.temporary(for: target)
        do {
            if xml {
                try FileWriting.create(temporary, document)
            } else {
                try zip(document, folder, to: temporary)
            }
            if !noCheck { try examine(temporary, as: target) }
            try Files.rename(temporary, to: target, replacing: true)
        } catch {
            try FileWriting.remove(temporary)
            throw error
        }
    }

    private func zip(_ document: [UInt8], _ folder: PackageFolder, to path: Path) throws {
        let parts =
            [PackagePart(name: folder.documentName, bytes: document)]
            + folder.attachments.map { PackagePart(name: $0.name, content: $0.file.source) }
        let file = try Files.create(path, permissions: 0o666)
        let outcome = try PackageWriter.write(parts) { block in try file.write(block) }
        guard case .refused(let problems) = outcome else {
            try file.sync()
            return
        }
        let findings = problems.map { Finding($0) }
        Console.print(FindingText.lines(findings).joined(separator: "\n"))
        throw Unsatisfied()
    }

    private func examine(_ file: Path, as target: Path) throws {
        let check = try PackageCheck(
            try place.find(), received: received ?? ArgumentReading.now().day)
        let checked = try check.check(try OpenedFile(file), name: target.description)
        if let reason = checked.engineFailure {
            throw CommandError.notJudged(checked.name, reason)
        }
        guard !checked.isAccepted else { return }
        Console.print(PackageReport([checked], by: check).text)
        Console.note(
            Message(
                zh: "没有打包：请改正后重新运行。", en: "Nothing was packed: correct this and run again."
            ).text)
        throw Unsatisfied()
    }
}
