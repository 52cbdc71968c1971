internal import Registry

/// A manifest as it was read: what it says of each file, and the lines that are wrong.
struct BagManifest {
    /// SHA-256 in lower case by path.
    private(set) var digests: [String: String] = [:]
    /// Lines that say nothing to be checked.
    private(set) var faults: [BagFault] = []

    /// Reads `<digest> <path>` line by line: one or more spaces or tabs between them, and an asterisk
    /// before the path as sha256sum writes it for a binary file (RFC 8493 §2.1.3, §6.2).
    init(_ bytes: [UInt8], named name: String) {
        let end: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
        let lines = bytes.split(separator: end, omittingEmptySubsequences: false)
        for (index, ended) in lines.enumerated() {
            let line = ended.last == 0x0D ? ended.dropLast() : ended
            if line.isEmpty { continue }
            let place = "\(name):\(index + 1)"
            let hex = line.prefix { $0 != 0x20 && $0 != 0x09 }
            var rest = line.dropFirst(hex.count).drop { $0 == 0x20 || $0 == 0x09 }
            if rest.first == UInt8(ascii: "*") { rest = rest.dropFirst() }
            let digest = String(decoding: hex, as: UTF8.self).lowercased()
            guard ContentDigest("sha256:" + digest) != nil, !rest.isEmpty,
                let text = String(validating: Array(rest), as: UTF8.self)
            else {
                faults.append(BagFault(.manifestLine, place))
                continue
            }
            let path = BagPath.decoded(text)
            guard BagPath.isInside(path), digests[path] == nil else {
                faults.append(BagFault(.manifestLine, place, found: path))
                continue
            }
            digests[path] = digest
        }
    }

    /// The same lines in the form that this program writes.
    var text: [UInt8] {
        BagText.lines(digests.map { ($0.value, $0.key) })
    }
}
