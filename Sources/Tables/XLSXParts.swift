internal import Packages
internal import XML

/// The parts of an XLSX and how they refer to each other (ECMA-376 part 2).
struct XLSXParts {
    /// A reference from one part to another.
    struct Relation {
        let id: String
        let type: String
        /// The part's name without a slash before it; the address as it stands when it is external.
        let target: String
        let isExternal: Bool
    }

    private let reader: PackageReader
    private let entries: [String: ZIPEntry]
    private let limits: TableLimits

    /// Judges the ZIP; a refusal names its rule.
    init(_ bytes: [UInt8], limits: TableLimits) throws {
        let source = PackageSource(bytes)
        switch try ZIPStructure.read(source, limits: limits.archive) {
        case .problems(let problems):
            let first = problems[0]
            throw TableRefusal(
                "XLSX 文件有误（\(first.id)）：\(first.chinese)",
                "the XLSX is not sound (\(first.id)): \(first.english)")
        case .structure(let structure):
            reader = PackageReader(source)
            entries = Dictionary(
                structure.files.map { ($0.name.lowercased(), $0) }
            ) { first, _ in first }
        }
        self.limits = limits
    }

    /// The root of a part; refused when it is missing or no sound XML.
    func root(_ name: String) throws -> XMLElement {
        guard let entry = entries[name.lowercased()] else {
            throw TableRefusal("XLSX 文件缺少 \(name)。", "the XLSX lacks \(name).")
        }
        switch try reader.bytes(of: entry, maxBytes: limits.xml.maxBytes) {
        case .problem(let problem):
            throw TableRefusal(
                "XLSX 中的 \(name) 有误（\(problem.id)）：\(problem.chinese)",
                "\(name) in the XLSX is not sound (\(problem.id)): \(problem.english)")
        case .value(let bytes):
            switch try XMLDocument.parse(bytes, limits: limits.xml) {
            case .document(let document): return document.root
            case .problems(let problems):
                throw TableRefusal(
                    "XLSX 中的 \(name) 不是可以接受的 XML：\(problems[0].message)",
                    "\(name) in the XLSX is no acceptable XML: \(problems[0].message)")
            }
        }
    }

    /// What a part refers to; of the file itself when `part` is empty. None where it says nothing.
    func relations(of part: String) throws -> [Relation] {
        let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
        let name = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
        guard entries[name.lowercased()] != nil else { return [] }
        return try root(name).all("Relationship").map { element in
            let target = element.attribute("Target") ?? ""
            let isExternal = element.attribute("TargetMode") == "External"
            return Relation(
                id: element.attribute("Id") ?? "", type: element.attribute("Type") ?? "",
                target: isExternal ? target : XLSXParts.resolved(target, in: folder),
                isExternal: isExternal)
        }
    }

    /// A target from a part's folder, `../` and all; names are looked up in the ZIP, never on disk.
    private static func resolved(_ target: String, in folder: String) -> String {
        let whole = target.hasPrefix("/") ? target : folder + target
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
