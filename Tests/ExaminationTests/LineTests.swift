import Foundation
import Registry
import Testing

@testable import Examination

@Suite struct `Lines of findings` {
    /// Every fixture that is refused, behind so many lines that its faults lie around and beyond
    /// libxml2's 65,535.
    @Test func `move with the text, whatever the rule`() throws {
        let examiner = try examiner()
        var rules: Set<String> = []
        for fixture in Fixture.all("invalid") + Fixture.all("remark") + Fixture.all("evil") {
            // Of a label, the line is that of the declaration, always the first.
            guard fixture.rule != "XML-ENCODING-LABEL" else { continue }
            let bytes = Fixtures.bytes(fixture.path)
            guard let end = bytes.firstRange(of: Array("?>".utf8))?.upperBound else { continue }
            let before = try findings(bytes, examiner, fixture.profile)
            guard let first = before.compactMap(\.line).min() else { continue }
            for target in [65_534, 65_535, 65_536, 65_537, 70_001] {
                let count = target - first
                let feeds = [UInt8](repeating: 0x0A, count: count)
                let after = try findings(
                    Array(bytes[..<end]) + feeds + Array(bytes[end...]), examiner, fixture.profile)
                #expect(after.map(\.rule) == before.map(\.rule), "\(fixture.name)")
                #expect(
                    after.map(\.line) == before.map { $0.line.map { $0 + count } },
                    "\(fixture.name)")
            }
            rules.formUnion(before.filter { $0.line != nil }.map(\.rule))
        }
        // Every rule of the schema, of values and of the law that has a fixture.
        #expect(rules.count > 70, "\(rules.count)")
        for id in DocumentRule.schema.map(\.id) where !["XSD-OTHER"].contains(id) {
            #expect(rules.contains(id), "\(id) has no fixture with a line")
        }
    }

    private func findings(_ bytes: [UInt8], _ examiner: Examiner, _ profile: String) throws
        -> [Finding]
    {
        examiner.examine(try Fixtures.zip(bytes), profile: profile).findings
    }

    /// A row: what is replaced in the example, by what, with `‹` before the place that is expected.
    struct Row: CustomTestStringConvertible, Sendable {
        let rule: String
        let old: String
        let new: String
        var testDescription: String { rule + " " + new.prefix(40) }

        init(_ rule: String, _ old: String, _ new: String) {
            (self.rule, self.old, self.new) = (rule, old, new)
        }
    }

    private static let attachment =
        "<attachment\n id='B9'\n role='other'\n path='b9.txt'\n mediaType='text/plain'\n size='1'\n "
        + "digest='sha256:0000000000000000000000000000000000000000000000000000000000000000'\n/>"

    private static func attachment(_ old: String, _ new: String) -> Row {
        Row(rule(old), "</attachments>", attachment.replacing(old, with: new) + "</attachments>")
    }

    private static func rule(_ old: String) -> String {
        switch old {
        case "role='other'": "XSD-ENUMERATION"
        case "path='b9.txt'": "XSD-PATTERN"
        case "size='1'": "XSD-TYPE"
        default: "REG-DIGEST-UNREADABLE"
        }
    }

    static let rows = [
        attachment("role='other'", "‹role='no'"),
        attachment("path='b9.txt'", "‹path='b9|.txt'"),
        attachment("size='1'", "‹size='one'"),
        attachment(
            "digest='sha256:0000000000000000000000000000000000000000000000000000000000000000'",
            "‹digest\n=\n'md5'"),
        Row(
            "XSD-ATTRIBUTE-UNEXPECTED", "</attachments>",
            attachment.replacing("id='B9'", with: "id='B9'\n‹owner='me'") + "</attachments>"),
        Row(
            "XSD-ATTRIBUTE-MISSING", "</attachments>",
            "\n‹" + attachment.replacing("role='other'\n", with: "") + "</attachments>"),
        Row("PKG-ATTACHMENT-MISSING", "</attachments>", "\n‹" + attachment + "</attachments>"),
        Row(
            "XSD-DUPLICATE", "</attachments>",
            attachment + "\n‹" + attachment.replacing("b9.txt", with: "b10.txt") + "</attachments>"),
        Row(
            "XSD-INSTANCE", "<resource>",
            "<resource\n xmlns:x='http://www.w3.org/2001/XMLSchema-"
                + "instance'\n ‹x:nil='true'>"),
        Row(
            "XSD-LOCATION", "<resource>",
            "<resource\n xmlns:x='http://www.w3.org/2001/XMLSchema-"
                + "instance'\n ‹x:schemaLocation='u:a\nb.xsd'>"),
        Row(
            "XML-STYLESHEET", "<application",
            "<!-- \n -->\n‹<?xml-stylesheet\n href='a.xsl'?><application"),
        Row("XSD-UNEXPECTED", "<resource>", "<resource>\n‹<bogus\n a=''\n/>"),
        Row("XSD-TEXT", "<resource>", "‹<resource\n>\nwords\n"),
        Row(
            "XSD-MISSING", "<resource>",
            "<agent\n>\n</agent><resource>".replacing("<agent", with: "‹<agent")),
        Row("XSD-REFERENCE", "<file>A1", "\n‹<file\n>A7"),
        Row("XSD-EMPTY", "<resource>", "<agent>\n‹<name\n/>\n</agent><resource>"),
        Row(
            "XML-MALFORMED", "<resource>",
            "<resource\n\n ‹a=''\n\n ‹a=''\n>".replacing("‹a=''\n\n", with: "a=''\n\n")),
        Row("XML-NAMESPACE", "<resource>", "<resource>\n<name\n ‹x:a=''\n/>"),
    ]

    @Test(arguments: rows) func `are those of the element, or of the attribute`(_ row: Row) throws {
        let examiner = try examiner()
        let start = try #require(Fixtures.example.range(of: row.old))
        var text = Fixtures.example
        text.replaceSubrange(start, with: row.new)
        let end = try #require(text.range(of: "?>")).upperBound
        for count in [0, 65_500, 70_000] {
            var moved = text
            moved.insert(contentsOf: String(repeating: "\n", count: count), at: end)
            let mark = try #require(moved.range(of: "‹"))
            let line = 1 + moved[..<mark.lowerBound].utf8.count { $0 == 0x0A }
            moved.removeSubrange(mark)
            let found = examiner.examine(try Fixtures.zip(Array(moved.utf8)))
            let lines = found.findings.filter { $0.rule == row.rule }.map(\.line)
            #expect(lines.contains(line), "\(lines) for \(line): \(found.errors)")
            if row.rule != "XSD-MISSING" { #expect(lines == [line], "\(found.findings)") }
        }
    }
}
