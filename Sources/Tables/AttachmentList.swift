internal import Examination

/// The attachments of one row: those of the common values that are still referred to, and the files
/// that the row names.
struct AttachmentList {
    private struct Entry {
        let id: String
        let role: String
        let path: String
        let place: TablePlace
    }

    private let given: [FormNode]
    private let container: FormNode
    private var entries: [Entry] = []

    /// Takes the list out of the root of a document.
    init(_ root: FormNode) {
        container = root.child("attachments")
        given = container.children
        container.children = []
    }

    /// The id under which a row's file is listed; an id of the common values stays what it is.
    mutating func id(of text: String, role: String, _ place: TablePlace) -> String {
        if given.contains(where: { $0.value(at: "@id") == text }) { return text }
        let path = text.replacing("\\", with: "/")
        if let known = entries.first(where: { $0.path == path && $0.role == role }) {
            return known.id
        }
        var number = entries.count + 1
        while given.contains(where: { $0.value(at: "@id") == "F\(number)" }) { number += 1 }
        while entries.contains(where: { $0.id == "F\(number)" }) { number += 1 }
        entries.append(Entry(id: "F\(number)", role: role, path: path, place: place))
        return "F\(number)"
    }

    /// Writes the list, with sizes and digests; a file that is missing is listed as empty, so that
    /// the examination says so as it would at intake.
    func finish(_ root: FormNode, look: (String, RowFile.Place) throws -> RowFile.Outcome) rethrows
        -> (files: [RowFile], findings: [PlacedFinding], origins: [String: TablePlace])
    {
        var files: [RowFile] = []
        var findings: [PlacedFinding] = []
        var origins: [String: TablePlace] = [:]
        let used = Set(root.all(named: "file").map(\.text))
        for node in given {
            let role = node.value(at: "@role") ?? ""
            let isKept = role == "other" || role == "reason"
            guard isKept || used.contains(node.value(at: "@id") ?? "") else { continue }
            let path = node.value(at: "@path") ?? ""
            let outcome = try look(path, .defaults)
            if case .found = outcome {
                files.append(RowFile(name: path, path: path, place: .defaults))
            }
            AttachmentList.fill(node, outcome)
            container.children.append(node)
        }
        for entry in entries {
            let node = FormNode("attachment")
            let name = self.name(of: entry, besides: files)
            let outcome = try look(entry.path, .table)
            node.set(entry.id, at: "@id")
            node.set(entry.role, at: "@role")
            node.set(name, at: "@path")
            node.set(RowFile.mediaType(of: name), at: "@mediaType")
            AttachmentList.fill(node, outcome)
            switch outcome {
            case .found: files.append(RowFile(name: name, path: entry.path, place: .table))
            case .missing: break
            case .refused:
                findings.append(
                    PlacedFinding(TableRule.path.finding(found: entry.path), entry.place))
            }
            container.children.append(node)
            let count = container.children.count
            origins["attachments/attachment" + (count == 1 ? "" : "[\(count)]")] = entry.place
            origins["file:" + name] = entry.place
        }
        if container.children.isEmpty { root.children.removeAll { $0 === container } }
        return (files, findings, origins)
    }

    private static func fill(_ node: FormNode, _ outcome: RowFile.Outcome) {
        if case .found(let sizeBytes, let digest) = outcome {
            node.set(String(sizeBytes), at: "@size")
            node.set(digest, at: "@digest")
        } else {
            node.set("0", at: "@size")
            node.set("sha256:" + String(repeating: "0", count: 64), at: "@digest")
        }
    }

    /// `attachments/<last part of the path>`; with the role before it where that is taken.
    private func name(of entry: Entry, besides files: [RowFile]) -> String {
        let last = entry.path.split(separator: "/").last.map(String.init) ?? entry.path
        var name = "attachments/" + last
        var prefix = entry.role
        while files.contains(where: { $0.name.lowercased() == name.lowercased() }) {
            name = "attachments/\(prefix)-\(last)"
            prefix = entry.id + "-" + prefix
        }
        return name
    }
}
