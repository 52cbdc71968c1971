/// Reads a rule file; see `RuleSet` for what it may hold.
struct RuleLoading {
    let name: String
    let limits: XMLLimits
    private var prefixes: [String: String] = [:]
    private var ids: Set<String> = []

    private static let schematron = "http://purl.oclc.org/dsdl/schematron"
    private static let own = "urn:dengji:rules:1"

    init(name: String, limits: XMLLimits) {
        self.name = name
        self.limits = limits
    }

    mutating func load(_ bytes: [UInt8]) throws(XMLEngineError) -> RuleSet {
        let document: XMLDocument
        switch try XMLDocument.parse(bytes, limits: limits) {
        case .document(let parsed): document = parsed
        case .problems(let problems):
            throw .invalidRules(
                name: name, line: problems[0].line ?? 1, reason: problems[0].message)
        }
        let root = document.root
        guard root.name == "schema", root.namespace == RuleLoading.schematron else {
            throw failure(root, "the root is not sch:schema")
        }
        try allow(["queryBinding", "schemaVersion"], on: root)
        guard root.attribute("queryBinding") == "xpath" else {
            throw failure(root, "queryBinding is not xpath")
        }
        var patterns: [[RuleSet.Rule]] = []
        for child in root.children {
            switch try kind(of: child) {
            case "title": continue
            case "ns": try declare(child)
            case "pattern": patterns.append(try pattern(child))
            default: throw unsupported(child)
            }
        }
        return RuleSet(
            name: name, patterns: patterns, namespaces: prefixes,
            maxFindings: limits.maxFindings)
    }

    private mutating func declare(_ element: XMLElement) throws(XMLEngineError) {
        try allow(["prefix", "uri"], on: element)
        let prefix = try required("prefix", of: element)
        let uri = try required("uri", of: element)
        guard XMLName.isValid(prefix), !uri.isEmpty,
            prefixes.updateValue(uri, forKey: prefix) == nil
        else { throw failure(element, "the prefix is no name, has no uri, or is declared twice") }
    }

    private mutating func pattern(_ element: XMLElement)
        throws(XMLEngineError) -> [RuleSet.Rule]
    {
        try allow(["id"], on: element)
        var rules: [RuleSet.Rule] = []
        for child in element.children {
            switch try kind(of: child) {
            case "title": continue
            case "rule": rules.append(try rule(child))
            default: throw unsupported(child)
            }
        }
        return rules
    }

    private mutating func rule(_ element: XMLElement) throws(XMLEngineError) -> RuleSet.Rule {
        try allow(["context", "id"], on: element)
        let context = try RuleContext.selecting(
            try required("context", of: element), at: element.line, in: name)
        let query = try compile(context, [], at: element)
        var lets: [(name: String, value: XPathQuery)] = []
        var assertions: [RuleSet.Assertion] = []
        for child in element.children {
            let names = Set(lets.map(\.name))
            switch try kind(of: child) {
            case "let":
                guard assertions.isEmpty else { throw failure(child, "sch:let after an assertion") }
                lets.append(try letting(child, names))
            case "assert": assertions.append(try assertion(child, names, firesWhen: false))
            case "report": assertions.append(try assertion(child, names, firesWhen: true))
            default: throw unsupported(child)
            }
        }
        return RuleSet.Rule(context: query, lets: lets, assertions: assertions)
    }

    private func letting(_ element: XMLElement, _ variables: Set<String>)
        throws(XMLEngineError) -> (name: String, value: XPathQuery)
    {
        try allow(["name", "value"], on: element)
        let name = try required("name", of: element)
        guard XMLName.isValid(name), !variables.contains(name) else {
            throw failure(element, "the variable \(name) is no name or is set twice")
        }
        return (name, try compile(try required("value", of: element), variables, at: element))
    }

