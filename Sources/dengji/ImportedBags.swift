internal import Archive
internal import Storage
internal import System

/// Bags that came from elsewhere, as they lie in the archive.
struct ImportedBags {
    /// One of them.
    struct Bag {
        /// From whom it came, as whoever imported it said.
        let source: String
        /// Its name.
        let name: String
        /// From the workspace's root.
        let folder: Path
        /// What it says of itself.
        let information: BagInformation
    }

    private let workspace: WorkspaceFolder

    /// The imported bags of a workspace.
    init(_ workspace: WorkspaceFolder) { self.workspace = workspace }

    /// All of them, in the order of sources and names.
    func all() throws -> [Bag] {
        let top = WorkspacePaths.registry.appending(Path(ArchivePlace.imports))
        return try CaseShelf(workspace).folders(of: top, depth: 2).map { folder in
            let file = workspace.path(folder.appending(Path(BagText.information)))
            let bytes = try WorkspaceFolder.exists(file) ? WorkspaceFolder.bytes(of: file) : []
            return Bag(
                source: folder.folder.lastName.description, name: folder.lastName.description,
                folder: folder, information: BagInformation(bytes))
        }
    }

    /// The one of `source/name`; throws where there is none.
    func find(_ text: String) throws -> Bag {
        if let bag = try all().first(where: { "\($0.source)/\($0.name)" == text }) { return bag }
        throw CommandError.usage(
            Message(zh: "没有导入的归档包 \(text)。", en: "there is no imported bag \(text)."),
            advice: Message(
                zh: "dengji archive list 列出导入的归档包。", en: "dengji archive list lists them."))
    }
}
