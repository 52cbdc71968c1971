internal import COpenSSL

/// The public half of an Ed25519 key (RFC 8032): what the ledger's checkpoints are checked with. Papers
/// are never signed with one.
@safe package final class Ed25519PublicKey: @unchecked Sendable {
    // Safety: the EVP_PKEY is never changed after the initialiser; libcrypto locks its caches, and
    // every verification has a context of its own.
    private let key: OpaquePointer

    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Takes 32 bytes; `nil` for any other number of them. Bytes that are no point of the curve verify
    /// nothing.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard
            let key = unsafe EVP_PKEY_new_raw_public_key_ex(
                nil, "ED25519", nil, bytes, bytes.count)
        else { return nil }
        unsafe self.key = unsafe key
        self.bytes = bytes
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// Whether the holder of the private half made `signature` over `message`.
    package func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard let context = unsafe EVP_MD_CTX_new() else {
            preconditionFailure("no memory for a verification: nothing can be judged")
        }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, key, nil) == 1 else {
            preconditionFailure("libcrypto does not offer Ed25519 although it read a key")
        }
        return unsafe EVP_DigestVerify(
            context, signature, signature.count, message, message.count) == 1
    }
}
