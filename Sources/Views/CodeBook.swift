internal import Registry
internal import XML

/// Chinese names for the coded values of applications: `general` is 一般.
///
/// `facts/<kind>.xml` says from which element a fact comes; the type of that element, looked up in
/// the schema that the file names, lists the codes with their documentation. A value without such a
/// name is shown as it is.
struct CodeBook {
    private struct Place: Hashable {
        var kind: PackageKind
        var name: String
    }

    private typealias Codes = [String: String]

    private var facts: [Place: Codes] = [:]
    private var open: Set<Place> = []
    private var columns: [Place: [Codes]] = [:]

    /// No names.
    init() {}

    init(_ rules: RuleFiles, _ files: SchemaFiles) throws(ViewError) {
        for (file, _) in rules.folder("facts") where file.hasSuffix(".xml") {
            if let root = try files.root("facts/" + file) { try read(root, files) }
        }
    }

    /// A fact's value as people read it.
    func text(_ fact: Fact, of kind: PackageKind) -> String {
        facts[Place(kind: kind, name: fact.name)]?[fact.value] ?? fact.value
    }

    /// Whether everybody may see a fact: the set says so of it.
    func isPublic(_ fact: Fact, of kind: PackageKind) -> Bool {
        open.contains(Place(kind: kind, name: fact.name))
    }

    /// A table with its values as people read them.
    func rows(_ table: FactTable, of kind: PackageKind) -> [[String]] {
        guard let codes = columns[Place(kind: kind, name: table.name)] else { return table.rows }
        return table.rows.map { row in
            row.enumerated().map { index, value in
                codes.indices.contains(index) ? codes[index][value] ?? value : value
            }
        }
    }

    /// The names by code of each column of a table, in the order of the columns.
    func columns(of table: String, _ kind: PackageKind) -> [[String: String]] {
        columns[Place(kind: kind, name: table)] ?? []
    }

    private mutating func read(_ root: XMLElement, _ files: SchemaFiles) throws(ViewError) {
        guard let name = root.attribute("kind"), let schema = root.attribute("schema"),
            let element = root.attribute("root")
        else { return }
        let kind = PackageKind(rawValue: name)
        let types = try files.types("xsd/" + schema)
        for fact in root.all("fact") {
            guard let name = fact.attribute("name"), let path = fact.attribute("path") else {
                continue
            }
            facts[Place(kind: kind, name: name)] = types.codes(at: element + "/" + path)
            if fact.attribute("public") == "true" { open.insert(Place(kind: kind, name: name)) }
        }
        for table in root.all("table") {
            guard let name = table.attribute("name"), let path = table.attribute("path") else {
                continue
            }
            columns[Place(kind: kind, name: name)] = table.all("column").map {
                types.codes(at: element + "/" + path + "/" + ($0.attribute("path") ?? "")) ?? [:]
            }
        }
    }
}
