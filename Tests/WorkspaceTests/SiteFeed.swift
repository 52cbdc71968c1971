import Foundation
import Testing

/// An Atom feed as feedparser reads it.
struct SiteFeed: Decodable {
    struct Entry: Decodable {
        let id: String
        let title: String
        let link: String
        let published: [Int]
        let author: String
        let kind: String
    }

    let version: String
    let bozo: Bool
    let reason: String
    let id: String
    let title: String
    let updatedParsed: [Int]
    let earlier: [String]
    let entries: [Entry]

    /// Reads files. Without python3-feedparser (`make oracles`) the test fails.
    static func read(_ paths: [String]) throws -> [SiteFeed] {
        let read = try tool(
            "/usr/bin/python3", [Scratch.package + "/Tests/Fixtures/feed/read.py"] + paths)
        try #require(read.exitCode == 0, "make oracles installs python3-feedparser: \(read.all)")
        return try JSONDecoder().decode([SiteFeed].self, from: Data(read.text.utf8))
    }
}
