internal import Pipeline
internal import Storage
internal import System

/// Whether the file systems keep what a sync has promised, when the power goes.
struct FileSystemCheck: DoctorCheck {
    static let code = "file-systems"
    static let title = Message(zh: "文件系统", en: "file systems")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        var mounts: [(place: Path, mount: Mount)] = []
        for place in [WorkspacePaths.registry, WorkspacePaths.outbox]
        where !examined.apart.isApart(place) {
            let path = try Files.realPath(examined.path(place))
            guard let mount = Mount.holding(path, among: examined.mounts) else { continue }
            mounts.append((place, mount))
        }
        // What a mount is is known without asking its server.
        mounts += examined.apart.folders.map { ($0.place, $0.mount) }
        for (place, mount) in mounts {
            if let doubt = FileSystemCheck.doubt(mount) {
                findings.append(FileSystemCheck.finding(place, mount, doubt))
            }
            if mount.options.contains("ro") { findings.append(FileSystemCheck.readOnly(place)) }
        }
        return findings
    }

    /// Why a file system may lose what was synced; `nil` where nothing speaks for it.
    private static func doubt(_ mount: Mount) -> Message? {
        switch mount.type {
        case "tmpfs", "ramfs": return Message(zh: "只在内存中", en: "lives in memory alone")
        case "overlay", "aufs":
            return Message(zh: "随容器一起消失", en: "goes with its container")
        case "vfat", "msdos", "exfat", "ntfs", "ntfs3", "hfsplus", "minix":
            return Message(
                zh: "不保存权限，或者没有日志", en: "keeps no permissions or no journal")
        case "nfs", "nfs4", "cifs", "smb3", "9p", "virtiofs", "ceph", "afs", "glusterfs":
            return Message(
                zh: "在网络上，同步和改名能否保证取决于服务器",
                en: "lies on a network, and its server decides what a sync and a rename are worth")
        default: break
        }
        if mount.type.hasPrefix("fuse") {
            return Message(
                zh: "由一个程序提供，同步能否保证取决于它",
                en: "is served by a program, which decides what a sync is worth")
        }
        if mount.hasJournal == false {
            return Message(
                zh: "没有日志，断电后须全面检查，可能丢失文件",
                en: "has no journal: after a power cut it must be checked whole and may lose files")
        }
        if !mount.options.isDisjoint(with: ["nobarrier", "barrier=0"]) {
            return Message(
                zh: "以不等待磁盘缓存的方式挂载（nobarrier）",
                en: "is mounted without waiting for the disk's cache (nobarrier)")
        }
        return nil
    }

    private static func finding(_ place: Path, _ mount: Mount, _ doubt: Message)
        -> DoctorFinding
    {
        let isRegistry = place == WorkspacePaths.registry
        let isDrop = place.lies(atOrBelow: WorkspacePaths.inbox)
        return DoctorFinding(
            isRegistry ? .warning : .remark, "durability", place.description,
            Message(
                zh: "\(place) 所在的 \(mount.type)（挂载于 \(mount.point)）\(doubt.zh)。",
                en: "the \(mount.type) of \(place), mounted at \(mount.point), \(doubt.en)."),
            advice: Message(
                zh: isRegistry
                    ? "把工作区放在本机带日志的 ext4 或者 XFS 上；确实不能的，按小时备份：dengji backup"
                    : isDrop
                        ? "断电后，收走的来件可能再次出现，会得到同样的答复；放入后还没有收走的可能丢失。"
                        : "收件人的文件可由登记库补发：dengji resend",
                en: isRegistry
                    ? "Put the workspace on a local ext4 or XFS with a journal; where that cannot be, "
                        + "back up by the hour: dengji backup"
                    : isDrop
                        ? "After a power cut a package that was taken may lie there again, and is given "
                            + "the same answer; what was not taken yet may be gone."
                        : "What recipients lose can be sent again from the registry: dengji resend")
        )
    }

    private static func readOnly(_ place: Path) -> DoctorFinding {
        DoctorFinding(
            .fault, "read-only", place.description,
            Message(
                zh: "\(place) 所在的文件系统是只读的。", en: "the file system of \(place) is read-only."),
            advice: Message(
                zh: "查看 dmesg：出错的磁盘会被改为只读；修好后重新挂载。",
                en: "See dmesg: a disk with errors is made read-only. Mend it, then mount it again."
            ))
    }
}
