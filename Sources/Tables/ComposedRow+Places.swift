internal import Examination
package import Registry

extension RowComposer {
    /// Findings of the examination with the columns they are about.
    package func placed(
        _ findings: [Finding], in row: ComposedRow, from source: TableRow
    ) -> [PlacedFinding] {
        findings.map { PlacedFinding($0, place(of: $0, in: row, source)) }
    }

    private func place(of finding: Finding, in row: ComposedRow, _ source: TableRow)
        -> TablePlace?
    {
        for name in [finding.file, finding.found, finding.expected].compactMap(\.self) {
            if finding.rule.hasPrefix("PKG-ATTACHMENT-") || finding.rule.hasPrefix("ZIP-"),
                let place = row.origins["file:" + name]
            {
                return place
            }
        }
        guard let xpath = finding.xpath else { return nil }
        var path = xpath.replacing("[1]", with: "").split(separator: "/").dropFirst()
            .joined(separator: "/")
        // A missing element is told at its parent, with its name as what is expected.
        if let expected = finding.expected {
            for name in [expected, "@" + expected] {
                let below = path.isEmpty ? name : path + "/" + name
                if form.labels[RowComposer.bare(below)] != nil { path = below }
            }
        }
        if let place = row.origins[path] ?? column(at: path, finding.found, source) { return place }
        var above = path
        while let slash = above.lastIndex(of: "/") {
            above = String(above[..<slash])
            guard var place = row.origins[above] else { continue }
            if place.sheet != nil, let label = form.labels[RowComposer.bare(path)] {
                place.column = label
            }
            return place
        }
        return form.labels[RowComposer.bare(path)].map { TablePlace(column: $0, index: nil) }
    }

    /// The column of a path; else of the values below it the one that says what was found, or the
    /// first.
    private func column(at path: String, _ found: String?, _ row: TableRow) -> TablePlace? {
        let below = columns.columns.filter { column in
            switch column.target {
            case .field(let below, _): below.hasPrefix(path + "/")
            case .list(let group): group.path == path || group.path.hasPrefix(path + "/")
            case .files, .result: false
            }
        }
        let column =
            columns.column(at: path) ?? below.first { row[$0.index].text == found } ?? below.first
        return column.map { TablePlace(column: $0.heading, index: $0.index) }
    }

    /// A path without positions.
    private static func bare(_ path: String) -> String {
        path.split(separator: "/").map { String($0.prefix { $0 != "[" }) }.joined(separator: "/")
    }
}
