internal import Papers
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// The entries of a workspace's register, read from their files.
struct EntryShelf {
    private let workspace: WorkspaceFolder

    /// The entries of a workspace.
    init(_ workspace: WorkspaceFolder) { self.workspace = workspace }

    /// Entries whose present version took effect on a day or after it, in the order of their files.
    func entries(since day: Day) throws -> [RegisterFolio] {
        var folios: [RegisterFolio] = []
        try forEach { if $0.current.effective >= day { folios.append($0) } }
        return folios
    }

    /// Calls `body` with every entry in the order of files; none is kept.
    func forEach(_ body: (RegisterFolio) throws -> Void) throws {
        let register = WorkspacePaths.registry.appending("register")
        let shelf = CaseShelf(workspace)
        for year in try shelf.folders(of: register, depth: 2) {
            for name in try Files.names(in: workspace.path(year)).sorted() {
                guard let text = name.text, text.hasSuffix(".xml"), !text.hasPrefix(".") else {
                    continue
                }
                try body(
                    try EntryFile.read(
                        try WorkspaceFolder.bytes(of: workspace.path(year.appending(name)))))
            }
        }
    }
}
