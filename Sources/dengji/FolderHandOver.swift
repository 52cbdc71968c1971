internal import Registry
internal import Storage
internal import System

/// Gives a party's two folders to a group of this machine: it may put files into the one and read the
/// other. What the registry makes there later is the group's too, because both folders have the
/// set-group-id bit, which new folders in them inherit.
struct FolderHandOver {
    /// Read, write and pass for the registry's user and the group, nothing for others.
    static let dropMode: UInt32 = 0o2770
    /// The group reads.
    static let answersMode: UInt32 = 0o2750

    let workspace: WorkspaceFolder
    let group: UInt32
    /// The registry's own user, whose both folders are.
    let owner: UInt32

    init(_ workspace: WorkspaceFolder, to group: UInt32) throws {
        self.workspace = workspace
        self.group = group
        owner = try Files.status(
            of: workspace.path(WorkspacePaths.registry), followingLink: true
        ).owner
    }

    /// Hands both folders over, made where they are missing.
    func handOver(_ party: PartyID) throws {
        for folder in [WorkspacePaths.inbox, WorkspacePaths.outbox] {
            try letPass(workspace.path(folder))
        }
        try letPass(workspace.root)
        // What lies in the drop folder is the sender's, or a package that is about to be taken in.
        try give(try opened(PartyFolders.drop(party)), FolderHandOver.dropMode)
        try giveAll(try opened(PartyFolders.answers(party)))
    }

    /// A folder on the way to both: whoever knows a name in it may pass through to that name, and
    /// nobody sees more of it than before.
    private func letPass(_ path: Path) throws {
        let rights = try Files.accessRights(of: path)
        let mayPass = rights.holders(of: .pass)
        guard !mayPass.contains(.everybody), !mayPass.contains(.group(group)) else { return }
        let folder = try Files.open(path, [.reading, .followingLink])
        try folder.setMode(try folder.status().mode | 0o001)
    }

    private func opened(_ place: Path) throws -> FileDescriptor {
        let path = workspace.path(place)
        if try !WorkspaceFolder.exists(path) { try Files.makeFolder(path, permissions: 0o700) }
        return try Files.openFolder(path)
    }

    private func give(_ folder: borrowing FileDescriptor, _ mode: UInt32) throws {
        try folder.setOwner(owner, group: group)
        try folder.setMode(mode)
    }

    /// A folder of papers with all that is in it; links are left alone.
    private func giveAll(_ folder: borrowing FileDescriptor) throws {
        for name in try folder.names() {
            switch try folder.status(of: name).kind {
            case .folder: try giveAll(try folder.openFolder(name))
            case .file:
                let file = try folder.open(name, [.reading, .nonBlocking])
                let mode = try file.status().mode
                try file.setOwner(owner, group: group)
                try file.setMode(mode & 0o777)
            case .symbolicLink, .other: continue
            }
        }
        try give(folder, FolderHandOver.answersMode)
    }
}
