internal import Mustache
internal import Registry

/// The templates of one set of schemas, checked and compiled.
struct TemplateSet {
    private let library: MustacheLibrary
    /// What the policy of pages with the script of desks names it by.
    let deskScriptDigest: String

    /// Compiles `templates/*.mustache`.
    init(_ rules: RuleFiles) throws(ViewError) {
        TemplateSet.register()
        var texts: [String: String] = [:]
        for (file, bytes) in rules.folder("templates") where file.hasSuffix(".mustache") {
            let name = String(file.dropLast(".mustache".utf8.count))
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .brokenTemplate(name, reason: "it is not UTF-8")
            }
            texts[name] = text
        }
        for name in TemplateName.required where texts[name] == nil {
            throw .missingTemplate(name)
        }
        let script = try DeskScript.text(rules)
        deskScriptDigest = DeskScript.digest(of: script)
        texts[DeskScript.template] = script
        var library = MustacheLibrary()
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            try TemplateSet.check(name, text, among: texts)
            do {
                try library.register(
                    "{{% CONTENT_TYPE: \(TemplateSet.pages)}}\n" + text, named: name)
            } catch {
                throw .brokenTemplate(name, reason: "\(error)")
            }
        }
        self.library = library
    }

    /// Whether the set has a template.
    func has(_ name: String) -> Bool { library.getTemplate(named: name) != nil }

    /// The page as bytes.
    func render(_ page: Any, _ name: String) throws(ViewError) -> [UInt8] {
        guard let text = library.render(page, withTemplate: name) else {
            throw .missingTemplate(name)
        }
        return Array(text.utf8)
    }

    private static func check(
        _ name: String, _ text: String, among texts: [String: String]
    ) throws(ViewError) {
        let tags = try TemplateTags(of: text, template: name)
        for partial in tags.partials.sorted() where texts[partial] == nil {
            throw .missingTemplate(partial)
        }
        if let other = tags.dynamicPartials.subtracting(["body"]).min() {
            throw .unknownName(template: name, name: other)
        }
        if let unknown = tags.names.subtracting(PageNames.all).min() {
            throw .unknownName(template: name, name: unknown)
        }
    }

    private static let pages = "PAGE"

    private static func register() {
        MustacheContentTypes.register(PageEscaping(), named: pages)
    }
}
