internal import XML

/// The types of one XSD and of what it includes, as far as names of codes need them: global types,
/// and elements whose type is named.
struct TypeTable {
    private var codes: [String: [String: String]] = [:]
    private var members: [String: [String: String]] = [:]
    private var elements: [String: String] = [:]

    /// Reads `file` and its includes, each once.
    init(_ file: String, _ files: SchemaFiles) throws(ViewError) {
        var waiting = [file]
        var seen: Set<String> = []
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted, let root = try files.root(next) else {
                continue
            }
            read(root)
            waiting += root.all("include").compactMap { $0.attribute("schemaLocation") }
                .map { "xsd/" + $0 }
        }
    }

    /// The codes that may stand at a path of plain names, `application/resource/level` or with a
    /// last step `@role`; `nil` where the type lists none.
    func codes(at path: String) -> [String: String]? {
        let steps = path.split(separator: "/").map(String.init)
        guard let root = steps.first, var type = elements[root] else { return nil }
        for step in steps.dropFirst() {
            guard let next = members[type]?[step] else { return nil }
            type = next
        }
        return codes[type]
    }

    private mutating func read(_ root: XMLElement) {
        for child in root.children {
            guard let name = child.attribute("name") else { continue }
            switch child.name {
            case "element": elements[name] = TypeTable.type(of: child)
            case "simpleType":
                let found = SchemaFiles.codes(of: child)
                if !found.isEmpty { codes[name] = found }
            case "complexType": members[name] = TypeTable.members(of: child)
            default: break
            }
        }
    }

    private static func members(of type: XMLElement) -> [String: String] {
        var result: [String: String] = [:]
        for child in type.children {
            let name = child.attribute("name") ?? ""
            switch child.name {
            case "element": result[name] = self.type(of: child)
            case "attribute": result["@" + name] = self.type(of: child)
            case "all", "sequence", "choice", "complexContent", "simpleContent", "extension":
                result.merge(members(of: child)) { $1 }
            default: break
            }
        }
        return result
    }

    /// The name of a type without its prefix.
    private static func type(of element: XMLElement) -> String? {
        element.attribute("type").map { String($0.split(separator: ":").last ?? "") }
    }
}
