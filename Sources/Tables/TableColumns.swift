package import Examination

/// What the columns of a sheet mean, by its first row.
///
/// A heading is a label as people see it (`数据资源名称`), the label of the XSD, that label behind its
/// parent's (`持有单位/持有单位名称`), the name of the fact, or the path. Marks, white space and what
/// stands in brackets are passed over.
package struct TableColumns: Sendable {
    /// What a column holds.
    package enum Target: Hashable, Sendable {
        /// A value, at a path from the root of the document or of the group.
        case field(path: String, FormField)
        /// A short list: one thing a line, its parts divided by `|`.
        case list(FormOutline.Group)
        /// Further attachments, a path a line.
        case files
        /// What an earlier run wrote back.
        case result
    }

    /// One column.
    package struct Column: Hashable, Sendable {
        /// Counted from 0.
        package let index: Int
        /// As it stands in the table.
        package let heading: String
        /// What it holds.
        package let target: Target
    }

    /// The known columns.
    package let columns: [Column]
    /// Headings that mean nothing here.
    package let unknown: [String]
    private let headed: Set<Int>

    /// Reads the headings of a main sheet; refused when two mean the same or none means anything.
    package static func main(_ header: TableRow, _ form: FormOutline) throws -> TableColumns {
        var names: [String: Target?] = [:]
        func add(_ name: String, _ target: Target) {
            let key = plain(name)
            if let known = names[key], known != target {
                names[key] = .some(nil)
            } else {
                names[key] = target
            }
        }
        for field in form.fields {
            for alias in field.aliases { add(alias, .field(path: field.path, field)) }
        }
        for group in form.groups {
            for field in group.fields {
                add(
                    group.label + "/" + field.label,
                    .field(path: group.path + "/" + field.path, field))
                names[plain(group.path + "/" + field.path)] = .field(
                    path: group.path + "/" + field.path, field)
            }
            for name in [group.label, group.name, group.path] {
                names[plain(name)] = .list(group)
            }
        }
        for field in form.fields {
            for name in [field.label, field.path] {
                names[plain(name)] = .field(path: field.path, field)
            }
        }
        names[plain(FindingColumns.otherFiles)] = .files
        for name in FindingColumns.headings { names[plain(name)] = .result }
        return try TableColumns(header) { names[$0] ?? nil }
    }

    /// Reads the headings of a group's sheet: values of the group, and one of the main sheet's by
    /// which its rows are found.
    package static func group(
        _ header: TableRow, _ group: FormOutline.Group, _ form: FormOutline
    ) throws -> TableColumns {
        var names: [String: Target] = [:]
        for field in form.fields {
            for name in [field.label, field.path] + field.aliases {
                names[plain(name)] = .field(path: "/" + field.path, field)
            }
        }
        for field in group.fields {
            for name in field.aliases + [field.label, field.path] {
                names[plain(name)] = .field(path: field.path, field)
            }
        }
        names[plain(FindingColumns.findings)] = .result
        return try TableColumns(header) { names[$0] }
    }

    private init(_ header: TableRow, _ meaning: (String) -> Target?) throws {
        var columns: [Column] = []
        var unknown: [String] = []
        var seen: Set<Target> = []
        for (index, cell) in header.cells.enumerated() where !cell.text.isEmpty {
            guard let target = meaning(TableColumns.plain(cell.text)) else {
                unknown.append(cell.text)
                continue
            }
            guard target == .result || seen.insert(target).inserted else {
                throw TableRefusal(
                    row: header.number, "有两列都是“\(cell.text)”。",
                    "two columns are “\(cell.text)”.")
            }
            columns.append(Column(index: index, heading: cell.text, target: target))
        }
        guard columns.contains(where: { $0.target != .result }) else {
            throw TableRefusal(
                row: header.number, "表头没有一列是可以识别的。表头是第一个不以 # 开头的行：表名等请删去，或者在前面加 #。",
                "no heading is known. The headings are the first row that does not begin with #: "
                    + "delete a title above them, or begin it with #.")
        }
        self.columns = columns
        self.unknown = unknown
        headed = Set(header.cells.indices.filter { !header.cells[$0].text.isEmpty })
    }

    /// What a row holds in columns without a heading.
    func unheaded(_ row: TableRow) -> [(index: Int, text: String)] {
        row.cells.enumerated().filter { !$0.element.text.isEmpty && !headed.contains($0.offset) }
            .map { ($0.offset, $0.element.text) }
    }

    /// The column of a path.
    package func column(at path: String) -> Column? {
        columns.first {
            guard case .field(path, _) = $0.target else { return false }
            return true
        }
    }

    /// A heading without marks, white space, and what stands in brackets.
    private static func plain(_ heading: String) -> String {
        var depth = 0
        var result = ""
        for letter in heading {
            if letter == "（" || letter == "(" { depth += 1 }
            if depth == 0, !letter.isWhitespace, !"★○*：:".contains(letter) { result.append(letter) }
            if letter == "）" || letter == ")" { depth -= 1 }
        }
        return (result.isEmpty ? heading : result).lowercased()
    }
}
