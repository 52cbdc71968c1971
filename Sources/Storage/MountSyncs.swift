internal import Synchronization
internal import System

/// Syncs of the file systems that are mounted on folders of the workspace: parties' shares.
///
/// No descriptor stays open between two syncs, or none of them could be unmounted while the program
/// runs. Gap: an error of writing that such a file system met before is therefore not told here;
/// `dengji verify` finds what is missing.
final class MountSyncs: Sendable {
    /// Mounts, by number, whose sync has not come back.
    private let busy = Mutex<Set<Int>>([])

    /// How long a share is waited for whose sync nobody depends on.
    private static let patienceMilliseconds = 500
    private static let stepMilliseconds = 2

    /// Syncs those that are mounted below a folder and waits for it; an absolute path without links.
    func sync(_ mounts: [Mount], below folder: Path) throws(SystemError) {
        for mount in MountSyncs.those(of: mounts, below: folder) {
            try Files.openFolder(mount.point).syncFileSystem()
        }
    }

    /// The same, each by a thread that is waited for a moment and whose failure is its party's affair.
    ///
    /// Enough for files that were taken away: one that comes back after a power cut is claimed once
    /// more and recognised by its bytes.
    func ask(_ mounts: [Mount], below folder: Path) throws(SystemError) {
        for mount in MountSyncs.those(of: mounts, below: folder) {
            guard busy.withLock({ $0.insert(mount.number).inserted }) else { continue }
            do {
                try askForSync(of: mount)
            } catch {
                _ = busy.withLock { $0.remove(mount.number) }
                throw error
            }
        }
        var waited = 0
        while waited < MountSyncs.patienceMilliseconds, busy.withLock({ !$0.isEmpty }) {
            ThisProcess.sleep(milliseconds: MountSyncs.stepMilliseconds)
            waited += MountSyncs.stepMilliseconds
        }
    }

    private func askForSync(of mount: Mount) throws(SystemError) {
        _ = try WorkerThread("sync-\(mount.point.lastName)") { [self] in
            do throws(SystemError) {
                try Files.openFolder(mount.point).syncFileSystem()
            } catch {
                // It was unmounted, or its server failed.
            }
            _ = busy.withLock { $0.remove(mount.number) }
        }
    }

    private static func those(of mounts: [Mount], below folder: Path) -> [Mount] {
        mounts.filter { $0.point != folder && $0.point.lies(atOrBelow: folder) }
    }
}
