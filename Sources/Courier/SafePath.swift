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
