/// What stands around every page of the public site.
struct SiteFrame {
    /// The way from the page to the site's own folder: nothing, `../`, `../../`.
    var root = ""
    var siteName = ""
    var siteKeeper = ""
    var siteContact = ""
    var siteLinks: [SiteLink] = []

    init() {}

    /// The frame of a page `depth` folders below the site's own.
    init(_ identity: SiteIdentity, section: SiteSection?, depth: Int) {
        root = String(repeating: "../", count: depth)
        siteName = identity.name
        siteKeeper = identity.keeper
        siteContact = identity.contact
        siteLinks = SiteSection.allCases.map { one in
            SiteLink(
                navLink: root + one.path, navTitle: one.title.chinese,
                navEnglish: one.title.english, isHere: one == section)
        }
    }
}

/// A link of the menu.
struct SiteLink {
    var navLink = ""
    var navTitle = ""
    var navEnglish = ""
    var isHere = false
}
