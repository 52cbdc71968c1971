import Foundation
import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays
@testable import XML

@Suite("Decision slips") struct SlipDraftTests {
    static let created = Sample.instant("2026-01-08T08:00:00.000+08:00")

    private func root(_ bytes: [UInt8]) throws -> XMLElement {
        switch try XMLDocument.parse(bytes, limits: .standard) {
        case .document(let document): return document.root
        case .problems(let problems): throw PaperError.notXML(problems)
        }
    }

    private func draft(
        _ outcome: String, officers: [Officer] = Sample.registrar.officers,
        record: CaseRecord = Sample.record
    ) throws -> [UInt8] {
        let stage = try Shipped.review
        return SlipDraft.write(
            case: record, stage: stage,
            outcome: try #require(stage.outcomes.first { $0.name == outcome }),
            party: Sample.registrar, officers: officers, created: Self.created)
    }

    @Test("Drafts are their golden files", arguments: ["pass", "reject"])
    func golden(outcome: String) throws {
        let bytes = try draft(outcome)
        let file = GoldenTests.golden.appendingPathComponent("slip-review-\(outcome).xml")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(bytes).write(to: file)
        }
        #expect(string(bytes) == string(Array(try Data(contentsOf: file))))
    }

    @Test("A draft holds what is known and judges nothing")
    func content() throws {
        let slip = try root(try draft("pass"))
        #expect(slip.namespace == "urn:dengji:slip:1" && slip.name == "decision")
        #expect(slip.attribute("format") == "1" && slip.attribute("kind") == "decision")
        #expect(slip.attribute("id") == "370900-2026-000123-review-2-pass")
        #expect(slip.attribute("created") == "2026-01-08T08:00:00.000+08:00")
        let texts = ["case", "stage", "revision", "outcome", "party", "officer", "reason"]
        #expect(
            texts.map { slip.first($0)?.text } == [
                "370900-2026-000123", "review", "2", "pass", Sample.registrarID.code, "", "",
            ])
        let items = try #require(slip.first("checklist")).all("item")
        #expect(items.map { $0.attribute("id") } == (try Shipped.review.checklist.map(\.id)))
        #expect(items.allSatisfy { $0.attribute("result") == "" && $0.text.isEmpty })
        #expect(slip.first("steps") == nil)
        #expect(try root(try draft("reject")).first("checklist") == nil)
    }

    @Test("A single officer is filled in")
    func oneOfficer() throws {
        let slip = try root(try draft("reject", officers: [Sample.registrar.officers[0]]))
        #expect(slip.first("officer")?.text == "li")
    }

    @Test("Names with hyphens and markup do not break the comments")
    func comments() throws {
        var record = Sample.record
        record.applicants[0].name = "--><outcome>reject</outcome><!-- --- -"
        let slip = try root(try draft("pass", record: record))
        #expect(slip.all("outcome").map(\.text) == ["pass"])
    }

    @Test("A finished slip says exactly the decision")
    func finished() throws {
        let decision = DecisionSlip(
            caseNumber: Sample.number, stage: "review", revision: 2, outcome: "pass",
            party: Sample.registrarID, officer: "li", reason: "符合\n<要求> & \"]]>\"",
            checklist: [
                ChecklistAnswer(item: "source", result: "conform", remark: ""),
                ChecklistAnswer(item: "a\"b", result: "not-applicable", remark: "公开 <data>"),
            ],
            steps: [DecisionStep(role: "drafter", name: "李四")])
        let id = try #require(PackageID("SLIP-1"))
        let bytes = SlipDraft.write(decision: decision, id: id, created: Self.created)
        let slip = try root(bytes)
        #expect(slip.attribute("id") == "SLIP-1")
        #expect(slip.first("reason")?.text == decision.reason)
        let items = try #require(slip.first("checklist")).all("item")
        let answers = items.map {
            ChecklistAnswer(
                item: $0.attribute("id") ?? "", result: $0.attribute("result") ?? "",
                remark: $0.text)
        }
        #expect(answers == decision.checklist)
        #expect(slip.first("steps")?.all("step").map(\.text) == ["李四"])
        let bare = DecisionSlip(
            caseNumber: Sample.number, stage: "review", revision: 2, outcome: "reject",
            party: Sample.registrarID, officer: "li", reason: "", checklist: [], steps: [])
        let other = try root(SlipDraft.write(decision: bare, id: id, created: Self.created))
        #expect(other.first("checklist") == nil && other.first("steps") == nil)
    }

    @Test("The id of a draft is always one of a package")
    func identifiers() {
        let id = SlipDraft.id(
            case: Sample.number, stage: String(repeating: "s", count: 60), revision: 2, outcome: "x"
        )
        #expect(id.utf8.count == 64 && PackageID(id) != nil)
    }
}
