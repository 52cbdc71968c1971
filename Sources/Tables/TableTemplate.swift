package import Examination

/// An empty table of a kind, to be filled in: a heading, four rows that explain it and begin with
/// `#`, so that they are never taken for data, and one example of the same sort.
package struct TableTemplate {
    /// The rows of the main sheet.
    package let main: [[String]]
    /// For a kind whose document is a list, the rows of its items; then nothing else is filled in.
    package let list: [[String]]?
    /// The rows of a sheet for each kind of repeated values, with its label and short name.
    package let groups: [(label: String, name: String, rows: [[String]])]

    /// The table of a form; values of the example come from the root of an example document.
    package init(_ form: FormOutline, example: FormNode) {
        // The id comes first; the time of making is told for all rows at once.
        let fields =
            form.fields.filter { $0.path == "@id" }
            + form.fields.filter { $0.path != "@id" && $0.path != "@created" }
        var rows = TableTemplate.rows(fields, key: nil) { path in
            let value = example.value(at: path) ?? ""
            return fields.first { $0.path == path }?.isFile == true
                ? TableTemplate.file(value, example) : value
        }
        for group in form.groups {
            let order = group.fields.map(\.label).joined(separator: "|")
            let texts = [
                group.label, group.path, "○", "每项一行：\(order)；或者写在另一张表“\(group.label)”中", "", "",
            ]
            for (index, text) in texts.enumerated() { rows[index].append(text) }
        }
        let texts = [
            FindingColumns.otherFiles, "attachments", "○", "相对于本表的路径，一行一个", "", "",
        ]
        for (index, text) in texts.enumerated() { rows[index].append(text) }
        main = rows
        let key = form.fields.first { $0.path.lowercased().hasSuffix("code") && $0.isRequired }
        list = form.listGroup.map { group in
            let node = TableTemplate.nodes(group.path, example).first
            return TableTemplate.rows(group.fields, key: nil) { node?.value(at: $0) ?? "" }
        }
        groups = form.groups.map { group in
            let nodes = TableTemplate.nodes(group.path, example)
            var rows = TableTemplate.rows(group.fields, key: key) { path in
                nodes.first?.value(at: path) ?? ""
            }
            if let key { rows[5][0] = "# 例 " + (example.value(at: key.path) ?? "") }
            return (group.label, group.name, rows)
        }
    }

    private static func rows(
        _ fields: [FormField], key: FormField?, value: (String) -> String
    ) -> [[String]] {
        let marks = ["", "# 路径 ", "# 必填 ", "# 说明 ", "# 可填 ", "# 例 "]
        var rows: [[String]] = Array(repeating: [], count: 6)
        for field in (key.map { [$0] } ?? []) + fields {
            let isKey = field.path == key?.path
            let choices = field.choices.map(\.chinese).joined(separator: " / ")
            let example = isKey ? "" : value(field.path)
            let shown = field.choices.first { $0.code == example }?.chinese ?? example
            let texts = [
                field.label, field.path, field.isRequired ? "★" : "○",
                field.isFile ? "附件：相对于本表的路径" : field.help, choices, shown,
            ]
            for (index, text) in texts.enumerated() {
                rows[index].append((rows[index].isEmpty ? marks[index] : "") + text)
            }
        }
        return rows
    }

    private static func nodes(_ path: String, _ root: FormNode) -> [FormNode] {
        var nodes = [root]
        for step in path.split(separator: "/") {
            nodes = nodes.flatMap { $0.children.filter { $0.name == step } }
        }
        return nodes
    }

    /// The path of an attachment by its id.
    private static func file(_ id: String, _ root: FormNode) -> String {
        root.all(named: "attachment").first { $0.value(at: "@id") == id }?
            .value(at: "@path") ?? ""
    }
}
