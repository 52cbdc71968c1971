/// Where the public status list lies below `outbox/`.
package enum StatusPlace {
    /// The signed list; what certificates name where the registry has no site.
    package static let list = "public/status.xml"
    /// The page beside it.
    package static let page = "public/status.html"
    /// The folder of its parts.
    package static let folder = "public/status"
    /// The kind that the journal gives the list.
    package static let listKind = "status"
    /// The kind that the journal gives a part.
    package static let shardKind = "status-shard"

    /// The file of a part.
    package static func shard(_ name: StatusShardName) -> String { "\(folder)/\(name.text).xml" }

    /// The part that lies at a path below `outbox/`.
    package static func shard(at path: String) -> StatusShardName? {
        guard path.hasPrefix(folder + "/"), path.hasSuffix(".xml") else { return nil }
        return StatusShardName(String(path.dropFirst(folder.count + 1).dropLast(4)))
    }
}
