/// What an XSD says of a value: its built-in type and every facet that the types on the way to it
/// have added.
struct FormSimpleType {
    /// One value of a closed list.
    struct Listed {
        var code: String
        var chinese: String
        var english: String
    }

    /// The built-in type, `token`; empty for a list or a union.
    var base = ""
    /// Each step's patterns: one of each step must match.
    var patterns: [[String]] = []
    var values: [Listed] = []
    /// Facets by their names, `maxLength`.
    var facets: [String: String] = [:]
    /// The type of the parts of a list.
    var list: String?
    /// The types of a union.
    var union: [String] = []
    /// Names of the types on the way, the built-in one left out: some have forms of their own.
    var names: [String] = []
    var words: FormWords?

    /// The facets that are carried over as they are.
    static let facetNames = [
        "length", "minLength", "maxLength", "minInclusive", "maxInclusive", "minExclusive",
        "maxExclusive", "fractionDigits", "totalDigits",
    ]

    /// For the page's script.
    var value: FormValue {
        var members: [(name: String, value: FormValue)] = [
            ("base", .text(base)),
            ("patterns", .list(patterns.map { .list($0.map { .text($0) }) })),
            (
                "values",
                .list(
                    values.map {
                        .object([
                            ("code", .text($0.code)), ("zh", .text($0.chinese)),
                            ("en", .text($0.english)),
                        ])
                    })
            ),
            ("list", .text(list)), ("union", .list(union.map { .text($0) })),
            ("names", .list(names.map { .text($0) })),
        ]
        members += FormSimpleType.facetNames.map { ($0, .text(facets[$0])) }
        if let words { members.append(("words", words.value)) }
        return .object(members)
    }
}
