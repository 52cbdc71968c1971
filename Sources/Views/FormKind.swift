internal import XML

/// A kind of package as `facts/<kind>.xml` introduces it.
struct FormKind {
    var name: String
    var root: String
    var namespace: String
    /// Its XSD, `application.xsd`.
    var schema: String
    /// Its rule files, `application.sch`.
    var rules: [String]
    /// The elements below the root that values are taken from.
    var parts: Set<String>

    /// Every kind of a set that has a form, in the order of their names; those that `without` names
    /// have none.
    static func all(_ rules: SchemaFiles, without: Set<String>) throws(ViewError) -> [FormKind] {
        var kinds: [FormKind] = []
        for file in rules.names(in: "facts") {
            guard let root = try rules.root("facts/" + file),
                let kind = FormKind(root), !without.contains(kind.name)
            else { continue }
            kinds.append(kind)
        }
        return kinds
    }

    private init?(_ mapping: XMLElement) {
        guard let name = mapping.attribute("kind"), let root = mapping.attribute("root"),
            let namespace = mapping.attribute("namespace"),
            let schema = mapping.attribute("schema")
        else { return nil }
        self.name = name
        self.root = root
        self.namespace = namespace
        self.schema = schema
        rules = (mapping.attribute("rules") ?? "").split(whereSeparator: \.isWhitespace)
            .map(String.init)
        let paths = (mapping.all("fact") + mapping.all("table")).compactMap { $0.attribute("path") }
        parts = Set(paths.compactMap { $0.split(separator: "/").first.map(String.init) })
    }
}
