import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Statistics count what the journal says")
struct StatisticsTests {
    private let number = CaseNumber(region: "370900", year: 2026, sequence: 1)
    private let entry = RegisterEntry.number(region: "370902", year: 2026, sequence: 7)
    private let digest = ContentDigest(sha256: String(repeating: "ab", count: 32))

    private func line(
        _ at: String, _ events: [String], kind: String? = "resource-registration",
        type: String = "package", in folder: String? = nil, papers: [PaperKind] = [],
        received: String? = nil, entries: [EntryStanding]? = nil
    ) throws -> JournalEntry {
        let files = papers.map { paper in
            JournalFile(
                place: .caseFolder, path: "0002-\(paper.rawValue).xml", digest: digest,
                sizeBytes: 1, source: .redo, manner: .create, kind: paper.rawValue)
        }
        return JournalEntry(
            at: try time(at).milliseconds,
            input: JournalInput(
                type: type, kind: kind.map { PackageKind(rawValue: $0) },
                receivedAt: try time(received ?? at).milliseconds),
            events: events,
            standing: folder.map {
                CaseStanding(number: number, folder: $0, digest: digest, tick: nil, rules: digest)
            }, files: files, counters: [:], entries: entries)
    }

    private func standing(_ state: EntryState) -> EntryStanding {
        EntryStanding(
            number: entry, kind: PackageKind(rawValue: "resource-registration"), version: 1,
            state: state, since: 20_000, digest: digest, registrants: [], sources: [],
            hasRights: true, marks: [], catalogueCode: nil, tick: nil)
    }

    private func statistics(
        _ from: String = "2026-01-01", _ until: String = "2026-12-31",
        by grouping: RegistryStatistics.Grouping? = nil
    ) throws -> RegistryStatistics {
        RegistryStatistics(
            from: try day(from), until: try day(until), by: grouping,
            calendar: try LawCalendar.known())
    }

    /// Received on Sunday 2026-01-04, a working day; accepted the next day; passed late, on the
    /// 14th; issued on the 29th.
    private func life() throws -> [JournalEntry] {
        [
            try line(
                "2026-01-05 09:00",
                ["consumed", "opened", "entered:acceptance", "decided:accept", "entered:review"],
                in: "stages/registration/review", papers: [.acknowledgement, .acceptance],
                received: "2026-01-04 23:00"),
            try line(
                "2026-01-13 00:00", ["overdue"], kind: nil, type: "tick",
                in: "stages/registration/review", papers: [.overdue]),
            try line(
                "2026-01-14 10:00", ["consumed", "decided:pass", "entered:publicity"],
                kind: "decision", in: "stages/registration/publicity",
                papers: [.complianceReport, .publicity]),
            try line(
                "2026-01-29 00:00",
                [
                    "decided:issue", "closed:registered", "registered:\(entry)",
                    "rights-confirmed:\(entry)",
                ], kind: nil, type: "tick", in: "archive/2026", papers: [.certificate],
                entries: [standing(.inForce)]),
        ]
    }

    @Test("a life counts for each of its steps, once")
    func wholeLife() throws {
        var statistics = try statistics()
        for line in try life() { statistics.take(line) }
        let expected: [StatisticFigure: Int] = [
            .received: 1, .opened: 1, .acceptedAutomatically: 1, .publicised: 1, .registered: 1,
            .rightsConfirmed: 1, .overdue: 1,
        ]
        for figure in StatisticFigure.allCases {
            #expect(statistics.total(figure) == expected[figure] ?? 0, "\(figure)")
        }
        let kind = "resource-registration"
        func stays(_ stage: String) -> RegistryStatistics.Stays? {
            statistics.stays[RegistryStatistics.StageKey(kind: kind, stage: stage)]
        }
        #expect(stays("acceptance")?.workingDays == [1])
        #expect(stays("review")?.workingDays == [7])
        #expect(stays("review")?.late == 1)
        #expect(stays("publicity")?.workingDays == [11])
        #expect(stays("publicity")?.late == 0)
        #expect(
            statistics.entriesStanding
                == [RegistryStatistics.EntryKey(kind: kind, region: "370902"): 1])
    }

    @Test(
        "first and last day count, the days beside them do not",
        arguments: [
            ("2026-01-14", "2026-01-14", 1), ("2026-01-15", "2026-12-31", 0),
            ("2026-01-01", "2026-01-13", 0), ("2026-01-13", "2026-01-15", 1),
        ])
    func span(from: String, until: String, publicised: Int) throws {
        var statistics = try statistics(from, until)
        for line in try life() { statistics.take(line) }
        #expect(statistics.total(.publicised) == publicised)
        // What began before the span is known in it.
        let review = RegistryStatistics.StageKey(kind: "resource-registration", stage: "review")
        #expect((statistics.stays[review]?.workingDays ?? []) == (publicised == 1 ? [7] : []))
    }

    @Test("an entry that ended does not stand, nor one that came later")
    func standingAtEnd() throws {
        var early = try statistics("2026-01-01", "2026-01-28")
        var ended = try statistics()
        for line in try life() {
            early.take(line)
            ended.take(line)
        }
        ended.take(
            try line(
                "2026-03-02 00:00", ["lapsed:\(entry)"], kind: nil, type: "tick",
                entries: [standing(.lapsed)]))
        #expect(early.entriesStanding == [:])
        #expect(ended.entriesStanding == [:])
        #expect(ended.total(.lapsed) == 1)
        #expect(ended.total(.cancelled) == 0)
    }

    @Test("groups: month, kind of the case, region")
    func groups() throws {
        for (grouping, group) in [
            (RegistryStatistics.Grouping.month, "2026-01"), (.kind, "resource-registration"),
            (.region, "370900"), (.registrar, "370900"),
        ] {
            var statistics = try statistics(by: grouping)
            for line in try life() { statistics.take(line) }
            #expect(statistics.counts[.publicised] == [group: 1], "\(grouping)")
        }
        var returned = try statistics(by: .region)
        returned.take(try line("2026-01-05 09:00", ["returned"]), returnedFor: ["A", "A", "B"])
        #expect(returned.counts[.returned] == ["-": 1])
        #expect(returned.returnedByRule == ["A": 1, "B": 1])
    }

    @Test("a slip is no package, and a refused proof no refusal")
    func apart() throws {
        var statistics = try statistics()
        statistics.take(try line("2026-01-05 09:00", ["returned"], kind: "decision"))
        statistics.take(
            try line(
                "2026-01-05 10:00",
                ["consumed", "opened", "entered:query", "decided:refuse", "closed:refused"],
                kind: "proof-query", in: "archive/2026", papers: [.refusal]))
        #expect(statistics.total(.received) == 1)
        #expect(statistics.total(.returned) == 0)
        #expect(statistics.total(.refused) == 0)
        #expect(statistics.total(.proofsRefused) == 1)
    }

    @Test("of two middle stays the lower is the median")
    func median() {
        var stays = RegistryStatistics.Stays()
        #expect(stays.median == 0)
        stays.workingDays = [9, 1, 3, 5]
        #expect(stays.median == 3)
        #expect(stays.longest == 9)
    }

    @Test("every figure has a name and its definition")
    func definitions() {
        for figure in StatisticFigure.allCases {
            #expect(!figure.chinese.isEmpty && !figure.chineseDefinition.isEmpty, "\(figure)")
            #expect(!figure.englishDefinition.isEmpty, "\(figure)")
        }
        #expect(
            Set(StatisticFigure.allCases.map(\.chinese)).count == StatisticFigure.allCases.count)
    }
}
