internal import Registry
internal import Tables

/// A table of decisions: a heading, then a case in each row. Other columns are no concern of it, so that
/// `open-cases.csv` with a column for the decision will do.
enum BatchTable {
    private enum Column: CaseIterable {
        case caseNumber, outcome, reason, officer, party, objection, part, items, allConform
        case drafter, reviewer, signer

        /// What it may be called.
        var names: [String] {
            switch self {
            case .caseNumber: ["案号", "case"]
            case .outcome: ["决定", "outcome"]
            case .reason: ["理由", "reason"]
            case .officer: ["人员编号", "officer"]
            case .party: ["决定单位", "party"]
            case .objection: ["异议序号", "objection"]
            case .part: ["项目序号", "part"]
            case .items: ["审查清单", "items"]
            case .allConform: ["全部符合", "all-conform"]
            case .drafter: ["经办人", "drafter"]
            case .reviewer: ["审核人", "reviewer"]
            case .signer: ["签发人", "signer"]
            }
        }
    }

    /// The rows that say a decision. Throws `BatchRefusal` where the heading has no case or no decision,
    /// and for a value that is none.
    static func entries(in book: TableBook, wish: SlipWish) throws -> [BatchFile.Entry] {
        let rows = (book.sheets.first?.rows ?? []).filter { !$0.isBlank }
        guard let header = rows.first else {
            throw BatchRefusal(message: Message(zh: "表格是空的。", en: "the table is empty."))
        }
        let columns = columns(of: header)
        for needed in [Column.caseNumber, .outcome] where columns[needed] == nil {
            throw BatchRefusal(
                message: Message(
                    zh: "表头没有“\(needed.names[0])”一栏。",
                    en: "the heading has no column “\(needed.names[1])”."))
        }
        return try rows.dropFirst().compactMap { row -> BatchFile.Entry? in
            func text(_ column: Column) -> String? {
                let text = columns[column].map { row[$0].text } ?? ""
                let trimmed = text.drop { $0.isWhitespace }
                return trimmed.isEmpty ? nil : String(trimmed)
            }
            guard let outcome = text(.outcome) else { return nil }
            var wish = wish
            wish.outcome = outcome
            wish.reason = text(.reason) ?? wish.reason
            wish.officer = text(.officer) ?? wish.officer
            wish.drafter = text(.drafter) ?? wish.drafter
            wish.reviewer = text(.reviewer) ?? wish.reviewer
            wish.signer = text(.signer) ?? wish.signer
            wish.objection = try number(text(.objection), row) ?? wish.objection
            wish.part = try number(text(.part), row) ?? wish.part
            if let code = text(.party) {
                guard let party = PartyID(code) else { throw wrong(code, row) }
                wish.party = party
            }
            if let items = text(.items) {
                wish.items = items.split(whereSeparator: \.isNewline).map(String.init)
            }
            if let answer = text(.allConform) {
                guard let isYes = BatchTable.answers[answer] else { throw wrong(answer, row) }
                wish.allConform = isYes
            }
            return BatchFile.Entry(
                place: row.number,
                content: .row(caseNumber: text(.caseNumber) ?? "", wish))
        }
    }

    private static let answers = ["是": true, "yes": true, "否": false, "no": false]

    private static func columns(of header: TableRow) -> [Column: Int] {
        var columns: [Column: Int] = [:]
        for (index, cell) in header.cells.enumerated() {
            let name = cell.text.filter { !$0.isWhitespace }.lowercased()
            for column in Column.allCases where column.names.contains(name) {
                columns[column] = columns[column] ?? index
            }
        }
        return columns
    }

    private static func number(_ text: String?, _ row: TableRow) throws -> Int? {
        guard let text else { return nil }
        guard let number = Int(text) else { throw wrong(text, row) }
        return number
    }

    private static func wrong(_ text: String, _ row: TableRow) -> BatchRefusal {
        BatchRefusal(
            message: Message(
                zh: "第 \(row.number) 行：“\(text)”填写有误。",
                en: "row \(row.number): “\(text)” is no value for it."))
    }
}

/// Why a table of decisions cannot be read as a whole.
struct BatchRefusal: Error {
    /// One sentence.
    var message: Message
}
