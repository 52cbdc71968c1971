internal import Registry
internal import Storage
internal import System

/// Room for data and for files where packages are claimed, papers are sent, and drops arrive.
struct SpaceCheck: DoctorCheck {
    static let code = "space"
    static let title = Message(zh: "剩余空间", en: "free space")

    /// Below this much intake may stand still at the next large package.
    private static let leastBytes = 1 << 30
    private static let leastFiles = 10_000

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        var seen: Set<UInt64> = []
        for place in [WorkspacePaths.registry, WorkspacePaths.outbox, WorkspacePaths.inbox] {
            let path = examined.path(place)
            // Folders of one file system are told once.
            let device = try Files.status(of: path, followingLink: true).device
            guard seen.insert(device).inserted else { continue }
            let space = try Files.space(at: path)
            if space.freeBytes < SpaceCheck.leastBytes {
                findings.append(SpaceCheck.little(place, "\(space.freeBytes >> 20) MiB"))
            }
            if let files = space.freeFiles, files < SpaceCheck.leastFiles {
                findings.append(SpaceCheck.few(place, files))
            }
        }
        return findings
    }

    private static func little(_ place: Path, _ amount: String) -> DoctorFinding {
        DoctorFinding(
            .warning, "space-short", place.description,
            Message(
                zh: "\(place) 所在的文件系统只剩 \(amount)；写满后收件停止，腾出空间后自行恢复，不丢失来件。",
                en:
                    "the file system of \(place) has \(amount) left; when it is full "
                    + "intake stands still, "
                    + "loses nothing, and goes on when there is room."),
            advice: Message(
                zh: "扩大或者腾出空间；登记库内的文件不要手工删除。",
                en: "Enlarge it or make room; delete nothing of the registry by hand."))
    }

    private static func few(_ place: Path, _ files: Int) -> DoctorFinding {
        DoctorFinding(
            .warning, "inodes-short", place.description,
            Message(
                zh: "\(place) 所在的文件系统只能再建 \(files) 个文件。",
                en: "the file system of \(place) has room for \(files) more files only."),
            advice: Message(
                zh: "案卷多的，归档包改用 ZIP（config.xml 的 archive），或者换用不限文件数的文件系统。",
                en:
                    "With many cases let bags be ZIP files (archive in config.xml), or "
                    + "use a file system "
                    + "without such a limit."))
    }
}
