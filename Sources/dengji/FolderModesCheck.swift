internal import Registry
internal import Storage
internal import System

/// Permissions of the workspace's folders, of the way to them, and of the parties' drop folders.
struct FolderModesCheck: DoctorCheck {
    static let code = "permissions"
    static let title = Message(zh: "权限", en: "permissions")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        if examined.owner != ThisProcess.user {
            findings.append(FolderModesCheck.otherUser(examined.owner))
        }
        findings += try way(to: examined)
        for place in [WorkspacePaths.registry, WorkspacePaths.outbox, WorkspacePaths.schemas] {
            guard let status = try examined.status(of: place) else { continue }
            let guarded = GuardedPlace(place: place, status: status, own: examined.owner)
            let consequence =
                place == WorkspacePaths.schemas
                ? FolderModesCheck.proposing : FolderModesCheck.unreliable
            if guarded.isOpen {
                findings.append(guarded.open(consequence))
            } else if place == WorkspacePaths.registry, status.mode & 0o005 != 0 {
                // Whoever cannot enter the registry cannot read what lies in it.
                findings.append(FolderModesCheck.readable(guarded))
            }
            if guarded.isForeign {
                findings.append(guarded.foreign(.fault, consequence))
            }
        }
        return try findings + inbox(examined) + dropFolders(examined)
    }

    private static let unreliable = Message(
        zh: "日志、文书、规则不再可靠",
        en: "journal, papers and rules prove nothing any more")
    private static let proposing = Message(
        zh: "可以改动下一次采用的规则", en: "could change what is adopted next")
    private static let replaceable = Message(
        zh: "可以用别的文件夹替换 registry/", en: "could put another folder in the place of registry/")

    /// The workspace's own folder and those above it.
    private func way(to examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let root = try Files.realPath(examined.root)
        let status = try Files.status(of: root)
        let guarded = GuardedPlace(place: root, status: status, own: examined.owner)
        var findings: [DoctorFinding] = []
        if guarded.isOpen { findings.append(guarded.open(FolderModesCheck.replaceable)) }
        if guarded.isForeign {
            findings.append(guarded.foreign(.fault, FolderModesCheck.replaceable))
        }
        return findings
            + (try GuardedPlace.above(root, own: examined.owner, FolderModesCheck.replaceable))
    }

    /// Where anybody may drop, names belong to who made them, or anybody could put a folder of his own in
    /// the place of a party's.
    private func inbox(_ examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let place = WorkspacePaths.inbox
        guard let status = try examined.status(of: place) else { return [] }
        let guarded = GuardedPlace(place: place, status: status, own: examined.owner)
        var findings: [DoctorFinding] = []
        let consequence = Message(
            zh: "可以替换各单位的投递文件夹，以其名义投递",
            en: "could put another folder in the place of a party's, and send in its name")
        if guarded.isForeign { findings.append(guarded.foreign(.fault, consequence)) }
        guard guarded.isOpen, status.mode & 0o1000 == 0 else { return findings }
        let who =
            status.mode & 0o002 != 0
            ? Message(zh: "任何人", en: "anybody") : Message(zh: "同组用户", en: "its group")
        findings.append(
            DoctorFinding(
                .fault, "drop-folders-replaceable", place.description,
                Message(
                    zh: "\(place)\(guarded.particulars.zh)\(who.zh)都可以给其中的文件夹改名，\(consequence.zh)。",
                    en:
                        "\(place)\(guarded.particulars.en): \(who.en) may rename the folders in it, "
                        + "and \(consequence.en)."),
                advice: Message(
                    zh: "公共投递须开放的，运行 chmod +t \(place)；否则运行 chmod g-w,o-w \(place)",
                    en: "Where it must be open to drop into, run: chmod +t \(place); else: "
                        + "chmod g-w,o-w \(place)")))
        return findings
    }

    /// Drop folders that stand for their party: whoever can write into one is that party.
    private func dropFolders(_ examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        let parties = try examined.folder.parties().values.sorted { $0.id < $1.id }
        for party in parties where party.trustsFolder {
            let place = WorkspacePaths.inboxFolder(of: party.id)
            guard let status = try examined.status(of: place), status.mode & 0o002 != 0
            else { continue }
            findings.append(
                DoctorFinding(
                    .fault, "drop-folder-open", place.description,
                    Message(
                        zh: "\(place) 任何人都可以写入，而放进去的来件都算 \(party.name) 的。",
                        en:
                            "anybody may write into \(place), and what lies there counts "
                            + "as sent by \(party.name)."),
                    advice: GuardedPlace.closing(place)))
        }
        return findings
    }

    private static func readable(_ guarded: GuardedPlace) -> DoctorFinding {
        let place = guarded.place
        return DoctorFinding(
            .remark, "readable-by-others", place.description,
            Message(
                zh: "\(place)\(guarded.particulars.zh)本机任何用户都可以看到其中的文件名。",
                en: "\(place)\(guarded.particulars.en): every user of this machine sees the names "
                    + "in it."),
            advice: Message(zh: "运行 chmod o= \(place)", en: "Run: chmod o= \(place)"))
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
}
