internal import Registry
internal import Storage
package import System

/// The folders of a workspace's `inbox/` and `outbox/` on which file systems of their own are mounted,
/// mostly shares of parties, for a command that looks at them once.
///
/// A place on one of them is looked at in a thread of its own and with patience, so that the command ends
/// whatever a share's server does; any other place is looked at directly. An unanswered thread goes with
/// the process.
package final class ApartFolders {
    /// A folder with a file system of its own.
    package struct Folder: Hashable, Sendable {
        /// Below the workspace's folder, `inbox/11370900DEMQ000035`.
        package let place: Path
        /// What is mounted there.
        package let mount: Mount
    }

    /// The folders, in the order of their names.
    package let folders: [Folder]
    /// How long an answer is waited for, once for each folder: while it owes one, nobody waits again.
    package static let patienceMilliseconds = ApartSight.standardPatienceMilliseconds

    private let root: Path
    private var scouts: [Path: Scout] = [:]

    /// Of the workspace at `root`, by the mounts that this process sees; which folders they are is known
    /// without touching what is mounted there.
    package init(root: Path, mounts: [Mount]) throws(SystemError) {
        self.root = root
        let realRoot = try Files.realPath(root)
        var found: [Path: Mount] = [:]
        var scouts: [Path: Scout] = [:]
        for top in [WorkspacePaths.inbox, WorkspacePaths.outbox] {
            let scout = try Scout(top.description)
            let path = root.appending(top)
            let answer = scout.ask(nil, patience: ApartFolders.patienceMilliseconds) {
                Result { () throws(SystemError) in try Files.realPath(path) }
            }
            let real: Path
            switch answer {
            case .success(let path): real = path
            case .failure(let error) where error.isMissing: continue
            // It is a mount that does not answer, or fails, itself.
            case .failure, nil: real = realRoot.appending(top)
            }
            for mount in mounts where mount.point.lies(atOrBelow: real) {
                let rest = mount.point.bytes.dropFirst(real.bytes.count)
                // Of several at one point the last one covers the others.
                found[Path(bytes: top.bytes + rest)] = mount
            }
            if answer == nil { scouts[top] = scout }
        }
        folders = found.map { Folder(place: $0.key, mount: $0.value) }
            .sorted { $0.place < $1.place }
        self.scouts = scouts
    }

    /// What `body` finds at a place, a path below the workspace's folder; it is given the whole path.
    /// `nil` where the file system of the place does not answer in time.
    package func look<Answer: Sendable>(
        at place: Path, _ body: @escaping @Sendable (Path) throws(SystemError) -> Answer
    ) throws(SystemError) -> Answer? {
        let path = root.appending(place)
        guard let folder = holding(place) else { return try body(path) }
        let answer = try scout(folder).ask(nil, patience: ApartFolders.patienceMilliseconds) {
            Result { () throws(SystemError) in try body(path) }
        }
        return try answer?.get()
    }

    /// Whether a place lies on a file system of its own.
    package func isApart(_ place: Path) -> Bool { holding(place) != nil }

    /// The folder on whose file system a place lies; `nil` for one on that of the workspace.
    private func holding(_ place: Path) -> Path? {
        folders.map(\.place).filter { place.lies(atOrBelow: $0) }
            .max { $0.bytes.count < $1.bytes.count }
    }

    private func scout(_ folder: Path) throws(SystemError) -> Scout {
        if let scout = scouts[folder] { return scout }
        let scout = try Scout(folder.lastName.description)
        scouts[folder] = scout
        return scout
    }
}
