@testable import Packages

/// Zeros, really deflated, which no hand could write down.
enum Zeros {
    static func entry(_ name: String, count: Int) throws -> CraftedEntry {
        let deflater = try Deflater()
        var data: [UInt8] = []
        let take: (Span<UInt8>) -> Void = { block in
            block.withUnsafeBufferPointer { data.append(contentsOf: $0) }
        }
        let piece = [UInt8](repeating: 0, count: 1 << 16)
        for _ in 0..<(count >> 16) { try deflater.add(piece, into: take) }
        try deflater.finish(into: take)
        var crc = CRC32()
        for _ in 0..<(count >> 16) { crc.add(piece.span) }
        var entry = CraftedEntry(Array(name.utf8), [], data: data, method: 8)
        entry = entry.both {
            $0.sizeBytes = count
            $0.crc = Int(crc.value)
        }
        return entry
    }
}
