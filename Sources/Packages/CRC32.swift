/// CRC-32 of ISO 3309, the one of ZIP (APPNOTE 4.4.7), eight bytes at a step.
package struct CRC32: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    /// A sum over nothing yet.
    package init() {}

    /// The sum of everything added; adding may go on.
    package var value: UInt32 { ~state }

    /// The sum of bytes at hand.
    package static func of(_ bytes: [UInt8]) -> UInt32 {
        var sum = CRC32()
        sum.add(bytes.span)
        return sum.value
    }

    /// Adds bytes.
    package mutating func add(_ bytes: Span<UInt8>) {
        state = unsafe bytes.withUnsafeBytes { unsafe CRC32.advance(state, over: $0) }
    }

    private static func advance(_ start: UInt32, over bytes: UnsafeRawBufferPointer) -> UInt32 {
        unsafe tables.withUnsafeBufferPointer { tables in
            var state = start
            var index = 0
            // Unaligned loads of eight bytes stay inside: index + 8 <= count.
            while bytes.count - index >= 8 {
                let eight = unsafe UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let low = UInt32(truncatingIfNeeded: eight) ^ state
                let high = UInt32(truncatingIfNeeded: eight >> 32)
                let first =
                    unsafe tables[7 << 8 | Int(low & 255)]
                    ^ tables[6 << 8 | Int(low >> 8 & 255)]
                    ^ tables[5 << 8 | Int(low >> 16 & 255)] ^ tables[4 << 8 | Int(low >> 24)]
                let second =
                    unsafe tables[3 << 8 | Int(high & 255)]
                    ^ tables[2 << 8 | Int(high >> 8 & 255)]
                    ^ tables[1 << 8 | Int(high >> 16 & 255)] ^ tables[Int(high >> 24)]
                state = first ^ second
                index += 8
            }
            while index < bytes.count {
                state = unsafe state >> 8 ^ tables[Int((state ^ UInt32(bytes[index])) & 255)]
                index += 1
            }
            return state
        }
    }

    /// Table k holds the effect of a byte that is followed by k zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 << 8)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
            tables[byte] = value
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = before >> 8 ^ tables[Int(before & 255)]
        }
        return tables
    }()
}
