internal import Archive
internal import Definitions
internal import Examination
internal import Registry
internal import WorkingDays

/// Puts together what surrounds a case: the procedure and profile it was opened under, the calendar
/// of today, the parties. Belongs to one thread.
final class CaseContexts {
    private let workspace: Workspace
    private let sets: RuleSets
    private let engine: String
    /// Read only when something is sent back: it goes through every schema of the set.
    private let partyDesk: PartyDesk?
    private var parties: [PartyID: Party] { partyDesk?.parties ?? workspace.parties }

    /// `partyDesk` knows parties whose files were written since the workspace was opened.
    init(_ workspace: Workspace, engine: String, partyDesk: PartyDesk? = nil) {
        self.workspace = workspace
        self.engine = engine
        self.partyDesk = partyDesk
        sets = RuleSets(root: workspace.root, current: workspace.book)
    }

    /// What the report on a package names as its judge; `verdict` is that of the report, which what
    /// the examiner accepts may still be refused by.
    func versions(
        _ verdict: ReportVerdict, kind: PackageKind?, receivedOn day: Day
    ) -> EngineVersions {
        let profile = workspace.book.profile(onReceipt: day)?.name
        return EngineVersions(
            engine: engine, rules: workspace.rules.digest, profile: profile, verdict: verdict,
            files: workspace.judging.files.list(kind: kind, profile: profile))
    }

    /// What a report names as its judge that is about no package's content.
    var versions: EngineVersions {
        EngineVersions(engine: engine, rules: workspace.rules.digest)
    }

    /// The party of an id, as it is now; throws when a party the configuration names has no file.
    func party(_ id: PartyID) throws -> Party {
        try parties[id] ?? workspace.party(id)
    }

    /// The surroundings of an opened case: of its registrar, or of the one that goes on in its place.
    func context(
        of record: CaseRecord, now: Instant, register: RegisterView = RegisterView()
    ) throws -> DocketContext {
        let book = try sets.book(record.rules)
        guard let procedure = book.procedure(named: record.procedure),
            let profile = book.profile(named: record.profile)
        else {
            throw PipelineError.unusable(
                path: "registry/rules/\(record.rules.hex)",
                reason: "it has no procedure \(record.procedure) or no profile \(record.profile)")
        }
        return try context(
            procedure: procedure, profile: profile,
            registrar: CompetentRegistrar.successor(
                of: try party(record.registrar), parties: parties,
                configuration: workspace.configuration, on: now.day),
            rules: record.rules, now: now, register: register)
    }

    /// The procedure under which a case was opened.
    func procedure(of record: CaseRecord) throws -> Procedure {
        guard let procedure = try sets.book(record.rules).procedure(named: record.procedure) else {
            throw PipelineError.unusable(
                path: "registry/rules/\(record.rules.hex)",
                reason: "it has no procedure \(record.procedure)")
        }
        return procedure
    }

    /// The profile under which a version of an entry was made: of the set in force now, so that a
    /// renewal and a lapse follow the numbers of today under the name of then.
    func profile(of entry: RegisterEntry) throws -> Profile {
        let book = workspace.book
        let named = entry.profile.flatMap { book.profile(named: $0) }
        guard let profile = named ?? book.profile(onReceipt: entry.effective) else {
            throw PipelineError.unusable(
                path: "schemas/profiles",
                reason: "no profile for \(entry.number), made \(entry.effective.iso)")
        }
        return profile
    }

    /// What makes a bag of a case that closes at that time.
    func bagging(at now: Instant) -> Assembly.Bagging {
        Assembly.Bagging(form: workspace.configuration.archiveForm) { record, caseFile, numbering in
            guard let profile = try self.sets.book(record.rules).profile(named: record.profile)
            else {
                throw PipelineError.unusable(
                    path: "registry/rules/\(record.rules.hex)",
                    reason: "it has no profile \(record.profile)")
            }
            let bagging = CaseBagging(
                configuration: self.workspace.configuration, profile: profile,
                registrar: try self.party(record.registrar))
            return bagging.tagFiles(of: record, caseFile, on: now.day, &numbering)
        }
    }

    /// How long a closed case is kept, by the rules that it ran under; `nil` where they say nothing, or
    /// for ever.
    func retention(of record: CaseRecord) throws -> RetentionPeriod? {
        try sets.book(record.rules).profile(named: record.profile).flatMap {
            RetentionPeriod(of: record, under: $0)
        }
    }

    /// The calendar as it is known now.
    var calendar: WorkingCalendar { workspace.book.calendar }

    /// Where an entry stands, for the journal.
    func standing(_ folio: RegisterFolio, digest: ContentDigest) throws -> EntryStanding {
        folio.standing(
            digest: digest, profile: try profile(of: folio.current), calendar: calendar)
    }

    /// The surroundings of a case about to open.
    func context(
        procedure: Procedure, profile: Profile, registrar: Party, rules: ContentDigest,
        now: Instant, register: RegisterView = RegisterView()
    ) throws -> DocketContext {
        DocketContext(
            procedure: procedure, profile: profile, calendar: workspace.book.calendar,
            registrar: registrar, authority: try party(workspace.configuration.authority),
            parties: parties, rules: rules,
            engine: EngineVersions(engine: engine, rules: rules), now: now, register: register)
    }
}
