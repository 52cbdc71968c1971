import Digests
import Foundation
import Ledger
import Seals
import Verification

/// Keys that are the same in each run, so that an input found in one means the same in the next. All are
/// published examples and protect nothing.
enum FixedKeys {
    /// RFC 6979 §A.2.5.
    static func p256() throws -> SealKey {
        try key(
            curve: "2a8648ce3d030107",
            "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")
    }

    /// GB/T 32918.5-2017 Annex A.
    static func sm2() throws -> SealKey {
        try key(
            curve: "2a811ccf5501822d",
            "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
    }

    /// Of anchors: the numbers 1 and 2 as private keys, with nothing secret about them.
    static func anchor(_ algorithm: SignatureAlgorithm) throws -> SealKey {
        let number = String(repeating: "0", count: 63)
        return algorithm == .sm2
            ? try key(curve: "2a811ccf5501822d", number + "2")
            : try key(curve: "2a8648ce3d030107", number + "1")
    }

    /// RFC 8032 §7.1 TEST 2.
    static func ledger(named name: String) throws -> NoteSigner {
        let key = try LedgerKey(
            pem: try pem(
                "302e020100300506032b657004220420"
                    + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        let publicKey = key.publicKey
        guard let verifier = VerifierKey(name: name, publicKey: publicKey.bytes) else {
            throw BrokenPromise(description: "\(name) is a ledger's name")
        }
        return NoteSigner(
            verifier: NoteVerifier(key: verifier) { publicKey.verifies($0, of: $1) },
            sign: { key.sign($0) })
    }

    /// PKCS#8 of a private key of a curve (RFC 5915, RFC 5958).
    private static func key(curve: String, _ number: String) throws -> SealKey {
        try SealKey(
            pem: try pem(
                "3041020100301306072a8648ce3d02010608" + curve + "042730250201010420" + number))
    }

    private static func pem(_ hexadecimal: String) throws -> [UInt8] {
        guard let der = Hexadecimal.bytes(hexadecimal) else {
            throw BrokenPromise(description: "a key is written in hexadecimal")
        }
        let text = Data(der).base64EncodedString(options: .lineLength64Characters)
        return Array("-----BEGIN PRIVATE KEY-----\n\(text)\n-----END PRIVATE KEY-----\n".utf8)
    }
}
