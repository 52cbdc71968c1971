import Foundation
import Registry
import Testing

@testable import Examination

/// The example with one trick in it, and what becomes of it.
struct Trick: CustomTestStringConvertible, Sendable {
    let name: String
    /// The rules of its errors; none where it is harmless.
    let rules: [String]
    let old: String
    let new: String
    var testDescription: String { name }

    init(_ name: String, _ rules: [String], _ old: String, _ new: String) {
        (self.name, self.rules, self.old, self.new) = (name, rules, old, new)
    }
}

@Suite struct `Tricks` {
    private static let xsi = "xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:"
    private static let unexpected = ["XSD-ATTRIBUTE-UNEXPECTED"]

    static let tricks = [
        Trick("a prefix that nobody uses", [], "<resource>", "<resource xmlns:p='u:p'>"),
        Trick("64 declarations", [], "<resource>", "<resource \(prefixes(1..<64))>"),
        Trick("65 declarations", ["XML-LIMIT"], "<resource>", "<resource \(prefixes(0..<65))>"),
        Trick("1000 declarations", ["XML-LIMIT"], "<resource>", "<resource \(prefixes(0..<1000))>"),
        Trick(
            "declarations that add up", ["XML-LIMIT"], "<applicants>\n    <applicant>",
            "<applicants \(prefixes(0..<40))><applicant \(prefixes(40..<80))>"),
        Trick(
            "the same namespace again", [], "<resource>",
            "<resource xmlns='urn:dengji:application:1'>"),
        Trick(
            "no namespace", ["XSD-UNEXPECTED"], "<resource>", "<resource xmlns=''>"),
        Trick(
            "another namespace", ["XSD-UNEXPECTED"], "<resource>",
            "<resource xmlns='urn:dengji:application:2'>"),
        Trick("a relative namespace", ["XML-NAMESPACE"], "<resource>", "<resource xmlns:p='../p'>"),
        Trick("xml:base", unexpected, "<resource>", "<resource xml:base='file:///etc/'>"),
        Trick("xml:id", unexpected, "<resource>", "<resource xml:id='a'>"),
        Trick("xml:id that is none", unexpected, "<resource>", "<resource xml:id='1'>"),
        Trick(
            "xml:id twice", unexpected, "<resource>\n    <name>",
            "<resource xml:id='a'><name xml:id='a'>"),
        Trick("xml:lang", unexpected, "<resource>", "<resource xml:lang='zh'>"),
        Trick("xml:space", unexpected, "<resource>", "<resource xml:space='preserve'>"),
        Trick(
            "an attribute of another namespace", unexpected, "<resource>",
            "<resource xmlns:p='u:p' p:level='core'>"),
        Trick(
            "xsi:type of a looser type", ["XSD-INSTANCE"], "<representative>",
            "<representative \(xsi)type='longText'>"),
        Trick(
            "xsi:type of XML Schema", ["XSD-INSTANCE"], "<representative>",
            "<representative xmlns:s='http://www.w3.org/2001/XMLSchema' \(xsi)type='s:anyType'>"),
        Trick(
            "xsi:type that is unknown", ["XSD-INSTANCE"], "<representative>",
            "<representative \(xsi)type='nothing'>"),
        Trick(
            "xsi:nil", ["XSD-INSTANCE"], "<representative>张三", "<representative \(xsi)nil='true'>张三"
        ),
        Trick(
            "a schema on this disk", [], "<resource>",
            "<resource \(xsi)schemaLocation='urn:dengji:application:1 /etc/passwd'>"),
        Trick(
            "a schema of the network", [], "<resource>",
            "<resource \(xsi)noNamespaceSchemaLocation='http://[::1]/a.xsd'>"),
        Trick(
            "a stylesheet", ["XML-STYLESHEET"], "<application",
            "<?xml-stylesheet href='a.xsl'?><application"),
        Trick("a stylesheet inside", [], "<resource>", "<resource><?xml-stylesheet href='a.xsl'?>"),
        Trick("another instruction", [], "<application", "<?php system('id')?><application"),
        Trick(
            "XInclude", ["XSD-MISSING", "XSD-UNEXPECTED"], "<representative>张三</representative>",
            "<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd' parse='text'/>"
        ),
        Trick("an entity", ["XML-MALFORMED"], "张三", "&name;"),
        Trick("a bare ampersand", ["XML-MALFORMED"], "张三", "张 & 三"),
        Trick(
            "two attributes of one element", ["XSD-PATTERN", "XSD-TYPE"],
            "mediaType=\"text/csv\" size=\"127\"", "mediaType=\"text\" size=\"1O6\""),
        Trick(
            "a key that is none, which is not the same key twice", ["REG-WIDTH", "XSD-REFERENCE"],
            "<attachment id=\"A4\"", "<attachment id=\"A 4\""),
        Trick(
            "a path that nothing may have, told once", ["PKG-ATTACHMENT-EXTRA", "XSD-PATTERN"],
            "path=\"attachments/sample.csv\"", "path=\"attachments\\sample.csv\""),
        Trick(
            "the document as its own attachment", ["PKG-ATTACHMENT-EXTRA", "PKG-PATH-2"],
            "path=\"attachments/sample.csv\"", "path=\"application.xml\""),
        Trick("a value in pieces", [], "张三", "张<!-- --><![CDATA[三]]>"),
        Trick("a value by references", [], "张三", "&#x5F20;&#19977;"),
    ]

