internal import Registry
internal import System

/// Which places of a tree a manifest may name.
enum SafePath {
    /// Folders deep below `outbox/`.
    private static let maxDepth = 8

    /// What is wrong with a file of a manifest; `nil` when it may be delivered. `parties` is what the
    /// channel carries, empty for all.
    static func fault(
        in file: BundleFile, _ direction: CourierDirection, parties: Set<PartyID>
    ) -> BundleRefusal? {
        let shown = file.path.description
        guard isName(file.name.bytes) else { return BundleRefusal(.path, found: shown) }
        let folders = file.folder.split(separator: "/", omittingEmptySubsequences: false)
        if file.folder.isEmpty {
            return direction == .inward ? nil : BundleRefusal(.path, found: shown)
        }
        guard folders.count <= maxDepth, folders.allSatisfy({ isName(Array($0.utf8)) }) else {
            return BundleRefusal(.path, found: shown)
        }
        let isAllowed =
            switch direction {
            case .inward: folders.count == 1 && PartyID(String(folders[0])) != nil
            case .outward: isOutbox(folders.map(String.init))
            }
        guard isAllowed else { return BundleRefusal(.path, found: shown) }
        if let party = PartyID(String(folders[0])), !parties.isEmpty, !parties.contains(party) {
            return BundleRefusal(.party, found: party.code)
        }
        return nil
    }

    /// The folders whose files go out: papers by year, and everything public.
    static func isOutbox(_ folders: [String]) -> Bool {
        guard let first = folders.first else { return false }
        if first == "public" { return true }
        return folders.count == 2 && (first == "_unclaimed" || PartyID(first) != nil)
            && folders[1].utf8.count == 4
            && folders[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// One part of a path that is neither hidden nor a way elsewhere.
    static func isName(_ bytes: [UInt8]) -> Bool {
        !bytes.isEmpty && bytes.count <= 255 && bytes[0] != UInt8(ascii: ".")
            && !bytes.contains(0) && !bytes.contains(UInt8(ascii: "/"))
    }
}

/// Names for dropped files whose own name is taken.
enum DropName {
    /// `bus.zip` of bundle 12, entry 3 becomes `bus_000012-3.zip`: the own name stays visible, and
    /// no other drop of the channel gets the same. Shortened where 255 bytes are not enough.
    static func variant(of name: Path, number: Int, index: Int) -> Path {
        let insert = Array("_\(BundleNumber.text(number))-\(index + 1)".utf8)
        let bytes = name.bytes
        let dot = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.count
        let isEnding = dot > 0 && bytes.count - dot <= 16
        let ending = isEnding ? Array(bytes[dot...]) : []
        var stem = isEnding ? Array(bytes[..<dot]) : bytes
        while stem.count + insert.count + ending.count > 255 {
            // Not within a character of UTF-8.
            while stem.count > 1, stem[stem.count - 1] & 0xC0 == 0x80 { stem.removeLast() }
            stem.removeLast()
        }
        return Path(bytes: stem + insert + ending)
    }

    /// The marker's name beside a file that got another name: what followed the file's name stays.
    static func marker(_ marker: Path, of file: Path, renamed: Path) -> Path {
        guard marker.bytes.starts(with: file.bytes) else { return marker }
        return Path(bytes: renamed.bytes + marker.bytes.dropFirst(file.bytes.count))
    }

    /// The temporary name beside its place, which no watcher takes.
    static func temporary(channel: ChannelID, number: Int, index: Int) -> Path {
        Path(".courier-\(channel)-\(BundleNumber.text(number))-\(index + 1).part")
    }
}
