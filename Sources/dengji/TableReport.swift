internal import Registry
internal import System
internal import Tables
internal import WorkingDays

/// What `new --from` did, for people and for programs.
struct TableReport: Encodable {
    /// A finding with its column.
    struct Placed: Encodable {
        let sheet: String?
        let row: Int
        let column: String?
        let columnNumber: Int?
        let finding: FindingJSON

        init(_ placed: PlacedFinding, row: Int) {
            sheet = placed.place?.sheet
            self.row = placed.place?.row ?? row
            column = placed.place?.column
            columnNumber = placed.place?.index.map { $0 + 1 }
            finding = FindingJSON(placed.finding)
        }
    }

    /// One row.
    struct Row: Encodable {
        let row: Int
        let id: String
        let state: String
        let file: String?
        let findings: [Placed]
    }

    let engine: String
    let rules: String
    let profile: String
    let received: String
    let table: String
    let folder: String
    let findingFiles: [String]
    let rows: [Row]
    let strays: [Placed]
    private let results: [RowResult]
    private let strayFindings: [PlacedFinding]

    private enum CodingKeys: String, CodingKey {
        case engine, rules, profile, received, table, folder, findingFiles, rows, strays
    }

    init(
        table: Path, folder: Path, results: [RowResult], stray: [PlacedFinding],
        check: PackageCheck, files: [Path]
    ) {
        engine = ProgramVersion.engine
        rules = check.rules.text
        profile = check.profile
        received = check.received.iso
        self.table = table.description
        self.folder = folder.description
        findingFiles = files.map(\.description)
        rows = results.map { result in
            Row(
                row: result.row, id: result.id, state: result.state.rawValue, file: result.file,
                findings: result.findings.map { Placed($0, row: result.row) })
        }
        strays = stray.map { Placed($0, row: 0) }
        self.results = results
        strayFindings = stray
    }

    /// Whether nothing was found that would return a package.
    var isClean: Bool { results.allSatisfy(\.isValid) && strayFindings.isEmpty }

    /// Rows with findings, then a summary.
    var text: String {
        var lines: [String] = []
        for result in results where !result.isValid {
            lines.append(
                Message(
                    zh: "第 \(result.row) 行  \(result.id)", en: "row \(result.row)  \(result.id)"
                )
                .text)
            for placed in result.findings where placed.finding.severity == .error {
                lines.append(
                    "  " + Colour.red.paint(placed.finding.rule) + "  "
                        + FindingSheets.sentence(placed))
            }
        }
        for placed in strayFindings {
            lines.append(
                Colour.red.paint(placed.finding.rule) + "  " + FindingSheets.sentence(placed))
        }
        func count(_ state: RowResult.State) -> Int { results.count { $0.state == state } }
        let wrong = results.count { !$0.isValid }
        lines.append(
            Message(
                zh: "\(results.count) 行：\(folder) 中新写 \(count(.written)) 个来件，"
                    + "\(count(.unchanged)) 个未变；\(wrong) 行有问题。",
                en: "\(results.count) rows: \(count(.written)) packages written to \(folder), "
                    + "\(count(.unchanged)) unchanged; \(wrong) rows with findings."
            ).text)
        lines.append(
            Message(
                zh: "每行的结果见 \(findingFiles.joined(separator: "、"))",
                en: "Results beside each row: \(findingFiles.joined(separator: ", "))"
            ).text)
        lines.append(
            Message(
                zh: "按 \(profile)（\(received) 收件）、schemas \(rules.prefix(19))… 检查。",
                en: "Judged by \(profile) (received \(received)), schemas \(rules.prefix(19))…"
            ).text)
        return lines.joined(separator: "\n")
    }
}
