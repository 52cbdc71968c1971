package import Registry
package import System
internal import XML

/// `channel.xml`: what a side's channel is. Written once by `init`.
package struct ChannelSettings: Hashable, Sendable {
    /// The channel's name.
    package var id: ChannelID
    /// The side whose folder it is.
    package var side: CourierSide
    /// The folder with `inbox/` and `outbox/`; absolute.
    package var tree: Path
    /// The private key that seals, beside its certificate; absolute, or a name in the channel.
    package var key: Path
    /// The parties whose folders travel; empty for all.
    package var parties: Set<PartyID>
    /// Most files in one bundle.
    package var maxFiles: Int
    /// Most bytes of files in one bundle, unless one file alone is larger.
    package var maxBytes: Int

    /// A bundle fits on a small stick, and is packed in a minute.
    package static let standardMaxBytes = 2 << 30

    /// Settings.
    package init(
        id: ChannelID, side: CourierSide, tree: Path, key: Path, parties: Set<PartyID> = [],
        maxFiles: Int = 2_000, maxBytes: Int = standardMaxBytes
    ) {
        self.id = id
        self.side = side
        self.tree = tree
        self.key = key
        self.parties = parties
        self.maxFiles = maxFiles
        self.maxBytes = maxBytes
    }

    var bytes: [UInt8] {
        var writer = IndentedWriter(
            root: "channel", namespace: BundleManifest.namespace,
            attributes: [
                ("id", id.text), ("side", side.rawValue), ("maxFiles", String(maxFiles)),
                ("maxBytes", String(maxBytes)),
            ])
        writer.element("tree", tree.text ?? "")
        writer.element("key", key.text ?? "")
        for party in parties.sorted() { writer.element("party", party.code) }
        return writer.finishFile()
    }

    init?(_ root: XMLElement) {
        guard root.name == "channel", let id = root.attribute("id").flatMap(ChannelID.init),
            let side = root.attribute("side").flatMap(CourierSide.init),
            let maxFiles = root.number("maxFiles"), maxFiles <= BundleLayout.maxFiles,
            let maxBytes = root.attribute("maxBytes").flatMap(Int.init), maxBytes > 0,
            let tree = root.first("tree")?.text, let key = root.first("key")?.text
        else { return nil }
        let codes = root.all("party").map(\.text)
        let parties = codes.compactMap(PartyID.init)
        guard parties.count == codes.count else { return nil }
        self.init(
            id: id, side: side, tree: Path(tree), key: Path(key), parties: Set(parties),
            maxFiles: maxFiles, maxBytes: maxBytes)
    }
}
