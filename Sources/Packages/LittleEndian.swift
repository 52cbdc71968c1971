/// Numbers in a record whose length was checked; a place outside it is a fault of this room.
struct LittleEndian {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func u8(_ at: Int) -> Int { Int(bytes[at]) }

    func u16(_ at: Int) -> Int { u8(at) | u8(at + 1) << 8 }

    func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }

    /// `nil` for values beyond `Int`, which no file can have.
    func u64(_ at: Int) -> Int? {
        let high = u32(at + 4)
        return high >> 31 == 0 ? u32(at) | high << 32 : nil
    }

    /// The bytes of a number, lowest first.
    static func encode(_ value: Int, bytes count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
