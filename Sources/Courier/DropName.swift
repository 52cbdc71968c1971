internal import System

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
