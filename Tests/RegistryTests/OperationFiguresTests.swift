import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Figures of authorised operation")
struct OperationFiguresTests {
    /// An authorisation of 2026-01-22 under which a product and two grants were made, with what its
    /// history says.
    private func folios(_ acts: [(EntryAct, String, String?)]) throws -> [RegisterFolio] {
        let scene = try Scene(at: "2026-02-02 09:00")
        let company = scene.applicant(scene.cast.operatorParty)
        func make(_ number: String, _ kind: PackageKind, _ act: EntryAct, _ sources: [String])
            throws -> RegisterFolio
        {
            var folio = try EntryScene.folio(
                number, kind, of: company, scene, until: "2029-01-21", facts: [:],
                sources: sources)
            folio.acts = [
                FolioAct(
                    at: scene.context.now, act: act, version: 1, caseNumber: nil,
                    effective: try day("2026-01-22"), article: "14(4)")
            ]
            return folio
        }
        var authorisation = try make("SQ-1", .authorisationRecord, .recorded, [])
        authorisation.versions[0].tables = [
            FactTable(
                name: FactName.authorisedResources, label: "", columns: ["", ""],
                rows: [["DJ-1", ""], ["DJ-2", ""]], isKept: true)
        ]
        for (act, on, ground) in acts {
            authorisation.acts.append(
                FolioAct(
                    at: scene.context.now, act: act, version: 1, caseNumber: nil,
                    effective: try day(on), article: "14", ground: ground))
        }
        return [
            authorisation, try make("DJ-9", .productRegistration, .registered, ["SQ-1"]),
            try make("XQ-1", .dataDemand, .recorded, ["SQ-1"]),
            try make("XQ-2", .dataDemand, .recorded, ["SQ-1"]),
        ]
    }

    private func figures(
        _ acts: [(EntryAct, String, String?)], from: String = "2026-01-01",
        until: String = "2026-06-30"
    ) throws -> OperationFigures {
        OperationFigures(of: try folios(acts), from: try day(from), until: try day(until))
    }

    @Test("what stood at the end, and what was made in the span")
    func standing() throws {
        let figures = try figures([])
        for (figure, value) in [
            (OperationFigure.authorisationsStanding, 1), (.authorisationsGranted, 1),
            (.authorisationsSuspended, 0), (.operators, 1), (.resources, 2), (.grantsMade, 2),
            (.grantsStanding, 2), (.productsRegistered, 1), (.productsStanding, 1),
            (.authorisationsLapsed, 0),
        ] {
            #expect(figures[figure] == value, "\(figure)")
        }
        #expect(figures.rows.map(\.number) == ["SQ-1"])
        let row = try #require(figures.rows.first)
        #expect(row.resources == 2 && row.grants == 2 && row.products == 1)
        let later = try self.figures([], from: "2026-07-01", until: "2026-12-31")
        #expect(later[.authorisationsGranted] == 0 && later[.authorisationsStanding] == 1)
        let before = try self.figures([], from: "2025-07-01", until: "2025-12-31")
        #expect(before[.authorisationsStanding] == 0 && before.rows.isEmpty)
    }

    @Test("what ended counts for the day of effect, and stays in the table of its span")
    func ended() throws {
        let acts: [(EntryAct, String, String?)] = [
            (.suspended, "2026-03-02", "evaluation"), (.resumed, "2026-03-30", "evaluation"),
            (.terminated, "2026-07-01", "early-exit"),
        ]
        let first = try figures(acts)
        #expect(first[.authorisationsStanding] == 1 && first[.authorisationsTerminated] == 0)
        let second = try figures(acts, from: "2026-07-01", until: "2026-12-31")
        #expect(second[.authorisationsTerminated] == 1 && second[.authorisationsStanding] == 0)
        // It ended at the start of the first day, so it stood on none of this span.
        #expect(second.rows.isEmpty)
        let march = try figures(acts, from: "2026-03-01", until: "2026-03-29")
        #expect(march[.authorisationsSuspended] == 1)
        #expect(march.rows.map(\.state) == [.suspended])
    }

    @Test("notes count by the kind of their case")
    func notes() throws {
        let figures = try figures([
            (.noted, "2026-02-10", "transaction"), (.noted, "2026-02-11", "transaction"),
            (.noted, "2026-07-11", "transaction"), (.noted, "2026-02-12", "evaluation-passed"),
            (.noted, "2026-02-13", "incidental"),
        ])
        #expect(figures[.transactions] == 2 && figures[.evaluations] == 1)
        #expect(figures[.incidents] == 0)
    }
}
