import Foundation
import Registry
import Testing
import XML

@testable import Examination

/// A document made to cost much more than it weighs, of any size.
struct Costly: CustomTestStringConvertible, Sendable {
    let name: String
    /// The rule it must be refused with; `nil` where it is no fault as such.
    let rule: String?
    /// Bytes of the greater document, as many as the limits let through.
    let bytes: Int
    /// The document, of about so many bytes.
    let make: @Sendable (Int) -> String
    var testDescription: String { name }

    init(
        _ name: String, _ rule: String?, bytes: Int = 12_000_000,
        _ make: @escaping @Sendable (Int) -> String
    ) {
        (self.name, self.rule, self.bytes, self.make) = (name, rule, bytes, make)
    }
}

@Suite(.serialized) struct `Costly documents` {
    /// Repeats a piece, numbered, to about so many bytes.
    private static func many(_ bytes: Int, _ piece: (Int) -> String) -> String {
        var text = ""
        text.reserveCapacity(bytes + 200)
        var number = 0
        while text.utf8.count < bytes {
            text += piece(number)
            number += 1
        }
        return text
    }

    private static func letters(_ count: Int) -> String { String(repeating: "x", count: count) }

    private static func inside(_ place: String, _ content: String) -> String {
        Fixtures.example.replacing(place, with: place + content)
    }

    static let cases: [Costly] = [
        Costly("one line", "XSD-LENGTH") { inside("<summary>", letters(min($0, 900_000))) },
        Costly("spaces between elements", "XML-LIMIT") {
            inside("<items>", String(repeating: " ", count: $0))
        },
        Costly("a long text", "XML-LIMIT") { inside("<summary>", letters($0)) },
        Costly("a long section", "XML-LIMIT") {
            inside("<summary>", "<![CDATA[" + letters($0) + "]]>")
        },
        Costly("a long attribute", "XML-LIMIT") {
            inside("<items>", "<item x='" + letters($0) + "'/>")
        },
        Costly("a long comment", "XML-LIMIT") { inside("<items>", "<!--" + letters($0) + "-->") },
        Costly("a long instruction", "XML-LIMIT") {
            inside("<items>", "<?p " + letters($0) + "?>")
        },
        Costly("a long name", "XML-LIMIT") { inside("<items>", "<" + letters($0) + "/>") },
        Costly("a long attribute name", "XML-LIMIT") {
            inside("<items>", "<item " + letters($0) + "=''/>")
        },
        Costly("a long prefix", "XML-LIMIT") { inside("<items>", "<" + letters($0) + ":x/>") },
        Costly("a long entity name", "XML-LIMIT") { inside("<items>", "&" + letters($0) + ";") },
        Costly("a long namespace", "XML-LIMIT") {
            inside("<items>", "<item xmlns='u:" + letters($0) + "'/>")
        },
        Costly("a long instruction name", "XML-LIMIT") {
            inside("<items>", "<?" + letters($0) + "?>")
        },
        Costly("a long version", "XML-MALFORMED") { "<?xml version='1." + letters($0) + "'?><a/>" },
        Costly("a long label", "XML-ENCODING-LABEL") {
            "<?xml version='1.0' encoding='" + letters($0) + "'?><a/>"
        },
        Costly("spaces in a tag", "XML-MALFORMED") {
            inside("<items>", "<item" + String(repeating: " ", count: $0))
        },
        Costly("many attributes", "XML-LIMIT") {
            inside("<items>", "<item " + many($0) { "a\($0)='' " } + "/>")
        },
        Costly("many namespaces", "XML-LIMIT") {
            inside("<items>", "<item " + many($0) { "xmlns:a\($0)='u:\($0)' " } + "/>")
        },
        Costly("namespaces in force, searched by each attribute", "XML-LIMIT") { bytes in
            let outer = (0..<60).map { level in
                "<i "
                    + (0..<60).map { "xmlns:p\(level)x\($0)='u:\(level)x\($0)'" }
                    .joined(separator: " ") + ">"
            }
            return inside(
                "<items>", outer.joined() + many(bytes) { _ in "<i p0x0:a='' p0x1:a=''/>" })
        },
        Costly(
            "60 attributes with prefixes, compared with each other", "XSD-UNEXPECTED",
            bytes: 3_000_000
        ) { bytes in
            let attributes = (0..<60).map { "p:a\($0)=''" }.joined(separator: " ")
            return inside(
                "<items>",
                "<i xmlns:p='u:p'>" + many(bytes) { _ in "<i \(attributes)/>" }
                    + "</i>")
        },
        Costly("depth", "XML-LIMIT") { inside("<items>", many($0) { _ in "<i>" }) },
        Costly("elements", "XML-LIMIT") { inside("<items>", many($0) { _ in "<i/>" }) },
        Costly("elements of different names", "XML-LIMIT", bytes: 12_000_000) {
            inside("<items>", many($0) { "<i\($0)>x</i\($0)>                        " })
        },
        Costly("different attribute names", "XML-LIMIT", bytes: 12_000_000) {
            inside("<items>", many($0) { "<item a\($0)='' b\($0)='' c\($0)='' d\($0)=''/>" })
        },
        Costly("a comment after each letter", "XSD-LENGTH", bytes: 3_000_000) {
            inside("<summary>", many($0) { _ in "x<!---->" })
        },
        Costly("sections", "XSD-LENGTH") {
            inside("<summary>", many(min($0, 9_000_000)) { _ in "<![CDATA[x]]>" })
        },
        Costly("character references", "XSD-LENGTH", bytes: 2_400_000) {
            inside("<summary>", many(min($0, 5_000_000)) { _ in "&#x6570;" })
        },
        Costly("character references in an attribute", "XSD-UNEXPECTED", bytes: 2_400_000) {
            inside("<items>", "<i x='" + many(min($0, 5_000_000)) { _ in "&#x6570;" } + "'/>")
        },
        Costly("applicants with bad codes", "PKG-LIMIT-FINDINGS", bytes: 6_000_000) {
            inside("<applicants>", many($0) { _ in "<applicant><code>1</code></applicant>" })
        },
        Costly("items with the same code", "XSD-DUPLICATE") {
            inside(
                "<items>",
                many(min($0, 350_000)) { _ in
                    """
                    <item><code>c</code><name>n</name><type>string</type><nullable>false</nullable>\
                    <personal>false</personal><sensitive>false</sensitive></item>
                    """
                })
        },
        Costly("items with different codes", "XSD-UNEXPECTED", bytes: 8_000_000) {
            inside(
                "<items>",
                many($0) {
                    """
                    <item><code>c\($0)</code><name>n</name><type>string</type><nullable>false</nullable>\
                    <personal>false</personal><sensitive>false</sensitive></item>
                    """
                })
        },
        Costly("more attributes than elements may be", "XML-LIMIT") {
            inside("<items>", many($0) { _ in "<i a='' b='' c='' d='' e='' f='' g='' h=''/>" })
        },
        Costly("attachments", "PKG-LIMIT-ATTACHMENTS", bytes: 11_000_000) {
            inside(
                "<attachments>",
                many($0) {
                    """
                    <attachment id="X\($0)" role="other" path="x\($0).txt" mediaType="text/plain" \
                    size="1" digest="sha256:\(String(repeating: "0", count: 64))"/>
                    """
                })
        },
        Costly("attachments that are wrong", "PKG-LIMIT-ATTACHMENTS", bytes: 4_000_000) {
            inside("<attachments>", many($0) { _ in "<attachment/>" })
        },
        Costly("references that lead nowhere", "XSD-UNEXPECTED", bytes: 6_000_000) {
            inside("<resource>", many($0) { "<file>Z\($0)</file>" })
        },
        Costly("text between elements", "XSD-TEXT", bytes: 2_600_000) {
            inside("<items>", many($0) { _ in "x<item/>" })
        },
        Costly("deep and wide", "XSD-UNEXPECTED", bytes: 2_600_000) { bytes in
            let open = String(repeating: "<i>", count: 50)
            return inside(
                "<items>", many(bytes) { _ in open + String(repeating: "</i>", count: 50) })
        },
        Costly("schema attributes", "XSD-INSTANCE", bytes: 4_800_000) {
            inside(
                "<items>",
                "<i xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>"
                    + many($0) { _ in "<i x:type='t'/>" } + "</i>")
        },
        Costly("signatures in each other", "PKG-SIGNATURE-TWO") {
            let one = "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>"
            return inside("<items>", many($0) { _ in one })
        },
        Costly("a signature around everything", "PKG-ATTACHMENT-MISSING", bytes: 5_500_000) {
            Fixtures.example.replacing(
                "</application>",
                with:
                    "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><SignedInfo>"
                    + many($0) { "<i a='\($0)' b='\($0)'>x</i>" }
                    + "</SignedInfo><SignatureValue>AA==</SignatureValue></Signature></application>"
            )
        },
    ]

