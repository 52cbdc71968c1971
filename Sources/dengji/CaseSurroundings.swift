internal import Definitions
internal import Papers
internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// What the docket needs around a case, gathered from files alone.
///
/// The loop's `CaseContexts` gathers the same from an opened `Workspace`, which needs the keys; a
/// command has none, and tells people what to do where the loop stops.
struct CaseSurroundings {
    private let configuration: Configuration
    private let parties: [PartyID: Party]
    private let shelf: RuleShelf
    private let workspace: WorkspaceFolder

    /// Reads configuration and parties.
    init(_ workspace: WorkspaceFolder, shelf: RuleShelf) throws {
        configuration = try ConfigurationFile.read(
            try WorkspaceFolder.bytes(of: workspace.path(WorkspacePaths.config)),
            xsd: try Workspace.xsd("config", try workspace.rules()))
        parties = try workspace.parties()
        self.shelf = shelf
        self.workspace = workspace
    }

    /// The party of an id.
    func party(_ id: PartyID) throws -> Party {
        guard let party = parties[id] else {
            throw CommandError.environment(
                Message(
                    zh: "登记簿没有单位 \(id.code)。", en: "the registry knows no party \(id.code)."),
                advice: Message(
                    zh: "已建档的单位见 registry/parties/。", en: "Known parties are in registry/parties/.")
            )
        }
        return party
    }

    /// The surroundings of a case at a moment.
    func context(of record: CaseRecord, now: Instant) throws -> DocketContext {
        let book = try shelf.book(record.rules)
        guard let procedure = book.procedure(named: record.procedure),
            let profile = book.profile(named: record.profile)
        else {
            throw CommandError.environment(
                Message(
                    zh: "规则 \(record.rules.text) 中没有程序 \(record.procedure) 或者口径 \(record.profile)。",
                    en:
                        "the rules \(record.rules.text) have no procedure \(record.procedure) or no "
                        + "profile \(record.profile)."),
                advice: Message(
                    zh: "查明原因：dengji verify \(workspace.root)",
                    en: "See why: dengji verify \(workspace.root)"))
        }
        return DocketContext(
            procedure: procedure, profile: profile, calendar: try shelf.current.get().calendar,
            registrar: CompetentRegistrar.successor(
                of: try party(record.registrar), parties: parties, configuration: configuration,
                on: now.day),
            authority: try party(configuration.authority), parties: parties, rules: record.rules,
            engine: EngineVersions(engine: ProgramVersion.engine, rules: record.rules),
            now: now, register: try register(of: record, procedure))
    }

    /// The entries that its guards look at, as far as files alone tell.
    private func register(of record: CaseRecord, _ procedure: Procedure) throws -> RegisterView {
        try RegisterView(namedBy: record, in: procedure, forVoicesOnly: false) { number in
            let file = workspace.path(Path("registry/" + RegisterPlace.file(of: number)))
            return try WorkspaceFolder.exists(file) ? try WorkspaceFolder.bytes(of: file) : nil
        }
    }
}
