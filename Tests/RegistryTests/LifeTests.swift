import Testing

@testable import Registry
@testable import WorkingDays

@Suite("The whole life of a case")
struct LifeTests {
    /// Received, passed → acceptance due, review due, last day of publicity, day of issue, last day
    /// of validity; the counted dates were counted by hand.
    struct Row: Sendable, CustomTestStringConvertible {
        var profile: String
        var received: String
        var accepted: String
        var passed: String
        var acceptanceDue: String
        var reviewDue: String
        var publicityUntil: String
        var issued: String
        var validUntil: String?

        var testDescription: String { "\(profile) received \(received)" }
    }

    static let rows = [
        // +3 and +5 from 2024-12-31; +5 from 2025-01-24, and the Saturday after is made working.
        Row(
            profile: "taian-2024", received: "2024-12-31", accepted: "2024-12-31",
            passed: "2025-01-24", acceptanceDue: "2025-01-06", reviewDue: "2025-01-08",
            publicityUntil: "2025-02-07", issued: "2025-02-08", validUntil: nil),
        // The profile of the day of receipt stays, though the case ends under another.
        Row(
            profile: "taian-2024", received: "2025-01-24", accepted: "2025-01-24",
            passed: "2026-02-13", acceptanceDue: "2025-02-05", reviewDue: "2025-02-07",
            publicityUntil: "2026-02-27", issued: "2026-02-28", validUntil: nil),
        Row(
            profile: "taian-2025", received: "2025-09-30", accepted: "2025-09-30",
            passed: "2025-09-30", acceptanceDue: "2025-10-11", reviewDue: "2025-10-14",
            publicityUntil: "2025-10-21", issued: "2025-10-22", validUntil: "2028-10-22"),
        Row(
            profile: "taian-2025", received: "2026-01-04", accepted: "2026-01-04",
            passed: "2026-02-13", acceptanceDue: "2026-01-07", reviewDue: "2026-01-09",
            publicityUntil: "2026-03-05", issued: "2026-03-06", validUntil: "2029-03-06"),
        // +10 from a Sunday made working.
        Row(
            profile: "taian-2025", received: "2026-01-04", accepted: "2026-01-04",
            passed: "2026-01-04", acceptanceDue: "2026-01-07", reviewDue: "2026-01-09",
            publicityUntil: "2026-01-16", issued: "2026-01-19", validUntil: "2029-01-19"),
    ]

    @Test("received, accepted, passed, published, issued on the law's days", arguments: rows)
    func life(row: Row) throws {
        var scene = try Scene(row.profile, at: "\(row.received) 16:00")
        let opened = try scene.open(scene.application(level: "重要")).act()
        #expect(opened.record.clock?.due.day == (try day(row.acceptanceDue)))
        #expect(opened.tick?.at == (try day(row.acceptanceDue)).end.milliseconds)
        scene.context.now = try time("\(row.accepted) 17:00")
        let accepted = try scene.decide(scene.slip("accept", for: opened.record), opened.record)
            .act()
        #expect(accepted.record.clock?.due.day == (try day(row.reviewDue)))
        scene.context.now = try time("\(row.passed) 18:00")
        let pass = scene.slip("pass", for: accepted.record, reason: "予以通过")
        let passed = try scene.decide(pass, accepted.record).act()
        // What the officer wrote is for the applicant, not for the public (办法 art. 9(4)).
        #expect(try passed.order(.complianceReport).reasons == ["予以通过"])
        #expect(try passed.order(.publicity).reasons == [])
        #expect(passed.record.publicity?.from == (try day(row.passed)))
        #expect(passed.record.publicity?.until.day == (try day(row.publicityUntil)))
        let tick = try #require(passed.tick)
        #expect(tick.kind == .expiry && !tick.provisional)
        #expect(tick.at == (try day(row.issued)).start.milliseconds)
        scene.context.now = Instant(milliseconds: tick.at)
        let issued = try scene.tick(tick, passed.record).act()
        try check(issued, passed, row)
    }

