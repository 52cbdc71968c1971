internal import Definitions
internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// A workspace as the commands read it: without a lock, without keys, beside a running watcher.
struct WorkspaceFolder {
    /// Largest party file or paper read, in bytes.
    static let maxFileBytes = 16 << 20

    /// The folder, absolute.
    let root: Path

    /// A path in it.
    func path(_ relative: Path) -> Path { root.appending(relative) }

    /// The set of schemas in force: by it packages are judged, whatever lies in `schemas/` meanwhile.
    func rules() throws -> RuleFiles { try rulesReading().inForce }

    /// The set in force and what waits to be adopted.
    func rulesReading() throws -> RulesReading { try RulesReading.read(root) }

    /// The calendar in force alone; a fault elsewhere in the set does not matter to it.
    func calendar() throws -> WorkingCalendar {
        let rules = try rules()
        return try CalendarFile.calendar(
            from: rules.folder("calendars"), xsd: Workspace.xsd("calendar", rules))
    }

    /// The parties of `registry/parties/`; none where the workspace has no registry yet.
    func parties() throws -> [PartyID: Party] {
        let folder = path(WorkspacePaths.parties)
        guard try WorkspaceFolder.exists(folder) else { return [:] }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in try Files.names(in: folder).sorted() {
            guard let text = name.text, text.hasSuffix(".xml"), !text.hasPrefix(".") else {
                continue
            }
            files.append((text, try WorkspaceFolder.bytes(of: folder.appending(name))))
        }
        let parties = try PartyFile.readAll(files, xsd: try Workspace.xsd("party", try rules()))
        return Dictionary(parties.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The settings in `registry/config.xml`; `nil` where the workspace has no registry yet.
    func configuration() throws -> Configuration? {
        let file = path(WorkspacePaths.config)
        guard try WorkspaceFolder.exists(file) else { return nil }
        return try ConfigurationFile.read(
            try WorkspaceFolder.bytes(of: file), name: WorkspacePaths.config.description,
            xsd: try Workspace.xsd("config", try rules()))
    }

    /// Throws unless the workspace has a registry.
    func needRegistry() throws {
        guard try !WorkspaceFolder.exists(path(WorkspacePaths.config)) else { return }
        throw CommandError.environment(
            Message(
                zh: "工作区 \(root) 尚未初始化：没有 registry/config.xml。",
                en: "the workspace \(root) is not set up: it has no registry/config.xml."),
            advice: Message(zh: "运行 dengji init \(root)", en: "Run: dengji init \(root)"))
    }

    /// Whether a folder has `schemas/`.
    static func hasSchemas(_ folder: Path) throws -> Bool {
        try exists(folder.appending(WorkspacePaths.schemas))
    }

    /// Whether something lies at a path, or a file in the ZIP through which it leads; a link counts as
    /// what it points to.
    static func exists(_ path: Path) throws(SystemError) -> Bool {
        do {
            _ = try Files.status(of: path, followingLink: true)
            return true
        } catch {
            guard error.isMissing else { throw error }
            return error.code == ErrorCode.notFolder ? try ZIPPart.find(path) != nil : false
        }
    }

    /// A file's bytes, also where the path leads through the ZIP of a bag; `EFBIG` above the limit.
    static func bytes(of path: Path, max: Int = maxFileBytes) throws(SystemError) -> [UInt8] {
        do {
            let file = try Files.open(path, .followingLink)
            return try file.readAll(max: max)
        } catch {
            guard error.code == ErrorCode.notFolder, let part = try ZIPPart.find(path) else {
                throw error
            }
            return try part.bytes(max: max)
        }
    }
}
