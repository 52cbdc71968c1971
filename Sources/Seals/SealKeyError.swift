package import Verification

/// Why there is no key.
package enum SealKeyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes are not exactly one PEM block `PRIVATE KEY` (PKCS#8, RFC 7468 §10).
    case notOnePEM
    /// The key is encrypted; passphrases are not supported.
    case encrypted
    /// The block does not hold a key.
    case unreadable
    /// The public and the private half do not belong together.
    case halvesDiffer
    /// The key fits no accepted algorithm; with its type.
    case unsupportedKey(String)
    /// libcrypto failed for reasons of its own.
    case libcrypto(LibcryptoFailure)

    /// One English sentence; never anything of the key.
    package var description: String {
        switch self {
        case .notOnePEM: "the file is not exactly one private key in PEM (PKCS#8)"
        case .encrypted: "the private key is encrypted, and passphrases are not supported yet"
        case .unreadable: "the private key cannot be read"
        case .halvesDiffer: "the private key does not fit its own public key"
        case .unsupportedKey(let type): "keys of type \(type) are not accepted"
        case .libcrypto(let failure): failure.description
        }
    }
}
