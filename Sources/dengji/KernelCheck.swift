internal import Cell
internal import Registry
internal import Storage
internal import System

/// What this kernel has of what the program uses.
struct KernelCheck: DoctorCheck {
    static let code = "kernel"
    static let title = Message(zh: "内核", en: "kernel")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let gaps = Cell.gaps()
        if !gaps.isEmpty { findings.append(KernelCheck.incomplete(gaps, "kernel")) }
        if try !hasOpenBeneath(examined.root) { findings.append(KernelCheck.missing("openat2")) }
        for place in [WorkspacePaths.registry, WorkspacePaths.inbox]
        where try examined.attempt(at: place, KernelCheck.renamesWithoutReplacing) == false {
            findings.append(KernelCheck.missing("renameat2", place.description))
        }
        return findings + (try watches(examined))
    }

    /// The parts of the cell that are missing.
    static func incomplete(_ gaps: [CellGap], _ subject: String) -> DoctorFinding {
        let chinese = gaps.map(\.part.chinese).joined(separator: "、")
        let english = gaps.map { "\($0.part.english) (\($0.reason))" }.joined(separator: "; ")
        return DoctorFinding(
            .warning, "cell-incomplete", subject,
            Message(
                zh: "检查进程不能完全锁住，缺：\(chinese)。来件仍在没有密钥的子进程中打开。",
                en:
                    "examiners cannot lock themselves in whole; missing: \(english). "
                    + "Packages are still "
                    + "opened in child processes without keys."),
            advice: Message(
                zh: "使用 Linux 6.12 以上的内核，启动参数 lsm= 中含 landlock，容器不禁止 landlock 和 seccomp；"
                    + "要求完整才收件的，在 config.xml 中写 <cell required=\"true\"/>。",
                en:
                    "Use Linux 6.12 or later with landlock among lsm= at boot, and a "
                    + "container that "
                    + "forbids neither landlock nor seccomp. To take nothing in without the whole, put "
                    + "<cell required=\"true\"/> into config.xml."))
    }

    private func hasOpenBeneath(_ root: Path) throws(SystemError) -> Bool {
        let folder = try Files.openFolder(root)
        do {
            _ = try folder.openFolder(beneath: WorkspacePaths.registry)
            return true
        } catch {
            guard error.isNotImplemented else { throw error }
            return false
        }
    }

    /// Whether a rename refuses a taken name; claims rest on it. Where no file may be made, the clock's
    /// check has told so.
    private static func renamesWithoutReplacing(in folder: Path) throws(SystemError) -> Bool {
        let names = ["a", "b"].map { Path(".doctor-\(ThisProcess.pid)-\($0).tmp") }
            .map { folder.appending($0) }
        do {
            _ = try Files.create(names[0], permissions: 0o600)
        } catch {
            guard error.isDenied else { throw error }
            return true
        }
        do {
            try Files.rename(names[0], to: names[1], replacing: false)
            try Files.unlink(names[1])
            return true
        } catch {
            try Files.unlink(names[0])
            guard error.isNotImplemented else { throw error }
            return false
        }
    }

    private static func missing(_ call: String, _ subject: String = "kernel") -> DoctorFinding {
        DoctorFinding(
            .fault, "no-\(call)", subject,
            Message(
                zh: "内核或者文件系统没有 \(call)，dengji 不能可靠运行。",
                en:
                    "the kernel or the file system has no \(call); dengji does not work "
                    + "without it."),
            advice: Message(
                zh: "使用 Linux 5.6 以上的内核和本机文件系统（ext4、XFS）。",
                en: "Use Linux 5.6 or later and a local file system (ext4, XFS)."))
    }

    /// Watches for each drop folder, beside what else runs.
    private func watches(_ examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        guard try examined.folder.configuration()?.usesEvents != false else { return [] }
        let needed = try examined.folder.parties().values.count(where: \.trustsFolder) + 100
        let limit: Path = "/proc/sys/fs/inotify/max_user_watches"
        let text = String(decoding: try Files.open(limit).readAll(max: 100), as: UTF8.self)
        guard let allowed = Int(text.prefix { $0.isNumber }), allowed < needed else { return [] }
        return [
            DoctorFinding(
                .warning, "watches-short", limit.description,
                Message(
                    zh: "每个用户只能监视 \(allowed) 个文件夹，这里至少需要 \(needed) 个；不够时按间隔查看，来件晚一些发现。",
                    en:
                        "a user may watch \(allowed) folders and \(needed) are needed "
                        + "here; without events "
                        + "drops are found at the next look."),
                advice: Message(
                    zh: "运行 sysctl fs.inotify.max_user_watches=65536，并写入 /etc/sysctl.d/",
                    en:
                        "Run: sysctl fs.inotify.max_user_watches=65536, and keep it in "
                        + "/etc/sysctl.d/"
                ))
        ]
    }
}
