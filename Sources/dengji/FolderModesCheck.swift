internal import Registry
internal import Storage
internal import System

/// Permissions of the workspace's folders and of what lies directly in `registry/`.
struct FolderModesCheck: DoctorCheck {
    static let code = "permissions"
    static let title = Message(zh: "权限", en: "permissions")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let registry = WorkspacePaths.registry
        let status = try Files.status(of: examined.path(registry), followingLink: true)
        if status.owner != ThisProcess.user {
            findings.append(FolderModesCheck.otherUser(status.owner))
        }
        findings += FolderModesCheck.judge(registry, status.mode)
        for name in try Files.names(in: examined.path(registry)).sorted() {
            let place = registry.appending(name)
            // Keys have a check of their own.
            guard place != WorkspacePaths.keys,
                let found = try FolderModesCheck.statusIfThere(examined.path(place))
            else { continue }
            // Whoever cannot enter the registry cannot read what lies in it.
            findings += FolderModesCheck.judge(place, found.mode & ~0o055)
        }
        for place in [WorkspacePaths.outbox, WorkspacePaths.schemas] {
            guard let found = try FolderModesCheck.statusIfThere(examined.path(place)) else {
                continue
            }
            findings += FolderModesCheck.judge(place, found.mode & ~0o055)
        }
        return findings + (try dropFolders(examined))
    }

    /// Drop folders that stand for their party: whoever can write into one is that party.
    private func dropFolders(_ examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let parties = try examined.folder.parties().values.sorted { $0.id < $1.id }
        for party in parties where party.trustsFolder {
            let place = WorkspacePaths.inboxFolder(of: party.id)
            guard let found = try FolderModesCheck.statusIfThere(examined.path(place)),
                found.mode & 0o002 != 0
            else { continue }
            findings.append(
                DoctorFinding(
                    .fault, "drop-folder-open", place.description,
                    Message(
                        zh: "\(place) 任何人都可以写入，而放进去的来件都算 \(party.name) 的。",
                        en:
                            "anybody may write into \(place), and what lies there counts "
                            + "as sent by "
                            + "\(party.name)."),
                    advice: FolderModesCheck.closing(place)))
        }
        return findings
    }

    private static func judge(_ place: Path, _ mode: UInt32) -> [DoctorFinding] {
        let digits = String(mode & 0o7777, radix: 8)
        if mode & 0o022 != 0 {
            let who =
                mode & 0o002 != 0
                ? Message(zh: "任何人", en: "anybody") : Message(zh: "同组用户", en: "its group")
            return [
                DoctorFinding(
                    .fault, "writable-by-others", place.description,
                    Message(
                        zh: "\(place) 的权限为 \(digits)，\(who.zh)都可以改动，日志、文书、规则不再可靠。",
                        en:
                            "\(place) has mode \(digits): \(who.en) may change it, and "
                            + "journal, papers "
                            + "and rules prove nothing any more."),
                    advice: closing(place))
            ]
        }
        guard mode & 0o005 != 0 else { return [] }
        return [
            DoctorFinding(
                .remark, "readable-by-others", place.description,
                Message(
                    zh: "\(place) 的权限为 \(digits)，本机任何用户都可以看到其中的文件名。",
                    en:
                        "\(place) has mode \(digits): every user of this machine sees "
                        + "the names in it."),
                advice: Message(zh: "运行 chmod o= \(place)", en: "Run: chmod o= \(place)"))
        ]
    }

    private static func closing(_ place: Path) -> Message {
        Message(
            zh: "运行 chmod g-w,o-w \(place)；需要他人写入的，只给那个用户或者组。",
            en:
                "Run: chmod g-w,o-w \(place); where somebody else must write, let that "
                + "user or group "
                + "alone.")
    }

    private static func otherUser(_ owner: UInt32) -> DoctorFinding {
        DoctorFinding(
            .remark, "other-user", WorkspacePaths.registry.description,
            Message(
                zh: "registry/ 属于用户 \(owner)，而现在的用户是 \(ThisProcess.user)。",
                en: "registry/ belongs to user \(owner), and this is user \(ThisProcess.user)."),
            advice: Message(
                zh: "以 dengji run 所用的用户运行 dengji doctor，才能看到它能做什么。",
                en:
                    "Run dengji doctor as the user that runs dengji run, to see what that one can do."
            ))
    }

    private static func statusIfThere(_ path: Path) throws(SystemError) -> FileStatus? {
        do {
            let found = try Files.status(of: path)
            // A link's own mode means nothing.
            return found.kind == .symbolicLink
                ? try Files.status(of: path, followingLink: true) : found
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }
}
