internal import Mustache
internal import Registry
internal import Synchronization

/// The templates of one set of schemas. A template is compiled when a page is first made with it:
/// all of them cost a start a third of its processor time, and most starts make few pages.
final class TemplateSet: Sendable {
    /// What the policy of pages with the script of desks names it by.
    let deskScriptDigest: String
    private let texts: [String: String]
    private let compiled = Mutex(MustacheLibrary())

    /// Takes `templates/*.mustache`; throws when one that is required is missing.
    init(_ rules: RuleFiles) throws(ViewError) {
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
        self.texts = texts
        MustacheContentTypes.register(PageEscaping(), named: TemplateSet.pages)
    }

    /// Checks and compiles every template, as is due before a set is adopted.
    func checkAll() throws(ViewError) {
        var library = MustacheLibrary()
        for name in texts.keys.sorted() { try add(name, to: &library) }
    }

    /// Whether the set has a template.
    func has(_ name: String) -> Bool { texts[name] != nil }

    /// The page as bytes; `body` is the template that the page itself names as its inside.
    func render(
        _ page: Any, _ name: String, body: String? = nil
    ) throws(ViewError) -> [UInt8] {
        let library = try library(for: [name] + (body.map { [$0] } ?? []))
        guard let text = library.render(PageValue.ready(page) ?? page, withTemplate: name) else {
            throw .missingTemplate(name)
        }
        return Array(text.utf8)
    }

    /// The compiled templates, among them `names` and the parts of these.
    private func library(for names: [String]) throws(ViewError) -> MustacheLibrary {
        try compiled.withLock { (library) throws(ViewError) in
            var wanted = names
            while let name = wanted.popLast() {
                if library.getTemplate(named: name) != nil { continue }
                wanted += try add(name, to: &library)
            }
            return library
        }
    }

    /// Adds one template, and gives the names of its parts.
    @discardableResult
    private func add(
        _ name: String, to library: inout MustacheLibrary
    ) throws(ViewError) -> [String] {
        guard let text = texts[name] else { throw .missingTemplate(name) }
        let tags = try TemplateTags(of: text, template: name)
        let parts = tags.partials.sorted()
        for part in parts where texts[part] == nil { throw .missingTemplate(part) }
        if let other = tags.dynamicPartials.subtracting(["body"]).min() {
            throw .unknownName(template: name, name: other)
        }
        if let unknown = tags.names.subtracting(PageNames.all).min() {
            throw .unknownName(template: name, name: unknown)
        }
        do {
            try library.register(
                "{{% CONTENT_TYPE: \(TemplateSet.pages)}}\n" + text, named: name)
        } catch {
            throw .brokenTemplate(name, reason: "\(error)")
        }
        return parts
    }

    private static let pages = "PAGE"
}
