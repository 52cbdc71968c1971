internal import XML

/// The XSD of a kind of package, read for its form: named and inner types, extension and
/// restriction, `all`, `sequence`, `choice`, groups, attribute groups, lists and unions; included
/// files count as part of it, what is imported is not filled in.
///
/// The prefix of XML Schema is `xs`, and a schema has one namespace of its own; the house's XSDs are
/// written so.
struct FormSchema {
    let file: String
    private let rules: SchemaFiles
    private var types: [String: XMLElement] = [:]
    private var groups: [String: XMLElement] = [:]
    private var attributeGroups: [String: XMLElement] = [:]
    private(set) var roots: [String: XMLElement] = [:]
    /// Simple types that were met, by their keys.
    private(set) var simpleTypes: [String: FormSimpleType] = [:]
    private var anonymous = 0

    /// Deepest nesting that is followed; a type inside itself ends there with an error.
    private static let maxDepth = 20

    /// Reads `xsd/<file>` and what it includes.
    init(_ file: String, _ rules: SchemaFiles) throws(ViewError) {
        self.file = "xsd/" + file
        self.rules = rules
        var waiting = [file]
        var known: Set<String> = []
        while !waiting.isEmpty {
            let name = waiting.removeFirst()
            guard known.insert(name).inserted else { continue }
            guard let root = try rules.root("xsd/" + name) else {
                throw .labels(file: "xsd/" + name, reason: "there is no such file")
            }
            for child in root.children {
                guard child.name != "include" else {
                    waiting += child.attribute("schemaLocation").map { [$0] } ?? []
                    continue
                }
                guard let named = child.attribute("name") else { continue }
                switch child.name {
                case "complexType", "simpleType": types[named] = child
                case "group": groups[named] = child
                case "attributeGroup": attributeGroups[named] = child
                case "element": roots[named] = child
                default: continue
                }
            }
        }
    }

    // MARK: Elements

    /// The global element of that name.
    mutating func root(_ name: String) throws(ViewError) -> FormElement {
        guard let node = roots[name] else { throw failure("no global element \(name)") }
        return try element(node, depth: 0)
    }

    private mutating func element(_ node: XMLElement, depth: Int) throws(ViewError) -> FormElement {
        guard depth <= FormSchema.maxDepth else {
            throw failure("types inside themselves are not supported")
        }
        let (min, max) = FormSchema.occurrence(of: node)
        if let reference = node.attribute("ref") {
            return try referred(reference, by: node, min: min, max: max, depth: depth)
        }
        let name = node.attribute("name") ?? ""
        let inner = node.first("complexType") ?? node.first("simpleType")
        let type = inner ?? node.attribute("type").flatMap(named)
        let typeWords = type.flatMap { rules.words(of: $0) }
        let words = rules.words(of: node) ?? typeWords ?? FormWords(name: name)
        var element = FormElement(
            name: name, words: words.with(type: typeWords), min: min, max: max)
        element.fixed = node.attribute("fixed") ?? ""
        element.initial = node.attribute("default") ?? ""
        if let type, type.name == "complexType" {
            try fill(&element, from: type, depth: depth + 1)
        } else {
            element.type = try simple(of: node)
        }
        return element
    }

    /// What `ref` leads to: an element of this schema, or one that only has its place here.
    private mutating func referred(
        _ reference: String, by node: XMLElement, min: Int, max: Int?, depth: Int
    ) throws(ViewError) -> FormElement {
        let name = FormSchema.local(reference)
        guard !reference.contains(":"), let target = roots[name] else {
            var element = FormElement(
                name: name, words: rules.words(of: node) ?? FormWords(name: name), min: min,
                max: max)
            element.isForeign = true
            return element
        }
        var element = try element(target, depth: depth)
        element.min = min
        element.max = max
        return element
    }

    /// Attributes, group and text of a complex type, what it is derived from first.
    private mutating func fill(_ element: inout FormElement, from type: XMLElement, depth: Int)
        throws(ViewError)
    {
        if let simple = type.first("simpleContent"), let step = derivation(in: simple) {
            let base = step.attribute("base") ?? "xs:string"
            if let type = named(base), type.name == "complexType" {
                try fill(&element, from: type, depth: depth)
            } else {
                element.type = try key(named: base)
            }
            try take(step, into: &element, depth: nil)
        } else if let complex = type.first("complexContent"), let step = derivation(in: complex) {
            if step.name == "extension", let type = step.attribute("base").flatMap(named) {
                try fill(&element, from: type, depth: depth)
            }
            try take(step, into: &element, depth: depth)
        } else {
            try take(type, into: &element, depth: depth)
        }
    }

    private func derivation(in content: XMLElement) -> XMLElement? {
        content.first("extension") ?? content.first("restriction")
    }

    private mutating func take(_ node: XMLElement, into element: inout FormElement, depth: Int?)
        throws(ViewError)
    {
        element.attributes += try attributes(of: node)
        guard let depth else { return }
        for child in node.children where FormSchema.groupNames.contains(child.name) {
            let group = try group(child, depth: depth)
            if let before = element.group {
                element.group = FormGroup(kind: "sequence", parts: [.group(before), .group(group)])
            } else {
                element.group = group
            }
        }
    }

    private static let groupNames: Set<String> = ["all", "sequence", "choice", "group"]