    private mutating func assertion(
        _ element: XMLElement, _ variables: Set<String>, firesWhen: Bool
    ) throws(XMLEngineError) -> RuleSet.Assertion {
        try allow(
            ["id", "test", "role"], own: ["article", "expected", "found", "object"], on: element)
        let id = try required("id", of: element)
        guard RuleLoading.isRuleID(id) else { throw failure(element, "\(id) is no rule id") }
        guard ids.insert(id).inserted else { throw failure(element, "\(id) is used twice") }
        let role = element.attribute("role")
        guard role == nil || role == "remark" else { throw failure(element, "unknown role") }
        let text = RuleText(
            id: id, article: own("article", of: element),
            severity: role == nil ? .error : .remark, expected: own("expected", of: element),
            chinese: "", english: "", advice: "", adviceEnglish: "")
        return RuleSet.Assertion(
            text: try texts(of: element, into: text),
            test: try compile(try required("test", of: element), variables, at: element),
            firesWhen: firesWhen,
            found: try optional("found", variables, of: element),
            object: try optional("object", variables, of: element))
    }

    /// Fills in `d:zh`, `d:en`, `d:advice` and `d:adviceEn`, each exactly once and not empty; the
    /// last may be missing, as it is in sets that were adopted before it existed.
    private func texts(of element: XMLElement, into empty: RuleText)
        throws(XMLEngineError) -> RuleText
    {
        var values: [String: String] = [:]
        for child in element.children {
            guard child.namespace == RuleLoading.own,
                ["zh", "en", "advice", "adviceEn"].contains(child.name), child.children.isEmpty
            else { throw unsupported(child) }
            try allow([], on: child)
            guard values.updateValue(child.trimmedText, forKey: child.name) == nil else {
                throw failure(child, "d:\(child.name) twice")
            }
        }
        guard let chinese = values["zh"], let english = values["en"],
            let advice = values["advice"], !chinese.isEmpty, !english.isEmpty, !advice.isEmpty
        else { throw failure(element, "\(empty.id) needs d:zh, d:en and d:advice") }
        var text = empty
        text.chinese = chinese
        text.english = english
        text.advice = advice
        if let adviceEnglish = values["adviceEn"] {
            guard !adviceEnglish.isEmpty else { throw failure(element, "d:adviceEn is empty") }
            text.adviceEnglish = adviceEnglish
        }
        return text
    }

    // MARK: Small parts

    /// `LAW-9-1`, `LAW-14-2-3`, `PKG-…`, `REG-…`: a family, then letters and digits between hyphens.
    private static func isRuleID(_ id: String) -> Bool {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        guard let family = parts.first, ["LAW", "PKG", "REG"].contains(family) else { return false }
        let isPlain = parts.dropFirst().allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        }
        return isPlain && parts.count >= (family == "LAW" ? 3 : 2)
    }

    private func kind(of element: XMLElement) throws(XMLEngineError) -> String {
        guard element.namespace == RuleLoading.schematron else { throw unsupported(element) }
        return element.name
    }

    private func allow(_ names: Set<String>, own: Set<String> = [], on element: XMLElement)
        throws(XMLEngineError)
    {
        for attribute in element.attributes {
            let isKnown =
                switch attribute.namespace {
                case nil: names.contains(attribute.name)
                case RuleLoading.own?: own.contains(attribute.name)
                default: false
                }
            guard isKnown else {
                throw failure(element, "the attribute \(attribute.name) is not supported")
            }
        }
    }

    private func required(_ name: String, of element: XMLElement)
        throws(XMLEngineError) -> String
    {
        guard let value = element.attribute(name) else {
            throw failure(element, "sch:\(element.name) needs \(name)")
        }
        return value
    }

    private func own(_ name: String, of element: XMLElement) -> String? {
        element.attributes.first { $0.name == name && $0.namespace == RuleLoading.own }?.value
    }

    private func optional(_ name: String, _ variables: Set<String>, of element: XMLElement)
        throws(XMLEngineError) -> XPathQuery?
    {
        guard let expression = own(name, of: element) else { return nil }
        return try compile(expression, variables, at: element)
    }

    private func compile(_ expression: String, _ variables: Set<String>, at element: XMLElement)
        throws(XMLEngineError) -> XPathQuery
    {
        do {
            return try XPathQuery.compile(expression, namespaces: prefixes, variables: variables)
        } catch .invalidExpression(let expression, let reason) {
            throw failure(element, "\(expression): \(reason)")
        }
    }

    private func unsupported(_ element: XMLElement) -> XMLEngineError {
        failure(element, "the element \(element.name) is not supported here")
    }

    private func failure(_ element: XMLElement, _ reason: String) -> XMLEngineError {
        .invalidRules(name: name, line: element.line, reason: reason)
    }
}
