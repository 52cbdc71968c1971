import Registry
import XML

/// What an XSD does not allow, told in the words of its own documentation.
struct SchemaFindings {
    private let root: XMLElement
    private let outline: OutlineField
    private let file: String
    /// Places that a named rule has judged already, and better than the schema could.
    private let judged: Set<String>
    private let lookup: ElementLookup

    init(root: XMLElement, outline: OutlineField, file: String, judged: Set<String>) {
        self.root = root
        self.outline = outline
        self.file = file
        self.judged = judged
        lookup = ElementLookup(root)
    }

    /// The findings of the schema's problems, in their order.
    func findings(_ problems: [XMLProblem]) -> [Finding] {
        problems.flatMap { problem in
            problem.xpath.map(judged.contains) == true ? [] : findings(problem)
        }
    }

    private func findings(_ problem: XMLProblem) -> [Finding] {
        switch problem.code {
        case SchemaCode.content where problem.message.hasPrefix("Missing child"):
            return missing(problem)
        case SchemaCode.content, SchemaCode.simpleOnly:
            return [unexpected(problem)]
        case SchemaCode.attributeMissing:
            return [missingAttribute(problem)]
        case let code where SchemaCode.attributeUnexpected.contains(code):
            let name = String(problem.found?.dropFirst() ?? "")
            return [
                DocumentRule.unexpectedAttribute.finding(
                    at: place(problem), found: name, ["name": name])
            ]
        case SchemaCode.instance:
            return []
        case SchemaCode.noDeclaration:
            return [
                DocumentRule.root.finding(
                    at: place(problem), found: problem.found, expected: outline.name)
            ]
        case SchemaCode.identity:
            // A field that is empty, absent or of no value at all is told as such, not as a
            // duplicate.
            let isTold = ["Duplicate", "No match found"].contains(where: problem.message.hasPrefix)
            return isTold && problem.found?.isEmpty == false ? [identity(problem)] : []
        case SchemaCode.textInElements, SchemaCode.textInEmpty:
            return [
                DocumentRule.text.finding(
                    at: place(problem), found: problem.found, words(problem.xpath))
            ]
        default:
            return [value(problem)]
        }
    }

    /// One finding for each required element that is not there.
    private func missing(_ problem: XMLProblem) -> [Finding] {
        guard let path = problem.xpath, let field = field(at: path),
            let element = lookup.element(at: path)
        else {
            return [
                DocumentRule.missing.finding(
                    at: place(problem), expected: problem.expected,
                    ["label": "", "name": problem.expected ?? "", "english": "see expected"])
            ]
        }
        let present = Set(element.children.map(\.name))
        return field.fields.filter {
            !$0.isAttribute && $0.isRequired && !present.contains($0.name)
        }
        .map { DocumentRule.missing.finding(at: place(problem), expected: $0.name, words($0)) }
    }

    private func unexpected(_ problem: XMLProblem) -> Finding {
        let parent = problem.xpath.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) }
        let known = parent.flatMap(field)?.fields.filter { !$0.isAttribute }.map(\.name) ?? []
        let name = problem.found ?? ""
        let similar = known.filter { $0.lowercased() == name.lowercased() && $0 != name }
        let expected = similar.isEmpty ? known : similar
        return DocumentRule.unexpected.finding(
            at: place(problem), found: name,
            expected: expected.isEmpty ? problem.expected : expected.joined(separator: ", "),
            ["name": name])
    }

    private func missingAttribute(_ problem: XMLProblem) -> Finding {
        let name = String(problem.expected?.dropFirst() ?? "")
        let field = problem.xpath.flatMap(field)?.attribute(name)
        return DocumentRule.missingAttribute.finding(
            at: place(problem), expected: name, field.map(words) ?? ["label": name, "name": name])
    }

    private func identity(_ problem: XMLProblem) -> Finding {
        let isReference = problem.message.hasPrefix("No match found")
        let rule = isReference ? DocumentRule.reference : .duplicate
        return rule.finding(
            at: place(problem), found: problem.found, ["found": problem.found ?? ""])
    }

    private func value(_ problem: XMLProblem) -> Finding {
        let field = problem.xpath.flatMap(field)
        let text = HalfWidth.collapsed(problem.found ?? "")
        var words = words(problem.xpath)
        if let label = field?.label, !label.typeHelp.isEmpty {
            words["help"] = label.typeHelp
            words["helpEnglish"] = label.typeHelpEnglish
        }
        words["count"] = SchemaFindings.length(in: problem.message) ?? String(text.count)
        words["detail"] = problem.message
        if text.isEmpty, problem.xpath?.contains("@") == false,
            let child = problem.xpath.flatMap(lookup.element)?.children.first
        {
            // An element where only text may stand: libxml2 says that the text is wrong.
            return DocumentRule.unexpected.finding(
                at: FindingPlace(file: file, line: child.line, xpath: child.path),
                found: child.name, ["name": child.name])
        }
        if text.isEmpty, SchemaCode.values.contains(problem.code) {
            return DocumentRule.empty.finding(at: place(problem), found: nil, words)
        }
        let compact = HalfWidth.compact(text)
        let values = field?.values ?? []
        let isOpen = values.isEmpty || values.contains { $0.code == compact }
        if compact != text, isOpen, SchemaCode.writings.contains(problem.code) {
            words["expected"] = compact
            return DocumentRule.halfWidth.finding(
                at: place(problem), found: text, expected: compact, words)
        }
        let rule = SchemaCode.rule(problem.code)
        // The name of a type says nothing to who has never seen the XSD.
        let type = rule.id == DocumentRule.type.id ? field?.label.typeHelp : nil
        let expected =
            SchemaFindings.hint(values, for: text)
            ?? type.flatMap { $0.isEmpty ? nil : String($0.last == "。" ? $0.dropLast() : $0[...]) }
            ?? problem.expected
        return
            rule.finding(at: place(problem), found: problem.found, expected: expected, words)
    }

    /// The length that libxml2 has counted; what is carried along of a long value is cut.
    private static func length(in sentence: String) -> String? {
        guard let begin = sentence.firstRange(of: "has a length of '") else { return nil }
        let digits = sentence[begin.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
    }

    /// The code that was meant, when a label or another case was written; else all codes.
    private static func hint(_ values: [CodedValue], for text: String) -> String? {
        guard !values.isEmpty else { return nil }
        let meant = values.first {
            $0.chinese == text || $0.code.lowercased() == text.lowercased()
        }
        return (meant.map { [$0] } ?? values).map { $0.code + " " + $0.chinese }
            .joined(separator: ", ")
    }

    // MARK: Places and words

    private func place(_ problem: XMLProblem) -> FindingPlace {
        FindingPlace(
            file: file, line: problem.line, column: problem.column, xpath: problem.xpath,
            object: problem.xpath.flatMap(lookup.element).flatMap(ObjectCode.code))
    }

    private func words(_ path: String?) -> [String: String] {
        guard let path else { return [:] }
        if let field = field(at: path) { return words(field) }
        let step = path.split(separator: "/").last.map { $0.prefix { $0 != "[" } } ?? ""
        let name = String(step.drop { $0 == "@" })
        return ["label": name, "name": name, "english": name]
    }

    private func words(_ field: OutlineField) -> [String: String] {
        [
            "label": field.label.chinese, "name": field.name, "english": field.label.english,
            "help": field.label.help,
            "helpEnglish": field.label.helpEnglish,
        ]
    }

    private func field(at path: String) -> OutlineField? {
        let steps = path.split(separator: "/")
        guard steps.first.map(String.init) == outline.name else { return nil }
        return outline.field(at: steps.dropFirst())
    }
}
