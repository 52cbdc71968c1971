import Registry
import XML

/// The kinds of packages that a set of schemas knows. Each is compiled when the first package of it
/// comes, or all at once; what kinds share is compiled once. Belongs to one thread.
///
/// Every byte of the set is in hand from the beginning, so that compiling later opens no file.
final class RuleLibrary {
    /// A kind by its mapping file, not compiled.
    private struct Listed {
        let kind: String
        let root: String
        let namespace: String
        let document: XMLDocument
        var file: String { "facts/\(kind).xml" }
    }

    /// Names of the profiles in the set.
    let profiles: Set<String>
    /// The names that a main document may have, `application.xml`.
    private(set) var documentNames: Set<String> = []
    private let files: RuleFiles
    private let limits: XMLLimits
    private var listed: [Listed] = []
    private var byRoot: [String: [Listed]] = [:]
    private var compiled: [String: PackageKindRules] = [:]
    private var schemas: [String: XMLSchema] = [:]
    private var outlines: [String: OutlineField] = [:]
    private var sets: [String: RuleSet] = [:]

    /// Reads every mapping; `compilesAll` compiles everything too, so that whatever is wrong with the
    /// set is told before any package is seen.
    init(_ files: RuleFiles, limits: XMLLimits, compilesAll: Bool = true) throws(ExaminerError) {
        self.files = files
        self.limits = limits
        profiles = Set(files.folder("profiles").compactMap { RuleLibrary.stem(of: $0.name) })
        let mappingSchema = try schema("facts.xsd", namedBy: "facts")
        for (name, bytes) in files.folder("facts") where name.hasSuffix(".xml") {
            let file = "facts/" + name
            let document = try checked(bytes, file, mappingSchema)
            let kind = document.root.attribute("kind") ?? ""
            guard kind == RuleLibrary.stem(of: name) else {
                throw .unusable(file: file, reason: "its kind is not the name of the file")
            }
            listed.append(
                Listed(
                    kind: kind, root: document.root.attribute("root") ?? "",
                    namespace: document.root.attribute("namespace") ?? "", document: document))
        }
        byRoot = Dictionary(grouping: listed, by: \.root)
        documentNames = Set(listed.map { $0.root + ".xml" })
        guard !listed.isEmpty else {
            throw .unusable(file: "facts", reason: "the set knows no package kind")
        }
        if compilesAll { for kind in listed { _ = try rules(of: kind) } }
    }

    /// The kinds whose text has this root: the one that the text says it is, where it is one of
    /// them, else all.
    func kinds(root: XMLElement, saying kind: PackageKind?) throws(ExaminerError)
        -> [PackageKindRules]
    {
        let (name, namespace) = (root.name, root.namespace)
        // Most often it is one that came before.
        if let kind, let own = compiled[kind.rawValue], own.mapping.root == name,
            own.mapping.namespace == namespace
        {
            return [own]
        }
        let candidates = (byRoot[name] ?? []).filter { $0.namespace == namespace }
        let own = candidates.filter { $0.kind == kind?.rawValue }
        var found: [PackageKindRules] = []
        for candidate in own.isEmpty ? candidates : own {
            found.append(try rules(of: candidate))
        }
        return found
    }

    /// A kind by its name; `nil` when the set does not know it.
    func kind(_ kind: PackageKind) throws(ExaminerError) -> PackageKindRules? {
        guard let found = listed.first(where: { $0.kind == kind.rawValue }) else { return nil }
        return try rules(of: found)
    }

    /// The roots that the set knows, `{namespace}name`, one for each kind.
    var roots: [String] { listed.map { "{\($0.namespace)}\($0.root)" } }

    private func rules(of kind: Listed) throws(ExaminerError) -> PackageKindRules {
        if let known = compiled[kind.kind] { return known }
        let field = try outline(of: kind.document.root)
        let mapping = try FactsMapping(kind.document.root, file: kind.file, field: field)
        let schema: XMLSchema
        if let known = schemas[mapping.schema] {
            schema = known
        } else {
            schema = try self.schema(mapping.schema, namedBy: kind.file)
            schemas[mapping.schema] = schema
        }
        let rules = PackageKindRules(
            mapping: mapping, schema: schema, outline: field,
            rules: try mapping.rules.map { rules throws(ExaminerError) in
                try ruleSet("rules/" + rules, namedBy: kind.file)
            }, profileRules: try profileRules(mapping))
        compiled[kind.kind] = rules
        return rules
    }

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
    private func outline(of mapping: XMLElement) throws(ExaminerError) -> OutlineField {
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

    private func ruleSet(_ path: String, namedBy other: String) throws(ExaminerError) -> RuleSet {
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

    private func profileRules(_ mapping: FactsMapping) throws(ExaminerError) -> [String: [RuleSet]]
    {
        var found: [String: [RuleSet]] = [:]
        for profile in profiles {
            for name in mapping.rules where files.files["rules/\(profile)/\(name)"] != nil {
                let set = try ruleSet("rules/\(profile)/\(name)", namedBy: "profiles")
                found[profile, default: []].append(set)
            }
        }
        return found
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
