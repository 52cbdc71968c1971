internal import Definitions
internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// The tick that comes next, the registry's own among them.
    var nextTick: DueTick? { index.nextTick(profiles: workspace.book.profiles) }

    /// What the registry as a whole owes, as a line.
    func answer(_ scheduled: ScheduledTask, _ now: Instant) throws -> TickAnswer {
        guard
            let profile = workspace.book.profile(onReceipt: now.day)
                ?? workspace.book.profiles.last
        else { return .stopped("there is no profile") }
        let context = OfficeContext(
            authority: try contexts.party(workspace.configuration.authority),
            registrar: try cityRegistrar, parties: parties, profile: profile,
            folios: try counted(for: scheduled.task), now: now)
        var numbering = Numbering(after: index.counters)
        let answer = Docket.office(scheduled.task, in: context, numbering: &numbering)
        return .line(
            try Assembly.noticeLine(
                answer, input: JournalInput(type: "office", receivedAt: scheduled.at),
                desk: papers, now: now, numbering: numbering))
    }

    /// The entries that a summary counts; none for other tasks.
    private func counted(for task: OfficeTask) throws -> [RegisterFolio] {
        guard case .summary = task else { return [] }
        return try index.entries.numbers(ofKinds: OperationFigures.kinds)
            .compactMap { try register.folio($0) }
    }
}