    private mutating func attributes(of node: XMLElement) throws(ViewError) -> [FormAttribute] {
        var found: [FormAttribute] = []
        for child in node.children {
            if child.name == "attributeGroup", let name = child.attribute("ref") {
                guard let group = attributeGroups[FormSchema.local(name)] else {
                    throw failure("no attribute group \(name)")
                }
                found += try attributes(of: group)
            }
            guard child.name == "attribute", child.attribute("use") != "prohibited" else {
                continue
            }
            let name = FormSchema.local(child.attribute("name") ?? child.attribute("ref") ?? "")
            let typeWords = child.attribute("type").flatMap(named).flatMap { rules.words(of: $0) }
            let words = rules.words(of: child) ?? typeWords ?? FormWords(name: name)
            found.append(
                FormAttribute(
                    name: name, words: words.with(type: typeWords),
                    isRequired: child.attribute("use") == "required", type: try simple(of: child),
                    fixed: child.attribute("fixed") ?? "",
                    initial: child.attribute("default") ?? ""))
        }
        return found
    }

    private mutating func group(_ node: XMLElement, depth: Int) throws(ViewError) -> FormGroup {
        var group = FormGroup(kind: node.name)
        if node.name == "group", let name = node.attribute("ref") {
            let content = groups[FormSchema.local(name)]?.children.first {
                ["all", "sequence", "choice"].contains($0.name)
            }
            guard let content else { throw failure("no group \(name)") }
            group = try self.group(content, depth: depth)
        } else {
            for child in node.children {
                if child.name == "element" {
                    group.parts.append(.element(try element(child, depth: depth)))
                } else if FormSchema.groupNames.contains(child.name) {
                    group.parts.append(.group(try self.group(child, depth: depth)))
                }
            }
        }
        (group.min, group.max) = FormSchema.occurrence(of: node)
        return group
    }

    // MARK: Simple types

    /// The key of the simple type that is named by an attribute or stands inside.
    private mutating func simple(of node: XMLElement, naming attribute: String = "type")
        throws(ViewError) -> String
    {
        if let inner = node.first("simpleType") { return try key(ofInner: inner) }
        return try key(named: node.attribute(attribute) ?? "xs:string")
    }

    private mutating func key(ofInner type: XMLElement) throws(ViewError) -> String {
        anonymous += 1
        let key = "#\(anonymous)"
        simpleTypes[key] = try simpleType(type)
        return key
    }

    private mutating func key(named name: String) throws(ViewError) -> String {
        if name.hasPrefix("xs:") {
            if simpleTypes[name] == nil {
                simpleTypes[name] = FormSimpleType(base: FormSchema.local(name))
            }
            return name
        }
        let local = FormSchema.local(name)
        if simpleTypes[local] == nil {
            guard let type = types[local], type.name == "simpleType" else {
                throw failure("no simple type \(name)")
            }
            simpleTypes[local] = FormSimpleType()
            simpleTypes[local] = try simpleType(type)
        }
        return local
    }

    private mutating func simpleType(_ node: XMLElement) throws(ViewError) -> FormSimpleType {
        var type = FormSimpleType()
        if let restriction = node.first("restriction") {
            type = try base(of: restriction)
            restrict(&type, by: restriction)
        } else if let list = node.first("list") {
            type.list = try simple(of: list, naming: "itemType")
        } else if let union = node.first("union") {
            let members = union.attribute("memberTypes") ?? ""
            for name in members.split(whereSeparator: \.isWhitespace) {
                type.union.append(try key(named: String(name)))
            }
            for inner in union.all("simpleType") { type.union.append(try key(ofInner: inner)) }
        }
        if let name = node.attribute("name") { type.names.append(name) }
        type.words = rules.words(of: node) ?? type.words
        return type
    }

    private mutating func base(of restriction: XMLElement) throws(ViewError) -> FormSimpleType {
        if let inner = restriction.first("simpleType") { return try simpleType(inner) }
        let name = restriction.attribute("base") ?? "xs:string"
        if name.hasPrefix("xs:") { return FormSimpleType(base: FormSchema.local(name)) }
        return simpleTypes[try key(named: name)] ?? FormSimpleType()
    }

    private func restrict(_ type: inout FormSimpleType, by restriction: XMLElement) {
        let patterns = restriction.all("pattern").compactMap { $0.attribute("value") }
        if !patterns.isEmpty { type.patterns.append(patterns) }
        let values = rules.values(of: restriction)
        if !values.isEmpty { type.values = values }
        for name in FormSimpleType.facetNames {
            if let value = restriction.first(name)?.attribute("value") { type.facets[name] = value }
        }
    }

    // MARK: Small parts

    /// A type of the schema; `nil` for a built-in one.
    private func named(_ name: String) -> XMLElement? {
        name.hasPrefix("xs:") ? nil : types[FormSchema.local(name)]
    }

    private static func occurrence(of node: XMLElement) -> (min: Int, max: Int?) {
        let max = node.attribute("maxOccurs") ?? "1"
        return (
            node.attribute("minOccurs").flatMap { Int($0) } ?? 1,
            max == "unbounded" ? nil : Int(max) ?? 1
        )
    }

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    private func failure(_ reason: String) -> ViewError { .labels(file: file, reason: reason) }
}
