import Registry
import XML

/// Which values of a package's text become facts, under which names: `facts/<kind>.xml`.
struct FactsMapping {
    /// One value: where it stands, what it is called, and what its codes mean. A class, so that none of
    /// this is copied with each package.
    final class Value {
        let path: [Substring]
        /// The same, ready to be gone.
        let steps: [Step]
        let label: String
        /// Chinese names by code; empty where the value is kept as it stands.
        let names: [String: String]
        /// The part of a certificate that it is; `nil` for a value taken as it stands.
        let part: CertificateReading.Part?

        init(
            path: [Substring], label: String, names: [String: String],
            part: CertificateReading.Part?
        ) {
            self.path = path
            steps = FactsMapping.steps(of: path)
            self.label = label
            self.names = names
            self.part = part
        }
    }

    /// A step of a path.
    enum Step {
        case attribute(String)
        case child(String)
    }

    /// A table: where its rows stand and what they hold.
    struct Table {
        let name: String
        let label: String
        let path: [Substring]
        /// The same, ready to be gone.
        let steps: [String]
        let columns: [Value]
        /// What the columns are called.
        let labels: [String]
        /// Whether the case keeps it.
        let isKept: Bool
    }

    /// The package kind.
    let kind: PackageKind
    /// Name of the text's root element.
    let root: String
    /// Namespace of the root.
    let namespace: String
    /// File in `xsd/`.
    let schema: String
    /// Files in `rules/`, and in the folder of a profile below it.
    let rules: [String]
    /// Single values by name.
    let facts: [(name: String, value: Value)]
    /// Repeated elements.
    let tables: [Table]

    /// The mapping in a file that `facts.xsd` allows; `field` is the outline of its schema.
    init(_ root: XMLElement, file: String, field: OutlineField) throws(ExaminerError) {
        kind = PackageKind(rawValue: root.attribute("kind") ?? "")
        self.root = root.attribute("root") ?? ""
        namespace = root.attribute("namespace") ?? ""
        schema = root.attribute("schema") ?? ""
        rules = (root.attribute("rules") ?? "").split(separator: " ").map(String.init)
        facts = try root.all("fact").map { fact throws(ExaminerError) in
            (fact.attribute("name") ?? "", try FactsMapping.value(fact, in: field, file))
        }
        tables = try root.all("table").map { table throws(ExaminerError) in
            let path = FactsMapping.path(of: table)
            guard let row = field.field(at: path) else {
                throw .unusable(file: file, reason: "the XSD has no \(path.joined(separator: "/"))")
            }
            let columns = try table.all("column").map { column throws(ExaminerError) in
                try FactsMapping.value(column, in: row, file)
            }
            return Table(
                name: table.attribute("name") ?? "", label: table.attribute("label") ?? "",
                path: path, steps: path.map(String.init), columns: columns,
                labels: columns.map(\.label), isKept: table.attribute("keeps") == "case")
        }
    }

    /// The facts of a valid text, in the order of the file; those without a value are left out.
    func facts(of root: XMLElement) -> [Fact] {
        facts.compactMap { name, value in
            guard let text = FactsMapping.text(at: value, below: root), !text.isEmpty else {
                return nil
            }
            return Fact(name: name, label: value.label, value: text)
        }
    }

    /// The tables of a valid text that have rows.
    func tables(of root: XMLElement) -> [FactTable] {
        tables.compactMap { table in
            var rows = [root]
            for step in table.steps { rows = rows.flatMap { $0.all(step) } }
            guard !rows.isEmpty else { return nil }
            return FactTable(
                name: table.name, label: table.label, columns: table.labels,
                rows: rows.map { row in
                    table.columns.map { FactsMapping.text(at: $0, below: row) ?? "" }
                },
                isKept: table.isKept)
        }
    }

    private static func value(_ element: XMLElement, in field: OutlineField, _ file: String)
        throws(ExaminerError) -> Value
    {
        let path = path(of: element)
        guard let target = field.field(at: path) else {
            throw .unusable(file: file, reason: "the XSD has no \(path.joined(separator: "/"))")
        }
        let keeps = element.attribute("keeps")
        let names = keeps == "code" ? [] : target.values.map { ($0.code, $0.chinese) }
        return Value(
            path: path, label: element.attribute("label") ?? "",
            names: Dictionary(names, uniquingKeysWith: { first, _ in first }),
            part: keeps.flatMap(CertificateReading.Part.init))
    }

    private static func steps(of path: [Substring]) -> [Step] {
        path.compactMap { step in
            if step == "." { return nil }
            return step.hasPrefix("@")
                ? .attribute(String(step.dropFirst())) : .child(String(step))
        }
    }

    private static func path(of element: XMLElement) -> [Substring] {
        (element.attribute("path") ?? "").split(separator: "/")
    }

    /// The value with outer white space removed, a code as its name.
    private static func text(at value: Value, below element: XMLElement) -> String? {
        var current = element
        var text: String?
        for step in value.steps {
            switch step {
            case .attribute(let name):
                text = current.attribute(name)
                guard text != nil else { return nil }
            case .child(let name):
                guard let next = current.first(name) else { return nil }
                current = next
            }
        }
        let trimmed = text.map(HalfWidth.collapsed) ?? current.trimmedText
        if let part = value.part {
            return trimmed.isEmpty ? nil : CertificateReading.part(part, of: trimmed)
        }
        return value.names[trimmed] ?? trimmed
    }
}
