import Testing

@testable import Registry
@testable import WorkingDays

@Suite("Yearly reports under an authorisation")
struct YearlyReportTests {
    /// An authorisation from 2025-06-01 to 2028-05-31, entered on a day.
    private func folio(
        made: String = "2026-01-23 09:00", _ change: (inout RegisterFolio) throws -> Void = { _ in }
    ) throws -> (folio: RegisterFolio, scene: Scene) {
        let scene = try ProductScene()
        var folio = try #require(
            scene.scene.context.register.folios[ProductScene.authorisation])
        folio.versions[0].facts.removeAll()
        folio.acts = [
            FolioAct(
                at: try time(made), act: .recorded, version: 1, caseNumber: nil,
                effective: try day("2026-01-23"), article: "14(4)")
        ]
        try change(&folio)
        return (folio, scene.scene)
    }

    private func profile(_ due: String? = "03-31") throws -> Profile {
        var profile = try RegistryTests.profile("taian-2025")
        profile.settings["report.operatorYearly"] = due
        return profile
    }

    private func awaited(_ folio: RegisterFolio, _ due: String? = "03-31") throws -> String {
        let report = FolioSchedule.awaitedReport(
            under: folio, profile: try profile(due), calendar: try LawCalendar.known())
        guard let report else { return "none" }
        let at = Instant(milliseconds: report.tick.at).iso.prefix(16)
        return "\(report.year) \(report.due.day.iso) \(report.tick.kind.rawValue) \(at)"
    }

    private func act(_ act: EntryAct, _ ground: String) throws -> FolioAct {
        FolioAct(
            at: try time("2026-03-01 09:00"), act: act, version: 1, caseNumber: nil,
            effective: try day("2026-03-01"), article: "23", ground: ground)
    }

    @Test("reminder on 1 March, notice after 24:00 of 31 March, then the next year")
    func dates() throws {
        var (folio, _) = try folio()
        #expect(try awaited(folio) == "2025 2026-03-31 report-reminder 2026-03-01T00:00")
        folio.acts.append(try act(.reminded, "yearly-report-2025"))
        #expect(try awaited(folio) == "2025 2026-03-31 report-overdue 2026-04-01T00:00")
        var late = folio
        late.acts.append(try act(.overdue, "yearly-report-late-2025"))
        #expect(try awaited(late) == "2026 2027-03-31 report-reminder 2027-03-01T00:00")
        folio.acts.append(try act(.noted, "yearly-report-2025"))
        #expect(try awaited(folio) == "2026 2027-03-31 report-reminder 2027-03-01T00:00")
    }

    @Test("a last day that is a rest day moves; what was due before the entry binds nobody")
    func edges() throws {
        // 2029-03-31 is a Saturday; the calendar of that year is not known yet.
        let (ended, _) = try folio { folio in
            for year in 2025...2027 {
                folio.acts.append(try act(.noted, "yearly-report-\(year)"))
            }
        }
        #expect(try awaited(ended) == "2028 2029-04-02 report-reminder 2029-03-01T00:00")
        let (later, _) = try folio(made: "2026-04-01 00:00")
        #expect(try awaited(later).hasPrefix("2026 2027-03-31"))
        let (within, _) = try folio(made: "2026-03-31 23:59")
        #expect(try awaited(within).hasPrefix("2025 2026-03-31"))
    }

    @Test("none after its last year, for what is no authorisation, or where the profile has no day")
    func none() throws {
        let (terminated, _) = try folio { folio in
            folio.state = .terminated
            folio.since = try day("2026-05-08")
            folio.acts.append(try act(.noted, "yearly-report-2025"))
        }
        #expect(try awaited(terminated).hasPrefix("2026 2027-03-31"))
        let (over, _) = try folio { folio in
            folio.state = .terminated
            folio.since = try day("2026-01-01")
            folio.acts.append(try act(.noted, "yearly-report-2025"))
        }
        #expect(try awaited(over) == "none")
        let (folio, _) = try folio()
        #expect(try awaited(folio, nil) == "none")
        let (resource, _) = try self.folio { $0.kind = .resourceRegistration }
        #expect(try awaited(resource) == "none")
    }

    @Test("who slept over the day is told once that it is late, and not reminded any more")
    func slept() throws {
        let (folio, scene) = try folio()
        let calendar = scene.context.calendar
        let tick = try #require(
            FolioSchedule.tick(for: folio, profile: try profile(), calendar: calendar))
        #expect(tick.kind == .reportReminder)
        var numbering = Numbering(after: [:])
        func outcome(_ tick: ScheduledTick, _ folio: RegisterFolio, _ now: String) throws
            -> FolioOutcome
        {
            let context = FolioContext(
                profile: try profile(), calendar: calendar, issuer: scene.cast.authority,
                register: scene.context.register, renewals: [], now: try time(now))
            return Docket.tick(tick, entry: folio, in: context, numbering: &numbering)
        }
        guard case .waits = try outcome(tick, folio, "2026-02-28 23:59"),
            case .acted(let action) = try outcome(tick, folio, "2026-05-06 09:00")
        else {
            Issue.record("it waits before the day and acts after it")
            return
        }
        let order = try #require(action.orders.first)
        #expect(order.kind == .overdue && order.code == "yearly-report-late")
        #expect(
            order.addressees == [
                .party(scene.cast.operatorParty.id), .party(scene.cast.authority.id),
            ])
        #expect(order.values["reportDue"]?.hasPrefix("2026年3月31日") == true)
        #expect(action.events == ["overdue:" + ProductScene.authorisation])
        #expect(action.folios[0].acts.last?.effective == (try day("2026-04-01")))
        #expect(try awaited(action.folios[0]).hasPrefix("2026 "))
    }
}
