internal import Registry
internal import Storage
internal import WorkingDays

extension InputDesk {
    /// Who runs the platform on which access to data is given, by credit code.
    private var platforms: [PartyID] {
        parties.values.filter { $0.roles.contains(.platform) && $0.standing.isActive }
            .map(\.id).sorted()
    }

    /// Where an entry stands, for the journal; the certificate is that of its line before, unless this
    /// one issues another.
    func standing(_ folio: RegisterFolio, digest: ContentDigest) throws -> EntryStanding {
        var standing = try contexts.standing(folio, digest: digest)
        standing.certificate = index.entries[folio.number]?.certificate
        return standing
    }

    /// What an entry's tick comes to.
    func answer(_ tick: ScheduledTick?, of standing: EntryStanding, _ now: Instant) throws
        -> TickAnswer
    {
        guard let tick else { return .nothing }
        let view = try register.view(of: standing.number)
        guard let folio = view.folios[standing.number] else { return .nothing }
        var renewals: Set<CaseNumber> = []
        for number in view.openCases[folio.number] ?? []
        where try record(number).kind.rawValue == "renewal" {
            renewals.insert(number)
        }
        let context = FolioContext(
            profile: try contexts.profile(of: folio.current), calendar: contexts.calendar,
            issuer: try workspace.party(folio.keeper), register: view, renewals: renewals,
            now: now, platforms: platforms)
        var numbering = Numbering(after: index.counters)
        switch Docket.tick(tick, entry: folio, in: context, numbering: &numbering) {
        case .waits: return .nothing
        case .acted(let action):
            let (line, written) = try Assembly.folioLine(
                action, input: JournalInput(type: "entry-tick", receivedAt: tick.at), desk: papers,
                now: now, numbering: numbering, standing: self.standing)
            register.note(written)
            return .line(line)
        }
    }
}
