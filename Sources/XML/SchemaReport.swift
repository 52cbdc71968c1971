/// One sentence of libxml2's schema validator, taken apart.
///
/// Its form is `Element 'N'[, attribute 'A']: [[facet 'F'] ]sentence`, names as `{namespace}local`.
/// Values of the document stand inside the sentence, so bounds are looked for from its end.
struct SchemaReport {
    /// The attribute it is about, as a local name.
    let attribute: String?
    /// The namespace of that attribute.
    let attributeNamespace: String?
    /// Both, as libxml2 writes them, `{namespace}local`.
    let qualifiedAttribute: String?
    /// The facet that failed, `pattern`, `enumeration`, `maxLength` …
    let facet: String?
    /// The sentence without names in front and without namespaces.
    let sentence: String
    /// The element it is about, as a local name.
    let element: String

    /// Longest piece of a document's text that is carried along, in characters.
    private static let longest = 400
    /// Longest message that is taken apart as it is, in bytes.
    private static let longestMessage = 4_096
    /// CVC_DATATYPE_VALID_1_2_1, 2 and 3.
    private static let typeSummaries = 1824...1826

    /// `code` is libxml2's number of the report.
    init(_ message: String, code: Int) {
        let isLong = message.utf8.count > SchemaReport.longestMessage
        let (head, body) = SchemaReport.split(isLong ? SchemaReport.shortened(message) : message)
        isTypeSummary = SchemaReport.typeSummaries.contains(code)
        element = SchemaReport.quoted(in: head, after: "Element ") ?? ""
        let name = SchemaReport.between("attribute '", "'", in: head, isLast: false)
        qualifiedAttribute = name
        attribute = name.map(SchemaReport.withoutNamespace)
        attributeNamespace = name.flatMap(SchemaReport.namespace)
        facet = body.hasPrefix("[facet ") ? SchemaReport.quoted(in: body, after: "[facet ") : nil
        var plain = body
        if facet != nil, let end = body.firstRange(of: "] ") {
            plain = String(body[end.upperBound...])
        }
        sentence = SchemaReport.cut(SchemaReport.withoutNamespaces(plain))
    }

    /// Whether it says only that a value is not of its type. By its number: libxml2 cuts messages at
    /// 64,000 bytes, and the words stand behind the value.
    let isTypeSummary: Bool

    /// Whether it says that an element does not belong where it is.
    var isMisplaced: Bool { sentence.hasPrefix("This element is not expected") }

    /// What stands in the document; `value` is the text at the place.
    func found(value: String?) -> String? {
        if isMisplaced
            || sentence.hasPrefix("No matching global declaration")
        {
            return element
        }
        if sentence.hasSuffix("is not allowed."), let attribute { return "@" + attribute }
        if sentence.hasSuffix("is required but missing.") { return nil }
        if sentence.hasPrefix("Missing child element") { return nil }
        if let keys = SchemaReport.between("key-sequence [", "]", in: sentence) {
            return SchemaReport.cut(SchemaReport.withoutQuotes(keys))
        }
        return value.map(SchemaReport.cut)
    }

    /// What could stand there: names joined by `, `, a pattern, a set, a bound such as
    /// `length ≤ 3`, a type such as `xs:date`.
    var expected: String? {
        if let names = SchemaReport.between("Expected is one of ( ", " ).", in: sentence)
            ?? SchemaReport.between("Expected is ( ", " ).", in: sentence)
        {
            // libxml2 names ten at most.
            return names.ranges(of: ", ").count >= 9 ? names + ", …" : names
        }
        if let facet { return expected(facet: facet) }
        if let fixed = SchemaReport.between("fixed value constraint '", "'.", in: sentence) {
            return fixed
        }
        if let name = SchemaReport.between("The attribute '", "' is required", in: sentence) {
            return "@" + name
        }
        let isType = isTypeSummary
        return isType ? SchemaReport.between(" type '", "'.", in: sentence) : nil
    }

    private func expected(facet: String) -> String? {
        switch facet {
        case "pattern":
            return SchemaReport.between("by the pattern '", "'.", in: sentence)
        case "enumeration":
            return SchemaReport.between("an element of the set {", "}.", in: sentence)
                .map(SchemaReport.withoutQuotes)
        default:
            guard let sign = SchemaReport.signs[facet],
                let bound = SchemaReport.lastQuoted(in: sentence)
            else { return nil }
            return sign + bound
        }
    }

