import Foundation
import Registry
import Testing

@testable import Examination

@Suite struct `Hostile values` {
    /// Every pattern of the schemas meets values made to keep it busy: no verdict may be lost.
    @Test func `no value provokes the engine`() throws {
        let examiner = try examiner()
        let seeds = ["a", "0", "a/", "a.", "A1", "a@", "+", "数", " ", "a-", "0-", "/"]
        let places = [
            "370900-JT/000128", "0538-1234567", "lisi@example.gov.cn", "G5411", "370900",
            "attachments/sample.csv", "text/csv", "line_no", "SWJ-2026-0001", "2024-1",
            "18560", "42.5", "sha256:", "2026-01-05T09:00:00+08:00",
        ]
        for place in places {
            for seed in seeds {
                let value = String(repeating: seed, count: 4_000) + "!"
                let found = try examiner.examine(editing: [(place, value)])
                #expect(found.verdict == .invalid, "\(place) with \(seed): \(found.verdict)")
            }
        }
    }

    @Test func `thousands of data items end in a limit, not in a long wait`() throws {
        let item = """
            <item><code>c%</code><name>n</name><type>string</type><nullable>false</nullable>\
            <personal>false</personal><sensitive>false</sensitive></item>
            """
        let many = (0..<20_000).map { item.replacing("%", with: String($0)) }.joined()
        let began = ContinuousClock.now
        let found = try examiner().examine(editing: [("<items>", "<items>" + many)])
        #expect(found.errors == ["XSD-UNEXPECTED"], "\(found.errors)")
        #expect(ContinuousClock.now - began < .seconds(20))
    }

    @Test func `more findings than are told is a finding`() throws {
        let bad = String(repeating: "<item><code>1</code></item>", count: 300)
        let found = try examiner().examine(editing: [("<items>", "<items>" + bad)])
        #expect(found.findings.count == 201)
        #expect(found.findings.last?.rule == "PKG-LIMIT-FINDINGS")
    }

    @Test func `bytes changed at random are judged, never more`() throws {
        let examiner = try examiner()
        var random = SeededBits(state: 7)
        let whole = Array(Fixtures.example.utf8)
        var valid = 0
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            let found = examiner.examine(bytes)
            if case .engineFailure(let reason) = found.verdict { Issue.record("\(reason)") }
            if found.errors == ["PKG-ATTACHMENT-MISSING"] { valid += 1 }
            let message = ExaminationReply.examination(found).encoded()
            _ = try ExaminationReply(decoding: message)
        }
        #expect(valid > 0 && valid < 400)
    }
}
