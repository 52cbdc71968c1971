/// A token of XPath 1.0 (§3.7), as far as is needed to see what an expression uses.
enum XPathToken: Hashable {
    /// A name, perhaps with prefix, or `*`; also the operators `and`, `or`, `div`, `mod`.
    case name(String)
    /// A name before `(`: a function or a node type.
    case function(String)
    /// A name before `::`.
    case axis(String)
    /// A variable without its `$`.
    case variable(String)
    /// A string or number.
    case literal(String)
    /// `/`, `//`, `[`, `]`, `(`, `)`, `|`, `@`, `.`, `..`, `,`, `=`, `!=`, `<`, `>` …
    case symbol(String)

    /// The functions of the XPath 1.0 core library (§4), and the node types (§2.3). What other
    /// languages add (`current`, `key`, `document` …) is not here and so not accepted.
    private static let known: Set<String> = [
        "last", "position", "count", "id", "local-name", "namespace-uri", "name", "string",
        "concat", "starts-with", "contains", "substring-before", "substring-after", "substring",
        "string-length", "normalize-space", "translate", "boolean", "not", "true", "false", "lang",
        "number", "sum", "floor", "ceiling", "round", "comment", "text", "processing-instruction",
        "node",
    ]

    /// The tokens of an expression; throws `invalidExpression` at a character that begins none and
    /// at a function outside the core library.
    static func tokens(of expression: String) throws(XMLEngineError) -> [XPathToken] {
        var scanner = XPathScanner(expression)
        var tokens: [XPathToken] = []
        while let token = try scanner.next() {
            if case .function(let name) = token, !known.contains(name) {
                throw .invalidExpression(expression, reason: "the function \(name)() is unknown")
            }
            tokens.append(token)
        }
        return tokens
    }
}

/// Cuts an expression into tokens.
private struct XPathScanner {
    private let expression: String
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ expression: String) {
        self.expression = expression
        scalars = Array(expression.unicodeScalars)
    }

    mutating func next() throws(XMLEngineError) -> XPathToken? {
        skipSpace()
        guard index < scalars.count else { return nil }
        let scalar = scalars[index]
        switch scalar {
        case "\"", "'":
            return try literal(scalar)
        case "$":
            index += 1
            return .variable(name())
        case "0"..."9":
            return .literal(take { ("0"..."9").contains($0) || $0 == "." })
        case _ where XMLName.isStart(scalar):
            return named(name())
        case "*":
            index += 1
            return .name("*")
        default:
            return try symbol()
        }
    }

    private mutating func named(_ name: String) -> XPathToken {
        let end = index
        skipSpace()
        // `or (` is an operator and a group: no function is called so.
        let isOperator = ["and", "or", "div", "mod"].contains(name)
        if peek(0) == "(", !isOperator { return .function(name) }
        if peek(0) == ":", peek(1) == ":" {
            index += 2
            return .axis(name)
        }
        index = end
        return .name(name)
    }

    private mutating func symbol() throws(XMLEngineError) -> XPathToken {
        for symbol in [
            "//", "..", "!=", "<=", ">=", "/", ".", "[", "]", "(", ")", "|", "@", ",",
            "=", "<", ">", "+", "-",
        ]
        where scalars[index...].starts(with: symbol.unicodeScalars) {
            index += symbol.unicodeScalars.count
            return .symbol(symbol)
        }
        throw .invalidExpression(
            expression, reason: "the character \(scalars[index]) is out of place")
    }

    private mutating func literal(_ quote: Unicode.Scalar) throws(XMLEngineError) -> XPathToken {
        index += 1
        let text = take { $0 != quote }
        guard index < scalars.count else {
            throw .invalidExpression(expression, reason: "a string has no end")
        }
        index += 1
        return .literal(text)
    }

    /// A QName or `prefix:*`; a single colon belongs to it, two end it.
    private mutating func name() -> String {
        func isPart(_ scalar: Unicode.Scalar) -> Bool {
            XMLName.isStart(scalar) || XMLName.isInner(scalar)
        }
        var text = take(while: isPart)
        if peek(0) == ":", let after = peek(1), XMLName.isStart(after) || after == "*" {
            index += 1
            if after == "*" {
                index += 1
                return text + ":*"
            }
            text += ":" + take(while: isPart)
        }
        return text
    }

    private mutating func take(while isTaken: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while index < scalars.count, isTaken(scalars[index]) {
            text.append(scalars[index])
            index += 1
        }
        return String(text)
    }

    private mutating func skipSpace() {
        while let scalar = peek(0), [" ", "\t", "\r", "\n"].contains(scalar) { index += 1 }
    }

    private func peek(_ offset: Int) -> Unicode.Scalar? {
        index + offset < scalars.count ? scalars[index + offset] : nil
    }
}
