// The pages of the public site as plain values.

/// The first page.
struct SiteHomePage {
    var site = SiteFrame()
    var demonstration: String?
    var homeTiles: [TileRow] = []
    var news: [NewsRow] = []
}

/// The search page; what it finds comes from its script.
struct SiteSearchPage {
    var site = SiteFrame()
    var demonstration: String?
    var stateChoices: [ChoiceRow] = []
    /// Whether there is a status list.
    var hasStatus = false
    var kindChoices: [ChoiceRow] = []
}

/// The verify page.
struct SiteVerifyPage {
    var site = SiteFrame()
    var demonstration: String?
}

/// All announcements, or the latest.
struct SiteAnnouncementsPage {
    var site = SiteFrame()
    var demonstration: String?
    var news: [NewsRow] = []
    var newsCount = 0
    var isCutOff = false
}

/// Statistics.
struct SiteStatisticsPage {
    var site = SiteFrame()
    var demonstration: String?
    var asOf = ""
    var homeTiles: [TileRow] = []
    var charts: [ChartPart] = []
}

/// A figure, with where it leads.
struct TileRow {
    var tileTitle = ""
    var tileEnglish = ""
    var figureText = ""
    var tileLink = ""
}

/// Something that was published.
struct NewsRow {
    var newsDay = ""
    var newsKind = ""
    var newsTitle = ""
    var newsLink = ""
    var newsDocument = ""
    var newsIssuer = ""
}

/// An option of a list to choose from.
struct ChoiceRow {
    var choice = ""
    var choiceTitle = ""
}
