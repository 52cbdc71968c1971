internal import XML

/// The rule files of a kind as the page's script evaluates them: what `RuleSet` compiles, as data.
struct FormRules {
    /// One rule.
    struct Rule {
        var context: String
        var expected: String
        var value: FormValue
    }

    private var prefixes: [String: FormValue] = [:]
    private(set) var patterns: [[Rule]] = []

    private static let own = "urn:dengji:rules:1"

    /// A rule file of the set, `nil` when there is none.
    init?(_ path: String, _ rules: SchemaFiles) throws(ViewError) {
        guard let root = try rules.root(path) else { return nil }
        for namespace in root.all("ns") {
            if let prefix = namespace.attribute("prefix") {
                prefixes[prefix] = .text(namespace.attribute("uri"))
            }
        }
        patterns = root.all("pattern").map { $0.all("rule").map(FormRules.rule) }
    }

    private static func rule(_ element: XMLElement) -> Rule {
        let checks = element.children.filter { ["assert", "report"].contains($0.name) }
        let context = element.attribute("context") ?? ""
        let lets = element.all("let").map { binding in
            FormValue.list([
                .text(binding.attribute("name")), .text(binding.attribute("value")),
            ])
        }
        return Rule(
            context: context, expected: checks.first.flatMap { own("expected", of: $0) } ?? "",
            value: .object([
                ("context", .text(context)), ("lets", .list(lets)),
                ("checks", .list(checks.map(check))),
            ]))
    }

    private static func check(_ element: XMLElement) -> FormValue {
        .object([
            ("id", .text(element.attribute("id"))), ("test", .text(element.attribute("test"))),
            ("role", .text(element.attribute("role"))),
            ("isReport", .flag(element.name == "report")),
            ("article", .text(own("article", of: element))),
            ("found", .text(own("found", of: element))),
            ("expected", .text(own("expected", of: element))),
            ("zh", .text(element.first("zh")?.trimmedText)),
            ("en", .text(element.first("en")?.trimmedText)),
            ("advice", .text(element.first("advice")?.trimmedText)),
            ("adviceEn", .text(element.first("adviceEn")?.trimmedText)),
        ])
    }

    private static func own(_ name: String, of element: XMLElement) -> String? {
        element.attributes.first { $0.name == name && $0.namespace == own }?.value
    }

    /// For the page's script.
    var value: FormValue {
        .object([
            ("prefixes", .table(prefixes)),
            ("patterns", .list(patterns.map { .list($0.map(\.value)) })),
        ])
    }
}
