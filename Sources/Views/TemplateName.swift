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

    /// The first page of the public site.
    static let siteHome = "site-home"
    /// The search page.
    static let siteSearch = "site-search"
    /// The verify page.
    static let siteVerify = "site-verify"
    /// The page of an entry of the register.
    static let siteEntry = "site-entry"
    /// The index of announcements.
    static let siteAnnouncements = "site-announcements"
    /// Statistics.
    static let siteStatistics = "site-statistics"

    /// The page of one application form; sets from before the forms have none.
    static let apply = "apply"
    /// The list of all forms; the same.
    static let applyIndex = "apply-index"

    /// A case told from its docket; sets adopted before there was one have none, and lack nothing that
    /// becomes due.
    static let explain = "explain"

    /// A party's desk.
    static let desk = "desk"
    /// A case for a party that does not decide it.
    static let deskCase = "desk-case"
    /// The digest of a morning.
    static let digest = "digest"

    /// The inside of a paper of that kind.
    static func body(of kind: PaperKind) -> String { "paper-" + kind.rawValue }

    /// The templates of the public site; sets from before it have none.
    static let ofSite = [
        siteHome, siteSearch, siteVerify, siteEntry, siteAnnouncements, siteStatistics,
    ]

    /// Every template without which some page could not be made.
    static let required =
        [
            paper, publicityIndex, todo, catalogueIndex, catalogueProvider, catalogueReminders,
            status, statusShard, desk, deskCase, digest,
        ] + PaperKind.allCases.map(body(of:))
}
