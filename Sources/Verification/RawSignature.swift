/// A signature of two numbers, r and s, in its two forms: raw r‖s as XML signatures carry it
/// (RFC 6931 §2.3.6), and the DER SEQUENCE of two INTEGERs that X.509 and libcrypto use.
package struct RawSignature: Sendable, Hashable {
    /// r‖s, each big endian and half of the length.
    package private(set) var bytes: [UInt8]

    /// Takes r‖s; `nil` when the length is not the algorithm's.
    package init?(raw: [UInt8], algorithm: SignatureAlgorithm) {
        guard raw.count == algorithm.rawLengthBytes else { return nil }
        bytes = raw
    }

    /// Takes the content of a SignatureValue: r‖s, or DER where signers of the algorithm write that
    /// too; `nil` for anything else. Of the length of r‖s it is r‖s: DER that short would need
    /// numbers with eight leading bytes of zero.
    package init?(value: [UInt8], algorithm: SignatureAlgorithm) {
        if value.count == algorithm.rawLengthBytes {
            self.init(raw: value, algorithm: algorithm)
        } else if algorithm.signersWriteDER {
            self.init(der: value, algorithm: algorithm)
        } else {
            return nil
        }
    }

    /// Reads DER; `nil` unless it is exactly the encoding `der` gives for numbers that fit.
    package init?(der: [UInt8], algorithm: SignatureAlgorithm) {
        let width = algorithm.rawLengthBytes / 2
        guard der.count >= 2, der[0] == 0x30, Int(der[1]) == der.count - 2, der[1] < 0x80 else {
            return nil
        }
        var rest = der.dropFirst(2)
        guard let r = RawSignature.takeInteger(&rest, width),
            let s = RawSignature.takeInteger(&rest, width), rest.isEmpty
        else { return nil }
        bytes = r + s
        guard self.der == der else { return nil }
    }

    /// The DER form.
    package var der: [UInt8] {
        let half = bytes.count / 2
        let body =
            RawSignature.integer(bytes.prefix(half)) + RawSignature.integer(bytes.dropFirst(half))
        precondition(body.count < 0x80, "two numbers of up to 56 bytes have a short length")
        return [0x30, UInt8(body.count)] + body
    }

    /// Whether s is the smaller of the two values that verify, or there is only one.
    package func isLow(_ algorithm: SignatureAlgorithm) -> Bool {
        guard let order = algorithm.twinOrder else { return true }
        let s = bytes.dropFirst(bytes.count / 2)
        return !RawSignature.subtract(s, from: order).lexicographicallyPrecedes(s)
    }

    /// The same signature with the smaller s.
    package func lowered(_ algorithm: SignatureAlgorithm) -> RawSignature {
        guard let order = algorithm.twinOrder, !isLow(algorithm) else { return self }
        var low = self
        let half = bytes.count / 2
        let s = RawSignature.subtract(bytes.dropFirst(half), from: order)
        low.bytes.replaceSubrange(half..., with: s)
        return low
    }

    /// n − s modulo 2^(8·width); s at or above n is no signature and fails where it is verified.
    private static func subtract(_ s: ArraySlice<UInt8>, from order: [UInt8]) -> [UInt8] {
        var result = order
        var borrow = 0
        for (index, byte) in zip(order.indices, s).reversed() {
            let difference = Int(order[index]) - Int(byte) - borrow
            borrow = difference < 0 ? 1 : 0
            result[index] = UInt8(truncatingIfNeeded: difference)
        }
        return result
    }

    private static func integer(_ number: ArraySlice<UInt8>) -> [UInt8] {
        var digits = Array(number.drop { $0 == 0 })
        if digits.first.map({ $0 >= 0x80 }) ?? true { digits.insert(0, at: 0) }
        return [0x02, UInt8(digits.count)] + digits
    }

    private static func takeInteger(_ rest: inout ArraySlice<UInt8>, _ width: Int) -> [UInt8]? {
        guard rest.popFirst() == 0x02, let length = rest.popFirst(), rest.count >= Int(length)
        else { return nil }
        let digits = rest.prefix(Int(length)).drop { $0 == 0 }
        rest = rest.dropFirst(Int(length))
        guard digits.count <= width else { return nil }
        return Array(repeating: 0, count: width - digits.count) + digits
    }
}
