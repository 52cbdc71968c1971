package import Registry
import XML

/// Makes a form's outline from the outline of an XSD and the labels of a facts mapping.
struct FormReading {
    private let mapping: FactsMapping
    private let labelsOfFacts: [String: String]
    private let namesOfFacts: [String: String]
    private var found: [Found] = []
    private var labels: [String: String] = [:]
    private var order: [String] = []
    private var groups: [(path: String, label: String)] = []

    /// A value before labels are made one of a kind.
    private struct Found {
        let path: String
        let group: String?
        let parent: String
        let field: OutlineField
        let isRequired: Bool
    }

    /// The list of attachments is made from files.
    private static let attachments = "attachments/attachment"

    /// The outline of a kind's form.
    static func outline(of kind: PackageKindRules, rules: [XMLElement]) -> FormOutline {
        var reading = FormReading(kind.mapping)
        reading.walk(kind.outline, "", group: nil, parent: "", isRequired: true)
        return reading.outline(roles: reading.roles(in: rules))
    }

    private init(_ mapping: FactsMapping) {
        self.mapping = mapping
        var labels: [String: String] = [:]
        var names: [String: String] = [:]
        for (name, value) in mapping.facts {
            let path = value.path.joined(separator: "/")
            labels[path] = value.label
            names[path] = name
        }
        for table in mapping.tables {
            let path = table.path.joined(separator: "/")
            labels[path] = table.label
            names[path] = table.name
            for column in table.columns {
                labels[path + "/" + column.path.joined(separator: "/")] = column.label
            }
        }
        labelsOfFacts = labels
        namesOfFacts = names
    }

    private mutating func walk(
        _ field: OutlineField, _ path: String, group: String?, parent: String, isRequired: Bool
    ) {
        for child in field.fields {
            let name = (child.isAttribute ? "@" : "") + child.name
            let below = path.isEmpty ? name : path + "/" + name
            labels[below] = labelsOfFacts[below] ?? child.label.chinese
            // Format and kind are told by the program.
            if path.isEmpty, name == "@format" || name == "@kind" { continue }
            if !child.isAttribute { order.append(below) }
            guard below != FormReading.attachments else { continue }
            let isNeeded = isRequired && child.isRequired
            let own = child.isRepeated && group == nil ? below : group
            if child.isRepeated, group == nil {
                groups.append((below, labelsOfFacts[below] ?? child.label.chinese))
            }
            let text = child.label.chinese
            if child.isAttribute || child.hasText {
                found.append(
                    Found(
                        path: below, group: own, parent: parent, field: child,
                        isRequired: own == nil ? isNeeded : child.isRequired && isRequired))
            }
            if !child.isAttribute {
                walk(
                    child, below, group: own, parent: text,
                    isRequired: own == below || isNeeded)
            }
        }
    }

    private func outline(roles: [String: String]) -> FormOutline {
        FormOutline(
            kind: mapping.kind, root: mapping.root, namespace: mapping.namespace,
            fields: fields(of: nil),
            groups: groups.map { path, label in
                let fact = namesOfFacts[path]?.split(separator: ".").last.map(String.init)
                return FormOutline.Group(
                    path: path, name: fact ?? String(path.split(separator: "/").last ?? ""),
                    label: label, fields: fields(of: path))
            }, roles: roles, labels: labels, order: order)
    }

    /// The values of a group, or those outside of any.
    private func fields(of group: String?) -> [FormField] {
        let wanted = found.filter { $0.group == group }
        func first(_ value: Found) -> String {
            labelsOfFacts[value.path] ?? value.field.label.chinese
        }
        let counts = Dictionary(wanted.map { (first($0), 1) }, uniquingKeysWith: +)
        return wanted.map { value in
            let long = value.parent + "/" + value.field.label.chinese
            let label = counts[first(value)] == 1 ? first(value) : long
            let path = group.map { String(value.path.dropFirst($0.count + 1)) } ?? value.path
            return FormField(
                path: path, label: label, english: value.field.label.english,
                help: value.field.label.help,
                aliases: [value.field.label.chinese, long]
                    + [namesOfFacts[value.path]].compactMap { $0 },
                isRequired: value.isRequired,
                choices: value.field.values.map {
                    FormField.Choice(code: $0.code, chinese: $0.chinese, english: $0.english)
                }, isFile: value.field.name == "file" && !value.field.isAttribute)
        }
    }

    /// Rules say of a reference to an attachment which role it has:
    /// `<rule context="…/a:legalBasis/a:file"><assert d:expected="legal-basis">`. A step `*` of a
    /// context stands for any element of the form.
    private func roles(in files: [XMLElement]) -> [String: String] {
        var roles: [String: String] = [:]
        for rule in files.flatMap({ $0.all("pattern") }).flatMap({ $0.all("rule") }) {
            guard let context = rule.attribute("context"), context.hasSuffix(":file"),
                let expected = rule.first("assert")?.attributes.first(where: {
                    $0.name == "expected"
                })
            else { continue }
            let steps = context.split(separator: "/").dropFirst().map { step in
                step.split(separator: ":").last.map(String.init) ?? String(step)
            }
            for path in order where FormReading.matches(path, steps) {
                roles[path] = expected.value
            }
        }
        return roles
    }

    private static func matches(_ path: String, _ steps: [String]) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count == steps.count
            && zip(parts, steps).allSatisfy { part, step in step == "*" || part == step }
    }
}

extension Examiner {
    /// The form of a kind, `nil` when the set does not know it; throws when its rules are unusable.
    package func form(of kind: PackageKind) throws(ExaminerError) -> FormOutline? {
        guard let found = try documents.library.kind(kind) else { return nil }
        var rules: [XMLElement] = []
        for name in found.mapping.rules {
            if let text = try documents.library.ruleText(name) { rules.append(text) }
        }
        return FormReading.outline(of: found, rules: rules)
    }
}
