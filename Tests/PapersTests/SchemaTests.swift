import Foundation
import Testing

@testable import Papers
@testable import Registry
@testable import XML

@Suite("Schemas of papers, cases and entries") struct SchemaTests {
    /// The problems that this program's own engine finds.
    private func problems(_ bytes: [UInt8], schema: String) throws -> [XMLProblem] {
        let folder = Shipped.root.appendingPathComponent("xsd")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        var shelf: [String: [UInt8]] = [:]
        for file in files {
            shelf[file] = Array(try Data(contentsOf: folder.appendingPathComponent(file)))
        }
        let main = try #require(shelf[schema])
        let compiled = try XMLSchema.compile(main, name: schema) { shelf[$0] }
        switch try XMLDocument.parse(bytes, limits: .standard) {
        case .document(let document): return try compiled.validate(document)
        case .problems(let problems): return problems
        }
    }

    @Test("They compile from a set alone and accept what is written", arguments: PaperKind.allCases)
    func papers(kind: PaperKind) throws {
        let bytes = try PaperRendering.unsigned(Sample.paper(kind), wording: Shipped.wording)
        #expect(try problems(bytes, schema: "paper.xsd").isEmpty)
    }

    @Test("Case files and entries too")
    func files() throws {
        #expect(try problems(CaseFile.write(Sample.record), schema: "case.xsd").isEmpty)
        #expect(try problems(EntryFile.write(Sample.folio), schema: "entry.xsd").isEmpty)
    }

    @Test(
        "What a paper owes, its schema asks for",
        arguments: [
            (PaperKind.rejection, "<reason>权属有争议。</reason>", "<reason></reason>"),
            (.rejection, "<contact>泰安市泰山区东岳大街1号，0538-0000000</contact>", ""),
            (.rejection, #"code="rejected" "#, ""),
            (.rejection, #"kind="rejection""#, #"kind="refused""#),
            (.rejection, #"format="1""#, #"format="2""#),
            (.certificate, "sha256:a1", "sha256:A1"),
            (.certificate, #"number="DJ-"#, #"number="XX-"#),
            (.acknowledgement, #"due="2026-01-12""#, #"due="2026-1-12""#),
            (.acknowledgement, "09:30:15.250+08:00", "01:30:15.250Z"),
            (.complianceReport, #"result="conform""#, #"result="""#),
            (.return, #"severity="error""#, #"severity="fatal""#),
        ])
    func refused(row: (kind: PaperKind, old: String, new: String)) throws {
        let good = string(
            try PaperRendering.unsigned(Sample.paper(row.kind), wording: Shipped.wording))
        try #require(good.contains(row.old))
        let bad = Array(good.replacing(row.old, with: row.new).utf8)
        #expect(try !problems(bad, schema: "paper.xsd").isEmpty)
        #expect(try !xmllint(bad, schema: "paper.xsd").isGood)
    }
}
