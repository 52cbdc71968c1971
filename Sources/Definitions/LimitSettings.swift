internal import Registry
internal import XML

/// The `limit` elements of a configuration, judged before the schema: a schema can say that a value
/// is wrong, but not of which limit it is the value and what may stand there.
enum LimitSettings {
    /// What is wrong with the limits of a file that is well-formed; nothing of one that is not.
    static func problems(in bytes: [UInt8], file: String) throws(XMLEngineError)
        -> [DefinitionProblem]
    {
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            return []
        }
        var lines: [IntakeLimit: Int] = [:]
        return document.root.all("limit").compactMap { element in
            let id = trimmed(element.attribute("id"))
            guard let limit = IntakeLimit(rawValue: id) else {
                return problem(
                    element, file, "there is no limit \(id); dengji config show lists them",
                    found: id)
            }
            if let line = lines.updateValue(element.line, forKey: limit) {
                return problem(
                    element, file, "the limit \(id) is set twice, first in line \(line)",
                    found: id)
            }
            let value = trimmed(element.attribute("value"))
            guard !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return problem(
                    element, file,
                    "the limit \(id) is a whole number without a unit, \(unit(limit)), not \(value)",
                    found: value)
            }
            guard let number = Int(value), limit.allowed.contains(number) else {
                let range = "\(limit.allowed.lowerBound) to \(limit.allowed.upperBound)"
                return problem(
                    element, file, "the limit \(id) may be \(range) (\(unit(limit))), not \(value)",
                    found: value, expected: range)
            }
            return nil
        }
    }

    private static func unit(_ limit: IntakeLimit) -> String {
        switch limit.unit {
        case .bytes: "in bytes"
        case .count: "a count"
        case .milliseconds: "in milliseconds"
        case .ratio: "so many to one"
        case .bytesPerSecond: "in bytes per second"
        }
    }

    private static func problem(
        _ element: XMLElement, _ file: String, _ message: String, found: String,
        expected: String? = nil
    ) -> DefinitionProblem {
        DefinitionProblem(
            file: file, line: element.line, xpath: element.path, message: message, found: found,
            expected: expected)
    }

    private static func trimmed(_ text: String?) -> String {
        DefinitionElement.trimmed(text ?? "")
    }
}
