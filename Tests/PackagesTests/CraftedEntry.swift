/// One entry of a crafted file: what the local header says, and what the directory says.
struct CraftedEntry: Sendable {
    struct Header: Sendable {
        var name: [UInt8]
        var flags = 0
        var method: Int
        var time = 0x5C21_4800
        var crc: Int
        var compressedBytes: Int
        var sizeBytes: Int
        var extra: [UInt8] = []
    }

    var inLocal: Header
    var inDirectory: Header
    var data: [UInt8]
    var descriptor: [UInt8] = []
    var gapBefore: [UInt8] = []
    var attributes = 0o100644 << 16
    var disk = 0
    var offset: Int?
    var comment: [UInt8] = []

    /// A stored entry.
    init(_ name: String, _ content: String = "content") {
        self.init(Array(name.utf8), Array(content.utf8))
    }

    init(_ name: [UInt8], _ content: [UInt8], data: [UInt8]? = nil, method: Int = 0) {
        let data = data ?? content
        inLocal = Header(
            name: name, method: method, crc: Int(naiveCRC(content)), compressedBytes: data.count,
            sizeBytes: content.count)
        inDirectory = inLocal
        self.data = data
    }

    /// A deflated entry whose only block is a stored one (RFC 1951 §3.2.4).
    static func deflated(_ name: String, _ content: String = "content") -> CraftedEntry {
        let bytes = Array(content.utf8)
        let data = [1] + le(bytes.count, 2) + le(~bytes.count, 2) + bytes
        return CraftedEntry(Array(name.utf8), bytes, data: data, method: 8)
    }

    static func folder(_ name: String) -> CraftedEntry {
        CraftedEntry(name, "").with { $0.attributes = 0o040755 << 16 | 0x10 }
    }

    func with(_ change: (inout CraftedEntry) -> Void) -> CraftedEntry {
        var copy = self
        change(&copy)
        return copy
    }

    /// The same change in both headers.
    func both(_ change: (inout Header) -> Void) -> CraftedEntry {
        with {
            change(&$0.inLocal)
            change(&$0.inDirectory)
        }
    }

    /// As a streaming writer leaves it: nothing known in the local header, a descriptor after.
    func streamed(wide: Bool = false) -> CraftedEntry {
        both { $0.flags |= 8 }.with {
            let size = wide ? 8 : 4
            $0.descriptor =
                le(0x0807_4B50, 4) + le($0.inDirectory.crc, 4)
                + le($0.inDirectory.compressedBytes, size) + le($0.inDirectory.sizeBytes, size)
            $0.inLocal.crc = 0
            $0.inLocal.compressedBytes = wide ? 0xFFFF_FFFF : 0
            $0.inLocal.sizeBytes = wide ? 0xFFFF_FFFF : 0
            if wide { $0.inLocal.extra += le(1, 2) + le(16, 2) + le(0, 16) }
        }
    }

    /// A Unicode path field (0x7075) for a name.
    static func unicodePath(_ text: String, crc: UInt32) -> [UInt8] {
        let body = [1] + le(Int(crc), 4) + Array(text.utf8)
        return le(0x7075, 2) + le(body.count, 2) + body
    }

    var local: [UInt8] {
        le(0x0403_4B50, 4) + le(20, 2) + fields(of: inLocal) + inLocal.name + inLocal.extra
    }

    func directory(offset: Int) -> [UInt8] {
        le(0x0201_4B50, 4) + le(3 << 8 | 30, 2) + le(20, 2) + fields(of: inDirectory)
            + le(comment.count, 2) + le(disk, 2) + le(0, 2) + le(attributes, 4)
            + le(self.offset ?? offset, 4) + inDirectory.name + inDirectory.extra + comment
    }

    private func fields(of header: Header) -> [UInt8] {
        le(header.flags, 2) + le(header.method, 2) + le(header.time, 4) + le(header.crc, 4)
            + le(header.compressedBytes, 4) + le(header.sizeBytes, 4) + le(header.name.count, 2)
            + le(header.extra.count, 2)
    }
}
