internal import Registry

/// The party that a command is about, which must be on file.
enum PartyAsking {
    /// The party of a code; throws what to do when it is not on file.
    static func known(_ id: PartyID, in workspace: WorkspaceFolder) throws -> Party {
        guard let party = try workspace.parties()[id] else {
            throw CommandError.usage(
                Message(zh: "单位 \(id.code) 没有建档。", en: "the party \(id.code) is not on file."),
                advice: Message(
                    zh: "dengji party list 列出已建档的单位；新单位用 dengji party register。",
                    en: "dengji party list shows who is; register a new one with dengji party "
                        + "register."))
        }
        return party
    }
}
