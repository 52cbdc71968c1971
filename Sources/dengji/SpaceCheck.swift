internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// Room for data and for files where packages are claimed, papers are sent, and drops arrive.
struct SpaceCheck: DoctorCheck {
    static let code = "space"
    static let title = Message(zh: "剩余空间", en: "free space")

    private static let leastFiles = 10_000

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let reserve = DiskReserve(try examined.folder.configuration()?.limits ?? IntakeLimits())
        var findings: [DoctorFinding] = []
        var seen: Set<UInt64> = []
        let tops = [WorkspacePaths.registry, WorkspacePaths.outbox, WorkspacePaths.inbox]
        let mounted = examined.apart.folders.map(\.place).filter { !tops.contains($0) }
        for place in tops + mounted {
            let found = try examined.attempt(at: place) { path throws(SystemError) in
                Found(
                    device: try Files.status(of: path, followingLink: true).device,
                    space: try Files.space(at: path))
            }
            // Folders of one file system are told once; some servers do not tell their size.
            guard let found, seen.insert(found.device).inserted, found.space.sizeBytes > 0
            else { continue }
            let space = found.space
            let kept = reserve.kept(on: space)
            let isKept = DiskReserve.folders.contains(place)
            if isKept, space.freeBytes < kept {
                findings.append(SpaceCheck.reached(place, space.freeBytes, kept))
            } else if space.freeBytes < (isKept ? 2 * kept : kept) {
                findings.append(
                    mounted.contains(place)
                        ? SpaceCheck.littleApart(place, space.freeBytes)
                        : SpaceCheck.little(place, space.freeBytes, kept))
            }
            if let files = space.freeFiles, files < SpaceCheck.leastFiles {
                findings.append(SpaceCheck.few(place, files))
            }
        }
        return findings
    }

    private struct Found: Sendable {
        let device: UInt64
        let space: FileSystemSpace
    }

    private static let advice = Message(
        zh: "扩大或者腾出空间；登记库内的文件不要手工删除。",
        en: "Enlarge it or make room; delete nothing of the registry by hand.")

    private static func reached(_ place: Path, _ free: Int, _ kept: Int) -> DoctorFinding {
        DoctorFinding(
            .fault, "reserve-reached", place.description,
            Message(
                zh: "\(place) 所在的文件系统只剩 \(free >> 20) MiB，低于保留的 \(kept >> 20) MiB"
                    + "（reserve-bytes）：不接收新来件，期限和在办事项照常。",
                en: "the file system of \(place) has \(free >> 20) MiB left, less than the "
                    + "\(kept >> 20) MiB kept (reserve-bytes): no more packages are taken in, the "
                    + "rest goes on."),
            advice: advice)
    }

    private static func little(_ place: Path, _ free: Int, _ kept: Int) -> DoctorFinding {
        DoctorFinding(
            .warning, "space-short", place.description,
            Message(
                zh: "\(place) 所在的文件系统只剩 \(free >> 20) MiB；低于 \(kept >> 20) MiB"
                    + "（reserve-bytes）后不再接收新来件，腾出空间后自行恢复，不丢失来件。",
                en: "the file system of \(place) has \(free >> 20) MiB left; below "
                    + "\(kept >> 20) MiB (reserve-bytes) intake waits, loses nothing, and goes on "
                    + "when there is room."),
            advice: advice)
    }

    /// Of one party's folder nobody else depends on.
    private static func littleApart(_ place: Path, _ free: Int) -> DoctorFinding {
        let isDrop = place.lies(atOrBelow: WorkspacePaths.inbox)
        return DoctorFinding(
            .warning, "space-short", place.description,
            Message(
                zh: "单独挂载的 \(place) 只剩 \(free >> 20) MiB；"
                    + (isDrop ? "写满后该单位不能再投递。" : "写满后登记系统停下，直到能写入为止。"),
                en: "\(place), which is mounted by itself, has \(free >> 20) MiB left; "
                    + (isDrop
                        ? "when it is full its party can drop nothing more."
                        : "when it is full the registry stands still until papers can be written.")),
            advice: Message(
                zh: "在共享的服务器上扩大或者腾出空间。",
                en: "Enlarge it or make room on the share's server."))
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
