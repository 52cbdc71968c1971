internal import COpenSSL
package import Verification

/// The private key of the ledger, Ed25519 (RFC 8032): it signs checkpoints and nothing else. Does not
/// show, compare or hash it.
///
/// Its signatures draw no random number: the same message gives the same 64 bytes, so a checkpoint
/// that is made again after a crash is the one that was made before.
@safe package final class LedgerKey: @unchecked Sendable {
    // Safety: the EVP_PKEY is never changed after the initialiser; libcrypto locks its caches, and
    // every signature has a context of its own.
    private let key: OpaquePointer

    /// The public half.
    package let publicKey: Ed25519PublicKey

    private static let type = "ED25519"

    /// Takes over `key`, also when it throws.
    private init(owning key: OpaquePointer) throws(SealKeyError) {
        var bytes = [UInt8](repeating: 0, count: 32)
        var length = bytes.count
        guard unsafe EVP_PKEY_is_a(key, LedgerKey.type) == 1,
            unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1,
            let publicKey = Ed25519PublicKey(bytes)
        else {
            let type = unsafe EVP_PKEY_get0_type_name(key).map { unsafe String(cString: $0) }
            unsafe EVP_PKEY_free(key)
            throw .unsupportedKey(type ?? "unknown")
        }
        unsafe self.key = unsafe key
        self.publicKey = publicKey
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// A new key, from libcrypto's random generator.
    package static func generate() throws(SealKeyError) -> LedgerKey {
        LibcryptoFailure.clear()
        let failed = { SealKeyError.libcrypto(LibcryptoFailure(draining: "generating a key")) }
        guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil) else {
            throw failed()
        }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard unsafe EVP_PKEY_keygen_init(context) == 1,
            unsafe EVP_PKEY_generate(context, &key) == 1, let key = unsafe key
        else { throw failed() }
        return try unsafe LedgerKey(owning: key)
    }

    /// Reads one unencrypted PKCS#8 key in PEM, with no other block beside it. The caller wipes the
    /// bytes.
    package convenience init(pem: [UInt8]) throws(SealKeyError) {
        switch KeyPEM.labels(in: pem) {
        case ["PRIVATE KEY"]: break
        case ["ENCRYPTED PRIVATE KEY"]: throw .encrypted
        default: throw .notOnePEM
        }
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard let key = unsafe KeyPEM.read(pem) else { throw .unreadable }
        try unsafe self.init(owning: key)
    }

    /// Hands out the key as unencrypted PKCS#8 in PEM, to be written to a file of mode 0600, and
    /// overwrites those bytes afterwards. `body` must not keep them.
    package func withPEM<Result, Failure: Error>(
        _ body: (borrowing [UInt8]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var pem = unsafe KeyPEM.text(key)
        defer { KeyPEM.wipe(&pem) }
        return try body(pem)
    }

    /// The signature over a message, 64 bytes.
    package func sign(_ message: [UInt8]) -> [UInt8] {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard let context = unsafe EVP_MD_CTX_new() else {
            preconditionFailure("no memory for a signature: nothing can be said")
        }
        defer { unsafe EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: 64)
        var length = signature.count
        guard unsafe EVP_DigestSignInit_ex(context, nil, nil, nil, nil, key, nil) == 1,
            unsafe EVP_DigestSign(context, &signature, &length, message, message.count) == 1,
            length == signature.count
        else { preconditionFailure("libcrypto does not sign with an Ed25519 key that it read") }
        return signature
    }
}

extension LedgerKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The algorithm alone.
    package var description: String { "LedgerKey(Ed25519)" }

    /// As `description`.
    package var debugDescription: String { description }

    /// Nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
