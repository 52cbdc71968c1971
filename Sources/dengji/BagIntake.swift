internal import Archive
internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// What a bag must be before it is brought in.
enum BagIntake {
    /// A whole bag with what lies in it; throws at the first fault, and for anything but files.
    static func judge(_ bag: Path) throws -> (BagJudgement, [BagFound]) {
        guard try Files.status(of: bag).kind == .folder, try BagFolder.isBag(bag) else {
            throw CommandError.usage(
                Message(zh: "\(bag) 不是归档包文件夹。", en: "\(bag) is no folder of a bag."),
                advice: Message(
                    zh: "归档包的文件夹中有 bagit.txt。", en: "A bag's folder has a bagit.txt."))
        }
        let folder = BagFolder(path: bag)
        let contents = try folder.contents()
        let found = contents.found
        var judged = try folder.judgement(of: contents)
        if let record = record(in: bag, found) { judged.compare(record, with: found) }
        // A bag of others need not have a manifest of its tag files; what it has must be files.
        let strange = found.first { file in
            if case .file = file.content { return false }
            return true
        }
        if let faults = judged.faults.told { throw notWhole(bag, zh: faults.zh, en: faults.en) }
        guard let strange else { return (judged, found) }
        throw notWhole(bag, zh: "\(strange.path) 不是文件", en: "\(strange.path) is no file")
    }

    /// Throws for a name that the journal may not hold, or that leaves the folder.
    static func needNames(_ paths: [String], mayHaveFolders: Bool) throws {
        for path in paths {
            let parts =
                mayHaveFolders
                ? path.split(separator: "/", omittingEmptySubsequences: false) : [path[...]]
            guard parts.allSatisfy({ ArchivePlace.isImportName(String($0)) }) else {
                throw CommandError.usage(
                    Message(
                        zh: "名称“\(path)”不能导入：只用 ASCII 字母、数字和 . _ -，不以点开头。",
                        en:
                            "the name “\(path)” cannot be brought in: ASCII letters, digits and . _ - "
                            + "only, no dot first."),
                    advice: Message(
                        zh: "日志记载文件名，因此文件名不得含有个人信息；请移交方改名并重新制作归档包。",
                        en:
                            "The journal holds the names, which must say nothing of people; have the "
                            + "sender rename the files and make the bag anew."))
            }
        }
    }

    /// What a refusal means for whoever gave the command.
    static func error(_ refusal: BagImport.Refusal) -> CommandError {
        switch refusal {
        case .isThere(let path):
            .usage(
                Message(zh: "\(path) 已经存在。", en: "\(path) is there already."),
                advice: Message(
                    zh: "用 dengji verify 核对；不同的归档包用 --name 另取名称。",
                    en: "Check it with dengji verify; give another bag another name with --name."))
        case .noSuchCase:
            .usage(
                Message(zh: "本登记系统没有办结这一案号的案件。", en: "no case of that number closed here."),
                advice: Message(
                    zh: "他处的归档包，用 --from 指明来源。",
                    en: "Say with --from where another's bag came from."))
        case .isZIP(let path):
            .usage(
                Message(
                    zh: "该案的归档包是一个 ZIP 文件 \(path)。",
                    en: "the bag of that case is one ZIP, \(path)."),
                advice: Message(
                    zh: "停止程序，把整个 ZIP 文件的副本放回该处，再运行 dengji verify。",
                    en: "Stop dengji, copy the whole ZIP back to that place, and run dengji verify."
                ))
        case .disposed:
            .usage(
                Message(zh: "该案卷已经依销毁令销毁，不能放回。", en: "the case was destroyed by an order."),
                advice: Message(
                    zh: "副本按该销毁令处理。", en: "Deal with the copy as ordered."))
        case .differs(let path):
            .environment(
                Message(zh: "\(path) 与日志所载不一致。", en: "\(path) is not what the journal says."),
                advice: Message(
                    zh: "请另找与日志一致的副本；他处同案号的归档包，用 --from 指明来源。",
                    en: "Find a copy that is the journal's; a bag of others with that number needs "
                        + "--from."))
        case .changed(let path):
            .environment(
                Message(
                    zh: "\(path) 在导入时发生变化。", en: "\(path) changed while it was brought in."),
                advice: Message(
                    zh: "确认没有程序在写入后重试。", en: "See that nobody writes there, and try again."))
        }
    }

    private static func record(in bag: Path, _ found: [BagFound]) -> CaseRecord? {
        let name = BagText.payloadFolder + "/case.xml"
        guard found.contains(where: { $0.path == name }) else { return nil }
        return BagVerification.record(in: bag.appending(Path(name)))
    }

    private static func notWhole(_ bag: Path, zh: String, en: String) -> CommandError {
        .environment(
            Message(zh: "归档包 \(bag) 不完好：\(zh)", en: "the bag \(bag) is not whole: \(en)"),
            advice: Message(
                zh: "运行 dengji verify \(bag)，请移交方重新提供。",
                en: "Run dengji verify \(bag), and ask whoever sent it for another copy."))
    }
}

extension [BagFault] {
    /// The first few in one sentence; `nil` for none.
    var told: Message? {
        if isEmpty { return nil }
        let more = count > 5 ? " …" : ""
        return Message(
            zh: prefix(5).map(\.chinese).joined(separator: "；") + more,
            en: prefix(5).map(\.english).joined(separator: "; ") + more)
    }
}
