import Testing

@testable import XML

@Suite struct `XPath` {
    static let names = ["t": "urn:t"]

    static func root() throws -> XMLElement {
        try parsed(
            "<a xmlns='urn:t'><b n='1'>x</b><b n='2'>y</b><c><b n='3'>z</b></c><d xmlns=''/></a>"
        ).root
    }

    static let strings: [(String, String)] = [
        ("t:b[2]", "y"), ("count(//t:b)", "3"), ("string(t:c/t:b/@n)", "3"), ("/t:a/t:b", "x"),
        ("concat(local-name(), '-', t:b[@n = 2])", "a-y"), ("t:nothing", ""), ("1 div 2", "0.5"),
        ("child::t:b[last()]", "y"), ("sum(//@n) * 2", "12"), ("normalize-space('  a  b ')", "a b"),
        ("count(t:*)", "3"), ("string(true() and (1 or (0)))", "true"), ("count(*)", "4"),
        ("\"登记\"", "登记"),
    ]

    @Test(arguments: strings) func `gives a string`(_ expression: String, _ expected: String)
        throws
    {
        let query = try XPathQuery.compile(expression, namespaces: Self.names)
        let root = try Self.root()
        #expect(try query.string(at: root) == expected)
        #expect(try query.string(at: root) == expected, "a second time")
    }

    @Test func `gives elements in document order`() throws {
        let root = try Self.root()
        let query = try XPathQuery.compile(
            "t:c/t:b | t:b | t:b/@n | t:b/text()", namespaces: Self.names)
        #expect(try query.elements(at: root).map(\.text) == ["x", "y", "z"])
        let inner = try XPathQuery.compile("t:b", namespaces: Self.names)
        #expect(try inner.elements(at: root.first("c")!).map(\.text) == ["z"])
        #expect(throws: XMLEngineError.self) {
            try XPathQuery.compile("1 + 1", namespaces: [:]).elements(at: root)
        }
    }

    @Test(arguments: [("t:b", true), ("t:z", false), ("0", false), ("'x'", true), ("1 > 2", false)])
    func `gives a boolean`(_ expression: String, _ expected: Bool) throws {
        let query = try XPathQuery.compile(expression, namespaces: Self.names)
        #expect(try query.boolean(at: try Self.root()) == expected)
    }

    static let refused = [
        "", "t:b[", "t:b]", "a b", "document('/etc/passwd')", "current()", "key('a', 'b')",
        "x:b", "$v", "'open", "t:b[matches(., 'a')]", "#", "x:*", "t:f()", "1 +",
        "document ('a')", "a::b", "string(", "contains('a')", "$", "count(1)",
    ]

    @Test(arguments: refused) func `refuses when compiling`(_ expression: String) {
        #expect {
            try XPathQuery.compile(expression, namespaces: Self.names)
        } throws: { error in
            guard case .invalidExpression? = error as? XMLEngineError else { return false }
            return true
        }
    }

    @Test func `an endless evaluation is an engine error and no verdict`() throws {
        let text = "<a>" + String(repeating: "<b>1</b>", count: 3_000) + "</a>"
        let query = try XPathQuery.compile(
            "count(//b[count(//b[. = current-b]) > 0])".replacing("current-b", with: "//b"),
            namespaces: [:])
        let root = try parsed(text).root
        #expect(throws: XMLEngineError.self) { try query.boolean(at: root) }
    }
}

@Suite struct `Rule sets` {
    static func rules(_ patterns: String) -> String {
        """
        <sch:schema xmlns:sch="http://purl.oclc.org/dsdl/schematron" queryBinding="xpath"
            xmlns:d="urn:dengji:rules:1">
        <sch:title>t</sch:title>
        <sch:ns prefix="t" uri="urn:t"/>
        \(patterns)
        </sch:schema>
        """
    }

    static let texts =
        "<d:zh>甲</d:zh><d:en>one</d:en><d:advice>乙</d:advice><d:adviceEn>two</d:adviceEn>"

    static func assertion(_ id: String, _ test: String, _ more: String = "") -> String {
        "<sch:assert id='\(id)' test=\"\(test)\" \(more)>\(texts)</sch:assert>"
    }

    static func load(_ patterns: String) throws -> RuleSet {
        try RuleSet.load(Array(rules(patterns).utf8), name: "t.sch")
    }

    static func document() throws -> XMLDocument {
        try parsed(
            "<a xmlns='urn:t'>\n<i code='A1' n='5'/>\n<i code='A2' n='15'/>\n<j><i n='2'/></j></a>")
    }

