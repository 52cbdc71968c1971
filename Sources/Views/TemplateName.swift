internal import Registry

/// The templates that pages are made with; others may exist as their parts.
enum TemplateName {
    /// Around every paper.
    static let paper = "paper"
    /// The index of publicity.
    static let publicityIndex = "publicity-index"
    /// The page of a todo folder.
    static let todo = "todo"
    /// The overview of the city's catalogue.
    static let catalogueIndex = "catalogue-index"
    /// The catalogue of one provider or operator.
    static let catalogueProvider = "catalogue-provider"
    /// What should be registered and is not.
    static let catalogueReminders = "catalogue-reminders"

    /// The public status list.
    static let status = "status"
    /// A part of it.
    static let statusShard = "status-shard"

    /// A party's desk.
    static let desk = "desk"
    /// A case for a party that does not decide it.
    static let deskCase = "desk-case"
    /// The digest of a morning.
    static let digest = "digest"

    /// The inside of a paper of that kind.
    static func body(of kind: PaperKind) -> String { "paper-" + kind.rawValue }

    /// Every template without which some page could not be made.
    static let required =
        [
            paper, publicityIndex, todo, catalogueIndex, catalogueProvider, catalogueReminders,
            status, statusShard, desk, deskCase, digest,
        ] + PaperKind.allCases.map(body(of:))
}
