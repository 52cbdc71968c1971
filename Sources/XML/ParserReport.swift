internal import CLibXML2

/// One report of libxml2's parser, taken apart.
struct ParserReport {
    /// An attribute as far as a report names it.
    enum AttributeName: Hashable {
        /// As written.
        case written(String)
        /// Without its prefix.
        case local(String)

        /// Whether a name as written is meant.
        func matches(_ name: ArraySlice<UInt8>) -> Bool {
            switch self {
            case .written(let text): return name.elementsEqual(text.utf8)
            case .local(let text):
                let start = name.firstIndex(of: 0x3A).map { $0 + 1 } ?? name.startIndex
                return name[start...].elementsEqual(text.utf8)
            }
        }
    }

    let code: Int
    let sentence: String
    let line: Int
    let column: Int
    let kind: XMLProblem.Kind
    /// The limit of ours, or of libxml2's own, that it tells of.
    let limit: XMLLimit?
    /// The attribute it is about.
    let attribute: AttributeName?
    /// Whether it is about a start tag as a whole, so that libxml2's place is the end of the tag.
    let isAboutStartTag: Bool

    init(_ error: UnsafeMutablePointer<xmlError>) {
        code = unsafe Int(error.pointee.code)
        sentence = String(unsafe message(of: error).prefix(400))
        line = unsafe Int(error.pointee.line)
        column = unsafe Int(error.pointee.int2)
        limit = ParserReport.limit(code: code, sentence)
        let isNamespace = unsafe error.pointee.domain == Int32(XML_FROM_NAMESPACE.rawValue)
        kind = isNamespace ? .namespace : .malformed
        let words = unsafe [error.pointee.str1, error.pointee.str2, error.pointee.str3].map {
            word -> String? in
            guard let word = unsafe word else { return nil }
            return unsafe String(cString: word)
        }
        let isDuplicate = code == Int(XML_ERR_ATTRIBUTE_REDEFINED.rawValue)
        attribute = ParserReport.attribute(code: code, words)
        isAboutStartTag =
            isDuplicate || isNamespace && code != Int(XML_NS_ERR_COLON.rawValue)
    }

    private static func attribute(code: Int, _ words: [String?]) -> AttributeName? {
        switch code {
        case Int(XML_ERR_ATTRIBUTE_REDEFINED.rawValue):
            guard let first = words[0] else { return nil }
            return .written(words[1].map { first + ":" + $0 } ?? first)
        case Int(XML_NS_ERR_ATTRIBUTE_REDEFINED.rawValue):
            return words[0].map(AttributeName.local)
        case Int(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue):
            // Three words: prefix, attribute, element; two are about the element itself.
            guard let prefix = words[0], let name = words[1], words[2] != nil else { return nil }
            return .written(prefix + ":" + name)
        default: return nil
        }
    }

    /// libxml2's own bounds stay in force; their sentences are all it has for them.
    private static func limit(code: Int, _ sentence: String) -> XMLLimit? {
        if code == Int(XML_ERR_NAME_TOO_LONG.rawValue) || sentence.contains("ame too long") {
            return .nameBytes
        }
        if sentence.hasPrefix("Excessive depth") { return .depth }
        let isText =
            sentence.contains("too long") || sentence.contains("too big")
            || sentence.contains("XML_PARSE_HUGE") || sentence.contains("Huge input")
        return isText ? .textBytes : nil
    }
}
