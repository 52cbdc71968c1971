internal import XML

/// Parses files of one vocabulary and judges them by its XSD; belongs to one thread at a time.
final class DefinitionReader {
    private let schema: XMLSchema

    /// `name` is the schema's path in the set, named in problems with the schema itself.
    init(xsd: [UInt8], name: String) throws(DefinitionError) {
        do throws(XMLEngineError) {
            schema = try XMLSchema.compile(xsd, name: name)
        } catch {
            throw DefinitionReader.translated(error, file: name)
        }
    }

    /// The root of a valid file.
    func root(of bytes: [UInt8], file: String) throws(DefinitionError) -> DefinitionElement {
        let problems: [XMLProblem]
        do throws(XMLEngineError) {
            switch try XMLDocument.parse(bytes, limits: .standard) {
            case .problems(let found):
                problems = found
            case .document(let document):
                problems = try schema.validate(document)
                if problems.isEmpty { return DefinitionElement(document.root, file: file) }
            }
        } catch {
            throw DefinitionReader.translated(error, file: file)
        }
        throw .refused(
            problems.map {
                DefinitionProblem(
                    file: file, line: $0.line, xpath: $0.xpath, message: $0.message,
                    found: $0.found, expected: $0.expected)
            })
    }

    private static func translated(_ error: XMLEngineError, file: String) -> DefinitionError {
        switch error {
        case .invalidSchema(_, let reasons):
            .refused(reasons.map { DefinitionProblem(file: file, message: $0) })
        default:
            .engineFailed(file: file, reason: error.description)
        }
    }
}
