import Foundation
import Testing

@testable import Definitions
@testable import Registry
@testable import XML

@Suite struct `The configuration of a workspace` {
    static func full() throws -> Configuration {
        var limits = IntakeLimits()
        limits[.packageBytes] = 1 << 20
        limits[.xmlDepth] = 32
        return Configuration(
            isDemonstration: true, authority: try partyID(Codes.authority),
            cityRegistrar: try partyID(Codes.registrar),
            operatorOfRecords: try partyID(Codes.county), unclaimedContact: "0538-0000000",
            remedy: "可以自收到之日起六十日内申请行政复议。", statusAddress: "https://example.org/status",
            verificationHints: ["用 xmlsec1 核验", "查询公开名单"], commitmentVersion: "2025-1",
            licenceTypeCode: "11100000000013338W011", incompleteWaitMilliseconds: 1000,
            stillMilliseconds: 250, lookMilliseconds: 100, waitingNoticeMilliseconds: 60_000,
            usesEvents: false, limits: limits,
            printing: PrintSettings(
                printsPapers: true, families: ["Noto Serif CJK SC", "A & B"],
                seals: [try partyID(Codes.authority): "seal-1.png"]),
            archive: ArchiveSettings(
                fonds: "Z109", category: "GS", rule: "{fonds}.{year}.{retention}.{number}"))
    }

    static func plain() throws -> Configuration {
        Configuration(
            isDemonstration: false, authority: try partyID(Codes.authority),
            cityRegistrar: try partyID(Codes.registrar), unclaimedContact: "0538-0000000",
            remedy: "可以申请行政复议。", commitmentVersion: "2025-1")
    }

    static func xsd() throws -> [UInt8] { try Shipped.bytes("xsd/config.xsd") }

