/// The public page of an entry of the register.
struct SiteEntryPage {
    var site = SiteFrame()
    var demonstration: String?
    var entryNumber = ""
    var siteEntryName = ""
    var entryYear = ""
    var regionName = ""
    /// The page of the part of the status list that it stands in.
    var shardPage = ""
    var stateTitle = ""
    var stateColour = ""
    var stateSince = ""
    var entryMarks: [LabelledRow] = []
    var entryRows: [LabelledRow] = []
    var versionRows: [EntryVersionRow] = []
    var related: [RelatedRow] = []
    var moreRelated: String?
    var actRows: [EntryActRow] = []
}

/// A version of it.
struct EntryVersionRow {
    var versionNumber = ""
    var isCurrentVersion = false
    var versionAct = ""
    var versionSpan = ""
    var versionPublicity: String?
    var versionCase = ""
}

/// An entry that it rests on, or that rests on it.
struct RelatedRow {
    var relation = ""
    var relatedNumber = ""
    var relatedName = ""
    var relatedLink = ""
    var relatedState: String?
    var relatedColour = ""
}

/// A line of its history.
struct EntryActRow {
    var actDay = ""
    var actTitle = ""
    var actVersion = ""
    var actDocument: String?
    var entryActArticle: String?
}
