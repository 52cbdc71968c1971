internal import System

/// A file or folder that nobody but root and the registry's own user should be able to change.
struct GuardedPlace {
    /// As findings name it: below the workspace's folder, or absolute.
    let place: Path
    let status: FileStatus
    /// The registry's own user.
    let own: UInt32

    /// Whether its owner, who may change it whatever its mode, is neither root nor the registry's user.
    var isForeign: Bool { status.owner != 0 && status.owner != own }

    /// Whether its mode, or the widest entry of its access control list, lets its group or anybody write.
    var isOpen: Bool { status.mode & 0o022 != 0 }

    /// `（权限 775，属主 root）`
    var particulars: Message {
        let mode = String(status.mode & 0o7777, radix: 8)
        let owner = Accounts.name(ofUser: status.owner)
        return Message(zh: "（权限 \(mode)，属主 \(owner)）", en: " (mode \(mode), owner \(owner))")
    }

    /// Its mode lets others write. `consequence` says what follows, as a clause.
    func open(to who: Message? = nil, _ consequence: Message) -> DoctorFinding {
        let who =
            who
            ?? (status.mode & 0o002 != 0
                ? Message(zh: "任何人", en: "anybody") : Message(zh: "同组用户", en: "its group"))
        return DoctorFinding(
            .fault, "writable-by-others", place.description,
            Message(
                zh: "\(place)\(particulars.zh)\(who.zh)都可以改动，\(consequence.zh)。",
                en: "\(place)\(particulars.en): \(who.en) may change it, and \(consequence.en)."),
            advice: GuardedPlace.closing(place))
    }

    /// It belongs to somebody else. `consequence` says what follows, as a clause.
    func foreign(
        _ weight: DoctorFinding.Weight, _ consequence: Message
    ) -> DoctorFinding {
        let owner = Accounts.name(ofUser: status.owner)
        return DoctorFinding(
            weight, "owned-by-other", place.description,
            Message(
                zh: "\(place)\(particulars.zh)不属于登记系统的用户，\(owner) 随时可以改动它，"
                    + "\(consequence.zh)。",
                en:
                    "\(place)\(particulars.en) is not the registry's user's: \(owner) may change it "
                    + "at any time, and \(consequence.en)."),
            advice: Message(
                zh: "运行 chown \(Accounts.name(ofUser: own)) \(place)",
                en: "Run: chown \(Accounts.name(ofUser: own)) \(place)"))
    }

    /// How a place is closed to others.
    static func closing(_ place: Path) -> Message {
        Message(
            zh: "运行 chmod g-w,o-w \(place)；需要他人写入的，只给那个用户或者组。",
            en:
                "Run: chmod g-w,o-w \(place); where somebody else must write, let that "
                + "user or group alone.")
    }
}

extension GuardedPlace {
    /// The folders above an absolute path without links: whoever may take names out of one can put another
    /// file or folder in the place of what the path leads to.
    ///
    /// Whether a group counts depends on who is in it: many folders of a machine belong to a group of
    /// administrators, or of nobody. Where names belong to their makers (the sticky bit, as of `/tmp`)
    /// nobody else can take them.
    static func above(
        _ path: Path, own: UInt32, _ consequence: Message
    ) throws -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        var folder = path
        while folder != "/" {
            folder = folder.folder
            findings += try judged(folder, own: own, consequence)
        }
        return findings
    }

    /// One absolute path, by its owner, mode and access control list.
    static func judged(
        _ path: Path, own: UInt32, _ consequence: Message
    ) throws -> [DoctorFinding] {
        let status = try Files.status(of: path, followingLink: true)
        let guarded = GuardedPlace(place: path, status: status, own: own)
        var findings: [DoctorFinding] = []
        if guarded.isForeign { findings.append(guarded.foreign(.warning, consequence)) }
        let isSticky = status.kind == .folder && status.mode & 0o1000 != 0
        guard guarded.isOpen, !isSticky else { return findings }
        let writers = try Files.accessRights(of: path).holders(of: .write)
        if writers.contains(.everybody) {
            findings.append(guarded.open(consequence))
        } else {
            let users = PartyFolders.users(writers).subtracting([0, own, status.owner])
            if !users.isEmpty {
                let names = users.map(Accounts.name(ofUser:)).sorted()
                findings.append(
                    guarded.open(
                        to: Message(
                            zh: names.joined(separator: "、"), en: names.joined(separator: ", ")),
                        consequence))
            }
        }
        return findings
    }
}
