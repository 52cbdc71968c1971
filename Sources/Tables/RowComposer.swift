package import Examination
internal import Registry

/// Turns rows into applications: what the row says, and for the rest the values common to all.
///
/// A column speaks for every row: an empty cell is an empty value and never the common one, or a
/// forgotten cell would be filled with somebody else's. Files are the exception: where a row names
/// none, the common one stays. A column that no row fills is as if it were not there.
package struct RowComposer {
    /// The form of the kind.
    package let form: FormOutline
    /// The columns of the main sheet.
    package let columns: TableColumns
    private let defaults: FormNode?
    private let sheets: [GroupSheet]
    private let filled: Set<Int>

    /// A composer for the rows of a sheet; `defaults` is the root of an application of the same
    /// kind, or `nil`.
    package init(
        form: FormOutline, columns: TableColumns, rows: [TableRow], defaults: FormNode?,
        sheets: [GroupSheet]
    ) {
        filled = Set(
            columns.columns.map(\.index).filter { index in
                rows.contains { !$0[index].text.isEmpty || $0[index].fault != nil }
            })
        self.form = form
        self.columns = columns
        self.defaults = defaults
        self.sheets = sheets
    }

    /// The values by which rows of further sheets are found.
    package var keyPaths: [String] { sheets.map(\.keyPath) }

    /// What a row says at a path, codes in place of labels; what all rows have in common only where
    /// the table has no column for it.
    package func value(at path: String, of row: TableRow) -> String? {
        if let column = columns.column(at: path), filled.contains(column.index),
            case .field(_, let field) = column.target
        {
            let text = row[column.index].text
            return text.isEmpty ? nil : RowComposer.code(text, field)
        }
        let common = defaults?.value(at: path)
        return common?.isEmpty == true ? nil : common
    }

    /// The application of a row. `look` says what is at a path below the folder of the table or of
    /// the common values.
    package func compose(
        _ row: TableRow, id: String, created: String,
        look: (String, RowFile.Place) throws -> RowFile.Outcome
    ) rethrows -> ComposedRow {
        let root = defaults?.copy() ?? FormNode(form.root)
        for column in columns.columns where filled.contains(column.index) {
            if case .field(let path, let field) = column.target, !field.isFile {
                root.remove(path)
            }
            if case .list(let group) = column.target { _ = cleared(root, group) }
        }
        root.set(id, at: "@id")
        root.set(created, at: "@created")
        var findings: [PlacedFinding] = []
        var origins: [String: TablePlace] = [:]
        var list = AttachmentList(root)
        if let cell = columns.unheaded(row).first {
            findings.append(
                PlacedFinding(RegistryRule.tableColumn.finding(found: cell.text), nil))
        }
        for column in columns.columns {
            let cell = row[column.index]
            let place = TablePlace(column: column.heading, index: column.index)
            if column.target != .result, let fault = cell.fault {
                findings.append(
                    PlacedFinding(fault.rule.finding(found: cell.text), place))
                continue
            }
            guard !cell.text.isEmpty else { continue }
            switch column.target {
            case .result: continue
            case .field("@id", _), .field("@created", _): continue
            case .field(let path, let field) where field.isFile:
                let role = form.roles[path] ?? "other"
                root.set(list.id(of: cell.text, role: role, place), at: path)
            case .field(let path, let field):
                root.set(RowComposer.code(cell.text, field), at: path)
            case .list(let group):
                findings += fill(root, group, cell.text, place, &origins)
            case .files:
                for line in RowComposer.lines(cell.text) {
                    _ = list.id(of: line, role: "other", place)
                }
            }
        }
        for sheet in sheets { findings += fill(root, sheet, row, &origins) }
        let files = try list.finish(root, look: look)
        findings += files.findings
        origins.merge(files.origins) { first, _ in first }
        return ComposedRow(
            document: root.document(of: form), files: files.files, findings: findings,
            origins: origins)
    }

    /// The code of a value of a closed list, by its label too; any other text as it is.
    static func code(_ text: String, _ field: FormField) -> String {
        field.choices.first { $0.code == text || $0.chinese == text }?.code
            ?? field.choices.first {
                ["true", "false"].contains($0.code) && $0.code == text.lowercased()
            }?.code ?? text
    }

    /// The lines of a cell, without blank ones.
    static func lines(_ text: String) -> [String] {
        text.split { $0.isNewline || $0 == ";" || $0 == "；" }.map { TableCell.trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }

    // MARK: Repeated values

    /// The element that holds a group, emptied of what all rows have in common.
    private func cleared(_ root: FormNode, _ group: FormOutline.Group) -> (FormNode, String) {
        var node = root
        var steps = group.path.split(separator: "/").map(String.init)
        let last = steps.removeLast()
        for step in steps { node = node.child(step) }
        node.children.removeAll { $0.name == last }
        return (node, last)
    }

    private func fill(
        _ root: FormNode, _ group: FormOutline.Group, _ text: String, _ place: TablePlace,
        _ origins: inout [String: TablePlace]
    ) -> [PlacedFinding] {
        var findings: [PlacedFinding] = []
        let (parent, name) = cleared(root, group)
        for line in text.split(whereSeparator: \.isNewline) {
            guard !TableCell.trimmed(String(line)).isEmpty else { continue }
            let parts = line.split(omittingEmptySubsequences: false) { $0 == "|" || $0 == "｜" }
                .map { TableCell.trimmed(String($0)) }
            if parts.count > group.fields.count {
                findings.append(
                    PlacedFinding(
                        RegistryRule.tableList.finding(
                            found: String(line),
                            expected: group.fields.map(\.label).joined(separator: " | ")), place))
            }
            let node = FormNode(name)
            for (field, part) in zip(group.fields, parts) where !part.isEmpty {
                node.set(RowComposer.code(part, field), at: field.path)
            }
            parent.children.append(node)
            origins[origin(group, parent.children.count)] = place
        }
        return findings
    }

    private func fill(
        _ root: FormNode, _ sheet: GroupSheet, _ row: TableRow,
        _ origins: inout [String: TablePlace]
    ) -> [PlacedFinding] {
        let key = sheet.keyPath == "@id" ? root.value(at: "@id") : value(at: sheet.keyPath, of: row)
        guard let key, let rows = sheet.rows[key] else { return [] }
        var findings: [PlacedFinding] = []
        let (parent, name) = cleared(root, sheet.group)
        for below in rows {
            let node = FormNode(name)
            let index = origin(sheet.group, parent.children.count + 1)
            origins[index] = TablePlace(
                column: sheet.group.label, index: nil, sheet: sheet.name, row: below.number)
            for column in sheet.columns.columns {
                guard case .field(let path, let field) = column.target, !path.hasPrefix("/") else {
                    continue
                }
                let cell = below[column.index]
                let place = TablePlace(
                    column: column.heading, index: nil, sheet: sheet.name, row: below.number)
                origins[index + "/" + path] = place
                if let fault = cell.fault {
                    findings.append(
                        PlacedFinding(fault.rule.finding(found: cell.text), place))
                } else if !cell.text.isEmpty {
                    node.set(RowComposer.code(cell.text, field), at: path)
                }
            }
            parent.children.append(node)
        }
        return findings
    }

    private func origin(_ group: FormOutline.Group, _ position: Int) -> String {
        position == 1 ? group.path : "\(group.path)[\(position)]"
    }
}
