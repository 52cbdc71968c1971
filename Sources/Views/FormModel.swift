internal import WorkingDays
internal import XML

/// Everything that the form of one kind of package is made of, read from a set of schemas: a field
/// that an XSD gets appears in the form, a value of a list, a pattern, a rule, a sentence too.
struct FormModel {
    let kind: FormKind
    let element: FormElement
    let title: (chinese: String, english: String)
    private let schema: FormSchema
    private let constraints: [FormConstraint]
    private let rules: [FormRules]
    private let profile: String
    private let example: String
    private let references: Set<String>
    private let roles: [String: String]

    /// The form of `kind` for packages that are received on `day`; `others` are all kinds with forms.
    init(_ kind: FormKind, among others: [FormKind], on day: Day, _ files: SchemaFiles)
        throws(ViewError)
    {
        self.kind = kind
        var schema = try FormSchema(kind.schema, files)
        var element = try schema.root(kind.root)
        let example = try files.root("examples/\(kind.name).xml")
        let sharing = others.filter { $0.schema == kind.schema && $0.name != kind.name }
        FormModel.mark(
            &element, shown: Set(example?.children.map(\.name) ?? []),
            foreign: Set(sharing.flatMap(\.parts)).subtracting(kind.parts))
        let constraints = schema.roots[kind.root].map { FormConstraint.all(of: $0) } ?? []
        let references = Set(constraints.flatMap(\.references))
        profile = try FormModel.profile(on: day, files)
        var rules: [FormRules] = []
        for folder in ["rules/", "rules/\(profile)/"] {
            for file in kind.rules {
                if let found = try FormRules(folder + file, files) { rules.append(found) }
            }
        }
        self.element = element
        self.schema = schema
        self.constraints = constraints
        self.references = references
        self.rules = rules
        roles = FormModel.roles(in: rules, of: element, references)
        title = FormModel.title(of: kind.name, element, schema)
        self.example = String(
            decoding: files.bytes("examples/\(kind.name).xml") ?? [], as: UTF8.self)
    }

    /// The model as a script: one value that the page's scripts find under its name.
    var script: [UInt8] {
        Array("'use strict';\nvar dengji = dengji || {};\ndengji.formModel = ".utf8)
            + value.bytes + Array(";\n".utf8)
    }

    private var value: FormValue {
        .object([
            ("kind", .text(kind.name)), ("root", .text(kind.root)),
            ("namespace", .text(kind.namespace)), ("schema", .text(kind.schema)),
            ("title", .object([("zh", .text(title.chinese)), ("en", .text(title.english))])),
            ("profile", .text(profile)), ("element", element.value),
            ("types", .table(schema.simpleTypes.mapValues(\.value))),
            ("constraints", .list(constraints.map(\.value))),
            ("references", .list(references.sorted().map { .text($0) })),
            ("roles", .table(roles.mapValues { .text($0) })),
            ("rules", .list(rules.map(\.value))), ("example", .text(example)),
        ])
    }

    // MARK: What the set says beside the XSD

    /// Says of each part below the root whether a new form begins with it, and whether it belongs to
    /// another kind.
    private static func mark(_ root: inout FormElement, shown: Set<String>, foreign: Set<String>) {
        guard var group = root.group else { return }
        for (index, part) in group.parts.enumerated() {
            guard case .element(var element) = part else { continue }
            if shown.contains(element.name) {
                element.isSuggested = true
            } else if element.min == 0, foreign.contains(element.name) {
                element.isOther = true
            }
            group.parts[index] = .element(element)
        }
        root.group = group
    }

    /// The name of the profile for what is received on a day: the last one that has begun.
    static func profile(on day: Day, _ files: SchemaFiles) throws(ViewError) -> String {
        var found = (from: "", name: "")
        for file in files.names(in: "profiles") {
            guard let root = try files.root("profiles/" + file),
                let name = root.attribute("name"), let from = root.attribute("from")
            else { continue }
            if from <= day.iso, from > found.from { found = (from, name) }
        }
        return found.name
    }

    /// What the XSD calls the kind in the list of values of `kind`, else its root.
    private static func title(of kind: String, _ root: FormElement, _ schema: FormSchema)
        -> (chinese: String, english: String)
    {
        let attribute = root.attributes.first { $0.name == "kind" }
        let type = attribute.flatMap { schema.simpleTypes[$0.type] }
        if let value = type?.values.first(where: { $0.code == kind }) {
            return (value.chinese, value.english)
        }
        return (root.words.chinese, root.words.english)
    }

    /// The role of an attachment by the path of the element that refers to it, as a rule whose context
    /// is that element expects it.
    private static func roles(
        in rules: [FormRules], of root: FormElement, _ references: Set<String>
    ) -> [String: String] {
        let paths = self.paths(below: root, [])
        var roles: [String: String] = [:]
        for rule in rules.flatMap({ $0.patterns.flatMap { $0 } }) where !rule.expected.isEmpty {
            let steps = rule.context.split(separator: "/").map { step in
                step.split(separator: ":").last.map(String.init) ?? ""
            }
            guard let last = steps.last, references.contains(last) else { continue }
            let isAbsolute = rule.context.hasPrefix("/")
            let wanted = isAbsolute ? Array(steps.dropFirst()) : steps
            for path in paths where path.count >= wanted.count {
                if isAbsolute, path.count != wanted.count { continue }
                guard zip(path.suffix(wanted.count), wanted).allSatisfy({ $1 == "*" || $0 == $1 })
                else { continue }
                let key = path.joined(separator: "/")
                if roles[key] == nil { roles[key] = rule.expected }
            }
        }
        return roles
    }

    private static func paths(below element: FormElement, _ path: [String]) -> [[String]] {
        element.elements.flatMap { child in
            [path + [child.name]] + paths(below: child, path + [child.name])
        }
    }
}
