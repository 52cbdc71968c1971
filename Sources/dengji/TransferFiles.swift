internal import Archive
internal import Registry
internal import WorkingDays
internal import XML

/// The documents of a transfer: what is handed over (移交清单), and what was checked (四性检测报告).
struct TransferFiles {
    /// Namespace of both.
    static let namespace = "urn:dengji:transfer:1"

    /// Who hands over.
    let organisation: String
    let organisationCode: String
    /// When.
    let at: Instant
    /// Said of a demonstration.
    let isDemonstration: Bool

    /// What is handed over, a row for each bag.
    struct Item {
        let archived: ArchivedCase
        /// The bag's folder in the transfer.
        let folder: String
        let files: Int
        let bytes: Int
        /// SHA-256 of the bag's tag manifest: by it the whole bag is fixed.
        let seal: String
    }

    /// The list as XML.
    func list(_ items: [Item]) -> [UInt8] {
        var writer = IndentedWriter(
            root: "transferList", namespace: TransferFiles.namespace, attributes: attributes)
        writer.element("organisation", organisation, [("code", organisationCode)])
        for item in items {
            let archived = item.archived
            writer.element(
                "bag", archived.title,
                [
                    ("case", archived.record.number.text), ("archiveCode", archived.archiveCode),
                    ("entry", archived.entry), ("result", archived.result),
                    ("opened", archived.record.opening.receivedAt.day.iso),
                    ("closed", archived.record.since.day.iso),
                    ("retentionYears", archived.retention.map { String($0.years) }),
                    ("retainedUntil", archived.retention?.until.iso),
                    ("folder", item.folder), ("files", String(item.files)),
                    ("bytes", String(item.bytes)), ("tagManifest", "sha256:" + item.seal),
                ])
        }
        return writer.finishFile()
    }

    /// Headings of the list as a table.
    static let headings = [
        "序号", "档号", "题名", "案号", "登记编号", "起始日期", "终止日期", "保管期限（年）", "保管期限届满", "文件数", "字节数",
        "文件夹", "tagmanifest-sha256.txt 的 SHA-256",
    ]

    /// Its rows.
    func rows(_ items: [Item]) -> [[String]] {
        items.enumerated().map { index, item in
            let archived = item.archived
            return [
                String(index + 1), archived.archiveCode ?? "", archived.title,
                archived.record.number.text, archived.entry ?? "",
                archived.record.opening.receivedAt.day.iso, archived.record.since.day.iso,
                archived.retention.map { String($0.years) } ?? "",
                archived.retention?.until.iso ?? "", String(item.files), String(item.bytes),
                item.folder, item.seal,
            ]
        }
    }

    /// The report on the checks as XML: every check, those not made too.
    func report(_ report: TransferReport) -> [UInt8] {
        var writer = IndentedWriter(
            root: "transferReport", namespace: TransferFiles.namespace, attributes: attributes)
        writer.element("organisation", organisation, [("code", organisationCode)])
        for check in TransferCheck.allCases {
            writer.open(
                "check",
                [
                    ("property", check.property.rawValue), ("name", check.rawValue),
                    ("result", report.result(of: check)),
                    ("count", String(report.counts[check, default: 0])),
                ])
            writer.element("title", check.chinese)
            writer.element("title", check.english, [("lang", "en")])
            for failure in report.failures where failure.check == check {
                writer.element(
                    "failure", failure.reason,
                    [("case", failure.caseNumber.text), ("path", failure.path)])
            }
            writer.close()
        }
        return writer.finishFile()
    }

    /// Headings of the report as a table.
    static let reportHeadings = ["性质", "检测项目", "结果", "检测次数", "问题"]

    /// Its rows.
    static func rows(_ report: TransferReport) -> [[String]] {
        TransferCheck.allCases.map { check in
            let result =
                switch report.result(of: check) {
                case "passed": "通过"
                case "failed": "未通过"
                default: "未检测"
                }
            return [
                check.property.chinese, check.chinese, result,
                String(report.counts[check, default: 0]),
                report.failures.filter { $0.check == check }
                    .map { "\($0.caseNumber.text) \($0.path)：\($0.reason)" }
                    .joined(separator: "；"),
            ]
        }
    }

    private var attributes: [(String, String?)] {
        [("at", at.iso), ("demonstration", isDemonstration ? "演示 无效" : nil)]
    }
}
