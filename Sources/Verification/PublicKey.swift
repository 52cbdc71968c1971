internal import COpenSSL

/// The public half of a key, of one of the accepted algorithms.
@safe package final class PublicKey: @unchecked Sendable {
    // Safety: the EVP_PKEY is never changed after the initialiser; libcrypto locks its caches, and
    // every verification has a context of its own.
    private let key: OpaquePointer

    /// SubjectPublicKeyInfo in DER; of an SM2 key always with the curve as parameter, in whichever of
    /// its two ways it was written.
    package let der: [UInt8]
    /// The algorithm its signatures are made with.
    package let algorithm: SignatureAlgorithm

    /// Reads a SubjectPublicKeyInfo for one of `algorithms`.
    package init(der: [UInt8], algorithms: [SignatureAlgorithm] = SignatureAlgorithm.all)
        throws(CertificateError)
    {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        let der = SM2KeyForm.normalised(der)
        let parsed = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var next = buffer.baseAddress
            let key = unsafe d2i_PUBKEY(nil, &next, buffer.count)
            guard unsafe next == buffer.baseAddress?.advanced(by: buffer.count) else {
                unsafe EVP_PKEY_free(key)
                return nil
            }
            return unsafe key
        }
        guard let key = unsafe parsed else { throw .notDER }
        guard let algorithm = unsafe PublicKey.algorithm(of: key, among: algorithms) else {
            let type = unsafe EVP_PKEY_get0_type_name(key).map { unsafe String(cString: $0) }
            unsafe EVP_PKEY_free(key)
            throw .unsupportedKey(type ?? "unknown")
        }
        unsafe self.key = unsafe key
        self.der = der
        self.algorithm = algorithm
    }

    deinit { unsafe EVP_PKEY_free(key) }

    /// Runs `body` with the key, which must not leave it.
    @unsafe func with<Result>(_ body: (OpaquePointer) -> Result) -> Result { unsafe body(key) }

    /// Whether the holder of the private half made `signature` over `message`.
    package func verifies(_ signature: RawSignature, of message: [UInt8]) -> Bool {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard let context = unsafe EVP_MD_CTX_new() else {
            preconditionFailure("no memory for a verification: nothing can be judged")
        }
        defer { unsafe EVP_MD_CTX_free(context) }
        var keyContext: OpaquePointer?
        guard
            unsafe EVP_DigestVerifyInit_ex(
                context, &keyContext, algorithm.digestName, nil, nil, key, nil) == 1,
            unsafe SignerID.set(algorithm.signerID, in: keyContext)
        else {
            preconditionFailure("libcrypto does not offer \(algorithm.name) although it read a key")
        }
        let der = signature.der
        return unsafe EVP_DigestVerify(context, der, der.count, message, message.count) == 1
    }

    private static func algorithm(of key: OpaquePointer, among algorithms: [SignatureAlgorithm])
        -> SignatureAlgorithm?
    {
        var name = [CChar](repeating: 0, count: 64)
        var length = 0
        guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 else {
            return nil
        }
        let group = String(
            decoding: name.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return algorithms.first { algorithm in
            unsafe EVP_PKEY_is_a(key, algorithm.keyType) == 1 && algorithm.groupName == group
        }
    }
}

extension PublicKey: Hashable {
    /// The same SubjectPublicKeyInfo.
    package static func == (left: PublicKey, right: PublicKey) -> Bool { left.der == right.der }

    /// Hashes `der`.
    package func hash(into hasher: inout Hasher) { hasher.combine(der) }
}
