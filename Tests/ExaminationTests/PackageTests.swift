import Digests
import Packages
import Registry
import Testing

@testable import Examination

@Suite struct `Packages as received` {
    @Test func `the example is valid and its facts are told in Chinese`() throws {
        let found = try examiner().examine(editing: [])
        #expect(found.verdict == .valid, "\(found.findings)")
        #expect(found.findings.isEmpty)
        #expect(found.identity.packageID?.text == "SWJ-2026-0001")
        #expect(found.identity.kind?.rawValue == "resource-registration")
        #expect(found.identity.party?.code == "11370900MB2858121W")
        #expect(found.signature == nil)
        let facts = try #require(found.facts)
        #expect(facts["resource.name"] == "泰安市公交线路与站点信息")
        #expect(facts["resource.level"] == "一般")
        #expect(facts["resource.sourceKind"] == "履职产生")
        #expect(facts["resource.authorisationIntended"] == "是")
        #expect(facts["resource.coverage.until"] == nil)
        #expect(facts["agent.code"] == nil)
        #expect(facts.facts.first { $0.name == "resource.summary" }?.label == "内容简介")
        #expect(
            facts.applicants == [
                Applicant(
                    name: "泰安市示例交通运输局", id: try #require(PartyID("11370900MB2858121W")),
                    kind: "provider", region: "370900", representative: "张三",
                    contact: "李四 0538-1234567")
            ])
        let items = try #require(facts.tables.first { $0.name == "resource.items" })
        #expect(items.rows.count == 3)
        #expect(
            items.rows[2] == ["stop_no", "站点编号", "字符型", "20", "否", "泰安市公交站点编码表", "否", "否"])
        #expect(facts.attachments.map(\.id) == ["A1", "A2", "A3", "A4"])
        #expect(found.attachments.count == 4)
        for file in Fixtures.files {
            let digest = ContentDigest(sha256: SHA256.digest(of: file.bytes).hex)
            #expect(
                found.attachments.contains {
                    $0.path == file.name && $0.digest == digest && $0.sizeBytes == file.bytes.count
                })
        }
    }

    @Test func `lines of what the registry may speak of are kept by their paths`() throws {
        let source = try examiner().examine(editing: []).source
        #expect(source.file == "application.xml" && source.root == "application")
        let lines = [
            "/application": 10, "/application/applicants[1]/applicant[1]": 14,
            "/application/applicants[1]/applicant[1]/code[1]": 17,
            "/application/commitment[1]": 41,
        ]
        for (path, line) in lines { #expect(source.lines[path] == line, "\(path)") }
        #expect(source.lines["/application/resource[1]"] == nil)
    }

    @Test func `without a profile only the rules that always hold apply`() throws {
        let path = "Tests/Fixtures/application/invalid/LAW-N7-1.absent.xml"
        let package = try Fixtures.zip(Fixtures.bytes(path))
        #expect(try examiner().examine(package, profile: nil).verdict == .valid)
    }

    @Test func `an unknown profile is a fault of the program, not of the package`() throws {
        let found = try examiner().examine(
            try Fixtures.zip(Array(Fixtures.example.utf8)), profile: "x")
        #expect(found.verdict == .engineFailure("the set of schemas has no profile x"))
        #expect(found.findings.isEmpty && found.facts == nil)
    }

    typealias Part = (name: String, bytes: [UInt8])

    private func examined(_ change: (inout [Part]) -> Void) throws -> Examination {
        var parts: [Part] = [("application.xml", Array(Fixtures.example.utf8))] + Fixtures.files
        change(&parts)
        let zip = try Fixtures.zip(parts.map { PackagePart(name: $0.name, bytes: $0.bytes) })
        return try examiner().examine(zip)
    }

    @Test func `attachments are compared with the list, each fault with its rule`() throws {
        #expect(try examined { $0.remove(at: 1) }.errors == ["PKG-ATTACHMENT-MISSING"])
        #expect(try examined { $0[1].bytes[0] ^= 1 }.errors == ["PKG-ATTACHMENT-DIGEST"])
        #expect(try examined { $0[1].bytes.append(0) }.errors == ["PKG-ATTACHMENT-SIZE"])
        let extra = try examined { $0.append(("attachments/more.txt", [1])) }
        #expect(extra.errors == ["PKG-ATTACHMENT-EXTRA"])
        #expect(extra.findings.first?.file == "attachments/more.txt")
        let two = try examined { parts in
            parts[1].bytes.append(0)
            parts[2].name = "attachments/renamed.txt"
        }
        #expect(
            two.errors == [
                "PKG-ATTACHMENT-EXTRA", "PKG-ATTACHMENT-MISSING", "PKG-ATTACHMENT-SIZE",
            ])
    }

    @Test func `the main document is found, or told where it should be`() throws {
        #expect(try examined { $0[0].name = "APPLICATION.XML" }.verdict == .valid)
        #expect(try examined { $0[0].name = "申请书.xml" }.errors == ["PKG-NO-DOCUMENT"])
        let folder = try examined { parts in
            for index in parts.indices { parts[index].name = "资料/" + parts[index].name }
        }
        #expect(folder.errors == ["PKG-DOCUMENT-FOLDER"])
        let two = try examined { $0.append(("decision.xml", $0[0].bytes)) }
        #expect(two.errors == ["PKG-TWO-DOCUMENTS"])
        #expect(try examined { $0[0].name = "decision.xml" }.errors == ["PKG-DOCUMENT-NAME"])
    }

    @Test func `an application that is not in a ZIP lacks its attachments`() throws {
        let found = try examiner().examine(Array(Fixtures.example.utf8), name: "申请.xml")
        #expect(found.errors == ["PKG-ATTACHMENT-MISSING"])
        #expect(found.findings.count == 4)
        #expect(found.findings.allSatisfy { $0.file == "申请.xml" })
    }

    @Test func `what is no package is told by its first bytes`() throws {
        let examiner = try examiner()
        #expect(examiner.examine([]).errors == ["XML-EMPTY"])
        #expect(examiner.examine(Array("hello".utf8)).errors == ["XML-NOT-XML"])
        #expect(examiner.examine(Array("Rar!\u{1A}\u{7}".utf8)).errors == ["XML-NOT-XML"])
        #expect(examiner.examine(Array("PK".utf8)).errors.allSatisfy { $0.hasPrefix("ZIP-") })
        let zip = try Fixtures.zip(Array(Fixtures.example.utf8))
        let cut = examiner.examine(Array(zip.dropLast(5)))
        #expect(cut.verdict == .invalid && cut.errors.contains { $0.hasPrefix("ZIP-") })
    }

    @Test func `a source that fails is an engine failure`() throws {
        struct Gone: Error {}
        let source = PackageSource(sizeBytes: 100) { _, _ in throw Gone() }
        let found = try examiner().examine(source, fileName: "x.zip", profile: nil)
        guard case .engineFailure = found.verdict else {
            Issue.record("\(found.verdict)")
            return
        }
        #expect(found.findings.isEmpty)
    }

    @Test(arguments: [100, 300_000])
    func `a source that ends early is an engine failure`(_ sizeBytes: Int) throws {
        let source = PackageSource(sizeBytes: sizeBytes) { offset, count in
            offset < 50 ? [UInt8](repeating: 0x50, count: min(count, 50 - offset)) : []
        }
        let found = try examiner().examine(source, fileName: "x.zip", profile: nil)
        guard case .engineFailure = found.verdict else {
            Issue.record("\(found.verdict)")
            return
        }
    }

    @Test func `a small package is read once, and a large one where it is needed`() throws {
        var random = SeededBits(state: 3)
        let noise = (0..<400_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let parts =
            [("application.xml", Array(Fixtures.example.utf8))] + Fixtures.files
            + [("attachments/more.bin", noise)]
        for (count, isSmall) in [(parts.count - 1, true), (parts.count, false)] {
            let package = try Fixtures.zip(
                parts.prefix(count).map { PackagePart(name: $0.0, bytes: $0.1) })
            var reads: [Int] = []
            let source = PackageSource(sizeBytes: package.count) { offset, count in
                reads.append(count)
                return Array(package[offset..<(offset + count)])
            }
            let found = try examiner().examine(source, fileName: "x.zip", profile: nil)
            #expect(found.verdict == (isSmall ? .valid : .invalid))
            #expect(isSmall ? reads == [package.count] : reads.allSatisfy { $0 < 70_000 })
        }
    }

    @Test func `a refused document still tells what it calls itself`() throws {
        let examiner = try examiner()
        let text = Fixtures.example
        for broken in [
            text + "<", text.replacing("</resource>", with: ""),
            text.replacing("<level>", with: "<x/>"),
        ] {
            let identity = examiner.examine(Array(broken.utf8)).identity
            #expect(identity.packageID?.text == "SWJ-2026-0001")
            #expect(identity.kind?.rawValue == "resource-registration")
            #expect(identity.party?.code == "11370900MB2858121W")
        }
        #expect(
            examiner.examine(Array("<a id='../x' kind='A B'>".utf8)).identity == ClaimedIdentity())
    }

    @Test func `verified bytes give the same facts as the package`() throws {
        let examiner = try examiner()
        let whole = examiner.examine(try Fixtures.zip(Array(Fixtures.example.utf8)))
        let again = examiner.facts(
            ofVerified: Array(Fixtures.example.utf8), profile: "taian-2025",
            observed: whole.attachments)
        #expect(again.verdict == .valid)
        #expect(again.facts == whole.facts)
        let without = examiner.facts(
            ofVerified: Array(Fixtures.example.utf8), profile: "taian-2025",
            observed: Array(whole.attachments.dropFirst()))
        #expect(without.errors == ["PKG-ATTACHMENT-MISSING"])
    }

    @Test func `files of a package are unpacked whole, another name is nothing`() throws {
        let zip = try Fixtures.zip(Array(Fixtures.example.utf8))
        let examiner = try examiner()
        let (one, other) = (Fixtures.files[0], Fixtures.files[1])
        var bytes: [[UInt8]] = [[], [], []]
        let observed = try examiner.unpack(
            [other.name, "../x", one.name], from: PackageSource(zip)
        ) { index, block in block.withUnsafeBufferPointer { bytes[index] += $0 } }
        #expect(bytes == [other.bytes, [], one.bytes])
        #expect(
            observed.map { $0?.digest.hex } == [
                SHA256.digest(of: other.bytes).hex, nil, SHA256.digest(of: one.bytes).hex,
            ])
        let broken = try examiner.unpack([one.name], from: PackageSource([1, 2])) { _, _ in }
        #expect(broken == [nil])
    }

    static let slip = """
        <decision xmlns="urn:dengji:slip:1" format="1" kind="decision"
          id="370900-2026-000123-review-2-pass" created="2026-01-09T10:00:00.000+08:00">
          <case>370900-2026-000123</case><stage>review</stage><revision>2</revision>
          <outcome>pass</outcome><party>12370900MB2858127C</party><officer>li</officer>
          <reason> 材料齐全。 </reason>
          <checklist><item id="source" result="conform">有依据</item>
            <item id="shared-source" result="not-applicable"/></checklist>
          <steps><step role="drafter">李四</step></steps>
        </decision>
        """

    /// Facts without where they stood.
    private static func placeless(_ facts: PackageFacts?) -> PackageFacts? {
        var facts = facts
        facts?.stand(in: DocumentSource())
        return facts
    }

    @Test func `a slip is read, alone or in a ZIP`() throws {
        let examiner = try examiner()
        let alone = examiner.examine(Array(Self.slip.utf8))
        let packed = examiner.examine(
            try Fixtures.zip([PackagePart(name: "decision.xml", bytes: Array(Self.slip.utf8))]))
        #expect(alone.verdict == .valid, "\(alone.findings)")
        #expect(alone.facts?.slip?.source.place("officer[1]").line == 4)
        #expect(Self.placeless(alone.facts) == Self.placeless(packed.facts))
        #expect(alone.identity.party?.code == "12370900MB2858127C")
        let slip = try #require(alone.facts?.slip)
        #expect(slip.caseNumber.text == "370900-2026-000123")
        #expect(slip.stage == "review" && slip.revision == 2 && slip.outcome == "pass")
        #expect(slip.officer == "li" && slip.reason == "材料齐全。")
        #expect(
            slip.checklist == [
                ChecklistAnswer(item: "source", result: "conform", remark: "有依据"),
                ChecklistAnswer(item: "shared-source", result: "not-applicable", remark: ""),
            ])
        #expect(slip.steps == [DecisionStep(role: "drafter", name: "李四")])
    }

    static let slips: [(String, String, String)] = [
        ("result=\"conform\"", "result=\"\"", "XSD-EMPTY"),
        ("result=\"conform\"", "result=\"符合\"", "XSD-ENUMERATION"),
        ("<officer>li</officer>", "<officer></officer>", "XSD-EMPTY"),
        ("000123</case>", "123</case>", "XSD-PATTERN"),
        ("<revision>2", "<revision>-2", "XSD-TYPE"),
        ("<revision>2", "<revision>1000001", "XSD-RANGE"),
        ("<reason> 材料齐全。 </reason>", "", "XSD-MISSING"),
        ("id=\"shared-source\"", "id=\"source\"", "XSD-DUPLICATE"),
        ("<party>1237", "<party>1238", "REG-USCC-CHECK"),
        ("kind=\"decision\"", "kind=\"change\"", "XSD-ENUMERATION"),
    ]

    @Test(arguments: slips)
    func `a slip filled in wrongly is told`(_ old: String, _ new: String, _ rule: String) throws {
        let text = Self.slip.replacing(old, with: new)
        #expect(text != Self.slip)
        #expect(try examiner().examine(Array(text.utf8)).errors == [rule])
    }

    @Test func `a signature's parts are handed over, a misplaced one is told`() throws {
        let signature = """
            <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>x</SignedInfo>\
            <SignatureValue>AAEC</SignatureValue></Signature>
            """
        let examiner = try examiner()
        let signed = Self.slip.replacing("</decision>", with: signature + "</decision>")
        let found = examiner.examine(Array(signed.utf8))
        #expect(found.verdict == .valid, "\(found.findings)")
        #expect(found.signature?.signatureValue == [0, 1, 2])
        let canonical = try #require(found.signature?.canonicalDocument)
        #expect(!String(decoding: canonical, as: UTF8.self).contains("Signature"))
        let verified = examiner.facts(ofVerified: canonical, profile: nil, observed: [])
        #expect(Self.placeless(verified.facts) == Self.placeless(found.facts))
        for (bad, rule) in [
            (Self.slip.replacing("<stage>", with: signature + "<stage>"), "PKG-SIGNATURE-PLACE"),
            (signed.replacing("AAEC", with: "!"), "PKG-SIGNATURE-VALUE"),
            (signed.replacing("SignedInfo", with: "Signed"), "PKG-SIGNATURE-SHAPE"),
            (signed.replacing("</officer>", with: "<!-- --></officer>"), "PKG-SIGNATURE-TEXT"),
        ] {
            #expect(examiner.examine(Array(bad.utf8)).errors == [rule])
        }
        let twice = Self.slip.replacing("</decision>", with: signature + signature + "</decision>")
        #expect(examiner.examine(Array(twice.utf8)).errors.contains("PKG-SIGNATURE-TWO"))
    }
}
