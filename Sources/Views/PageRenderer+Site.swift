package import Registry
internal import WorkingDays

extension PageRenderer {
    /// Whether the set has the templates of the public site; those from before it have not.
    package var hasSite: Bool { TemplateName.ofSite.allSatisfy(templates.has) }

    /// The site's first page.
    package func siteHome(
        _ counters: SiteCounters, news: [SiteNews], openPublicities: Int
    ) throws(ViewError) -> [UInt8] {
        var page = SiteHomePage()
        page.site = SiteFrame(site, section: nil, depth: 0)
        page.demonstration = site.mark
        page.homeTiles = [
            TileRow(
                tileTitle: "有效登记", tileEnglish: "Entries in force",
                figureText: String(counters.entries(.inForce)), tileLink: "search.html"),
            TileRow(
                tileTitle: "正在公示", tileEnglish: "Open publicities",
                figureText: String(openPublicities), tileLink: "publicity/index.html"),
            TileRow(
                tileTitle: "已公布公告", tileEnglish: "Announcements",
                figureText: String(counters.announcements),
                tileLink: "announcements/index.html"),
            TileRow(
                tileTitle: "已办结案件", tileEnglish: "Closed cases",
                figureText: String(counters.closedCases), tileLink: "statistics.html"),
        ]
        page.news = news.map { NewsRow($0, root: "") }
        return try templates.render(page, TemplateName.siteHome)
    }

    /// The search page; `kinds` are those of which there are entries, `hasStatus` whether there is a
    /// status list.
    package func siteSearch(
        kinds: [PackageKind], hasStatus: Bool
    ) throws(ViewError) -> [UInt8] {
        var page = SiteSearchPage()
        page.site = SiteFrame(site, section: .register, depth: 0)
        page.demonstration = site.mark
        page.hasStatus = hasStatus
        page.stateChoices = EntryState.allCases.map {
            ChoiceRow(choice: $0.rawValue, choiceTitle: $0.chinese)
        }
        page.kindChoices = kinds.map {
            ChoiceRow(choice: $0.rawValue, choiceTitle: kindTitle($0))
        }
        return try templates.render(page, TemplateName.siteSearch)
    }

    /// The verify page.
    package func siteVerify() throws(ViewError) -> [UInt8] {
        var page = SiteVerifyPage()
        page.site = SiteFrame(site, section: .verification, depth: 0)
        page.demonstration = site.mark
        return try templates.render(page, TemplateName.siteVerify)
    }

    /// The index of announcements, the latest first; `total` is how many there ever were.
    package func siteAnnouncements(
        _ news: [SiteNews], total: Int
    ) throws(ViewError) -> [UInt8] {
        var page = SiteAnnouncementsPage()
        page.site = SiteFrame(site, section: .announcements, depth: 1)
        page.demonstration = site.mark
        page.news = news.map { NewsRow($0, root: "../") }
        page.newsCount = news.count
        page.isCutOff = total > news.count
        return try templates.render(page, TemplateName.siteAnnouncements)
    }

    /// The name of a region, or its code.
    package func regionName(_ code: String) -> String { labels.text(.region, code) }

    /// Under which label a paper of publicity names what is registered.
    package var publicitySubject: String? { labels.subject }

    /// The name of a kind of package, or the kind itself.
    package func kindTitle(_ kind: PackageKind) -> String { labels.text(.kind, kind.rawValue) }
}

extension NewsRow {
    fileprivate init(_ news: SiteNews, root: String) {
        newsDay = news.at.day.iso
        newsKind = news.kind.chinese
        newsTitle = news.title
        newsLink = root + news.link
        newsDocument = news.document
        newsIssuer = news.issuer
    }
}
