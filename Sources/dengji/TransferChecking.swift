internal import Archive
internal import Packages
internal import Papers
internal import Registry
internal import System

/// Makes the checks of a transfer on one bag after another.
struct TransferChecking {
    private(set) var report = TransferReport()
    private var papers: PaperCheck
    private let digests: JournalDigests
    private let workspace: WorkspaceFolder

    /// Checks under a trust anchor and what the journal says.
    init(papers: PaperCheck, digests: JournalDigests, workspace: WorkspaceFolder) {
        self.papers = papers
        self.digests = digests
        self.workspace = workspace
    }

    /// Checks a case where it lies; says whether it may be handed over.
    mutating func check(_ archived: ArchivedCase) throws -> Bool {
        let number = archived.record.number
        let folder = BagFolder(path: try workspace.bag(of: archived))
        let contents = try folder.contents()
        let found = contents.found
        let judged = try folder.judgement(of: contents)
        for check in [TransferCheck.content, .quantity, .files, .readableRecord] {
            report.made(check)
        }
        for fault in judged.faults {
            let check: TransferCheck = fault.code == .oxum ? .quantity : .content
            report.found(.init(check, number, fault.path, fault.chinese))
        }
        for file in found where file.content == .notFile {
            report.found(.init(.files, number, file.path, "不是普通文件"))
        }
        checkMetadata(judged.information, number)
        checkNumbering(archived.record)
        checkJournal(found, number)
        try checkPapers(archived)
        return report.isSound(number)
    }

    /// Says that a copy was made and proved, or why not.
    mutating func copied(_ number: CaseNumber, problem: String?) {
        report.made(.copy)
        if let problem { report.found(.init(.copy, number, ".", problem)) }
    }

    private mutating func checkMetadata(_ information: BagInformation, _ number: CaseNumber) {
        report.made(.metadata)
        for label in [
            BagLabel.organisation, BagLabel.organisationCode, BagLabel.caseNumber,
            BagLabel.baggingDate, BagLabel.closedOn, BagLabel.retention, BagLabel.retainedUntil,
        ] where (information[label] ?? "").isEmpty {
            report.found(.init(.metadata, number, BagText.information, "缺少 \(label)"))
        }
    }

    private mutating func checkNumbering(_ record: CaseRecord) {
        report.made(.numbering)
        for (index, paper) in record.papers.enumerated()
        where Int(paper.file.prefix { $0 != "-" }) != index + 1 {
            report.found(
                .init(.numbering, record.number, paper.file, "应为第 \(index + 1) 件"))
            return
        }
    }

    private mutating func checkJournal(_ found: [BagFound], _ number: CaseNumber) {
        var expected = digests.papers[number] ?? [:]
        expected["case.xml"] = digests.records[number]
        for (name, digest) in expected.sorted(by: { $0.key < $1.key }) {
            let check: TransferCheck = name == "case.xml" ? .record : .journal
            report.made(check)
            let path = "\(BagText.payloadFolder)/\(name)"
            guard let file = found.first(where: { $0.path == path }) else {
                report.found(.init(check, number, path, "文件缺失"))
                continue
            }
            if file.content != .file(digest) {
                report.found(.init(check, number, path, "与日志所载摘要不符"))
            }
        }
    }

    private mutating func checkPapers(_ archived: ArchivedCase) throws {
        let number = archived.record.number
        for paper in archived.record.papers {
            let path = "\(BagText.payloadFolder)/\(paper.file)"
            let file = workspace.path(archived.folder.appending(Path(paper.file)))
            guard try WorkspaceFolder.exists(file) else { continue }
            if paper.file.hasSuffix(".zip") {
                report.made(.readablePackages)
                if try !ZIPStructure.isComplete(try OpenedFile(file).source) {
                    report.found(.init(.readablePackages, number, path, "压缩包不完整"))
                }
            }
            guard PaperKind(rawValue: paper.kind) != nil else { continue }
            let bytes = try WorkspaceFolder.bytes(of: file)
            report.made(.readablePapers)
            do {
                _ = try PaperReading.read(bytes)
            } catch {
                report.found(.init(.readablePapers, number, path, error.description))
            }
            report.made(.signatures)
            if let problem = papers.judge(bytes, path: path).problem {
                report.found(.init(.signatures, number, path, problem.zh))
            }
        }
    }
}
