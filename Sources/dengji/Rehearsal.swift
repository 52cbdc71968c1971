internal import Definitions
internal import Registry
internal import System
internal import WorkingDays

/// Replays open cases and the last year under proposed rules, and lists what would be otherwise.
/// Nothing is changed.
struct Rehearsal: Encodable {
    /// Digest of the set in force.
    let from: String
    /// Digest of the proposed set.
    let to: String
    /// Closed cases and entries from this day on were replayed.
    let since: String
    /// Open cases replayed.
    private(set) var openCases = 0
    /// Closed cases replayed.
    private(set) var closedCases = 0
    /// Entries replayed.
    private(set) var entries = 0
    /// What would be otherwise, in the order of cases, then of entries.
    private(set) var differences: [RehearsedDifference] = []
    /// What could not be read, and changed values that no replay can show.
    private(set) var notReplayed: [String] = []

    private enum CodingKeys: String, CodingKey {
        case from, to, since, openCases, closedCases, entries, differences, notReplayed
    }

    private let old: RehearsedRules
    private let new: RehearsedRules
    private let shelf: RuleShelf
    private let workspace: WorkspaceFolder

    /// Replays everything; `day` is today, and a year before it is where the last year begins.
    init(
        _ workspace: WorkspaceFolder, from old: RehearsedRules, to new: RehearsedRules, on day: Day
    ) throws {
        self.workspace = workspace
        self.old = old
        self.new = new
        shelf = RuleShelf(workspace)
        from = old.files.digest.text
        to = new.files.digest.text
        let since = day.adding(months: -12)
        self.since = since.iso
        let cases = CaseShelf(workspace)
        let open = try cases.openCases()
        let closed = try cases.closedCases(since: since)
        let progress = ProgressLine(
            Message(zh: "重演案件", en: "cases"), total: open.cases.count + closed.cases.count)
        defer { progress.finish() }
        for found in open.cases + closed.cases {
            try replay(found)
            progress.advance()
        }
        openCases = open.cases.count
        closedCases = closed.cases.count
        let folios = try EntryShelf(workspace).entries(since: since)
        for folio in folios { replay(folio) }
        entries = folios.count
        notReplayed = (open.unreadable + closed.unreadable).map {
            "\($0.folder): \($0.reason)"
        }
        notReplayed += Rehearsal.silentSettings(
            RulesDifference(from: old.files, to: new.files))
    }

    /// Settings that only stand for what rule files ask: changing one changes no outcome by itself.
    private static func silentSettings(_ difference: RulesDifference) -> [String] {
        difference.profiles.filter { change in
            change.part == "setting"
                && (change.name.hasPrefix("required.") || change.name == "levels.refused"
                    || change.name == "levels.officer")
        }.map {
            "\($0.profile) \($0.name): \($0.old ?? "—") → \($0.new ?? "—") (rules/)"
        }
    }

    // MARK: Cases

    private mutating func replay(_ found: CaseShelf.Found) throws {
        let record = found.record
        var listed: Set<String> = []
        if record.stage != nil {
            let own = try shelf.book(record.rules)
            if let procedure = own.procedure(named: record.procedure),
                let profile = own.profile(named: record.profile)
            {
                let replays = [old, new].map {
                    ReplayedCase(
                        record, procedure: procedure, profile: profile,
                        calendar: $0.book.calendar, keepsClock: true)
                }
                listed = compare(replays[0], replays[1], record, .onAdoption) { $0.isRunning }
            }
        }
        let received = record.opening.receivedAt.day
        let pair = [old, new].map { rules -> ReplayedCase? in
            guard let profile = rules.book.profile(onReceipt: received),
                let procedure = rules.book.procedure(openedBy: record.kind, under: profile.name)
            else { return nil }
            return ReplayedCase(
                record, procedure: procedure, profile: profile, calendar: rules.book.calendar,
                keepsClock: false)
        }
        if let before = pair[0], let after = pair[1] {
            _ = compare(before, after, record, .ifReceived, except: listed) { _ in true }
        }
        try replayPackage(found)
    }

    private mutating func compare(
        _ before: ReplayedCase, _ after: ReplayedCase, _ record: CaseRecord,
        _ effect: RehearsedDifference.Effect, except listed: Set<String> = [],
        where isWanted: (ReplayedCase.Value) -> Bool
    ) -> Set<String> {
        var found: Set<String> = []
        let names = Set(before.dates.keys).union(after.dates.keys).subtracting(listed)
        for name in names.sorted() {
            let (old, new) = (before.dates[name], after.dates[name])
            guard let any = old ?? new, isWanted(any), old?.text != new?.text else { continue }
            found.insert(name)
            add(
                record, name, old?.text ?? "", new?.text ?? "", effect,
                RehearsedDifference.reasons(old, new))
        }
        return found
    }

    private mutating func replayPackage(_ found: CaseShelf.Found) throws {
        let record = found.record
        let paper = record.papers.first { $0.kind == "application" }
        let file = try paper.map {
            try OpenedFile(workspace.path(found.folder.appending(Path($0.file))))
        }
        let before = ReplayedPackage(record, file: file, by: old)
        let after = ReplayedPackage(record, file: file, by: new)
        if before.refusals != after.refusals {
            let words = { (rules: [String]) in
                rules.isEmpty ? "accepted" : "returned " + rules.joined(separator: " ")
            }
            add(
                record, "outcome", words(before.refusals), words(after.refusals), .ifReceived,
                after.refusals.filter { !before.refusals.contains($0) })
        } else if before.isAutomatic != after.isAutomatic {
            let words = { (isAutomatic: Bool) in isAutomatic ? "automatic" : "officer" }
            add(
                record, "acceptance", words(before.isAutomatic), words(after.isAutomatic),
                .ifReceived, ["levels.automatic"])
        }
    }

    private mutating func add(
        _ record: CaseRecord, _ what: String, _ old: String, _ new: String,
        _ effect: RehearsedDifference.Effect, _ why: [String]
    ) {
        differences.append(
            RehearsedDifference(
                subject: record.number.text,
                name: record["resource.name"] ?? record["product.name"] ?? "",
                isOpen: record.stage != nil, what: what, old: old, new: new, effect: effect,
                why: why))
    }

    // MARK: Entries

    /// The clock's next moment of an entry. It is kept with the entry, so another profile moves it
    /// only with the entry's next version.
    private mutating func replay(_ folio: RegisterFolio) {
        let ticks = [old, new].map { rules -> String in
            let name = folio.current.profile
            let profile =
                name.flatMap { rules.book.profile(named: $0) }
                ?? rules.book.profile(onReceipt: folio.current.effective)
            let tick = profile.flatMap {
                FolioSchedule.tick(for: folio, profile: $0, calendar: rules.book.calendar)
            }
            return tick.map {
                "\($0.kind.rawValue) \(Instant(milliseconds: $0.at).day.iso)"
            } ?? ""
        }
        if ticks[0] == ticks[1] { return }
        differences.append(
            RehearsedDifference(
                subject: folio.number, name: folio.current.name, isOpen: false, what: "tick",
                old: ticks[0], new: ticks[1], effect: .ifReceived, why: []))
    }
}
