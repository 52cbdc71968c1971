internal import Pipeline
internal import Storage
internal import System

/// One thing that `dengji doctor` looks at; it changes nothing that stays.
protocol DoctorCheck {
    /// What the check is called in JSON.
    static var code: String { get }

    /// What it looks at, for people.
    static var title: Message { get }

    /// What is to be known. What it throws is told as a fault of its own, and holds back no other check.
    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding]
}

/// What checks share: the workspace, and its settings where they can be read.
struct ExaminedWorkspace {
    let folder: WorkspaceFolder
    /// Every mount, for what lies on which.
    let mounts: [Mount]
    /// What lies below inbox/ and outbox/ on file systems of its own: such a place is looked at through
    /// this alone.
    let apart: ApartFolders
    /// The user whose registry it is: the owner of `registry/`.
    let owner: UInt32

    init(_ folder: WorkspaceFolder) throws {
        self.folder = folder
        mounts = try Mount.all()
        apart = try ApartFolders(root: folder.root, mounts: mounts)
        owner = try Files.status(
            of: folder.path(WorkspacePaths.registry), followingLink: true
        ).owner
    }

    var root: Path { folder.root }

    /// A path below the workspace's folder, as findings name it.
    func path(_ relative: Path) -> Path { folder.path(relative) }

    /// What `body` finds at a place; `nil` where the share it lies on does not answer or fails, which is a
    /// finding of its own.
    func attempt<Answer: Sendable>(
        at place: Path, _ body: @escaping @Sendable (Path) throws(SystemError) -> Answer
    ) throws(SystemError) -> Answer? {
        do {
            return try apart.look(at: place, body)
        } catch {
            guard apart.isApart(place) else { throw error }
            return nil
        }
    }

    /// What a place is, a link followed; `nil` in the same cases, and where there is nothing.
    func status(of place: Path) throws(SystemError) -> FileStatus? {
        do {
            return try attempt(at: place) { path throws(SystemError) in
                try Files.status(of: path, followingLink: true)
            }
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }
}
