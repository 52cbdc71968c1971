import Registry
import Testing
import Views

@Suite("Names of attachments in a todo folder")
struct SafeNameTests {
    private func name(_ path: String, role: String = "legal-basis", at index: Int = 0) -> String {
        SafeName.attachment(
            DeclaredAttachment(
                id: "A1", role: role, path: path, mediaType: "", sizeBytes: 1,
                digest: Sample.digest("a")), at: index)
    }

    @Test(
        "only a harmless extension of the sender's name stays",
        arguments: [
            ("附件/依据.pdf", "pdf"), ("a.PDF", "pdf"), ("a.html", "txt"), ("a.svg", "txt"),
            ("a.xml", "txt"), ("a.exe", "bin"), ("a.pdf.exe", "bin"), ("a", "bin"), ("a.", "bin"),
            ("a.p\u{202E}df", "bin"), ("a.pdf ", "bin"), ("a.docm", "bin"), ("dir.pdf/a", "bin"),
            ("a.ＰＤＦ", "bin"), ("../../etc/a.csv", "csv"), ("a.\"><script>", "bin"),
        ])
    func extensions(path: String, expected: String) {
        #expect(name(path) == "attachment-01-legal-basis." + expected)
        #expect(SafeName.isSafe(name(path)))
    }

    @Test(
        "a role that is no plain name is not used",
        arguments: [
            ("risk-assessment", "risk-assessment"), ("Other", "other"), ("", "other"),
            ("a/b", "other"), ("-a", "other"), ("依据", "other"),
            (String(repeating: "a", count: 41), "other"),
        ])
    func roles(role: String, expected: String) {
        #expect(name("a.pdf", role: role) == "attachment-01-\(expected).pdf")
    }

    @Test(
        "names differ by the place of the attachment",
        arguments: [(0, "01"), (8, "09"), (9, "10"), (99, "100")])
    func numbers(index: Int, expected: String) {
        #expect(name("a.pdf", at: index) == "attachment-\(expected)-legal-basis.pdf")
    }

    @Test(
        "a safe name has 1 to 120 plain characters",
        arguments: [
            ("a", true), ("A-b_c.1", true), (String(repeating: "a", count: 120), true),
            (String(repeating: "a", count: 121), false), ("", false), (".a", false), ("-a", false),
            ("a/b", false), ("a b", false), ("a:b", false), ("a\u{301}", false), ("名", false),
        ])
    func safety(text: String, expected: Bool) {
        #expect(SafeName.isSafe(text) == expected)
    }
}
