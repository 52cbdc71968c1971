import Testing

@testable import Registry
@testable import WorkingDays

@Suite("What the registry as a whole owes")
struct OfficeScheduleTests {
    private func profiles(_ successor: Bool = false) throws -> [Profile] {
        var old = try profile("taian-2024")
        old.inForceUntil = try day("2027-10-31")
        var present = try profile("taian-2025")
        present.inForceUntil = try day("2027-10-31")
        guard successor else { return [old, present] }
        present.until = try day("2027-10-31")
        var next = try profile("taian-2025")
        next.name = "taian-2027"
        next.from = try day("2027-11-01")
        return [old, present, next]
    }

    @Test("half years are written and read, and nothing else is")
    func halfYears() throws {
        let first = try #require(HalfYear(text: "2026-H1"))
        #expect(first.start == (try day("2026-01-01")))
        #expect(first.end == (try day("2026-06-30")))
        #expect(first.next.text == "2026-H2" && first.next.next.text == "2027-H1")
        #expect(HalfYear(of: try day("2026-07-01")) == first.next)
        #expect(first.due(["07-31", "01-31"]) == (try day("2026-07-31")))
        #expect(first.next.due(["07-31", "01-31"]) == (try day("2027-01-31")))
        #expect(first.due(["07-31"]) == nil)
        for text in ["2026-H3", "2026-H0", "26-H1", "2026H1", "2026-H1-", ""] {
            #expect(HalfYear(text: text) == nil, "\(text)")
        }
    }

    @Test("a summary is due at the start of the day after its half year, once, one after the other")
    func summaries() throws {
        var done: Set<String> = []
        let profiles = try [profile("taian-2025")]
        #expect(OfficeSchedule.next(after: done, authorisedOn: nil, profiles: profiles) == nil)
        for (name, at) in [
            ("summary:2026-H1", "2026-07-01"), ("summary:2026-H2", "2027-01-01"),
            ("summary:2027-H1", "2027-07-01"),
        ] {
            let next = try #require(
                OfficeSchedule.next(
                    after: done, authorisedOn: try day("2026-06-30"), profiles: profiles))
            #expect(next.task.name == name)
            #expect(next.at == (try day(at)).start.milliseconds)
            done.insert(next.task.name)
        }
    }

    @Test("people are warned six months before the measures end, and told when they have")
    func measures() throws {
        let profiles = try profiles()
        let warning = try #require(
            OfficeSchedule.next(after: [], authorisedOn: nil, profiles: profiles))
        #expect(warning.task == .measuresEnding(try day("2027-10-31")))
        #expect(warning.at == (try day("2027-04-30")).start.milliseconds)
        let end = try #require(
            OfficeSchedule.next(
                after: [warning.task.name], authorisedOn: nil, profiles: profiles))
        #expect(end.task == .measuresEnded(try day("2027-10-31")))
        #expect(end.at == (try day("2027-11-01")).start.milliseconds)
        #expect(
            OfficeSchedule.next(
                after: [warning.task.name, end.task.name], authorisedOn: nil, profiles: profiles)
                == nil)
    }

    @Test("a successor's profile takes over by date, and nobody is warned")
    func successor() throws {
        let profiles = try profiles(true)
        #expect(OfficeSchedule.next(after: [], authorisedOn: nil, profiles: profiles) == nil)
        #expect(profiles.first { $0.covers(Day(number: 21_123)) }?.name == "taian-2027")
        #expect(Day(number: 21_123) == (try day("2027-11-01")))
    }

    private func context(at now: String, _ folios: [RegisterFolio] = []) throws -> OfficeContext {
        let cast = try Cast()
        var profile = try profile("taian-2025")
        profile.settings["report.halfYearly"] = "07-31 01-31"
        var parties = cast.all
        for (code, role) in [
            ("11370900000000011", PartyRole.government),
            ("11370900000000012", .businessSupervisor), ("12370900000000013", .platform),
        ] {
            let id = try party(code)
            parties[id] = Party(
                id: id, name: code, roles: [role], region: "370900", trustsFolder: true,
                hasFolder: true, officers: [])
        }
        return OfficeContext(
            authority: cast.authority, registrar: cast.registrar, parties: parties,
            profile: profile, folios: folios, now: try time(now))
    }

    @Test("the summary goes from the authority to government, supervisors and its own files")
    func summary() throws {
        let context = try context(at: "2026-08-15 09:00")
        let half = try #require(HalfYear(text: "2026-H1"))
        var numbering = Numbering(after: [:])
        let answer = Docket.office(.summary(half), in: context, numbering: &numbering)
        #expect(answer.events == ["office:summary:2026-H1"])
        let order = try #require(answer.orders.first)
        #expect(order.kind == .summary && order.issuer == context.authority.id)
        #expect(
            order.addressees == [
                .party(try party("11370900000000011")), .party(try party("11370900000000012")),
                .party(context.authority.id),
            ])
        #expect(order.values["summaryDue"] == (try day("2026-07-31")).chinese)
        guard case .summary(let figures) = order.body else {
            Issue.record("no figures")
            return
        }
        #expect(figures.from == half.start && figures.until == half.end)
    }

    @Test("a warning that was slept over is sent as long as it warns, and not after the end")
    func sleptOver() throws {
        let last = try day("2027-10-31")
        for (now, codes) in [
            ("2027-05-30 09:00", ["measures-ending"]), ("2027-11-30 09:00", []),
        ] {
            let context = try context(at: now)
            var numbering = Numbering(after: [:])
            let answer = Docket.office(.measuresEnding(last), in: context, numbering: &numbering)
            #expect(answer.events == ["office:measures-ending:2027-10-31"])
            #expect(answer.orders.map(\.code) == codes)
        }
        let context = try context(at: "2027-11-30 09:00")
        var numbering = Numbering(after: [:])
        let answer = Docket.office(.measuresEnded(last), in: context, numbering: &numbering)
        #expect(answer.orders.map(\.code) == ["measures-ended"])
        #expect(answer.orders[0].addressees.contains(.party(context.authority.id)))
        #expect(answer.orders[0].addressees.contains(.party(context.registrar.id)))
    }

    @Test("the index knows what was done, and takes it back")
    func index() throws {
        var index = RegistryIndex()
        let task = OfficeTask.measuresEnding(try day("2027-10-31"))
        let line = JournalEntry(
            at: try time("2027-04-30 00:00").milliseconds,
            input: JournalInput(type: "office", receivedAt: 1),
            events: [JournalEvent.office(task)], files: [], counters: [:])
        #expect(
            index.nextTick(profiles: try profiles())
                == .ofOffice(ScheduledTask(task, from: try day("2027-04-30"))))
        let step = index.take(line)
        #expect(index.officeDone == [task.name])
        index.takeBack(step)
        #expect(index.officeDone.isEmpty)
        index.setOfficeAside()
        #expect(index.nextTick(profiles: try profiles()) == nil)
    }
}
