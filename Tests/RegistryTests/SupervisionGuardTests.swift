import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Guards of supervision refuse, each with its article")
struct SupervisionGuardTests {
    private static let own = CaseNumber("370900-2026-000009")
    private static let other = CaseNumber("370900-2026-000008")

    /// A case about the authorisation, as guards see it.
    private func subject(
        entry: String = ProductScene.authorisation, applicant: Party? = nil,
        facts: [String: String] = [:], _ change: (inout RegisterFolio) throws -> Void = { _ in }
    ) throws -> GuardedCase {
        var product = try ProductScene()
        if var folio = product.scene.context.register.folios[ProductScene.authorisation] {
            try change(&folio)
            product.scene.context.register.folios[ProductScene.authorisation] = folio
        }
        product.facts = ["entry.number": entry].merging(facts) { $1 }
        product.applicants = [applicant ?? product.scene.cast.operatorParty]
        let opening = try product.opening()
        let record = CaseRecord(
            opening: opening, number: try #require(Self.own), in: product.scene.context)
        return GuardedCase(record: record, context: product.scene.context)
    }

    private func findings(_ name: String, _ subject: GuardedCase) -> [String] {
        NamedGuard.findings(of: [name], in: subject).map { "\($0.rule) \($0.article ?? "—")" }
    }

    private func act(_ act: EntryAct, by number: CaseNumber?) throws -> FolioAct {
        FolioAct(
            at: try time("2026-02-01 09:00"), act: act, version: 1, caseNumber: number,
            effective: try day("2026-02-01"), article: "24(2)")
    }

    @Test("known, its holder, standing: the article is the one that the procedure names")
    func entry() throws {
        let fine = try subject()
        for name in ["known", "holder", "standing"] {
            #expect(findings("authorisation-\(name):30(1)", fine) == [])
        }
        #expect(
            findings("authorisation-known:28", try subject(entry: "SQ-370900-2026-000777-0"))
                == ["REG-ENTRY-UNKNOWN 28"])
        #expect(
            findings("authorisation-known:28", try subject(entry: ProductScene.resource))
                == ["REG-GUARD 28"])
        let provider = try ProductScene().scene.cast.provider
        #expect(
            findings("authorisation-holder:29", try subject(applicant: provider))
                == ["REG-AUTHORISATION-OPERATOR 29"])
        let ended = try subject { $0.state = .terminated }
        #expect(findings("authorisation-standing:24(1)", ended) == ["REG-GUARD 24(1)"])
        #expect(findings("authorisation-over", ended) == [])
        #expect(findings("authorisation-over", fine) == ["REG-GUARD 24(2)"])
    }

    @Test("a report is about a year of the term that is over")
    func reportYear() throws {
        for (year, rules) in [
            ("2024", ["REG-GUARD 23"]), ("2025", []), ("2026", ["REG-GUARD 23"]),
            ("2029", ["REG-GUARD 23"]),
        ] {
            #expect(
                findings("report-year", try subject(facts: ["report.year": year])) == rules,
                "\(year)")
        }
        let ended = try subject(facts: ["report.year": "2026"]) { folio in
            folio.state = .terminated
            folio.since = try day("2026-01-20")
        }
        #expect(findings("report-year", ended) == [])
    }

    @Test("two cases suspend: each lifts its own, and what is left suspended is not settled")
    func suspensions() throws {
        let free = try subject()
        let suspended = try subject { folio in
            folio.state = .suspended
            folio.acts = [try act(.suspended, by: Self.own)]
        }
        let both = try subject { folio in
            folio.state = .suspended
            folio.acts = [
                try act(.suspended, by: Self.other), try act(.suspended, by: Self.own),
            ]
        }
        let clock = try subject { folio in
            folio.state = .suspended
            folio.acts = [try act(.suspended, by: Self.own), try act(.suspended, by: nil)]
        }
        let refused = ["REG-GUARD 24(2)"]
        for (name, free_, own, two) in [
            ("not-suspended-here", [], refused, refused),
            ("suspended-here", refused, [], []),
            ("no-other-suspension", [], [], refused),
            ("other-suspension", refused, refused, []),
            ("suspension-settled", [], refused, refused),
        ] {
            #expect(findings(name, free) == free_, "\(name)")
            #expect(findings(name, suspended) == own, "\(name)")
            #expect(findings(name, both) == two, "\(name)")
            #expect(findings(name, clock) == two, "\(name)")
        }
        #expect(findings("not-suspended-here:30(1)", suspended) == ["REG-GUARD 30(1)"])
        var folio = try #require(clock.folio)
        folio.acts.append(try act(.resumed, by: Self.other))
        #expect(folio.suspensions == [.byCase(try #require(Self.own))])
    }

    @Test("not ended before the period is over or something was found wanting; nobody unheard")
    func heard() throws {
        var subject = try subject()
        for (name, article) in [
            ("rectification-failed", "24(2)"), ("statement-heard", "30(2)"),
            ("final-report-filed", "30(1)"),
        ] { #expect(findings(name, subject) == ["REG-GUARD \(article)"]) }
        let filed = subject.record.opening
        var later = filed
        later.receivedAt = try time("2026-02-03 09:00")
        subject.record.filings = [
            Filing(
                number: 1, kind: PackageKind(rawValue: "follow-up"), party: nil, input: later,
                facts: [])
        ]
        #expect(findings("statement-heard", subject) == [])
        #expect(findings("final-report-filed", subject) == [])
        subject.record.history.append(
            HistoryEntry(
                at: subject.context.now, act: "not-yet", stage: "decision", article: "24(2)",
                party: nil, officer: nil, reason: "", effective: subject.context.now.day))
        #expect(findings("rectification-failed", subject) == [])
    }
}
