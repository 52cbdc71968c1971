import XML

/// Reads from an XSD what its validator does not tell: labels, required fields, closed lists.
///
/// Understands the XSDs of packages as they are written: named and inner types, `xs:all`,
/// `xs:sequence`, `xs:choice`, simple content, `xs:include`; the prefix of XML Schema is `xs`.
struct SchemaOutline {
    private let file: String
    private var types: [String: XMLElement] = [:]
    private var roots: [XMLElement] = []

    /// Deepest nesting that is followed; a type inside itself ends there with an error.
    private static let maxDepth = 20

    /// The outline of the global element `root` of a schema file; `resolving` gives included files.
    static func root(
        _ root: String, of file: String, resolving: (String) -> [UInt8]?
    ) throws(ExaminerError) -> OutlineField {
        var outline = SchemaOutline(file: file)
        try outline.gather(resolving)
        guard let element = outline.roots.first(where: { $0.attribute("name") == root }) else {
            throw .unusable(file: file, reason: "no global element \(root)")
        }
        return try outline.field(element, isAttribute: false, depth: 0)
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func gather(_ resolving: (String) -> [UInt8]?) throws(ExaminerError) {
        var waiting = [file]
        var known: Set<String> = []
        while let name = waiting.popLast() {
            guard known.insert(name).inserted else { continue }
            guard let bytes = resolving(name) else { throw .missing(file: name, namedBy: file) }
            for element in try document(bytes, name).root.children {
                switch element.name {
                case "include":
                    if let location = element.attribute("schemaLocation") {
                        waiting.append(location)
                    }
                case "complexType", "simpleType":
                    if let type = element.attribute("name") { types[type] = element }
                case "element" where name == file: roots.append(element)
                default: continue
                }
            }
        }
    }

    private func document(_ bytes: [UInt8], _ name: String) throws(ExaminerError) -> XMLDocument {
        let outcome: ParseOutcome
        do {
            outcome = try XMLDocument.parse(bytes, limits: .standard)
        } catch {
            throw .engine(file: name, error)
        }
        switch outcome {
        case .document(let document): return document
        case .problems(let problems):
            throw .unusable(file: name, reason: problems[0].message)
        }
    }

    private func field(_ element: XMLElement, isAttribute: Bool, depth: Int)
        throws(ExaminerError) -> OutlineField
    {
        guard depth < SchemaOutline.maxDepth else {
            throw .unusable(file: file, reason: "types inside themselves are not supported")
        }
        let isRequired =
            isAttribute
            ? element.attribute("use") == "required" : element.attribute("minOccurs") != "0"
        guard let name = element.attribute("name") else {
            let reference = SchemaOutline.local(element.attribute("ref") ?? "")
            return OutlineField(
                name: reference, isAttribute: isAttribute, isRequired: isRequired,
                label: SchemaOutline.label(of: element) ?? SchemaOutline.label(named: reference),
                form: nil, values: [], fields: [])
        }
        let inner = element.first("complexType") ?? element.first("simpleType")
        let type = inner ?? element.attribute("type").flatMap(named)
        let typeLabel = type.flatMap(SchemaOutline.label)
        var label =
            SchemaOutline.label(of: element) ?? typeLabel ?? SchemaOutline.label(named: name)
        label.typeHelp = typeLabel?.help ?? ""
        label.typeHelpEnglish = typeLabel?.helpEnglish ?? ""
        return OutlineField(
            name: name, isAttribute: isAttribute, isRequired: isRequired, label: label,
            form: type.flatMap(form), values: type.map(values) ?? [],
            fields: try type.map { type throws(ExaminerError) in
                try fields(of: type, depth: depth + 1)
            } ?? [], isRepeated: element.attribute("maxOccurs").map { $0 != "1" } ?? false,
            hasText: type?.name != "complexType" || type?.first("simpleContent") != nil)
    }

    /// Attributes and elements of a complex type; none of a simple one.
    private func fields(of type: XMLElement, depth: Int) throws(ExaminerError) -> [OutlineField] {
        var result: [OutlineField] = []
        for child in type.children {
            switch child.name {
            case "all", "sequence", "choice", "simpleContent", "extension":
                result += try fields(of: child, depth: depth)
            case "element": result.append(try field(child, isAttribute: false, depth: depth))
            case "attribute": result.append(try field(child, isAttribute: true, depth: depth))
            case "complexContent", "group", "attributeGroup":
                throw .unusable(file: file, reason: "xs:\(child.name) is not supported")
            default: continue
            }
        }
        return result
    }

    /// The type of that name in the set; `nil` for the built-in ones.
    private func named(_ name: String) -> XMLElement? {
        name.hasPrefix("xs:") ? nil : types[SchemaOutline.local(name)]
    }

    /// The simple types a type is built on, itself first.
    private func chain(_ type: XMLElement) -> [XMLElement] {
        var chain: [XMLElement] = []
        var next: XMLElement? = type
        while let current = next, chain.count < SchemaOutline.maxDepth {
            chain.append(current)
            let inner = current.first("simpleContent") ?? current
            let derivation = inner.first("restriction") ?? inner.first("extension")
            next = derivation?.attribute("base").flatMap(named)
        }
        return chain
    }

    private func form(_ type: XMLElement) -> ValueForm? {
        chain(type).lazy.compactMap { $0.attribute("name").flatMap(ValueForm.init) }.first
    }

    private func values(_ type: XMLElement) -> [CodedValue] {
        for type in chain(type) {
            let values = (type.first("restriction")?.all("enumeration") ?? []).map { element in
                let code = element.attribute("value") ?? ""
                let label = SchemaOutline.label(of: element) ?? SchemaOutline.label(named: code)
                return CodedValue(code: code, chinese: label.chinese, english: label.english)
            }
            if !values.isEmpty { return values }
        }
        return []
    }

    private static func label(of element: XMLElement) -> OutlineLabel? {
        guard let annotation = element.first("annotation") else { return nil }
        var label: OutlineLabel?
        for documentation in annotation.all("documentation") {
            let language = documentation.attributes.first { $0.name == "lang" }?.value
            let isChinese = language == "zh"
            let text = documentation.trimmedText.split(separator: "\n")
                .map { $0.drop(while: \.isWhitespace) }.joined(separator: isChinese ? "" : " ")
            let end = text.firstIndex(of: isChinese ? "：" : ":") ?? text.endIndex
            let name = String(text[..<end])
            if isChinese {
                let help = end == text.endIndex ? "" : String(text[text.index(after: end)...])
                label = OutlineLabel(chinese: name, english: label?.english ?? name, help: help)
            } else if label != nil {
                label?.english = name
                label?.helpEnglish = SchemaOutline.sentence(text[end...].dropFirst())
            } else {
                label = OutlineLabel(chinese: name, english: name, help: "")
            }
        }
        return label
    }

    /// With a capital after the space it begins with.
    private static func sentence(_ text: Substring) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }) else { return "" }
        return text[..<first] + text[first].uppercased() + text[text.index(after: first)...]
    }

    private static func label(named name: String) -> OutlineLabel {
        OutlineLabel(chinese: name, english: name, help: "")
    }

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
