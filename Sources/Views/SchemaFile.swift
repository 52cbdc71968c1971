internal import Registry
internal import XML

/// Files of the set from which names are taken.
enum SchemaFile {
    /// The root of a file; `nil` when the set has no such file.
    static func root(_ file: String, _ rules: RuleFiles) throws(ViewError) -> XMLElement? {
        guard let bytes = rules.files[file] else { return nil }
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
