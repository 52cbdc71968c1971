internal import Storage
internal import System

/// Owners and modes of everything in `registry/`, the keys apart: the journal, the parties, the sets of
/// rules, the cases.
struct RegistryTreeCheck: DoctorCheck {
    static let code = "registry-files"
    static let title = Message(zh: "登记库文件", en: "files of the registry")

    /// So many are looked at, those nearest to `registry/` first; about two seconds.
    static let mostEntries = 200_000
    /// So many findings of a kind are told one by one.
    static let mostTold = 20

    private static let consequence = Message(
        zh: "日志、文书、规则不再可靠",
        en: "journal, papers and rules prove nothing any more")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var open: [DoctorFinding] = []
        var foreign: [DoctorFinding] = []
        let isWhole = try RegistryTreeCheck.walk(examined) { place, status in
            let guarded = GuardedPlace(place: place, status: status, own: examined.owner)
            if guarded.isOpen { open.append(guarded.open(RegistryTreeCheck.consequence)) }
            if guarded.isForeign {
                foreign.append(guarded.foreign(.fault, RegistryTreeCheck.consequence))
            }
        }
        return RegistryTreeCheck.shortened(open) + RegistryTreeCheck.shortened(foreign)
            + (isWhole ? [] : [RegistryTreeCheck.cut])
    }

    /// Goes through the tree, level by level; whether it came to its end.
    private static func walk(
        _ examined: ExaminedWorkspace, _ each: (Path, FileStatus) -> Void
    ) throws(SystemError) -> Bool {
        var level = [WorkspacePaths.registry]
        var count = 0
        while !level.isEmpty {
            var next: [Path] = []
            for folder in level {
                for name in try names(in: examined.path(folder)) {
                    let place = folder.appending(name)
                    // They have a check of their own.
                    if place == WorkspacePaths.keys { continue }
                    count += 1
                    guard count <= mostEntries else { return false }
                    let isTop = folder == WorkspacePaths.registry
                    guard let status = try status(of: examined.path(place), isTop) else { continue }
                    each(place, status)
                    if status.kind == .folder { next.append(place) }
                }
            }
            level = next
        }
        return true
    }

    /// None of a folder that went meanwhile: a registry at work has such.
    private static func names(in folder: Path) throws(SystemError) -> [Path] {
        do {
            return try Files.names(in: folder).sorted()
        } catch {
            guard error.isMissing else { throw error }
            return []
        }
    }

    /// A link directly in `registry/` leads to a part of it; of others not even the mode means anything.
    private static func status(
        of path: Path, _ isTop: Bool
    ) throws(SystemError) -> FileStatus? {
        do {
            let status = try Files.status(of: path, followingLink: isTop)
            return status.kind == .symbolicLink ? nil : status
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// The first of many, and how many there are besides.
    private static func shortened(_ findings: [DoctorFinding]) -> [DoctorFinding] {
        let rest = findings.count - mostTold
        guard rest > 0, let last = findings.last else { return findings }
        let registry = WorkspacePaths.registry
        return findings.prefix(mostTold) + [
            DoctorFinding(
                last.weight, last.code, registry.description,
                Message(
                    zh: "登记库中还有 \(rest) 处同样的问题，不逐一列出。",
                    en: "the same is so at \(rest) more places in the registry, not listed."),
                advice: last.code == "owned-by-other"
                    ? Message(
                        zh: "运行 chown -R 登记系统的用户 \(registry)",
                        en: "Run: chown -R THE-REGISTRYS-USER \(registry)")
                    : Message(
                        zh: "运行 chmod -R g-w,o-w \(registry)",
                        en: "Run: chmod -R g-w,o-w \(registry)"))
        ]
    }

    private static let cut = DoctorFinding(
        .remark, "not-all-looked-at", WorkspacePaths.registry.description,
        Message(
            zh: "登记库的文件多于 \(mostEntries) 个，较深的没有查看权限。",
            en: "the registry has more than \(mostEntries) files, and the modes of the deeper ones "
                + "were not looked at."),
        advice: Message(
            zh: "运行 find registry -perm /022 ! -type l，列出可由他人改动的",
            en: "Run: find registry -perm /022 ! -type l; it lists what others may change"))
}
