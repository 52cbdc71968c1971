import Registry
import XML

/// The kinds of packages that a set of schemas knows, compiled once.
struct RuleLibrary {
    /// Kinds by name.
    private(set) var kinds: [PackageKindRules] = []
    /// Names of the profiles in the set.
    let profiles: Set<String>
    private let files: RuleFiles
    private let limits: XMLLimits

    init(_ files: RuleFiles, limits: XMLLimits) throws(ExaminerError) {
        self.files = files
        self.limits = limits
        profiles = Set(files.folder("profiles").compactMap { RuleLibrary.stem(of: $0.name) })
        let mappingSchema = try schema("facts.xsd", namedBy: "facts")
        // Kinds share schemas and rule files; each is compiled once.
        var schemas: [String: XMLSchema] = [:]
        var outlines: [String: OutlineField] = [:]
        var sets: [String: RuleSet] = [:]
        for (name, bytes) in files.folder("facts") where name.hasSuffix(".xml") {
            let file = "facts/" + name
            let document = try checked(bytes, file, mappingSchema)
            let field = try outline(of: document.root, &outlines)
            let mapping = try FactsMapping(document.root, file: file, field: field)
            guard mapping.kind.rawValue == RuleLibrary.stem(of: name) else {
                throw .unusable(file: file, reason: "its kind is not the name of the file")
            }
            if schemas[mapping.schema] == nil {
                schemas[mapping.schema] = try schema(mapping.schema, namedBy: file)
            }
            guard let schema = schemas[mapping.schema] else { continue }
            kinds.append(
                PackageKindRules(
                    mapping: mapping, schema: schema,
                    outline: field,
                    rules: try mapping.rules.map { rules throws(ExaminerError) in
                        try ruleSet("rules/" + rules, namedBy: file, &sets)
                    },
                    profileRules: try profileRules(mapping, &sets)))
        }
        guard !kinds.isEmpty else {
            throw .unusable(file: "facts", reason: "the set knows no package kind")
        }
    }

    /// The kinds whose text has this root.
    func kinds(root: XMLElement) -> [PackageKindRules] {
        kinds.filter { $0.mapping.root == root.name && $0.mapping.namespace == root.namespace }
    }

    /// The names that a main document may have, `application.xml`.
    var documentNames: Set<String> { Set(kinds.map { $0.mapping.root + ".xml" }) }

    /// The root of a rule file as it is written, `nil` when the set has none of that name.
    func ruleText(_ name: String) throws(ExaminerError) -> XMLElement? {
        guard let bytes = files.files["rules/" + name] else { return nil }
        do {
            guard case .document(let document) = try XMLDocument.parse(bytes, limits: limits) else {
                return nil
            }
            return document.root
        } catch {
            throw .engine(file: "rules/" + name, error)
        }
    }

    /// The outline of the schema that a facts mapping names.
    private func outline(
        of mapping: XMLElement, _ outlines: inout [String: OutlineField]
    ) throws(ExaminerError) -> OutlineField {
        let schema = mapping.attribute("schema") ?? ""
        let root = mapping.attribute("root") ?? ""
        if let known = outlines[schema + "#" + root] { return known }
        let outline = try SchemaOutline.root(root, of: schema) { files.files["xsd/" + $0] }
        outlines[schema + "#" + root] = outline
        return outline
    }

    private func schema(_ name: String, namedBy other: String) throws(ExaminerError) -> XMLSchema {
        guard let bytes = files.files["xsd/" + name] else {
            throw .missing(file: "xsd/" + name, namedBy: other)
        }
        do {
            return try XMLSchema.compile(bytes, name: name, limits: limits) {
                files.files["xsd/" + $0]
            }
        } catch {
            throw .engine(file: "xsd/" + name, error)
        }
    }

    private func ruleSet(
        _ path: String, namedBy other: String, _ sets: inout [String: RuleSet]
    ) throws(ExaminerError) -> RuleSet {
        if let set = sets[path] { return set }
        guard let bytes = files.files[path] else { throw .missing(file: path, namedBy: other) }
        do {
            let set = try RuleSet.load(bytes, name: path, limits: limits)
            sets[path] = set
            return set
        } catch {
            throw .engine(file: path, error)
        }
    }

    private func profileRules(
        _ mapping: FactsMapping, _ loaded: inout [String: RuleSet]
    ) throws(ExaminerError) -> [String: [RuleSet]] {
        var sets: [String: [RuleSet]] = [:]
        for profile in profiles {
            for name in mapping.rules where files.files["rules/\(profile)/\(name)"] != nil {
                let set = try ruleSet("rules/\(profile)/\(name)", namedBy: "profiles", &loaded)
                sets[profile, default: []].append(set)
            }
        }
        return sets
    }

    /// A file of the set that its schema allows.
    private func checked(_ bytes: [UInt8], _ file: String, _ schema: XMLSchema)
        throws(ExaminerError) -> XMLDocument
    {
        let reason: String
        do {
            switch try XMLDocument.parse(bytes, limits: limits) {
            case .problems(let problems): reason = problems[0].message
            case .document(let document):
                guard let problem = try schema.validate(document).first else { return document }
                reason = "line \(problem.line ?? 1): \(problem.message)"
            }
        } catch {
            throw .engine(file: file, error)
        }
        throw .unusable(file: file, reason: reason)
    }

    private static func stem(of name: String) -> String? {
        name.hasSuffix(".xml") ? String(name.dropLast(4)) : nil
    }
}
