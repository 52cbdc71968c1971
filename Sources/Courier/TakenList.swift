internal import System

/// What was taken from a folder of the outbox: `taken/<folder>`, lines as sha256sum prints them.
struct TakenList {
    /// Digests by path below the outbox.
    private(set) var digests: [Path: String] = [:]

    init() {}

    init?(_ bytes: [UInt8]) {
        let lines = PlainList.read(bytes) { line -> (Path, String)? in
            guard line.utf8.count > 66, line.utf8.prefix(64).allSatisfy({ $0 != 0x20 }) else {
                return nil
            }
            return (Path(String(line.dropFirst(66))), "sha256:" + line.prefix(64))
        }
        guard let lines else { return nil }
        for (path, digest) in lines { digests[path] = digest }
    }

    mutating func add(_ path: Path, digest: String) { digests[path] = digest }

    var bytes: [UInt8] {
        digests.keys.sorted().reduce(into: []) { bytes, path in
            bytes += (digests[path]?.dropFirst("sha256:".count) ?? "").utf8
            bytes += "  ".utf8 + path.bytes + [0x0A]
        }
    }
}
