package import Verification

/// Why there is no key.
package enum SealKeyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes are not exactly one PEM block `PRIVATE KEY` (PKCS#8, RFC 7468 §10).
    case notOnePEM
    /// The key is encrypted, and no passphrase was given.
    case encrypted
    /// The passphrase does not open the key, or the file is damaged: from outside they look alike.
    case wrongPassphrase
    /// A passphrase is empty, or longer than 1024 bytes.
    case passphrase
    /// The bytes are no PKCS#12 file, or one whose algorithms libcrypto's default provider lacks.
    case notPKCS12
    /// The PKCS#12 file has no key with its certificate.
    case bundleLacks
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
        case .encrypted: "the private key is encrypted, and its passphrase is not known"
        case .wrongPassphrase: "the passphrase does not open the private key"
        case .passphrase: "a passphrase has 1 to 1024 bytes"
        case .notPKCS12:
            "the file is no PKCS#12 that can be read (old ones with RC2 are not: export it again "
                + "with AES)"
        case .bundleLacks: "the PKCS#12 file holds no private key with its certificate"
        case .unreadable: "the private key cannot be read"
        case .halvesDiffer: "the private key does not fit its own public key"
        case .unsupportedKey(let type): "keys of type \(type) are not accepted"
        case .libcrypto(let failure): failure.description
        }
    }

    /// The same for people, in Chinese.
    package var chinese: String {
        switch self {
        case .notOnePEM: "文件不是恰好一个 PEM 私钥（PKCS#8）"
        case .encrypted: "私钥设有口令，而没有给出口令"
        case .wrongPassphrase: "口令打不开私钥"
        case .passphrase: "口令应为 1 至 1024 字节"
        case .notPKCS12: "文件不是可以读取的 PKCS#12（用 RC2 的旧文件请以 AES 重新导出）"
        case .bundleLacks: "PKCS#12 文件中没有私钥及其证书"
        case .unreadable: "私钥无法读取"
        case .halvesDiffer: "私钥和公钥不相符"
        case .unsupportedKey(let type): "不接受 \(type) 类密钥，只接受 P-256 和 SM2"
        case .libcrypto(let failure): failure.description
        }
    }
}
