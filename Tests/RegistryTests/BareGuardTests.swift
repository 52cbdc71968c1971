import Testing

@testable import Registry
@testable import WorkingDays

/// Guards of which no story shows a refusal, on cases that lack what they ask for.
@Suite("Guards refuse a case that lacks what they ask for, each with its article")
struct BareGuardTests {
    /// A case about the authorisation, as guards see it.
    private func subject() throws -> GuardedCase {
        var product = try ProductScene()
        product.facts = ["entry.number": ProductScene.authorisation]
        product.applicants = [product.scene.cast.operatorParty]
        let record = CaseRecord(
            opening: try product.opening(),
            number: try #require(CaseNumber("370900-2026-000009")), in: product.scene.context)
        return GuardedCase(record: record, context: product.scene.context)
    }

    private func findings(_ name: String, _ subject: GuardedCase) -> [String] {
        NamedGuard.findings(of: [name], in: subject).map { "\($0.rule) \($0.article ?? "—")" }
    }

    @Test("no outside act, no agreed item, an entry that has not ended, another value of a fact")
    func missing() throws {
        let bare = try subject()
        #expect(findings("outside-act-rejected:government-approval", bare) == ["REG-GUARD 12"])
        #expect(findings("some-item-agreed", bare) == ["REG-GUARD 17"])
        #expect(findings("entry-over", bare) == ["REG-GUARD 9(5)"])
        #expect(findings("application-selected", bare).allSatisfy { $0.hasSuffix(" 14(3)") })
        #expect(!findings("application-selected", bare).isEmpty)
        #expect(findings("application-not-selected", bare).allSatisfy { $0.hasSuffix(" 14(3)") })
        #expect(!findings("application-not-selected", bare).isEmpty)
        #expect(findings("expert-opinion", bare) == ["REG-GUARD 26"])
        #expect(
            findings("fact-is:entry.number \(ProductScene.resource)", bare)
                == ["REG-GUARD \(bare.stage?.article ?? bare.context.procedure.article)"])
        #expect(findings("fact-is:entry.number \(ProductScene.authorisation)", bare) == [])
    }

    @Test("an item that is open, an objection that stands, an initiator of another place")
    func standing() throws {
        var subject = try subject()
        #expect(findings("items-settled", subject) == [])
        subject.record.items = [CaseItem(number: 1, key: "S1", title: "公交", entries: [])]
        #expect(findings("items-settled", subject) == ["REG-GUARD 17"])
        subject.record.items[0].standing = .agreed
        #expect(findings("items-settled", subject) == [])
        #expect(findings("some-item-agreed", subject) == [])

        #expect(findings("initiator-competent", subject) == [])
        subject.record.initiator = try ProductScene().scene.cast.provider.id
        #expect(findings("initiator-competent", subject).allSatisfy { $0.hasSuffix(" 6") })
        #expect(!findings("initiator-competent", subject).isEmpty)
    }
}
