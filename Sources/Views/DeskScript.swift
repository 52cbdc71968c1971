internal import Digests
internal import Registry
internal import XML

/// The script of desks and todo pages, `site/desk.js` of the set. It stands inside each page, because a
/// party may see its own folder alone, and the page's policy names it by its digest, so that no other
/// runs (CSP Level 3, 8.3).
enum DeskScript {
    /// The name under which templates include it.
    static let template = "desk-script"
    /// Its place in the set.
    static let path = "site/desk.js"

    /// What stands between the tags: the file as a CDATA section, so that the page is XML too.
    static func text(_ rules: RuleFiles) throws(ViewError) -> String {
        guard let bytes = rules.files[path] else { throw .missingTemplate(path) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .brokenTemplate(path, reason: "it is not UTF-8")
        }
        for forbidden in ["{{", "]]>", "</", "\r"] where text.contains(forbidden) {
            throw .brokenTemplate(path, reason: "it has \(forbidden.debugDescription)")
        }
        return "//<![CDATA[\n" + text + "//]]>\n"
    }

    /// `sha256-…` as a policy names it.
    static func digest(of text: String) -> String {
        "sha256-" + Base64.encode(SHA256.digest(of: Array(text.utf8)).bytes)
    }
}
