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

    /// A case told from its docket; sets adopted before there was one have none, and lack nothing that
    /// becomes due.
    static let explain = "explain"

    /// The inside of a paper of that kind.
    static func body(of kind: PaperKind) -> String { "paper-" + kind.rawValue }

    /// Every template without which some page could not be made.
    static let required =
        [
            paper, publicityIndex, todo, catalogueIndex, catalogueProvider, catalogueReminders,
            status, statusShard,
        ] + PaperKind.allCases.map(body(of:))
}