    @Test(arguments: cases) func `cost as much as they weigh`(_ costly: Costly) throws {
        let examiner = try examiner()
        func cost(_ bytes: Int) throws -> (Duration, Examination) {
            let text = Array(costly.make(bytes).utf8)
            let began = ContinuousClock.now
            let found = examiner.examine(text)
            return (ContinuousClock.now - began, found)
        }
        // A quarter of the size here, all of it by hand: DENGJI_COSTS=1.
        let isFull = ProcessInfo.processInfo.environment["DENGJI_COSTS"] != nil
        let bytes = isFull || costly.bytes < 3_000_000 ? costly.bytes : costly.bytes / 4
        let (one, _) = try cost(bytes / 4)
        let (four, found) = try cost(bytes)
        if isFull {
            print("cost", costly.name, one, four, found.verdict, found.errors)
        }
        if case .engineFailure(let reason) = found.verdict { Issue.record("\(reason)") }
        #expect(found.verdict == .invalid)
        if let rule = costly.rule { #expect(found.errors.contains(rule), "\(found.errors)") }
        #expect(found.findings.count <= 201)
        // Four times the bytes; sixteen times the time would be a square.
        #expect(four < one * 10 + .seconds(2), "\(one) and \(four)")
        #expect(four < .seconds(40), "\(four)")
        #expect(
            found.findings.allSatisfy {
                $0.chinese.utf8.count < 8_000 && ($0.found?.utf8.count ?? 0) < 2_000
            })
    }
}
