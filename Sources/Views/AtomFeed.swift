package import WorkingDays

/// The Atom feed of what is published (RFC 4287), and its archive (RFC 5005 §4): the current document
/// holds the latest entries and links to the archive documents, which never change.
package struct AtomFeed: Sendable {
    /// Entries of one archive document; the current one holds up to twice as many.
    package static let pageSize = 50

    private let identity: SiteIdentity
    private let base: String?
    private let feedID: String

    /// The feed of a site. `base` is the address of its folder, where it is known; then links are
    /// absolute (XML Base), else they are relative to the feed's own address.
    package init(_ identity: SiteIdentity, region: String, base: String?) {
        self.identity = identity
        self.base = base
        feedID = "urn:dengji:feed:\(region)"
    }

    /// The name of an archive document, numbered from 1.
    package static func archive(_ number: Int) -> String { "feed-\(number).atom" }

    /// The current document: `news` from the oldest on, after `archives` archive documents.
    package func current(_ news: [SiteNews], archives: Int, at moment: Instant) -> [UInt8] {
        document(
            news, updated: news.last?.at ?? moment, own: "feed.atom",
            earlier: archives > 0 ? AtomFeed.archive(archives) : nil, archive: nil)
    }

    /// The archive document of that number.
    package func archived(_ news: [SiteNews], number: Int) -> [UInt8] {
        precondition(!news.isEmpty, "an archive document is full")
        return document(
            news, updated: news[news.count - 1].at, own: AtomFeed.archive(number),
            earlier: number > 1 ? AtomFeed.archive(number - 1) : nil, archive: number)
    }

    private func document(
        _ news: [SiteNews], updated: Instant, own: String, earlier: String?, archive: Int?
    ) -> [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<feed xmlns=\"http://www.w3.org/2005/Atom\""
        text += " xmlns:fh=\"http://purl.org/syndication/history/1.0\" xml:lang=\"zh-CN\""
        if let base { text += " xml:base=\"\(escaped(base))\"" }
        text += ">\n"
        text += "  <title>\(escaped(identity.name))</title>\n"
        let mark = identity.mark.map { "（\($0)）" } ?? ""
        text += "  <subtitle>公示、公告和新登记\(escaped(mark))</subtitle>\n"
        // An archive document is a resource of its own (RFC 5005 §4).
        text += "  <id>\(escaped(archive.map { "\(feedID):\($0)" } ?? feedID))</id>\n"
        text += "  <updated>\(updated.iso)</updated>\n"
        text += "  <author><name>\(escaped(identity.keeper))</name></author>\n"
        text += "  <link rel=\"self\" type=\"application/atom+xml\" href=\"\(own)\"/>\n"
        text += "  <link rel=\"alternate\" type=\"text/html\" href=\"index.html\"/>\n"
        if archive != nil {
            text += "  <link rel=\"current\" href=\"feed.atom\"/>\n  <fh:archive/>\n"
        }
        if let earlier { text += "  <link rel=\"prev-archive\" href=\"\(earlier)\"/>\n" }
        for one in news.reversed() { text += entry(one) }
        return Array((text + "</feed>\n").utf8)
    }

    private func entry(_ news: SiteNews) -> String {
        """
          <entry>
            <title>\(escaped(news.kind.chinese + "：" + news.title))</title>
            <id>\(escaped(news.id))</id>
            <updated>\(news.at.iso)</updated>
            <published>\(news.at.iso)</published>
            <author><name>\(escaped(news.issuer))</name></author>
            <category term="\(news.kind.rawValue)" label="\(news.kind.chinese)"/>
            <link rel="alternate" type="text/html" href="\(escaped(news.link))"/>
            <summary>\(escaped(news.summary))</summary>
          </entry>

        """
    }

    private func escaped(_ text: String) -> String { PageEscaping().escapeText(text) }
}
