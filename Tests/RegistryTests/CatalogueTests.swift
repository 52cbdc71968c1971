import Testing

@testable import Registry

@Suite("A provider's catalogue in the registry")
struct CatalogueTests {
    private static let outcome = Outcome(
        name: "file", title: "收录", needsReason: false, needsChecklist: false, automation: .always,
        next: .closed(code: "filed"), papers: [.result], article: "7",
        effects: [.replaceCatalogue])

    private func procedure(_ outcomes: [Outcome], guards: [String] = ["catalogue-newer"])
        -> Procedure
    {
        Procedure(
            name: "catalogue", version: 1, title: "目录报送", opens: PackageKind(rawValue: "catalogue"),
            applicantRoles: [.provider],
            stages: [
                Stage(
                    name: "filing", title: "收录", article: "7", term: "acceptance",
                    countedFrom: .receipt, decider: .registrar, outcomes: outcomes)
            ], article: "7", guards: guards)
    }

    @Test("the step that replaces it is taken at opening, or the set is not adopted")
    func faults() {
        let outcome = CatalogueTests.outcome
        #expect(procedure([outcome]).faults == [])
        var byHand = outcome
        byHand.automation = .never
        var guarded = outcome
        guarded.guards = ["not-extended"]
        var other = outcome
        other.name = "other"
        other.stepEffects = []
        for wrong in [
            procedure([byHand]), procedure([guarded]), procedure([other, outcome]),
            procedure([outcome], guards: []),
        ] {
            #expect(wrong.faults.count == 1)
            #expect(wrong.faults.first?.contains("replace-catalogue needs") == true)
        }
    }

    @Test("the counters of the journal are the edition in force, and can be taken back")
    func editions() throws {
        let provider = try party("11370900000000004")
        let edition = CatalogueEdition(number: 7, day: try day("2026-01-05"))
        var numbering = Numbering(after: [:])
        edition.note(of: provider, in: &numbering)
        var index = RegistryIndex()
        #expect(CatalogueEdition(of: provider, in: index.counters) == nil)
        let step = index.take(
            JournalEntry(
                at: 1, input: JournalInput(type: "package", receivedAt: 1), events: [], files: [],
                counters: numbering.moved))
        #expect(CatalogueEdition(of: provider, in: index.counters) == edition)
        #expect(
            CatalogueEdition(of: try party("11370900000000005"), in: index.counters) == nil)
        index.takeBack(step)
        #expect(CatalogueEdition(of: provider, in: index.counters) == nil)
    }

    @Test("an item is read in the columns of the facts mapping, in their order")
    func columns() throws {
        let row = CatalogueItem.columns.map { name in
            ["updated": "2026-01-04", "worthDeveloping": "false", "keywords": ""][name] ?? name
        }
        let item = try #require(CatalogueItem(row: row))
        #expect(item.code == "code" && item.level == "level" && item.telephone == "telephone")
        #expect(!item.isWorthDeveloping && item.keywords == [])
        #expect(item.row == row)
    }
}
