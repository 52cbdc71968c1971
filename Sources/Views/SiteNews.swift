package import WorkingDays

/// Something that was published: a row of the site's news and an entry of its feed.
package struct SiteNews: Hashable, Sendable {
    /// What it is.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A publicity began.
        case publicity
        /// An announcement was made.
        case announcement
        /// An entry of the register was made.
        case entry

        /// Its name on pages.
        package var chinese: String {
            switch self {
            case .publicity: "公示"
            case .announcement: "公告"
            case .entry: "新登记"
            }
        }
    }

    /// What it is.
    package var kind: Kind
    /// What makes it unique among those of its kind: a number, or the path of a file.
    package var key: String
    /// Its title.
    package var title: String
    /// Its page, from the site's own folder.
    package var link: String
    /// When it was published.
    package var at: Instant
    /// Who did.
    package var issuer: String
    /// The document number; empty where there is none.
    package var document: String
    /// A sentence about it.
    package var summary: String

    /// Something that was published.
    package init(
        kind: Kind, key: String, title: String, link: String, at: Instant, issuer: String,
        document: String, summary: String
    ) {
        self.kind = kind
        self.key = key
        self.title = title
        self.link = link
        self.at = at
        self.issuer = issuer
        self.document = document
        self.summary = summary
    }

    /// The id in the feed, the same for ever (RFC 4287 §4.2.6).
    package var id: String { "urn:dengji:\(kind.rawValue):\(key)" }
}
