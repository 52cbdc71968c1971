internal import Pipeline
internal import Search
internal import Storage
internal import System

/// The index of a workspace, opened for reading; where there is none to be read, made in memory.
struct SearchShelf {
    /// Where the index came from.
    enum Source: String, Encodable {
        /// `registry/index.sqlite`.
        case index
        /// The journal, just now.
        case journal
    }

    let index: SearchIndex
    let source: Source
    private let reader: RegistryReader

    /// Lines of the journal taken into an index in memory at once.
    private static let portion = 4_096

    /// Opens `registry/index.sqlite`, or reads the whole journal.
    init(_ workspace: WorkspaceFolder) throws {
        reader = RegistryReader(disk: try LinuxDisk(root: workspace.root))
        do {
            index = try SearchIndex.reading(workspace.path(WorkspacePaths.index))
            source = .index
        } catch {
            guard error.isMissing || error.isDamaged else { throw error }
            index = try SearchIndex.inMemory()
            source = .journal
            let end = try reader.lineCount()
            let desk = try SearchDesk(index: index, reader: reader)
            let progress = ProgressLine(Message(zh: "读取日志", en: "journal lines"), total: end)
            defer { progress.finish() }
            var taken = 0
            while true {
                let count = try desk.takeNext(before: end, limit: SearchShelf.portion)
                if count == 0 { break }
                taken += count
                progress.reach(taken)
            }
        }
    }

    /// How many lines the journal has that are not in the index.
    func linesBehind(_ position: SearchPosition) throws -> Int {
        max(0, try reader.lineCount() - position.line)
    }
}
