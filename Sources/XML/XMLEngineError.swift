/// The engine could not judge. Never a verdict on a document.
package enum XMLEngineError: Error, Hashable, CustomStringConvertible {
    /// libxml2 could not allocate; `operation` was under way.
    case outOfMemory(operation: String)
    /// libxml2 failed by its own account; `code` is its number, `subject` the file or expression.
    case engineFailed(operation: String, subject: String, code: Int, message: String)
    /// A schema that cannot be compiled, with libxml2's reasons.
    case invalidSchema(name: String, reasons: [String])
    /// A rule file that is broken or uses what is not supported; `line` from 1.
    case invalidRules(name: String, line: Int, reason: String)
    /// An XPath expression that cannot be compiled or uses what is not supported.
    case invalidExpression(String, reason: String)
    /// The rules would take more steps over a document than one may cost: a limit, which the caller
    /// tells as such.
    case stepsExhausted(bound: Int)

    /// One English sentence for a log or a quarantine report.
    package var description: String {
        switch self {
        case .outOfMemory(let operation):
            "\(operation): out of memory"
        case .engineFailed(let operation, let subject, let code, let message):
            "\(operation) of \(subject) failed inside libxml2 (\(code)): \(message)"
        case .invalidSchema(let name, let reasons):
            "schema \(name) cannot be used: \(reasons.joined(separator: "; "))"
        case .invalidRules(let name, let line, let reason):
            "rules \(name), line \(line): \(reason)"
        case .invalidExpression(let expression, let reason):
            "XPath \(expression): \(reason)"
        case .stepsExhausted(let bound):
            "the rules take more than \(bound) steps over this document"
        }
    }
}
