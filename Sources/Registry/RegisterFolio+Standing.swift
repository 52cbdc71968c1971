package import WorkingDays

extension RegisterFolio {
    /// Where the entry stands, for the journal; `digest` is that of its file, `profile` the one under
    /// which its current version was made.
    package func standing(
        digest: ContentDigest, profile: Profile, calendar: WorkingCalendar
    ) -> EntryStanding {
        EntryStanding(
            number: number, kind: kind, version: current.version, state: state,
            since: since.number, digest: digest, registrants: current.registrants.map(\.id),
            sources: sources, hasRights: rights != nil, marks: marks.map(\.kind),
            catalogueCode: current[FactName.catalogueCode],
            tick: FolioSchedule.tick(for: self, profile: profile, calendar: calendar))
    }
}
