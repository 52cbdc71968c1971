package import Registry
internal import WorkingDays
internal import XML

/// A part of the status list: the entries of a region and year. Not signed; the list names its
/// SHA-256.
package struct StatusShard: Hashable, Sendable {
    /// Which part.
    package var name: StatusShardName
    /// Its entries, in the order of their numbers.
    package var rows: [ListedEntry]

    /// A part; rows come into their order.
    package init(name: StatusShardName, rows: [ListedEntry]) {
        self.name = name
        self.rows = rows.sorted { $0.number < $1.number }
    }

    /// The file's bytes: canonical, one entry on a line. They depend on the entries alone, so that a
    /// part in which nothing changed keeps its digest.
    package func write() -> [UInt8] {
        var writer = IndentedWriter(
            root: "statusShard", namespace: StatusList.namespace,
            attributes: [("name", name.text)])
        for row in rows {
            writer.element(
                "entry", "",
                [
                    ("number", row.number), ("kind", row.kind.rawValue),
                    ("version", String(row.version)), ("state", row.state.rawValue),
                    ("since", row.since.iso), ("rights", String(row.hasRights)),
                    ("certificate", row.certificate?.text),
                    (
                        "marks",
                        row.marks.isEmpty
                            ? nil : row.marks.map(\.rawValue).joined(separator: " ")
                    ),
                ])
        }
        return writer.finishFile()
    }

    /// Numbers of which another part says something else, or only one of the two says anything, in
    /// their order.
    package func differences(from other: StatusShard) -> [String] {
        let mine = Set(rows)
        let others = Set(other.rows)
        return Set(mine.symmetricDifference(others).map(\.number)).sorted()
    }

    /// The part that `write` wrote.
    package static func read(_ bytes: [UInt8]) throws(PaperError) -> StatusShard {
        let root = try ElementReading.root(
            of: bytes, named: "statusShard", in: StatusList.namespace)
        var rows: [ListedEntry] = []
        for item in root.all("entry") { rows.append(try item.listedEntry()) }
        return StatusShard(
            name: try root.attribute("name", as: "a part of the list") { StatusShardName($0) },
            rows: rows)
    }
}

extension ElementReading {
    fileprivate func listedEntry() throws(PaperError) -> ListedEntry {
        var marks: [EntryMark.Kind] = []
        for text in (element.attribute("marks") ?? "").split(separator: " ") {
            marks.append(try value(String(text), as: "a mark") { EntryMark.Kind(rawValue: $0) })
        }
        return ListedEntry(
            number: try attribute("number", as: "a number of the register") {
                EntrySeries.isNumber($0) ? $0 : nil
            },
            kind: PackageKind(rawValue: try attribute("kind")), version: try number("version"),
            state: try attribute("state", as: "a state") { EntryState(rawValue: $0) },
            since: try day("since"), marks: marks, hasRights: try flag("rights"),
            certificate: try element.attribute("certificate").map { text throws(PaperError) in
                try value(text, as: "a digest") { ContentDigest($0) }
            })
    }
}