    @Test("What is written reads back, is valid for xmllint and canonical", arguments: [0, 1])
    func roundTrip(index: Int) throws {
        let configuration = try index == 0 ? Self.full() : Self.plain()
        let bytes = ConfigurationFile.write(configuration)
        #expect(try ConfigurationFile.read(bytes, xsd: Self.xsd()) == configuration)
        #expect(try isValidForXmllint(bytes, schema: "config.xsd"))
        #expect(bytes.last == 0x0A)
        guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard) else {
            Issue.record("not well-formed")
            return
        }
        #expect(try CanonicalXML.exclusive(document) == Array(bytes.dropLast()))
    }

    @Test("Without its own keeper the city's registrar keeps it; defaults are those documented")
    func defaults() throws {
        let plain = try Self.plain()
        #expect(plain.keeper.code == Codes.registrar)
        #expect(try Self.full().keeper.code == Codes.county)
        #expect(plain.cityRegion == "370900")
        #expect(plain.incompleteWaitMilliseconds == 600_000)
        #expect(plain.lookMilliseconds == 2_000)
        #expect(plain.waitingNoticeMilliseconds == 86_400_000)
        #expect(plain.usesEvents)
        #expect(plain.limits[.packageBytes] == 16 << 30)
        #expect(plain.limits.changed.isEmpty)
        for limit in IntakeLimit.allCases {
            #expect(limit.allowed.contains(limit.defaultValue), "\(limit)")
        }
        #expect(IntakeLimit.xmlBytes.defaultValue == XMLLimits.standard.maxBytes)
        #expect(IntakeLimit.xmlDepth.defaultValue == XMLLimits.standard.maxDepth)
        #expect(IntakeLimit.xmlElements.defaultValue == XMLLimits.standard.maxElements)
        #expect(IntakeLimit.xmlAttributes.defaultValue == XMLLimits.standard.maxAttributes)
        #expect(IntakeLimit.xmlTextBytes.defaultValue == XMLLimits.standard.maxTextBytes)
        #expect(IntakeLimit.findings.defaultValue == XMLLimits.standard.maxFindings)
    }

    @Test(
        "Every limit may be set in the file, at both ends of its range and not beyond",
        arguments: IntakeLimit.allCases)
    func limits(limit: IntakeLimit) throws {
        func file(_ value: Int) throws -> [UInt8] {
            try replacing(
                "</still>",
                with: "</still><limit id=\"\(limit.rawValue)\" value=\"\(value)\"></limit>",
                in: ConfigurationFile.write(Self.plain())
            ).bytes
        }
        for value in [limit.allowed.lowerBound, limit.allowed.upperBound] {
            let read = try ConfigurationFile.read(file(value), xsd: Self.xsd())
            #expect(read.limits[limit] == value)
        }
        for value in [limit.allowed.lowerBound - 1, limit.allowed.upperBound + 1] {
            let bytes = try file(value)
            let problems = try refused { _ = try ConfigurationFile.read(bytes, xsd: Self.xsd()) }
            #expect(problems.first?.found == String(value))
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let found: String
        let isSchema: Bool
        var testDescription: String { new }

        init(_ old: String, _ new: String, _ found: String, schema isSchema: Bool) {
            (self.old, self.new, self.found, self.isSchema) = (old, new, found, isSchema)
        }
    }

    static let rows = [
        Row(#"demonstration="true""#, #"demonstration="yes""#, "yes", schema: true),
        Row("<still>250</still>", "<still>-1</still>", "-1", schema: true),
        Row(
            "<incompleteWait>1000</incompleteWait>", "<incompleteWait>0</incompleteWait>", "0",
            schema: true),
        Row("https://example.org/status", "ftp://example.org", "ftp://example.org", schema: true),
        Row("11100000000013338W011", "11100000000013338W", "11100000000013338W", schema: true),
        Row(#"id="xml-depth""#, #"id="xml-width""#, "xml-width", schema: true),
        Row(#"fonds="Z109""#, #"fonds="Z 109""#, "Z 109", schema: true),
        Row("{year}.{ret", "{ret", "{fonds}.{retention}.{number}", schema: false),
        Row("{fonds}.{year}", "{who}.{year}", "{who}.{year}.{retention}.{number}", schema: false),
        Row("<cityRegion>370900", "<cityRegion>3709", "3709", schema: true),
        Row(
            "<authority>11100000000013338W", "<authority>111000000000133380", "111000000000133380",
            schema: false),
    ]

    @Test("What is wrong is refused at its line", arguments: rows)
    func refusedAtLine(row: Row) throws {
        let (bytes, line) = try replacing(
            row.old, with: row.new, in: ConfigurationFile.write(Self.full()))
        let problems = try refused { _ = try ConfigurationFile.read(bytes, xsd: Self.xsd()) }
        #expect(problems.first?.found == row.found, "\(problems)")
        #expect(problems.first?.line == line)
        #expect(problems.first?.file == "config.xml")
        #expect(try isValidForXmllint(bytes, schema: "config.xsd") == !row.isSchema)
    }

    struct LimitRow: Sendable, CustomTestStringConvertible {
        let element: String
        let message: String
        var testDescription: String { element }

        init(_ element: String, _ message: String) {
            (self.element, self.message) = (element, message)
        }
    }

    static let limitRows = [
        LimitRow(
            #"<limit id="xml-width" value="3"/>"#,
            "there is no limit xml-width; dengji config show lists them"),
        LimitRow(
            #"<limit value="3"/>"#, "there is no limit ; dengji config show lists them"),
        LimitRow(
            #"<limit id="xml-bytes" value="16MiB"/>"#,
            "the limit xml-bytes is a whole number without a unit, in bytes, not 16MiB"),
        LimitRow(
            #"<limit id="entries" value="1,000"/>"#,
            "the limit entries is a whole number without a unit, a count, not 1,000"),
        LimitRow(
            #"<limit id="findings" value="-1"/>"#,
            "the limit findings is a whole number without a unit, a count, not -1"),
        LimitRow(
            #"<limit id="attachments"/>"#,
            "the limit attachments is a whole number without a unit, a count, not "),
        LimitRow(
            #"<limit id="xml-attributes" value="1001"/>"#,
            "the limit xml-attributes may be 16 to 1000 (a count), not 1001"),
        LimitRow(
            #"<limit id="examination-milliseconds" value="99999999999999999999"/>"#,
            "the limit examination-milliseconds may be 1000 to 86400000 (in milliseconds), "
                + "not 99999999999999999999"),
        LimitRow(
            #"<limit id="xml-depth" value="64"/>"#,
            "the limit xml-depth is set twice, first in line"),
    ]

    @Test("What is wrong with a limit is said with its id and line, all at once")
    func limitProblems() throws {
        var text = String(decoding: ConfigurationFile.write(try Self.full()), as: UTF8.self)
        let before = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        text.replace(
            "</config>", with: Self.limitRows.map(\.element).joined(separator: "\n") + "</config>")
        let bytes = Array(text.utf8)
        let problems = try refused { _ = try ConfigurationFile.read(bytes, xsd: Self.xsd()) }
        try #require(problems.count == Self.limitRows.count)
        for (index, (problem, row)) in zip(problems, Self.limitRows).enumerated() {
            #expect(problem.message.hasPrefix(row.message), "\(problem.message)")
            #expect(problem.line == before + index, "\(row.element)")
            #expect(problem.description.hasPrefix("config.xml:\(before + index): the"))
        }
    }

    @Test(
        "A file of the first release still loads, with the limits it set and defaults beside them")
    func firstRelease() throws {
        let root = Shipped.root.deletingLastPathComponent()
        let bytes = Array(
            try Data(
                contentsOf: root.appendingPathComponent("Tests/Fixtures/configuration/first.xml")))
        let read = try ConfigurationFile.read(bytes, xsd: Self.xsd())
        #expect(read.limits[.packageBytes] == 1_073_741_824)
        #expect(read.limits[.xmlDepth] == 16)
        #expect(read.limits[.attachments] == IntakeLimit.attachments.defaultValue)
        #expect(read.stillMilliseconds == 500)
        #expect(read.incompleteWaitMilliseconds == 600_000)
        #expect(try isValidForXmllint(bytes, schema: "config.xsd"))
    }
}
