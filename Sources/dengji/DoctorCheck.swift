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

    init(_ folder: WorkspaceFolder) throws {
        self.folder = folder
        mounts = try Mount.all()
    }

    var root: Path { folder.root }

    /// A path below the workspace's folder, as findings name it.
    func path(_ relative: Path) -> Path { folder.path(relative) }
}
