internal import Definitions
internal import Papers
internal import Press
internal import Registry
internal import Storage
internal import System
internal import Views
internal import WorkingDays

/// Puts a case together as a docket (案卷) to be printed: what stands on the cover, what lies in the
/// folder, in its order.
struct DocketComposition {
    let workspace: WorkspaceFolder
    let record: CaseRecord
    let folder: Path
    let narrative: CaseNarrative
    let procedure: Procedure?

    /// Largest package that is attached; a larger one stays in the case's folder alone.
    private static let maxOriginalBytes = 64 << 20

    /// The docket; papers are read from the case's folder, and each must be the one that `case.xml`
    /// names.
    func docket() throws -> PressDocket {
        let parties = try workspace.parties()
        let isDemonstration = try workspace.configuration()?.isDemonstration ?? false
        return PressDocket(
            title: narrative.subjectName, number: record.number.text,
            keeper: parties[record.registrar]?.name ?? record.registrar.code,
            demonstration: DemonstrationMark.text(isDemonstration),
            // The time of the last thing that came into the folder: the same case, the same docket.
            date: (record.papers.map(\.at).max() ?? record.since).iso,
            cover: cover(record), account: NarrativeText.text(of: narrative, width: nil),
            items: try record.papers.map(item))
    }

    private func cover(_ record: CaseRecord) -> [PressDocket.CoverLine] {
        var lines: [PressDocket.CoverLine] = []
        if let procedure { lines.append(.init("办理程序", procedure.title)) }
        for applicant in record.applicants {
            lines.append(.init("申请人", "\(applicant.name)　\(applicant.id.code)"))
        }
        lines.append(.init("收到时间", record.opening.receivedAt.chinese))
        if let number = record.registrationNumber { lines.append(.init("登记号", number)) }
        let stage = record.stage.map { procedure?.stage($0)?.title ?? $0 }
        lines += [
            .init("办理状态", stage.map { "办理中：" + $0 } ?? "已办结，\(record.since.chinese)"),
            .init("适用规则", "\(record.profile)　\(record.rules.text)"),
            .init("卷内件数", "\(record.papers.count) 件"),
        ]
        return lines
    }

    private func item(_ paper: DocketPaper) throws -> PressDocket.Item {
        let number = String(paper.file.prefix { $0 != "-" })
        let date = paper.at.chinese
        let path = workspace.path(folder.appending(Path(paper.file)))
        let isOurs = PaperKind(rawValue: paper.kind) != nil
        let title = paper.kind == "slip" ? "决定单（来件）" : "来件原件"
        if !isOurs, try OpenedFile(path).sizeBytes > DocketComposition.maxOriginalBytes {
            return PressDocket.Item(
                number: number, title: title + "，过大未附", reference: paper.file, date: date,
                paper: nil)
        }
        let bytes = try WorkspaceFolder.bytes(of: path)
        guard DocketComposition.digest(of: bytes) == paper.digest else {
            throw CommandError.environment(
                Message(
                    zh: "\(paper.file) 与 case.xml 所载摘要不符。",
                    en: "\(paper.file) is not the file that case.xml names."),
                advice: Message(zh: "运行 dengji verify 查明原因。", en: "Run dengji verify to see why."))
        }
        guard isOurs else {
            return PressDocket.Item(
                number: number, title: title, reference: paper.file, date: date, paper: nil,
                original: PressPaper(fileName: paper.file, bytes: bytes))
        }
        return PressDocket.Item(
            number: number, title: try PaperReading.read(bytes).title,
            reference: paper.documentNumber ?? paper.file, date: date,
            paper: PressPaper(fileName: paper.file, bytes: bytes))
    }
}
