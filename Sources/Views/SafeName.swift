package import Registry
internal import WorkingDays

/// Names of files in todo folders: ASCII, made here, the same for the same case.
package enum SafeName {
    /// `attachment-01-legal-basis.pdf` for the attachment at `index` (from 0) of an application.
    ///
    /// Nothing of the sender's name stays but an extension of the list, in lower case. Files that a
    /// browser would run or that fetch others (`html`, `svg`, `xml`) become `.txt`; the rest `.bin`.
    package static func attachment(_ attachment: DeclaredAttachment, at index: Int) -> String {
        let number = (index + 1).padded(to: 2)
        return "attachment-\(number)-\(role(attachment.role)).\(ending(of: attachment.path))"
    }

    /// `objection-2-attachment-01-evidence.pdf` for the evidence of an objection.
    package static func attachment(
        _ attachment: DeclaredAttachment, at index: Int, ofObjection number: Int
    ) -> String {
        "objection-\(number)-" + self.attachment(attachment, at: index)
    }

    /// Whether a name consists of ASCII letters, digits, `.`, `_` and `-`, begins with a letter or
    /// digit, and has at most 120 characters.
    package static func isSafe(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard (1...120).contains(bytes.count), isAlphanumeric(bytes[0]) else { return false }
        return bytes.allSatisfy {
            isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D
        }
    }

    private static let kept: Set<String> = [
        "pdf", "ofd", "png", "jpg", "jpeg", "tif", "tiff", "csv", "txt", "zip", "doc", "docx",
        "xls",
        "xlsx", "ppt", "pptx", "wps", "et", "dps",
    ]
    private static let shownAsText: Set<String> = [
        "xml", "xsd", "xsl", "xslt", "json", "html", "htm", "xhtml", "xht", "svg", "md", "sql",
        "log",
    ]

    private static func ending(of path: String) -> String {
        guard let dot = path.utf8.lastIndex(of: 0x2E) else { return "bin" }
        let ending = path[path.utf8.index(after: dot)...].lowercased()
        if kept.contains(ending) { return ending }
        return shownAsText.contains(ending) ? "txt" : "bin"
    }

    /// The role where it is a plain name, since it too was written by the sender.
    private static func role(_ role: String) -> String {
        let bytes = Array(role.utf8)
        let isPlain =
            (1...40).contains(bytes.count) && isAlphanumeric(bytes[0])
            && bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
        return isPlain ? role.lowercased() : "other"
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
