internal import Papers
internal import Registry

extension ApplyPage {
    init(_ model: FormModel, note: String, rules: RuleFiles, mark: String?) {
        demonstration = mark
        kind = model.kind.name
        title = model.title.chinese
        english = model.title.english
        help = note
        schema = model.kind.schema
        rulesDigest = rules.digest.text
        rows = model.element.attributes.filter { $0.fixed.isEmpty && $0.name != "kind" }
            .map { ApplyRow($0, depth: 0) }
        ApplyPage.list(model.element, depth: 0, into: &rows)
    }

    private static func list(_ element: FormElement, depth: Int, into rows: inout [ApplyRow]) {
        for child in element.elements where !child.isForeign && !child.isOther {
            rows.append(ApplyRow(child, depth: depth))
            rows += child.attributes.filter(\.fixed.isEmpty).map { ApplyRow($0, depth: depth + 1) }
            list(child, depth: depth + 1, into: &rows)
        }
    }
}

extension ApplyRow {
    init(_ element: FormElement, depth: Int) {
        self.init(words: element.words, depth: depth)
        must = element.min > 0
        many = element.max.map { $0 > 1 } ?? true
    }

    init(_ attribute: FormAttribute, depth: Int) {
        self.init(words: attribute.words, depth: depth)
        must = attribute.isRequired
    }

    private init(words: FormWords, depth: Int) {
        indent = String(repeating: "　", count: depth)
        label = words.chinese
        note = words.help
        if words.typeHelp != words.help { note += words.typeHelp }
    }
}
