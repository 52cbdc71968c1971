import Foundation
import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Identifiers")
struct IdentifierTests {
    @Test("they lie in place, whatever their printed length")
    func sizes() {
        #expect(MemoryLayout<ContentDigest>.size == 33)
        #expect(MemoryLayout<PartyID>.size == 16)
        #expect(MemoryLayout<CaseNumber>.stride == 12)
    }

    private static let hex = "00112233445566778899aabbccddeefffedcba98765432100123456789abcdef"
    private static let short = String(hex.dropLast())
    private static let digests = [
        "sha256:\(hex)", "sm3:\(hex)", "sha256:\(String(repeating: "f", count: 64))",
        "sm3:\(String(repeating: "0", count: 64))",
    ]
    private static let others = [
        "", "sha256", hex, "sha256:", "sha256:\(short)", "sha256:\(hex)0", "md5:\(hex)",
        "SHA256:\(hex)", "sha256:\(hex.uppercased())", "sha256::\(short)", "sha256:\(short)g",
        "sha256:\(hex.dropLast(2))é", " sha256:\(hex)",
    ]

    @Test("a digest prints as it was read, and in JSON too", arguments: digests)
    func digest(text: String) throws {
        let digest = try #require(ContentDigest(text))
        #expect(digest.text == text)
        #expect(digest.algorithm + ":" + digest.hex == text)
        let json = try JSONEncoder().encode([digest])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
        #expect(try JSONDecoder().decode([ContentDigest].self, from: json) == [digest])
    }

    @Test("every digit of a digest counts, and its algorithm")
    func unequal() throws {
        let digest = ContentDigest(sha256: Self.hex)
        #expect(ContentDigest("sm3:" + Self.hex) != digest)
        for index in 0..<64 {
            var digits = Array(Self.hex.utf8)
            digits[index] = digits[index] == 0x30 ? 0x31 : 0x30
            #expect(ContentDigest(sha256: String(decoding: digits, as: UTF8.self)) != digest)
        }
    }

    @Test("what is no digest is refused", arguments: others)
    func noDigest(text: String) { #expect(ContentDigest(text) == nil) }

    @Test("a credit code prints as it was read and sorts as its text does")
    func party() throws {
        let codes = [
            "11370900DEMQ000035", "11370911DEMQ000059", "91350100M000100Y43",
            try RegistryTests.party("YYYYYYYYYYYYYYYYY").code,
            try RegistryTests.party("00000000000000000").code,
        ]
        for code in codes { #expect(try #require(PartyID(code)).code == code) }
        let sorted = codes.compactMap { PartyID($0) }.sorted()
        #expect(sorted.map(\.code) == codes.sorted())
        #expect(Set(sorted).count == codes.count)
        // The Kelvin sign is the same character as K, and not the same bytes.
        #expect("11370900DEMK00003\u{212A}".count == 18)
        let kelvin = try RegistryTests.party("K1370900000000000").code.dropFirst()
        #expect(PartyID("K" + kelvin) != nil)
        #expect(PartyID("\u{212A}" + kelvin) == nil)
    }

    @Test("case numbers print as they were read and sort as their texts do")
    func caseNumbers() throws {
        let texts = [
            "370900-2026-000001", "370900-2026-0000001", "370900-2026-000010",
            "370900-2026-999999", "370900-2026-1000000", "370900-2026-100000",
            "370900-2026-999999999", "000000-0000-000000", "370900-2025-999999",
            "370901-0001-000001", "370900-2026-99999999", "999999-9999-999999999",
        ]
        let numbers = texts.compactMap { CaseNumber($0) }
        #expect(numbers.map(\.text) == texts)
        #expect(numbers.sorted().map(\.text) == texts.sorted())
        #expect(Set(numbers).count == texts.count)
        let number = CaseNumber(region: "037090", year: 2026, sequence: 123)
        #expect(number.text == "037090-2026-000123")
        #expect(number.region == "037090" && number.year == "2026" && number.sequence == 123)
        #expect(number == CaseNumber("037090-2026-000123"))
    }

    @Test(
        "what is no case number is refused",
        arguments: [
            "", "370900-2026-00001", "37090-2026-000001", "370900-226-000001",
            "370900-2026-0000000001", "370900-2026-00000a", "370900-2026", "370900-2026-000001-1",
            "370900-2026--000001", "３70900-2026-000001",
        ])
    func noCaseNumber(text: String) { #expect(CaseNumber(text) == nil) }
}