    private func check(_ issued: DocketAct, _ passed: DocketAct, _ row: Row) throws {
        let entry = try #require(issued.entry)
        let issueDay = try day(row.issued)
        #expect(entry.validFrom == issueDay)
        #expect(entry.validUntil == (try row.validUntil.map(day)))
        #expect(entry.publicityFrom == (try day(row.passed)))
        #expect(entry.publicityUntil == (try day(row.publicityUntil)))
        #expect(entry.complianceReport == passed.record.complianceReport)
        #expect(entry.application == passed.record.opening.digest)
        #expect(entry.number.hasPrefix("DJ-370900-\(issueDay.year)-000001-"))
        #expect(issued.record.registrationNumber == entry.number)
        #expect(issued.record.standing == .closed(code: "registered"))
        #expect(issued.tick == nil && issued.record.clock == nil)
        #expect(issued.orders.map(\.kind) == [.certificate, .rightsStatement])
        #expect(issued.orders.map(\.code) == ["registered", "rights-confirmed"])
        #expect(issued.orders.map(\.body) == [.certificate(entry), .rightsStatement(entry)])
        #expect(issued.orders.allSatisfy { $0.effective == nil })
        #expect(
            issued.events == [
                "decided:issue", "closed:registered", "registered:\(entry.number)",
                "rights-confirmed:\(entry.number)",
            ])
        let folio = try #require(issued.folios.first)
        #expect(folio.versions == [entry] && folio.state == .inForce && folio.since == issueDay)
        #expect(folio.rights?.names == ["holding"])
        #expect(folio.rights?.documentNumber == issued.orders[1].documentNumber)
        #expect(folio.acts.map(\.act) == [.registered, .rightsConfirmed])
        #expect(folio.acts.map(\.documentNumber) == issued.orders.map(\.documentNumber))
        #expect(issued.record.history.map(\.act) == ["opened", "accept", "pass", "issue"])
        #expect(issued.record.history.last?.effective == issueDay)
    }

    @Test("a clock that slept: the law's day takes effect, the paper bears the clock's")
    func slept() throws {
        var scene = try Scene(at: "2025-12-16 09:00")
        let opened = try scene.open(scene.application()).act()
        let passed = try scene.decide(scene.slip("pass", for: opened.record), opened.record).act()
        #expect(passed.record.publicity?.until.day == (try day("2025-12-30")))
        let tick = try #require(passed.tick)
        scene.context.now = try time("2026-01-15 10:00")
        let issued = try scene.tick(tick, passed.record).act()
        let entry = try #require(issued.entry)
        let lawful = try day("2025-12-31")
        #expect(entry.validFrom == lawful)
        #expect(entry.validUntil == (try day("2028-12-31")))
        #expect(issued.orders.allSatisfy { $0.effective == lawful })
        #expect(issued.orders.allSatisfy { $0.documentNumber.hasPrefix("泰数登〔2026〕") })
        #expect(entry.number.hasPrefix("DJ-370900-2026-000001-"))
        #expect(issued.record.history.last?.at == scene.context.now)
        #expect(issued.record.history.last?.effective == lawful)
    }

    @Test("registration numbers are gapless in region and year, and refusals use none")
    func gapless() throws {
        var scene = try Scene(at: "2026-01-05 09:00")
        var numbers: [String] = []
        for index in 1...4 {
            scene.context.now = try time("2026-01-05 09:00")
            let opened = try scene.open(scene.application()).act()
            var slip = scene.slip("pass", for: opened.record)
            if index == 2 { slip.checklist = [] }
            guard case .acted(let passed) = try scene.decide(slip, opened.record) else { continue }
            let tick = try #require(passed.tick)
            scene.context.now = Instant(milliseconds: tick.at)
            let issued = try scene.tick(tick, passed.record).act()
            numbers.append(try #require(issued.entry).number)
        }
        #expect(numbers.map { $0.split(separator: "-")[3] } == ["000001", "000002", "000003"])
        let all = scene.counters["document:\(scene.cast.registrar.id.code):2026"]
        // Four openings of two papers, three passes of four, three issues of two.
        #expect(all == 4 * 2 + 3 * 4 + 3 * 2)
    }

    @Test(
        "three years end on the corresponding day and do not move",
        arguments: [
            ("2026-03-09", "2029-03-09"), ("2024-02-29", "2027-02-28"),
            ("2025-02-28", "2028-02-28"),
            // A Saturday.
            ("2026-03-10", "2029-03-10"),
        ])
    func validity(from: String, until: String) throws {
        let last = Validity.lastDay(
            from: try day(from), profile: try profile("taian-2025"),
            calendar: try LawCalendar.known())
        #expect(last == (try day(until)))
    }
}