    @Test func `tells id, texts, place, object and found`() throws {
        let set = try Self.load(
            "<sch:pattern><sch:rule context='t:i'><sch:let name='n' value='number(@n)'/>"
                + "<sch:let name='m' value='$n * 2'/>"
                + Self.assertion(
                    "LAW-9-1", "$m &lt;= 20",
                    "d:article='9(1)' d:found='@n' d:object='@code' d:expected='≤ 10'")
                + "</sch:rule></sch:pattern>")
        let failures = try set.evaluate(try Self.document())
        #expect(failures.count == 1)
        let failure = try #require(failures.first)
        #expect(failure.id == "LAW-9-1")
        #expect(failure.article == "9(1)")
        #expect(failure.severity == .error)
        #expect(failure.path == "/a/i[2]")
        #expect(failure.line == 3)
        #expect(failure.object == "A2")
        #expect(failure.found == "15")
        #expect(failure.expected == "≤ 10")
        #expect(
            [failure.chinese, failure.english, failure.advice, failure.adviceEnglish]
                == ["甲", "one", "乙", "two"])
        #expect(set.ids.map(\.id) == ["LAW-9-1"])
    }

    @Test func `the first matching rule of a pattern wins, patterns are independent`() throws {
        let set = try Self.load(
            "<sch:pattern><sch:rule context='t:j/t:i'>" + Self.assertion("PKG-1", "true()")
                + "</sch:rule><sch:rule context='t:i'>" + Self.assertion("PKG-2", "false()")
                + "</sch:rule></sch:pattern><sch:pattern><sch:rule context='t:i'>"
                + Self.assertion("PKG-3", "false()") + "</sch:rule></sch:pattern>")
        let failures = try set.evaluate(try Self.document())
        #expect(failures.map(\.id) == ["PKG-2", "PKG-3", "PKG-2", "PKG-3", "PKG-3"])
        #expect(failures.map(\.line) == [2, 2, 3, 3, 4])
    }

    @Test func `a report fires when it holds, a remark says so`() throws {
        let set = try Self.load(
            "<sch:pattern><sch:rule context='/t:a'><sch:report id='REG-1' test='t:i' role='remark'>"
                + Self.texts + "</sch:report>" + Self.assertion("REG-2", "t:i")
                + "</sch:rule></sch:pattern>")
        let failures = try set.evaluate(try Self.document())
        #expect(failures.map(\.id) == ["REG-1"])
        #expect(failures.map(\.severity) == [.remark])
        #expect(failures.first?.found == nil)
    }

    @Test func `failures stop at the limit, variables end with their rule`() throws {
        var limits = XMLLimits.standard
        limits.maxFindings = 2
        let text = Self.rules(
            "<sch:pattern><sch:rule context='t:i'><sch:let name='v' value='.'/>"
                + Self.assertion("PKG-1", "false()") + "</sch:rule></sch:pattern>")
        let set = try RuleSet.load(Array(text.utf8), name: "t.sch", limits: limits)
        #expect(try set.evaluate(try Self.document()).count == 2)
        #expect(throws: XMLEngineError.self) {
            try Self.load(
                "<sch:pattern><sch:rule context='t:i'><sch:let name='v' value='.'/></sch:rule>"
                    + "<sch:rule context='t:j'>" + Self.assertion("PKG-1", "$v")
                    + "</sch:rule></sch:pattern>")
        }
    }

    @Test func `one set judges one document after another and keeps none`() throws {
        let set = try Self.load(
            Self.rule("<sch:let name='v' value='//t:i'/>" + Self.assertion("PKG-1", "$v/@n = 2")))
        let first = try Self.document()
        let known = try set.evaluate(first)
        #expect(known.isEmpty)
        weak var other: XMLDocument?
        do {
            let document = try parsed("<a xmlns='urn:t'><i n='3'/><i n='4'/></a>")
            other = document
            #expect(try set.evaluate(document).map(\.path) == ["/a/i[1]", "/a/i[2]"])
        }
        #expect(other == nil)
        #expect(try set.evaluate(first) == known)
    }

    static let contexts: [(String, Int)] = [
        ("t:i", 3), ("/t:a/t:i", 2), ("//t:i", 3), ("t:a//t:i", 3), ("t:j/t:i", 1), ("t:j/*", 1),
        ("*", 5), ("t:i[@n = 2]", 1), ("t:i[1]", 2), ("/t:i", 0), ("i", 0),
    ]

    @Test(arguments: contexts) func `a context matches`(_ context: String, _ count: Int) throws {
        let set = try Self.load(
            "<sch:pattern><sch:rule context='\(context)'>" + Self.assertion("PKG-1", "false()")
                + "</sch:rule></sch:pattern>")
        #expect(try set.evaluate(try Self.document()).count == count)
    }

    static func rule(_ content: String, context: String = "t:i") -> String {
        "<sch:pattern><sch:rule context='\(context)'>\(content)</sch:rule></sch:pattern>"
    }

    static let unsupported: [(String, String)] = [
        ("a phase", "<sch:phase id='p'/>"),
        ("an include", "<sch:include href='x'/>"),
        ("diagnostics", "<sch:diagnostics/>"),
        ("a schema-wide let", "<sch:let name='a' value='1'/>"),
        ("an abstract pattern", "<sch:pattern abstract='true' id='p'/>"),
        ("is-a", "<sch:pattern is-a='p'/>"),
        ("a pattern's let", "<sch:pattern><sch:let name='a' value='1'/></sch:pattern>"),
        ("an abstract rule", "<sch:pattern><sch:rule abstract='true' id='x'/></sch:pattern>"),
        ("a rule without context", "<sch:pattern><sch:rule/></sch:pattern>"),
        ("extends", rule("<sch:extends rule='x'/>")),
        (
            "value-of",
            rule(
                "<sch:assert id='PKG-1' test='1'><sch:value-of select='.'/>\(texts)</sch:assert>")
        ),
        ("no texts", rule("<sch:assert id='PKG-1' test='1'>text</sch:assert>")),
        (
            "a text missing",
            rule(
                "<sch:assert id='PKG-1' test='1'><d:zh>x</d:zh><d:en>x</d:en></sch:assert>")
        ),
        (
            "an empty text",
            rule(
                "<sch:assert id='PKG-1' test='1'><d:zh> </d:zh><d:en>x</d:en><d:advice>x</d:advice>"
                    + "</sch:assert>")
        ),
        (
            "an empty text that need not be there",
            rule(
                "<sch:assert id='PKG-1' test='1'><d:zh>x</d:zh><d:en>x</d:en><d:advice>x</d:advice>"
                    + "<d:adviceEn> </d:adviceEn></sch:assert>")
        ),
        ("no id", rule("<sch:assert test='1'>\(texts)</sch:assert>")),
        ("no test", rule("<sch:assert id='PKG-1'>\(texts)</sch:assert>")),
        ("an id twice", rule(assertion("PKG-1", "1") + assertion("PKG-1", "1"))),
        ("an id of another form", rule(assertion("law-1", "1"))),
        ("an id without article", rule(assertion("LAW-9", "1"))),
        ("another role", rule(assertion("PKG-1", "1", "role='warning'"))),
        ("diagnostics of an assertion", rule(assertion("PKG-1", "1", "diagnostics='x'"))),
        ("an own attribute that is unknown", rule(assertion("PKG-1", "1", "d:severity='x'"))),
        ("an unknown function", rule(assertion("PKG-1", "current() = 1"))),
        ("an unknown variable", rule(assertion("PKG-1", "$x"))),
        ("an undeclared prefix", rule(assertion("PKG-1", "z:i"))),
        ("broken XPath", rule(assertion("PKG-1", "1 +"))),
        ("a broken d:found", rule(assertion("PKG-1", "1", "d:found='['"))),
        (
            "a let after an assertion",
            rule(assertion("PKG-1", "1") + "<sch:let name='a' value='1'/>")
        ),
        (
            "a let twice",
            rule(
                "<sch:let name='a' value='1'/><sch:let name='a' value='1'/>"
                    + assertion("PKG-1", "1"))
        ),
        ("a union as context", rule(assertion("PKG-1", "1"), context: "t:i | t:j")),
        ("an attribute as context", rule(assertion("PKG-1", "1"), context: "t:i/@n")),
        ("an axis in a context", rule(assertion("PKG-1", "1"), context: "child::t:i")),
        ("a parent in a context", rule(assertion("PKG-1", "1"), context: "t:i/..")),
        ("a function as context", rule(assertion("PKG-1", "1"), context: "id(1)")),
        ("the document as context", rule(assertion("PKG-1", "1"), context: "/")),
        ("a prefix twice", "<sch:ns prefix='t' uri='urn:t'/>"),
        ("an element of others", "<x/>"),
    ]

    @Test(arguments: unsupported) func `is refused when loading`(_ name: String, _ content: String)
    {
        #expect {
            try Self.load(content)
        } throws: { error in
            guard case .invalidRules("t.sch", let line, let reason)? = error as? XMLEngineError
            else { return false }
            return line >= 3 && !reason.isEmpty
        }
    }

    @Test func `another query language is refused`() {
        let text = Self.rules("").replacing("xpath", with: "xslt2")
        #expect(throws: XMLEngineError.self) {
            try RuleSet.load(Array(text.utf8), name: "t.sch")
        }
    }
}
