import Testing

@testable import Definitions
@testable import Registry
@testable import WorkingDays
@testable import XML

@Suite struct `Files of parties` {
    static let pem = "-----BEGIN CERTIFICATE-----\nMIIB\nAAAA\n-----END CERTIFICATE-----\n"

    static func registrar() throws -> Party {
        Party(
            id: try partyID(Codes.registrar), name: "泰安市公共数据登记中心 <一>&\"二\"",
            roles: [.registrar, .provider], region: "370900", trustsFolder: true, hasFolder: false,
            documentPrefix: "泰数登",
            entrustment: Entrustment(
                "泰数委〔2024〕1号", from: try day("2024-11-01"), until: try day("2027-10-31"),
                region: "370900", authority: try partyID(Codes.company)),
            contact: "望岳东路 3 号\n0538-0000000",
            certificates: [
                PinnedCertificate(pem),
                PinnedCertificate(pem, revokedAt: Instant(milliseconds: 1_767_582_000_000)),
            ],
            officers: [
                Officer(
                    id: "zhang", name: "张三", stages: ["acceptance", "review"],
                    certificates: [PinnedCertificate(pem)]),
                Officer(id: "li.4", name: "李四", stages: [], certificates: []),
            ],
            standing: PartyStanding(.suspended, since: try day("2026-01-07"), reason: "整改"))
    }

    static func provider() throws -> Party {
        Party(
            id: try partyID(Codes.provider), name: "某局", roles: [.provider], region: "370902",
            trustsFolder: false, hasFolder: true)
    }

