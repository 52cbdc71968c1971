internal import Registry
internal import WorkingDays

/// Where a paper lies in `outbox/`, and under which gapless number (the folder contract).
struct OutboxPlace: Hashable {
    /// The folder below `outbox/`, also the counter's name.
    var folder: String
    /// The name of a publicity in its public section, under which others link to it; `nil` where
    /// names are numbered, as for everything that is published about it later.
    var fixedName: String?

    /// Where an addressee finds its papers: its own folder, the keeper's `to-post/` when it has
    /// none, `_unclaimed/` when nobody knows who it is.
    init(
        _ addressee: Addressee, order: PaperOrder, parties: [PartyID: Party], keeper: PartyID
    ) {
        switch addressee {
        case .party(let id):
            folder = OutboxPlace.folder(of: id, parties: parties, keeper: keeper)
        case .unclaimed: folder = "_unclaimed"
        case .publicSection(let section):
            folder = "public/" + section
            if order.kind == .publicity, let number = order.caseNumber {
                fixedName = number.text + ".xml"
            }
        }
    }

    /// The folder below `outbox/` in which a party finds its papers.
    static func folder(of party: PartyID, parties: [PartyID: Party], keeper: PartyID) -> String {
        parties[party]?.hasFolder == true ? party.code : keeper.code + "/to-post"
    }

    /// The path below `outbox/`: `<folder>/2026/00000042_acknowledgement_<reference>.xml`.
    func path(of order: PaperOrder, year: Int, reference: String, numbering: inout Numbering)
        -> String
    {
        if let fixedName { return folder + "/" + fixedName }
        return OutboxPlace.numbered(
            folder, year, "_\(order.kind.rawValue)_\(reference).xml", &numbering)
    }

    /// The next number of a folder, with what follows it in the name.
    private static func numbered(
        _ folder: String, _ year: Int, _ rest: String, _ numbering: inout Numbering
    ) -> String {
        "\(folder)/\(year)/\(numbering.next("outbox:" + folder).padded(to: 8))\(rest)"
    }
}

extension OutboxPlace {
    /// The folder of a numbered paper's path.
    static func folder(ofNumbered path: String) -> String {
        path.split(separator: "/").dropLast(2).joined(separator: "/")
    }

    /// The path under which a numbered paper is sent once more, or `nil` for a paper that has a
    /// name of its own in a public section.
    static func renewed(_ path: String, year: Int, _ numbering: inout Numbering) -> String? {
        let parts = path.split(separator: "/")
        guard parts.count >= 3, let underscore = parts[parts.count - 1].firstIndex(of: "_"),
            parts[0] != "public"
        else { return nil }
        return numbered(
            folder(ofNumbered: path), year, String(parts[parts.count - 1][underscore...]),
            &numbering)
    }
}
