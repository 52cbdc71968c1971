internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// Whether each party's folders are its own: who may write into a drop folder that stands for its party
/// acts in the party's name.
struct PartyFoldersCheck: DoctorCheck {
    static let code = "party-folders"
    static let title = Message(zh: "单位文件夹", en: "folders of parties")

    func findings(in examined: ExaminedWorkspace) throws -> [DoctorFinding] {
        let folders = try examined.folder.parties().values.sorted { $0.id < $1.id }
            .map { try PartyFolders($0, examined.apart) }
        // The registry's own user may use them all.
        let own = examined.owner
        let writable = PartyFoldersCheck.byUser(folders, except: own) { folders in
            folders.party.trustsFolder ? folders.writers : nil
        }
        let readable = PartyFoldersCheck.byUser(folders, except: own, \.readers)
        var findings = own == ThisProcess.user ? try closed(folders, examined) : []
        for (user, parties) in writable where parties.count > 1 {
            findings.append(PartyFoldersCheck.writesForSeveral(user, parties))
        }
        for (user, parties) in readable where parties.count > 1 {
            findings.append(PartyFoldersCheck.readsOfSeveral(user, parties))
        }
        return findings + (try open(folders, examined))
    }

    /// Users who may use folders of parties, by name.
    private static func byUser(
        _ folders: [PartyFolders], except own: UInt32,
        _ holders: (PartyFolders) -> [AccessRights.Holder]?
    ) -> [(user: String, parties: [Party])] {
        var parties: [UInt32: [Party]] = [:]
        for folder in folders {
            for user in PartyFolders.users(holders(folder) ?? []) where user != own && user != 0 {
                parties[user, default: []].append(folder.party)
            }
        }
        return parties.map { (Accounts.name(ofUser: $0.key), $0.value) }
            .sorted { $0.user < $1.user }
    }

    /// Drop folders from which this process could take nothing.
    private func closed(_ folders: [PartyFolders], _ examined: ExaminedWorkspace) throws
        -> [DoctorFinding]
    {
        try folders.filter { $0.writers != nil }.compactMap { folder in
            let place = PartyFolders.drop(folder.party.id)
            // A share that fell silent meanwhile is another check's finding.
            guard try examined.apart.look(at: place, Files.mayUseFolder) == false else {
                return nil
            }
            return DoctorFinding(
                .fault, "drop-folder-closed", place.description,
                Message(
                    zh: "dengji 不能从 \(place) 取走文件，\(folder.party.name) 的来件都收不了。",
                    en: "dengji may not take files out of \(place): nothing that "
                        + "\(folder.party.name) drops is taken in."),
                advice: PartyFoldersCheck.handingOver(folder.party))
        }
    }

    /// Folders of answers that everybody on the machine may read, and can come to.
    private func open(_ folders: [PartyFolders], _ examined: ExaminedWorkspace) throws
        -> [DoctorFinding]
    {
        for place: Path in [".", WorkspacePaths.outbox] {
            let rights = try examined.apart.look(at: place) { path throws(SystemError) in
                try Files.accessRights(of: path)
            }
            guard let rights, rights.holders(of: .pass).contains(.everybody) else { return [] }
        }
        return folders.filter { $0.readers?.contains(.everybody) == true }.map { folder in
            let place = PartyFolders.answers(folder.party.id)
            return DoctorFinding(
                .warning, "answers-open", place.description,
                Message(
                    zh: "本机任何用户都能读 \(place)，其中是给 \(folder.party.name) 的文书。",
                    en: "every user of this machine may read \(place), where the papers for "
                        + "\(folder.party.name) lie."),
                advice: PartyFoldersCheck.handingOver(folder.party))
        }
    }

    private static func writesForSeveral(_ user: String, _ parties: [Party]) -> DoctorFinding {
        DoctorFinding(
            .warning, "drop-folders-shared", user,
            Message(
                zh: "用户 \(user) 能以多个单位的名义投递：\(names(parties, "、"))。",
                en: "the user \(user) may send in the names of several parties: "
                    + "\(names(parties, ", "))."),
            advice: Message(
                zh: "各单位用各自的用户组：dengji party access 代码 --group 组名",
                en: "Give each party a group of its own: dengji party access CODE --group GROUP"))
    }

    private static func readsOfSeveral(_ user: String, _ parties: [Party]) -> DoctorFinding {
        DoctorFinding(
            .remark, "answers-shared", user,
            Message(
                zh: "用户 \(user) 能读多个单位的答复：\(names(parties, "、"))。",
                en: "the user \(user) may read the answers to several parties: "
                    + "\(names(parties, ", "))."),
            advice: Message(
                zh: "不应如此的，从组中去掉：gpasswd -d \(user) 组名",
                en: "Where that should not be, take it out of the group: gpasswd -d \(user) GROUP"))
    }

    private static func names(_ parties: [Party], _ separator: String) -> String {
        parties.map(\.name).joined(separator: separator)
    }

    private static func handingOver(_ party: Party) -> Message {
        Message(
            zh: "运行 dengji party access \(party.id.code) --group 组名",
            en: "Run: dengji party access \(party.id.code) --group GROUP")
    }
}
