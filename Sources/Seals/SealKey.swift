internal import COpenSSL
package import Verification

/// A private key; does not show, compare or hash it.
@safe package final class SealKey: @unchecked Sendable {
    // Safety: the EVP_PKEY is never changed after the initialiser; libcrypto locks its caches, and
    // every signature has a context of its own.
    private let key: OpaquePointer

    /// The public half.
    package let publicKey: PublicKey

    /// What its signatures are made with.
    package var algorithm: SignatureAlgorithm { publicKey.algorithm }

    /// Takes over `key`, also when it throws.
    private init(owning key: OpaquePointer, algorithms: [SignatureAlgorithm]) throws(SealKeyError) {
        do {
            let der = try unsafe SealKey.publicHalf(of: key)
            publicKey = try PublicKey(der: der, algorithms: algorithms)
        } catch {
            unsafe EVP_PKEY_free(key)
            switch error {
            case .unsupportedKey(let type): throw .unsupportedKey(type)
            default: throw .unreadable
            }
        }
        unsafe self.key = unsafe key
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// A new key, from libcrypto's random generator.
    package static func generate(_ algorithm: SignatureAlgorithm) throws(SealKeyError) -> SealKey {
        LibcryptoFailure.clear()
        let failed = { SealKeyError.libcrypto(LibcryptoFailure(draining: "generating a key")) }
        guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, algorithm.keyType, nil) else {
            throw failed()
        }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard unsafe EVP_PKEY_keygen_init(context) == 1,
            unsafe EVP_PKEY_CTX_set_group_name(context, algorithm.groupName) == 1,
            unsafe EVP_PKEY_generate(context, &key) == 1, let key = unsafe key
        else { throw failed() }
        return try unsafe SealKey(owning: key, algorithms: [algorithm])
    }

    /// Reads one PKCS#8 key in PEM, with no other block beside it, and checks that its halves fit.
    /// The passphrase is used only where the key is encrypted. The caller wipes the bytes.
    package convenience init(
        pem: [UInt8], passphrase: [UInt8]? = nil,
        algorithms: [SignatureAlgorithm] = SignatureAlgorithm.all
    ) throws(SealKeyError) {
        let isEncrypted = try SealKey.isEncrypted(pem: pem)
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        let key: OpaquePointer?
        if isEncrypted {
            guard let passphrase else { throw .encrypted }
            unsafe key = unsafe KeyPEM.read(pem, passphrase: passphrase)
            guard unsafe key != nil else { throw .wrongPassphrase }
        } else {
            unsafe key = unsafe KeyPEM.read(pem)
        }
        guard let key = unsafe key else { throw .unreadable }
        try unsafe self.init(checking: key, algorithms: algorithms)
    }

    /// Takes over `key`, also when it throws, and checks that its halves fit.
    @unsafe convenience init(
        checking key: OpaquePointer, algorithms: [SignatureAlgorithm] = SignatureAlgorithm.all
    ) throws(SealKeyError) {
        try unsafe self.init(owning: key, algorithms: algorithms)
        guard unsafe SealKey.isConsistent(key) else { throw .halvesDiffer }
    }

    /// Whether a key file asks for a passphrase; throws when it is not one key in PEM.
    package static func isEncrypted(pem: [UInt8]) throws(SealKeyError) -> Bool {
        switch KeyPEM.labels(in: pem) {
        case ["PRIVATE KEY"]: return false
        case ["ENCRYPTED PRIVATE KEY"]: return true
        default: throw .notOnePEM
        }
    }

    /// Hands out the key as PKCS#8 under a passphrase of 1 to 1024 bytes: PBES2 with scrypt and
    /// AES-256-CBC, in PEM.
    package func encryptedPEM(passphrase: [UInt8]) throws(SealKeyError) -> [UInt8] {
        guard (1...1024).contains(passphrase.count) else { throw .passphrase }
        do throws(LibcryptoFailure) {
            return try unsafe KeyPEM.text(key, passphrase: passphrase)
        } catch {
            throw .libcrypto(error)
        }
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

    /// Signs a message: digest and signature of `algorithm`, of two possible s the smaller.
    func sign(_ message: [UInt8]) throws(LibcryptoFailure) -> RawSignature {
        let context = try SigningContext(self)
        guard let der = context.signature(of: message),
            let signature = RawSignature(der: der, algorithm: algorithm)
        else { throw LibcryptoFailure(draining: "signing") }
        return signature.lowered(algorithm)
    }

    /// Runs `body` with the key, which must not leave it.
    @unsafe func with<Result, Failure: Error>(
        _ body: (OpaquePointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(key)
    }

    private static func publicHalf(of key: OpaquePointer) throws(CertificateError) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe i2d_PUBKEY(key, &output)
        guard length > 0, let output = unsafe output else { throw .malformed("key") }
        defer { unsafe CRYPTO_free(output, nil, 0) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: Int(length)))
    }

    private static func isConsistent(_ key: OpaquePointer) -> Bool {
        guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        return unsafe EVP_PKEY_check(context) == 1
    }
}

extension SealKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The algorithm alone.
    package var description: String { "SealKey(\(algorithm.name))" }

    /// As `description`.
    package var debugDescription: String { description }

    /// Nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
