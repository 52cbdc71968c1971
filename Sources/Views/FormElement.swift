/// An element as its XSD declares it, with everything that may stand in it.
struct FormElement {
    var name: String
    var words: FormWords
    /// How often it must stand there, at least.
    var min = 1
    /// And at most; `nil` without bound.
    var max: Int? = 1
    /// The key of the simple type of its text, if it has any.
    var type: String?
    var attributes: [FormAttribute] = []
    var group: FormGroup?
    var fixed = ""
    var initial = ""
    /// Whether it is of another namespace, such as a Signature: nothing to be filled in.
    var isForeign = false
    /// Whether a new form begins with it, because the example of the kind has it.
    var isSuggested = false
    /// Whether it belongs to another kind that shares the schema.
    var isOther = false

    /// The elements that may stand in it, in order, groups within groups taken apart.
    var elements: [FormElement] { group?.elements ?? [] }

    /// For the page's script.
    var value: FormValue {
        var members: [(name: String, value: FormValue)] = [
            ("name", .text(name)), ("min", .number(min)),
        ]
        if let max { members.append(("max", .number(max))) }
        members += [
            ("words", words.value), ("type", .text(type)),
            ("attributes", .list(attributes.map(\.value))), ("fixed", .text(fixed)),
            ("default", .text(initial)), ("foreign", .flag(isForeign)),
            ("isSuggested", .flag(isSuggested)), ("isOther", .flag(isOther)),
        ]
        if let group { members.append(("group", group.value)) }
        return .object(members)
    }
}

/// An attribute as its XSD declares it.
struct FormAttribute {
    var name: String
    var words: FormWords
    var isRequired = false
    var type: String
    var fixed = ""
    var initial = ""

    /// For the page's script.
    var value: FormValue {
        .object([
            ("name", .text(name)), ("words", words.value), ("required", .flag(isRequired)),
            ("type", .text(type)), ("fixed", .text(fixed)), ("default", .text(initial)),
        ])
    }
}

/// `xs:all`, `xs:sequence` or `xs:choice`.
struct FormGroup {
    /// One thing in a group.
    enum Part {
        case element(FormElement)
        case group(FormGroup)

        /// For the page's script.
        var value: FormValue {
            switch self {
            case .element(let element): .object([("element", element.value)])
            case .group(let group): .object([("group", group.value)])
            }
        }
    }

    var kind: String
    var min = 1
    var max: Int? = 1
    var parts: [Part] = []

    /// Its elements and those of the groups in it.
    var elements: [FormElement] {
        parts.flatMap { part in
            switch part {
            case .element(let element): [element]
            case .group(let group): group.elements
            }
        }
    }

    /// For the page's script.
    var value: FormValue {
        var members: [(name: String, value: FormValue)] = [
            ("kind", .text(kind)), ("min", .number(min)),
        ]
        if let max { members.append(("max", .number(max))) }
        members.append(("parts", .list(parts.map(\.value))))
        return .object(members)
    }
}