    private static let spoiled = ["XML-CHARACTER"]

    static let characters = [
        Trick("a replacement character", spoiled, "乘客信息", "乘客\u{FFFD}信息"),
        Trick("the same by its number", spoiled, "乘客信息", "乘客&#xFFFD;信息"),
        Trick("the same in a comment", [], "<summary>", "<!-- \u{FFFD} &#xFFFD; --><summary>"),
        Trick("DEL", spoiled, "乘客信息", "乘客\u{7F}信息"),
        Trick("a character of C1", spoiled, "乘客信息", "乘客\u{85}信息"),
        Trick("a soft hyphen", spoiled, "乘客信息", "乘客&#173;信息"),
        Trick("a mark of direction", spoiled, "乘客信息", "乘客\u{202E}信息"),
        Trick("a tag that shows nothing", spoiled, "乘客信息", "乘客\u{E0041}信息"),
        Trick("a character that is none", spoiled, "乘客信息", "乘客\u{1FFFE}信息"),
        Trick("a width of nothing in an attribute", spoiled, "text/csv", "text/csv\u{200B}"),
        Trick("the same in one by its number", spoiled, "text/csv", "text/csv&#8203;"),
        Trick("a variation selector", [], "乘客信息", "乘客\u{FE00}信\u{E0100}息"),
        Trick("an ideograph of four bytes", [], "乘客信息", "乘客\u{20BB7}信息“é—…”、￥"),
    ]

    private static func prefixes(_ numbers: Range<Int>) -> String {
        numbers.map { "xmlns:p\($0)='u:\($0)'" }.joined(separator: " ")
    }

    @Test(arguments: tricks + characters)
    func `end in their rule or in nothing`(_ trick: Trick) throws {
        let found = try examiner().examine(editing: [(trick.old, trick.new)])
        #expect(found.errors == trick.rules, "\(found.findings)")
        #expect(found.verdict == (trick.rules.isEmpty ? .valid : .invalid))
    }

    @Test func `no character of Chinese texts is one that shows nothing`() {
        let scalars = (0...0x10_FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
        let wrong = scalars.filter { scalar in
            let value = scalar.value
            let isSpoiled =
                switch value {
                case 0x7F...0x9F, 0xFFF9...0xFFFD, 0xFDD0...0xFDEF: true
                case 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
                default:
                    value & 0xFFFE == 0xFFFE || scalar.properties.isDefaultIgnorableCodePoint
                }
            return CharacterFindings.isSpoiled(scalar) != isSpoiled
        }
        #expect(wrong.isEmpty)
    }

    @Test func `what to do is whole sentences, in the words of the type`() throws {
        let found = try examiner().examine(editing: [
            ("path=\"attachments/sample.csv\"", "path=\"attachments\\sample.csv\""),
            ("<records>18560</records>", "<records>1.8万</records>"),
            ("<representative>张三<", "<representative><"),
        ])
        for finding in found.findings {
            #expect(!finding.advice.contains("\n") && !finding.adviceEnglish.contains("\n"))
            #expect(
                finding.adviceEnglish.firstMatch(of: /\. +[a-z]|  |\.[A-Za-z]+\.$/) == nil,
                "\(finding)")
        }
        let records = try #require(found.findings.first { $0.rule == "XSD-TYPE" })
        #expect(records.expected == "非负整数，只写数字，不超过 10 的 15 次方")
        #expect(records.advice.hasSuffix("非负整数，只写数字，不超过 10 的 15 次方。"))
    }

    @Test func `a prefix instead of the default namespace changes nothing`() throws {
        let text = Fixtures.example
            .replacing(/<(\/?)([A-Za-z])/) { "<\($0.output.1)p:\($0.output.2)" }
            .replacing("xmlns=", with: "xmlns:p=")
        let found = try examiner().examine(try Fixtures.zip(Array(text.utf8)))
        #expect(found.verdict == .valid, "\(found.findings)")
    }
}
