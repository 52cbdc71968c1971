internal import Registry
internal import XML

/// Files of the set from which names are taken, each read once: schemas include each other, and
/// several kinds share one.
final class SchemaFiles {
    private let rules: RuleFiles
    private var roots: [String: XMLElement] = [:]
    private var tables: [String: TypeTable] = [:]
    // By the identity of elements, which are in memory as long as this is.
    private var knownWords: [Int: FormWords?] = [:]
    private var knownValues: [Int: [FormSimpleType.Listed]] = [:]

    init(_ rules: RuleFiles) { self.rules = rules }

    /// The root of a file; `nil` when the set has no such file.
    func root(_ file: String) throws(ViewError) -> XMLElement? {
        if let root = roots[file] { return root }
        let root = try rules.files[file].map { bytes throws(ViewError) in
            try SchemaFiles.root(of: bytes, file)
        }
        roots[file] = root
        return root
    }

    /// A file as it is; `nil` when the set has no such file.
    func bytes(_ file: String) -> [UInt8]? { rules.files[file] }

    /// The names of the XML files in a folder of the set, in order.
    func names(in folder: String) -> [String] {
        rules.folder(folder).map(\.name).filter { $0.hasSuffix(".xml") }
    }

    /// The types of a schema and of what it includes.
    func types(_ file: String) throws(ViewError) -> TypeTable {
        if let table = tables[file] { return table }
        let table = try TypeTable(file, self)
        tables[file] = table
        return table
    }

    /// What the documentation of an element of these files says; read once, as most kinds have the same
    /// types.
    func words(of element: XMLElement) -> FormWords? {
        if let known = knownWords[element.identity] { return known }
        let read = FormWords(element)
        knownWords[element.identity] = .some(read)
        return read
    }

    /// The values that a restriction in these files lists; read once.
    func values(of restriction: XMLElement) -> [FormSimpleType.Listed] {
        if let known = knownValues[restriction.identity] { return known }
        let read = restriction.all("enumeration").map { element in
            let (chinese, english) = FormWords.whole(element)
            return FormSimpleType.Listed(
                code: element.attribute("value") ?? "", chinese: chinese, english: english)
        }
        knownValues[restriction.identity] = read
        return read
    }

    private static func root(of bytes: [UInt8], _ file: String) throws(ViewError) -> XMLElement {
        let outcome: ParseOutcome
        do {
            outcome = try XMLDocument.parse(bytes, limits: .standard)
        } catch {
            throw .labels(file: file, reason: error.description)
        }
        switch outcome {
        case .document(let document): return document.root
        case .problems(let problems):
            throw .labels(file: file, reason: problems.first?.message ?? "not XML")
        }
    }

    /// The codes of a simple type with their Chinese documentation; empty for a type without any.
    static func codes(of type: XMLElement) -> [String: String] {
        var codes: [String: String] = [:]
        for value in type.first("restriction")?.all("enumeration") ?? [] {
            let words = value.first("annotation")?.all("documentation").first { element in
                element.attributes.contains { $0.name == "lang" && $0.value == "zh" }
            }
            if let code = value.attribute("value"), let words { codes[code] = words.trimmedText }
        }
        return codes
    }
}
