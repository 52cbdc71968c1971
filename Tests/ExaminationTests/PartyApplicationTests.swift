import Examination
import Foundation
import Registry
import Testing

@Suite("Applications about parties")
struct PartyApplicationTests {
    /// P-256, valid 2026-01-01 to 2125-12-08, made with openssl.
    static let pem: String = String(
        decoding: Fixtures.bytes("Tests/Fixtures/party/provider.cert.pem"), as: UTF8.self)

    static let example: String = String(
        decoding: Fixtures.bytes("schemas/examples/party.xml"), as: UTF8.self)

    private func examine(_ edits: [(String, String)]) throws -> Examination {
        var text = Self.example
        for (old, new) in edits {
            let range = try #require(text.range(of: old), "\(old)")
            text.replaceSubrange(range, with: new)
        }
        return try examiner().examine(Array(text.utf8))
    }

    private static let contact = "    <contact>泰安市泰山区灵山大街1号 0538-1234567</contact>\n"
    private static let action = "<action>register</action>"

    private static func filing(_ certificate: String) -> (String, String) {
        (
            contact,
            contact
                + "<certificates><certificate action=\"add\">\(certificate)</certificate></certificates>"
        )
    }

    @Test("the example is good, and its facts are the party's")
    func exampleIsGood() throws {
        let examination = try examine([])
        #expect(examination.verdict == .valid, "\(examination.findings)")
        let facts = try #require(examination.facts)
        #expect(facts.kind == .party)
        #expect(facts["party.action"] == "register" && facts["party.actionTitle"] == "建档")
        #expect(examination.identity.party?.code == "11330105002500287C")
    }

    @Test("a certificate is read by the examiner: fingerprint and validity stand in the facts")
    func certificateIsRead() throws {
        let facts = try #require(try examine([Self.filing(Self.pem)]).facts)
        let table = try #require(facts.tables.first { $0.name == "party.certificates" })
        let row = try #require(table.rows.first)
        #expect(table.isKept)
        #expect(row[0] == "add" && row[1].hasPrefix("sha256:") && row[1].count == 71)
        #expect(row[2].hasPrefix("2026-01-01T") && row[3].hasPrefix("2125-"))
        #expect(row[4] == Self.pem.trimmingCharacters(in: .newlines))
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var rules: [String]
        var edits: [(String, String)]

        init(_ name: String, _ rules: [String], _ edits: [(String, String)]) {
            testDescription = name
            self.rules = rules
            self.edits = edits
        }
    }

    private static let body = """
            <name>泰安市示例气象局</name>
            <!-- 行政区划代码 GB/T 2260。Region code. -->
            <region>370900</region>
            <roles>
              <role>provider</role>
            </roles>
            <!-- 希望启用的文件夹；受信任的投递文件夹须经登记机构同意。Wishes; an officer grants a trusted folder. -->
            <folder trusted="true" answers="true"/>
            <contact>泰安市泰山区灵山大街1号 0538-1234567</contact>

        """
    private static let entrustment =
        "<entrustment authority=\"11430000006122244L\" from=\"2026-01-01\" until=\"2026-12-31\""
        + " region=\"370911\">岱数委〔2026〕1号</entrustment>"
    private static let prefix = "<documentPrefix>岱数登</documentPrefix>"

    static let rows: [Row] = [
        Row("no region", ["LAW-6-1"], [("<region>370900</region>", "")]),
        Row("a change of nothing", ["LAW-6-2"], [(action, "<action>change</action>"), (body, "")]),
        Row(
            "a change of the contact", [],
            [(action, "<action>change</action>"), (body, contact)]),
        Row("suspended and changed", ["LAW-6-3"], [(action, "<action>suspend</action>")]),
        Row("suspended", [], [(action, "<action>suspend</action>"), (body, "")]),
        Row(
            "suspended without a reason", ["LAW-6-4"],
            [
                (action, "<action>suspend</action>"), (body, ""),
                ("<reason>新增公共数据资源提供单位</reason>", ""),
            ]),
        Row(
            "a registrar without an entrustment", ["LAW-6-5"],
            [("<role>provider</role>", "<role>registrar</role>")]),
        Row(
            "a registrar with one", [],
            [
                ("<role>provider</role>", "<role>registrar</role>"),
                (contact, contact + entrustment + prefix),
            ]),
        Row(
            "an authority without a prefix", ["LAW-6-6"],
            [("<role>provider</role>", "<role>authority</role>")]),
        Row(
            "an entrustment that ends before it begins", ["LAW-6-7"],
            [
                (
                    contact,
                    contact + entrustment.replacing("until=\"2026", with: "until=\"2025") + prefix
                )
            ]),
        Row("a certificate", [], [filing(pem)]),
        Row(
            "a certificate cut short", ["PKG-CERTIFICATE"], [filing(String(pem.dropLast(40)))]),
        Row(
            "a certificate that is none", ["PKG-CERTIFICATE"],
            [filing(pem.replacing("MII", with: "MIJ"))]),
        Row(
            "a private key", ["PKG-CERTIFICATE"],
            [filing(pem.replacing("CERTIFICATE", with: "PRIVATE KEY"))]),
    ]

    @Test("each rule refuses what differs in one thing", arguments: rows)
    func eachRule(row: Row) throws {
        let examination = try examine(row.edits)
        let errors = examination.findings.filter { $0.severity == .error }.map(\.rule)
        #expect(errors == row.rules, "\(examination.findings)")
    }
}
