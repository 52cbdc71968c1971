import Testing

@testable import Digests

@Suite struct `Digests of bytes` {
    /// FIPS 180-4 examples of NIST (csrc.nist.gov, "SHA256.pdf") and the empty message; GB/T
    /// 32905-2016 annex A, and the empty message as libgcrypt and GmSSL have it.
    static let vectors: [(DigestAlgorithm, [UInt8], String)] = [
        (.sha256, [], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (
            .sha256, Array("abc".utf8),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ),
        (
            .sha256, Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            .sha256, Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
        (.sm3, [], "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
        (
            .sm3, Array("abc".utf8),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        ),
        (
            .sm3, Array(String(repeating: "abcd", count: 16).utf8),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        ),
    ]

    @Test(arguments: vectors) func `agree with the standards' own examples`(
        _ algorithm: DigestAlgorithm, _ message: [UInt8], _ hex: String
    ) {
        let stream = DigestStream(algorithm)
        stream.update(message)
        let digest = stream.finish()
        #expect(digest.hex == hex)
        #expect(digest.algorithm == algorithm)
        #expect(digest.text == "\(algorithm.rawValue):\(hex)")
        #expect(digest.bytes == Hexadecimal.bytes(hex))
        let atOnce = algorithm == .sha256 ? SHA256.digest(of: message) : SM3.digest(of: message)
        #expect(atOnce == digest)
    }

    /// Around the block of 64 bytes, and around where the padding needs one block more.
    @Test(arguments: [1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 100_003])
    func `agree with sha256sum and openssl`(_ count: Int) throws {
        let bytes = noise(count, seed: UInt64(count))
        let sha256 = try oracle("sha256sum", [], on: bytes)
        #expect(sha256.hasPrefix(SHA256.digest(of: bytes).hex + " "))
        let sm3 = try oracle("openssl", ["dgst", "-sm3", "-r"], on: bytes)
        #expect(sm3.hasPrefix(SM3.digest(of: bytes).hex + " "))
    }

    @Test(arguments: DigestAlgorithm.allCases, [0, 1, 63, 64, 65, 500])
    func `are the same however the bytes are cut`(_ algorithm: DigestAlgorithm, _ cut: Int) {
        let bytes = noise(500, seed: 7)
        let whole = DigestStream(algorithm)
        whole.update(bytes)
        let pieces = DigestStream(algorithm)
        pieces.update(Array(bytes[..<cut]))
        pieces.update([])
        pieces.update(Array(bytes[cut...]))
        let single = DigestStream(algorithm)
        for byte in bytes { single.update([byte]) }
        let digest = whole.finish()
        #expect(pieces.finish() == digest)
        #expect(single.finish() == digest)
    }

    @Test(arguments: DigestAlgorithm.allCases)
    func `start anew after they are finished or told to`(_ algorithm: DigestAlgorithm) {
        let stream = DigestStream(algorithm)
        let empty = stream.finish()
        stream.update([1])
        let one = stream.finish()
        #expect(one != empty)
        #expect(stream.finish() == empty)
        stream.update([9, 9, 9])
        stream.restart()
        stream.update([1])
        #expect(stream.finish() == one)
    }

    @Test func `of two streams do not disturb each other`() {
        let first = DigestStream(.sha256)
        let second = DigestStream(.sm3)
        for byte in Array("abc".utf8) {
            first.update([byte])
            second.update([byte])
        }
        #expect(first.finish().hex == Self.vectors[1].2)
        #expect(second.finish().hex == Self.vectors[5].2)
    }

    @Test func `under different algorithms are different, even of the same bytes`() {
        let bytes = [UInt8](repeating: 5, count: 32)
        #expect(
            Digest(algorithm: .sha256, bytes: bytes) != Digest(algorithm: .sm3, bytes: bytes))
    }
}

@Suite struct `Hexadecimal text` {
    @Test func `gives two lower-case digits a byte, and reads them back`() {
        let all = (0...255).map { UInt8($0) }
        let text = Hexadecimal.text(all)
        #expect(text.hasPrefix("000102030405060708090a0b"))
        #expect(text.hasSuffix("fcfdfeff"))
        #expect(Hexadecimal.bytes(text) == all)
        #expect(Hexadecimal.bytes("") == [])
    }

    @Test(arguments: ["0", "abc", "AB", "0g", "g0", " 0", "0x", "é", "0０"])
    func `reads nothing else`(_ text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }
}
