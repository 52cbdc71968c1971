/// Numbers of the format (POSIX.1-2017, pax, "ustar Interchange Format").
enum TarFormat {
    static let block = 512
    static let name = 0..<100
    static let mode = 100..<108
    static let owner = 108..<116
    static let group = 116..<124
    static let size = 124..<136
    static let modified = 136..<148
    static let checksum = 148..<156
    static let type = 156
    static let magic = 257..<265
    static let prefix = 345..<500
    /// `ustar`, a zero, version `00`.
    static let magicBytes: [UInt8] = Array("ustar".utf8) + [0] + Array("00".utf8)
    static let file = UInt8(ascii: "0")
    static let extended = UInt8(ascii: "x")
    /// The largest number that fits eleven octal digits.
    static let largestOctal: Int64 = 0o777_7777_7777

    /// Bytes after content of that size up to the next block.
    static func padding(_ sizeBytes: Int) -> Int { (block - sizeBytes % block) % block }

    /// The header's checksum: the sum of its bytes with the checksum field as spaces.
    static func checksum(of header: ArraySlice<UInt8>) -> Int64 {
        let field = header.dropFirst(checksum.lowerBound).prefix(checksum.count)
        let all = header.reduce(Int64(0)) { $0 + Int64($1) }
        return all - field.reduce(0) { $0 + Int64($1) } + 0x20 * Int64(checksum.count)
    }
}
