internal import Archive
internal import Papers
internal import Registry
internal import System
internal import WorkingDays

/// The two lists that an archive asks for: of cases (案卷目录) and of the papers in each (卷内目录).
struct ArchiveLists {
    /// Headings of the list of cases.
    static let caseHeadings = [
        "序号", "档号", "题名", "责任者", "案号", "登记编号", "事项", "办结结果", "起始日期", "终止日期", "件数", "字节数",
        "保管期限（年）", "保管期限起算", "保管期限届满", "位置",
    ]
    /// Headings of the list of papers.
    static let paperHeadings = [
        "档号", "案号", "件号", "文件编号", "责任者", "题名", "日期", "计算机文件名", "计算机文件大小", "SHA-256",
    ]

    private let workspace: WorkspaceFolder
    private let parties: [PartyID: Party]

    /// Lists of a workspace's archive.
    init(_ workspace: WorkspaceFolder) throws {
        self.workspace = workspace
        parties = try workspace.parties()
    }

    /// A row for each case, without the heading.
    func caseRows(_ cases: [ArchivedCase]) -> [[String]] {
        cases.enumerated().map { index, archived in
            let record = archived.record
            return [
                String(index + 1), archived.archiveCode ?? "", archived.title,
                name(of: record.registrar), record.number.text, archived.entry ?? "",
                record.kind.rawValue, archived.result, record.opening.receivedAt.day.iso,
                record.since.day.iso, String(record.papers.count), String(archived.sizeBytes),
                archived.retention.map { String($0.years) } ?? "",
                archived.retention?.from.iso ?? "", archived.retention?.until.iso ?? "",
                (archived.bag ?? archived.folder).description,
            ]
        }
    }

    /// A row for each paper of the cases, without the heading; titles and issuers are those that the
    /// papers themselves have.
    func paperRows(_ cases: [ArchivedCase]) throws -> [[String]] {
        try cases.flatMap { archived in
            try archived.record.papers.map { paper in
                let (title, author) = try described(paper, in: archived)
                return [
                    archived.archiveCode ?? "", archived.record.number.text,
                    String(paper.file.prefix { $0 != "-" }), paper.documentNumber ?? "", author,
                    title, paper.at.day.iso, paper.file,
                    paper.sizeBytes.map(String.init) ?? "", paper.digest.hex,
                ]
            }
        }
    }

    private func described(
        _ paper: DocketPaper, in archived: ArchivedCase
    ) throws -> (title: String, author: String) {
        let record = archived.record
        let sender = record.opener.map { name(of: $0) } ?? record.applicants.first?.name ?? ""
        switch paper.kind {
        case "application": return (archived.title, sender)
        case "slip": return ("决定单", name(of: record.registrar))
        default: break
        }
        guard PaperKind(rawValue: paper.kind) != nil else { return (paper.kind, "") }
        let file = workspace.path(archived.folder.appending(Path(paper.file)))
        do {
            let view = try PaperReading.read(try WorkspaceFolder.bytes(of: file))
            return (view.title, view.issuerName)
        } catch let error as PaperError {
            // A list of a damaged archive is still wanted; `verify` says what is wrong.
            return ("\(paper.kind)（不能读取：\(error.description)）", "")
        }
    }

    private func name(of party: PartyID) -> String { parties[party]?.name ?? party.code }
}