    private static let signs = [
        "length": "length = ", "minLength": "length ≥ ", "maxLength": "length ≤ ",
        "minInclusive": "≥ ", "maxInclusive": "≤ ", "minExclusive": "> ", "maxExclusive": "< ",
        "totalDigits": "digits ≤ ", "fractionDigits": "decimals ≤ ",
    ]

    private static func split(_ message: String) -> (head: String, body: String) {
        guard message.hasPrefix("Element '"), let end = message.firstRange(of: "': ") else {
            return ("", message)
        }
        return (String(message[..<end.lowerBound]) + "'", String(message[end.upperBound...]))
    }

    /// The quoted name after a word, without its namespace.
    private static func quoted(in text: String, after word: String) -> String? {
        between(word + "'", "'", in: text, isLast: false).map(withoutNamespace)
    }

    private static func withoutNamespace(_ name: String) -> String {
        name.lastIndex(of: "}").map { String(name[name.index(after: $0)...]) } ?? name
    }

    private static func namespace(of name: String) -> String? {
        guard name.hasPrefix("{"), let end = name.lastIndex(of: "}") else { return nil }
        return String(name[name.index(after: name.startIndex)..<end])
    }

    private static func lastQuoted(in text: String) -> String? {
        guard let end = text.lastIndex(of: "'"),
            let begin = text[..<end].lastIndex(of: "'")
        else { return nil }
        return String(text[text.index(after: begin)..<end])
    }

    /// The text between the last (or first) `begin` and the end that follows it; when there are
    /// several ends, the last one.
    private static func between(
        _ begin: String, _ end: String, in text: String, isLast: Bool = true
    ) -> String? {
        let starts = text.ranges(of: begin)
        guard let start = isLast ? starts.last : starts.first else { return nil }
        let rest = text[start.upperBound...]
        let stops = rest.ranges(of: end)
        guard let stop = isLast ? stops.last : stops.first else { return nil }
        return String(rest[..<stop.lowerBound])
    }

    /// `'a', 'b'` as `a, b`.
    private static func withoutQuotes(_ list: String) -> String {
        list.replacing("', '", with: ", ").trimmingPrefix("'").reversed().trimmingPrefix("'")
            .reversed().reduce(into: "") { $0.append($1) }
    }

    /// Drops `{namespace}` before names; braces of patterns, which hold no colon, stay.
    private static func withoutNamespaces(_ text: String) -> String {
        guard text.contains("{") else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let inner = rest[rest.index(after: open)...]
            result += rest[..<open]
            let before = result.last
            if before == "'" || before == " ", let close = inner.firstIndex(of: "}"),
                inner[..<close].contains(":"), !inner[..<close].contains(where: \.isWhitespace)
            {
                rest = inner[inner.index(after: close)...]
            } else {
                result.append("{")
                rest = inner
            }
        }
        return result + rest
    }

    static func cut(_ text: String) -> String {
        guard text.utf8.count > longest,
            let end = text.index(text.startIndex, offsetBy: longest, limitedBy: text.endIndex),
            end < text.endIndex
        else { return text }
        return String(text[..<end]) + "…"
    }

    /// A message whose long names and values are left out in their middle, so that taking it apart
    /// costs no more than for any other.
    private static func shortened(_ message: String) -> String {
        let bytes = Array(message.utf8)
        guard let end = bytes.firstRange(of: Array("': ".utf8)) else { return ellipsis(bytes[...]) }
        var head = bytes[..<end.lowerBound]
        var attribute = ""
        if let comma = head.firstRange(of: Array("', attribute '".utf8)) {
            attribute = "', attribute '" + ellipsis(local(head[comma.upperBound...]))
            head = head[..<comma.lowerBound]
        }
        let element = ellipsis(local(head.dropFirst("Element '".utf8.count)))
        return "Element '" + element + attribute + "': " + ellipsis(bytes[end.upperBound...])
    }

    private static func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.lastIndex(of: 0x7D).map { name[($0 + 1)...] } ?? name
    }

    /// The beginning and the end of a text, whole characters of it.
    private static func ellipsis(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count > 3_000 else { return String(decoding: bytes, as: UTF8.self) }
        func isInner(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
        var head = bytes.prefix(1_000)
        while let last = head.last, isInner(last) { head = head.dropLast() }
        let tail = bytes.suffix(1_500).drop(while: isInner)
        return String(decoding: head.dropLast(), as: UTF8.self) + "…"
            + String(decoding: tail, as: UTF8.self)
    }
}
