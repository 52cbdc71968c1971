internal import Pipeline
internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// What holds up intake just now: drop folders that have had their share of the hour, file systems that
/// have no more than their reserve.
struct IntakeStanding: Encodable {
    struct HeldFolder: Encodable {
        /// `inbox/<USCC>`, or `inbox`.
        let folder: String
        let packagesPerHour: Int
        /// Files that lie in it now; absent where it is on a share that does not answer.
        let waiting: Int?
        /// When more of it is taken.
        let until: String

        /// How many wait.
        var waitingText: Message {
            guard let waiting else {
                return Message(
                    zh: "其余来件（所在的共享没有响应）",
                    en: "the rest (its share does not answer)")
            }
            return Message(zh: "\(waiting) 件", en: "\(waiting)")
        }

        /// `2026-01-05 10:01`; it is a whole minute.
        var untilMinute: String { String(until.prefix(16)).replacing("T", with: " ") }
    }

    struct ShortFileSystem: Encodable {
        /// A folder of the workspace that lies on it.
        let folder: String
        let freeBytes: Int
        /// What is kept free.
        let reserveBytes: Int
    }

    let held: [HeldFolder]
    let short: [ShortFileSystem]

    /// Of a workspace now; whom its watcher holds is what the watcher put down.
    init(_ workspace: WorkspaceFolder) throws {
        let standing = try HeldFolders.read(workspace.root)
        let apart = try ApartFolders(root: workspace.root, mounts: Mount.all())
        held =
            try standing?.held.map { held in
                HeldFolder(
                    folder: WorkspacePaths.inboxFolder(of: held.folder).description,
                    packagesPerHour: standing?.packagesPerHour ?? 0,
                    waiting: try HeldFolders.waiting(in: held.folder, of: workspace.root, apart),
                    until: held.until.iso)
            } ?? []
        let reserve = DiskReserve(try workspace.configuration()?.limits ?? IntakeLimits())
        let spaces = try DiskReserve.folders.compactMap { folder in
            try IntakeStanding.space(of: folder, apart).map { (folder: folder, space: $0) }
        }
        short = spaces.compactMap { reserve.shortage(of: [$0]) }.map {
            ShortFileSystem(
                folder: $0.folder.description, freeBytes: $0.freeBytes, reserveBytes: $0.keptBytes)
        }
    }

    /// `nil` for a folder that is not there yet, or lies on a share that does not answer.
    private static func space(of folder: Path, _ apart: ApartFolders) throws(SystemError)
        -> FileSystemSpace?
    {
        do {
            return try apart.look(at: folder) { path throws(SystemError) in
                try Files.space(at: path)
            }
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// A line for each; none where nothing is held up.
    var text: String {
        let lines =
            short.map { row in
                Message(
                    zh: "\(row.folder) 所在的文件系统只剩 \(row.freeBytes >> 20) MiB，低于保留的 "
                        + "\(row.reserveBytes >> 20) MiB（reserve-bytes）：暂不接收新来件，期限和在办事项照常；"
                        + "腾出空间后自行恢复。",
                    en:
                        "the file system of \(row.folder) has \(row.freeBytes >> 20) MiB left, less "
                        + "than the \(row.reserveBytes >> 20) MiB kept (reserve-bytes): nothing more "
                        + "is taken in, the rest goes on; make room, and it goes on by itself.")
            }
            + held.map { row in
                Message(
                    zh: "\(row.folder) 本小时的 \(row.packagesPerHour) 件已用完（packages-per-hour）："
                        + "\(row.waitingText.zh)等候至 \(row.untilMinute)，其他主体照常。",
                    en: "\(row.folder) has had its \(row.packagesPerHour) packages of the hour "
                        + "(packages-per-hour): \(row.waitingText.en) wait until \(row.untilMinute), others go on."
                )
            }
        return lines.map { $0.text + "\n" }.joined()
    }
}
