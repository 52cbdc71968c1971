internal import COpenSSL
internal import Verification

/// One signature under way.
@safe struct SigningContext: ~Copyable {
    private let context: OpaquePointer

    /// Prepares for digest, key and signer's id; the queue of libcrypto's errors is empty before.
    init(_ key: borrowing SealKey) throws(LibcryptoFailure) {
        LibcryptoFailure.clear()
        guard let context = unsafe EVP_MD_CTX_new() else {
            throw LibcryptoFailure(draining: "preparing a signature")
        }
        var keyContext: OpaquePointer?
        let algorithm = key.algorithm
        let isReady = unsafe key.with { pointer in
            unsafe EVP_DigestSignInit_ex(
                context, &keyContext, algorithm.digestName, nil, nil, pointer, nil) == 1
                && SignerID.set(algorithm.signerID, in: keyContext)
        }
        guard isReady else {
            unsafe EVP_MD_CTX_free(context)
            throw LibcryptoFailure(draining: "preparing a signature")
        }
        unsafe self.context = unsafe context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// The signature of a message in DER; `nil` when libcrypto fails.
    consuming func signature(of message: [UInt8]) -> [UInt8]? {
        var length = 0
        guard unsafe EVP_DigestSign(context, nil, &length, message, message.count) == 1 else {
            return nil
        }
        var der = [UInt8](repeating: 0, count: length)
        guard unsafe EVP_DigestSign(context, &der, &length, message, message.count) == 1 else {
            return nil
        }
        return Array(der.prefix(length))
    }

    /// Signs a certificate in place; false when libcrypto fails.
    @unsafe consuming func sign(_ certificate: OpaquePointer) -> Bool {
        unsafe X509_sign_ctx(certificate, context) > 0
    }
}
