import Foundation
import Papers
import Registry
import Testing

/// Files as earlier versions of the program wrote them: they stay readable and valid for ever.
@Suite("Papers of earlier versions") struct OldPaperTests {
    static let folder = Shipped.root.deletingLastPathComponent()
        .appendingPathComponent("Tests/Fixtures/papers/old")

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    }

    @Test("a return whose findings have Chinese advice alone is read, and is valid")
    func chineseAdvice() throws {
        let bytes = try bytes("return.xml")
        #expect(!string(bytes).contains("adviceEn"))
        let verdict = try xmllint(bytes, schema: "paper.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        guard case .findings(let findings, let versions) = try PaperReading.read(bytes).body else {
            Issue.record("no findings")
            return
        }
        #expect(findings.count == 4)
        #expect(versions.verdict == nil && versions.profile == nil && versions.files.isEmpty)
        #expect(findings.allSatisfy { !$0.advice.isEmpty && $0.adviceEnglish.isEmpty })
    }

    @Test("a case whose remark has Chinese advice alone is read, valid, and written as it was")
    func caseFile() throws {
        let bytes = try bytes("case.xml")
        let verdict = try xmllint(bytes, schema: "case.xsd")
        #expect(verdict.isGood, "\(verdict.text)")
        let record = try CaseFile.read(bytes)
        #expect(record.remarks.map(\.adviceEnglish) == [""])
        #expect(string(CaseFile.write(record)) == string(bytes))
    }
}
