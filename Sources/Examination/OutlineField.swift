/// An element or attribute as the XSD describes it: what it is called, whether it must be there,
/// how its value is written.
final class OutlineField: Sendable {
    /// Its name in the document.
    let name: String
    /// Whether it is an attribute.
    let isAttribute: Bool
    /// Whether it must be there.
    let isRequired: Bool
    /// What the documentation calls it.
    let label: OutlineLabel
    /// A form that a named Swift rule checks.
    let form: ValueForm?
    /// The values it may have, when that is a closed list.
    let values: [CodedValue]
    /// Its attributes and child elements.
    let fields: [OutlineField]
    /// Whether it may stand more than once.
    let isRepeated: Bool
    /// Whether it holds text itself; elements that hold only elements or attributes do not.
    let hasText: Bool
    /// Whether a value in it or below it has a form to check.
    let hasForms: Bool
    /// Its attributes that have one.
    let formAttributes: [OutlineField]
    /// Its child elements in which or below which a value has one.
    let formElements: [OutlineField]

    init(
        name: String, isAttribute: Bool, isRequired: Bool, label: OutlineLabel, form: ValueForm?,
        values: [CodedValue], fields: [OutlineField], isRepeated: Bool = false,
        hasText: Bool = false
    ) {
        self.isRepeated = isRepeated
        self.hasText = hasText
        self.name = name
        self.isAttribute = isAttribute
        self.isRequired = isRequired
        self.label = label
        self.form = form
        self.values = values
        self.fields = fields
        hasForms = form != nil || fields.contains(where: \.hasForms)
        formAttributes = fields.filter { $0.isAttribute && $0.form != nil }
        // As `element` finds them: the first of its name.
        formElements = fields.enumerated().filter { index, field in
            !field.isAttribute && field.hasForms
                && !fields[..<index].contains { !$0.isAttribute && $0.name == field.name }
        }.map(\.element)
    }

    /// The child element of that name.
    func element(_ name: String) -> OutlineField? {
        fields.first { !$0.isAttribute && $0.name == name }
    }

    /// The attribute of that name.
    func attribute(_ name: String) -> OutlineField? {
        fields.first { $0.isAttribute && $0.name == name }
    }

    /// What a path of names below it leads to; positions in brackets are passed over, `@name` is an
    /// attribute, `.` the field itself.
    func field(at path: some Sequence<Substring>) -> OutlineField? {
        var field = self
        for step in path where step != "." {
            let name = String(step.prefix { $0 != "[" })
            guard
                let next = name.hasPrefix("@")
                    ? field.attribute(String(name.dropFirst())) : field.element(name)
            else { return nil }
            field = next
        }
        return field
    }

    /// The Chinese name of a coded value, or the value itself.
    func shown(_ value: String) -> String {
        values.first { $0.code == value }?.chinese ?? value
    }
}

/// What the documentation of an XSD calls something: `label: help`, in two languages.
struct OutlineLabel: Hashable, Sendable {
    var chinese: String
    var english: String
    /// What follows the label in Chinese, `1 至 200 字。`.
    var help: String
    /// The same in English, with a space before it.
    var helpEnglish = ""
    /// What the documentation of its type adds, in Chinese; empty where that is the label's own.
    var typeHelp = ""
    /// The same in English, with a space before it.
    var typeHelpEnglish = ""
}

/// One value of a closed list with its names.
struct CodedValue: Hashable, Sendable {
    let code: String
    let chinese: String
    let english: String
}

/// Forms of values that are checked by a named Swift rule wherever an XSD uses the simple type of
/// that name (`schemas/xsd/package-types.xsd`).
enum ValueForm: String, Sendable {
    case creditCode, date, instant, digest, certificatePEM
}