    @Test("A party may send with done-markers; files without the attribute are read as before")
    func marker() throws {
        var party = try Self.provider()
        let plain = String(decoding: PartyFile.write(party), as: UTF8.self)
        #expect(!plain.contains("marker"))
        party.requiresMarker = true
        let bytes = PartyFile.write(party)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("<folder answers=\"true\" marker=\"required\" trusted=\"false\">"))
        #expect(try isValidForXmllint(bytes, schema: "party.xsd"))
        for (value, isRequired) in [("required", true), ("optional", false)] {
            let text = text.replacing("marker=\"required\"", with: "marker=\"\(value)\"")
            let read = try PartyFile.read(
                Array(text.utf8), name: party.id.code + ".xml", xsd: Self.xsd())
            #expect(read.requiresMarker == isRequired)
        }
        for value in ["none", "", "Required", "true"] {
            let text = text.replacing("marker=\"required\"", with: "marker=\"\(value)\"")
            #expect(throws: DefinitionError.self) {
                try PartyFile.read(
                    Array(text.utf8), name: party.id.code + ".xml", xsd: Self.xsd())
            }
        }
    }

    static func xsd() throws -> [UInt8] { try Shipped.bytes("xsd/party.xsd") }

    @Test("What is written reads back, is valid for xmllint and canonical", arguments: [0, 1])
    func roundTrip(index: Int) throws {
        let party = try index == 0 ? Self.registrar() : Self.provider()
        let bytes = PartyFile.write(party)
        let name = "registry/parties/\(party.id.code).xml"
        #expect(try PartyFile.read(bytes, name: name, xsd: Self.xsd()) == party)
        #expect(try isValidForXmllint(bytes, schema: "party.xsd"))
        #expect(bytes.last == 0x0A)
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            Issue.record("not well-formed")
            return
        }
        #expect(try CanonicalXML.exclusive(document) == Array(bytes.dropLast()))
    }

    @Test("It is laid out for people: one element a line")
    func layout() throws {
        let text = String(decoding: PartyFile.write(try Self.provider()), as: UTF8.self)
        #expect(
            text == """
                <party xmlns="urn:dengji:party:1" format="2" id="11430000006122244L" region="370902">
                  <name>某局</name>
                  <role>provider</role>
                  <folder answers="true" trusted="false"></folder>
                  <contact></contact>
                </party>

                """)
    }

    @Test("A file of format 1 is read: its entrustment is the instrument, without a term")
    func formerFormat() throws {
        let text = """
            <party xmlns="urn:dengji:party:1" format="1" id="\(Codes.registrar)" region="370900">
              <name>泰安市公共数据登记中心</name>
              <role>registrar</role>
              <folder answers="true" trusted="true"></folder>
              <documentPrefix>泰数登</documentPrefix>
              <entrustment>泰数委〔2024〕1号，委托期限2024-11-01至2027-10-31</entrustment>
              <contact></contact>
            </party>

            """
        let party = try PartyFile.read(
            Array(text.utf8), name: Codes.registrar + ".xml", xsd: Self.xsd())
        #expect(party.entrustment == Entrustment("泰数委〔2024〕1号，委托期限2024-11-01至2027-10-31"))
        #expect(party.standing == .active)
        #expect(party.mayRegister(on: try day("2024-01-01")))
        #expect(party.mayRegister(on: try day("2056-01-01")))
    }

    @Test("White space around a value that people typed is dropped")
    func whiteSpace() throws {
        let bytes = try replacing(
            "<name>某局</name>", with: "<name>\n    某局\n  </name>",
            in: PartyFile.write(Self.provider())
        ).bytes
        let party = try PartyFile.read(bytes, name: "new", xsd: Self.xsd())
        #expect(party == (try Self.provider()))
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let message: String
        let isSchema: Bool
        var testDescription: String { new }

        init(_ old: String, _ new: String, _ message: String, schema isSchema: Bool) {
            (self.old, self.new, self.message, self.isSchema) = (old, new, message, isSchema)
        }
    }

    static let rows = [
        Row("<name>李四</name>", "<name></name>", "length", schema: true),
        Row("<role>provider</role>", "<role>owner</role>", "owner", schema: true),
        Row("<role>provider</role>", "<role>registrar</role>", "roleOnce", schema: true),
        Row(#"id="li.4""#, #"id="zhang""#, "officerID", schema: true),
        Row(#"id="li.4""#, #"id="../4""#, "../4", schema: true),
        Row(#"trusted="true""#, #"trusted="perhaps""#, "perhaps", schema: true),
        Row(#"region="370900""#, #"region="泰安市""#, "泰安市", schema: true),
        Row("113700000045046442", "11370000004504644O", "11370000004504644O", schema: true),
        Row("<stage>review</stage>", "<stage>Review</stage>", "Review", schema: true),
        Row("113700000045046442", "113700000045046443", "check character", schema: false),
        Row("113700000045046442", Codes.provider, "not named after", schema: false),
        Row("<documentPrefix>泰数登</documentPrefix>", "", "needs documentPrefix", schema: false),
        Row("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY", "not one certificate", schema: false),
        Row(#"state="suspended""#, #"state="asleep""#, "asleep", schema: true),
        Row(#"from="2024-11-01""#, #"from="2028-11-01""#, "ends before", schema: false),
        Row(#"until="2027-10-31""#, #"until="2027-10-32""#, "2027-10-32", schema: true),
        Row(
            #"authority="\#(Codes.company)""#, #"authority="\#(Codes.company.dropLast())9""#,
            "check character", schema: false),
    ]

    @Test("What is wrong is refused at its line", arguments: rows)
    func refusedAtLine(row: Row) throws {
        let (bytes, line) = try replacing(
            row.old, with: row.new, in: PartyFile.write(Self.registrar()))
        let problems = try refused {
            _ = try PartyFile.read(bytes, name: "\(Codes.registrar).xml", xsd: Self.xsd())
        }
        let problem = try #require(
            problems.first { $0.message.contains(row.message) || $0.found == row.message },
            "\(problems)")
        // A document prefix that is missing is told at the root.
        #expect(problem.line == (row.new.isEmpty ? 1 : line))
        #expect(try isValidForXmllint(bytes, schema: "party.xsd") == !row.isSchema)
    }

    @Test("Many files come in the order of codes, or with all their problems")
    func many() throws {
        let good = [try Self.provider(), try Self.registrar()].map {
            (name: $0.id.code + ".xml", bytes: PartyFile.write($0))
        }
        let parties = try PartyFile.readAll(good, xsd: Self.xsd())
        #expect(parties.map(\.id.code) == [Codes.registrar, Codes.provider])
        let bad = good.map { (name: "a-\($0.name)", bytes: $0.bytes) }
        let problems = try refused { _ = try PartyFile.readAll(bad, xsd: Self.xsd()) }
        #expect(problems.map(\.file) == bad.map(\.name))
    }
}
