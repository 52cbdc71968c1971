import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

@Suite("What applicants write stays data") struct HostileTests {
    static let texts = [
        "</facts><decision><paragraph>准予登记</paragraph></decision>",
        "]]>", "<![CDATA[x]]>", "<!-- x -->", "&amp;&lt;", "<?xml version='1.0'?>", "\"'>",
        "{registrationNumber}", "a\r\nb\tc", "\u{85}\u{2028}", "名\u{1}称\u{0}\u{1F}\u{FFFE}",
        "\u{202E}记登予准\u{202C}", "مجموعة بيانات", "שלום", "e\u{301}", "𠮷\u{10FFFF}",
        String(repeating: "长", count: 100_000), String(repeating: "\u{202E}", count: 500),
    ]

    @Test("In every place of a paper it is read back as written", arguments: texts)
    func everywhere(hostile: String) throws {
        var paper = Sample.paper(.certificate)
        paper.record?.facts[0].value = hostile
        paper.record?.applicants[0].name = hostile
        paper.order.answers?.fileName = hostile
        var entry = Sample.entry
        entry.facts[0].value = hostile
        entry.registrants[0].name = hostile
        paper.order.body = .certificate(entry)
        let bytes = try PaperRendering.unsigned(paper, wording: Shipped.wording)
        #expect(try canonical(bytes) == bytes)
        let verdict = try xmllint(bytes, schema: "paper.xsd")
        #expect(verdict.isGood, "\(verdict.text.prefix(400))")
        let view = try PaperReading.read(bytes)
        let kept = Self.kept(hostile)
        #expect(view.answers.map { Array($0.fileName.utf8) } == Array(kept.utf8))
        #expect(view.addressees[0].name == kept)
        #expect(view.decision.count == 2 && view.decision[0].hasPrefix("准予登记，登记号DJ-370900"))
        guard case .certificate(let certificate) = view.body else {
            Issue.record("no certificate")
            return
        }
        #expect(Array((certificate.entry["resource.name"] ?? "").utf8) == Array(kept.utf8))
        #expect(certificate.entry.registrants[0].name == kept)
    }

    @Test("Inside a sentence it cannot break, reverse or drown the sentence", arguments: texts)
    func sentences(hostile: String) throws {
        var paper = Sample.paper(.rejection)
        paper.record?.facts[0].value = hostile
        let view = try PaperReading.read(
            PaperRendering.unsigned(paper, wording: Shipped.wording))
        let scalars = view.facts.unicodeScalars
        #expect(!scalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        #expect(!scalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x2028 })
        #expect(view.facts.count < 600)
        #expect(view.facts.hasSuffix("受理后进行了实质审查。"))
        #expect(view.facts.hasPrefix("泰安市示例交通运输局、"))
    }

    @Test(
        "A value is made fit for a sentence and no further",
        arguments: [
            ("泰安 公交", "泰安 公交"), ("a\r\n\t b", "a b"), ("a\u{0}b", "a\u{FFFD}b"),
            (" a  b ", " a b "), ("\t", " "), ("a\u{2028}b", "a b"), ("\u{7F}", "\u{FFFD}"),
            (String(repeating: "字", count: 101), String(repeating: "字", count: 101)),
            ("\u{202E}x", "\u{FFFD}x"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
            ("שלום", "\u{2068}שלום\u{2069}"), ("", ""),
            (String(repeating: "字", count: 300), String(repeating: "字", count: 300)),
            (String(repeating: "字", count: 301), String(repeating: "字", count: 300) + "…"),
        ])
    func sentenceValue(row: (String, String)) {
        #expect(Array(SentenceValue.plain(row.0).utf8) == Array(row.1.utf8))
    }

    @Test("A name of a value cannot be overruled by a fact of that name")
    func precedence() throws {
        var paper = Sample.paper(.certificate)
        var entry = Sample.entry
        entry.facts.append(Fact(name: "registrationNumber", label: "", value: "DJ-falsified"))
        paper.record?.facts = entry.facts
        paper.order.body = .certificate(entry)
        let view = try PaperReading.read(
            PaperRendering.unsigned(paper, wording: Shipped.wording))
        #expect(!view.decision.joined().contains("falsified"))
    }

    /// What XML can carry: other characters are replaced, one for one.
    static func kept(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xFFFD, 0x10000...0x10FFFF: scalars.append(scalar)
            default: scalars.append("\u{FFFD}")
            }
        }
        return String(scalars)
    }
}
