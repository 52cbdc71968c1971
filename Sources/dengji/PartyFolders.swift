internal import Pipeline
internal import Registry
internal import Storage
internal import System

/// The two folders of a party, and who may use them by the machine's own permissions.
struct PartyFolders {
    let party: Party
    /// Who may put packages into `inbox/<code>`, beside root; `nil` where there is no such folder, or
    /// where it is on a share that does not answer, or fails.
    let writers: [AccessRights.Holder]?
    /// Who may read what lies in `outbox/<code>`, beside root; `nil` in the same cases.
    let readers: [AccessRights.Holder]?

    init(_ party: Party, _ apart: ApartFolders) throws {
        self.party = party
        func holders(
            _ place: Path, _ wanted: AccessRights.Bits
        ) throws(SystemError) -> [AccessRights.Holder]? {
            do {
                return try apart.look(at: place) { path throws(SystemError) in
                    try Files.accessRights(of: path)
                }?.holders(of: wanted)
            } catch {
                guard error.isMissing || apart.isApart(place) else { throw error }
                return nil
            }
        }
        writers = try holders(PartyFolders.drop(party.id), [.write, .pass])
        readers = try holders(PartyFolders.answers(party.id), [.read, .pass])
    }

    /// Where the party's packages are dropped.
    static func drop(_ party: PartyID) -> Path { WorkspacePaths.inboxFolder(of: party) }

    /// Where the party's papers lie.
    static func answers(_ party: PartyID) -> Path {
        WorkspacePaths.outbox.appending(Path(party.code))
    }

    /// The users behind holders: those of a group are its members. `everybody` is nobody in
    /// particular.
    static func users(_ holders: [AccessRights.Holder]) -> Set<UInt32> {
        var users: Set<UInt32> = []
        for holder in holders {
            switch holder {
            case .user(let user): users.insert(user)
            case .group(let group): users.formUnion(Accounts.members(ofGroup: group))
            case .everybody: break
            }
        }
        return users
    }

    /// Holders for people: `dengji, group jtj (jtj, wang)`. A group without anybody in it is left out.
    static func text(_ holders: [AccessRights.Holder]?) -> String {
        guard let holders else { return "—" }
        let texts = holders.compactMap { holder -> String? in
            switch holder {
            case .user(let user): return Accounts.name(ofUser: user)
            case .everybody: return Message(zh: "任何人", en: "anybody").text
            case .group(let group):
                let members = Accounts.members(ofGroup: group).map(Accounts.name(ofUser:))
                guard !members.isEmpty else { return nil }
                let name = Accounts.name(ofGroup: group)
                return Message(
                    zh: "组 \(name)（\(members.joined(separator: "、"))）",
                    en: "group \(name) (\(members.joined(separator: ", ")))"
                ).text
            }
        }
        return texts.isEmpty ? "root" : texts.joined(separator: ", ")
    }
}

/// The same as JSON.
struct PartyFoldersRow: Encodable {
    struct HolderRow: Encodable {
        /// `user`, `group` or `everybody`.
        let kind: String
        let name: String?
        /// Users of a group.
        let members: [String]?

        init(_ holder: AccessRights.Holder) {
            switch holder {
            case .user(let user):
                (kind, name, members) = ("user", Accounts.name(ofUser: user), nil)
            case .group(let group):
                kind = "group"
                name = Accounts.name(ofGroup: group)
                members = Accounts.members(ofGroup: group).map(Accounts.name(ofUser:))
            case .everybody: (kind, name, members) = ("everybody", nil, nil)
            }
        }
    }

    let code: String
    let name: String
    let trustedFolder: Bool
    /// Absent where there is no drop folder.
    let writers: [HolderRow]?
    /// Absent where there is no folder of answers.
    let readers: [HolderRow]?

    init(_ folders: PartyFolders) {
        code = folders.party.id.code
        name = folders.party.name
        trustedFolder = folders.party.trustsFolder
        writers = folders.writers?.map(HolderRow.init)
        readers = folders.readers?.map(HolderRow.init)
    }
}
