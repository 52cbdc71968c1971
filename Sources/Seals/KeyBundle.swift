internal import COpenSSL
package import Verification

/// What a PKCS#12 file (RFC 7292) brings: a key, its certificate, and those that lead up from it.
package struct KeyBundle: Sendable {
    /// The private key.
    package let key: SealKey
    /// Its certificate.
    package let certificate: Certificate
    /// Further certificates of the file, in its order; roots may be among them.
    package let others: [Certificate]

    /// Reads a file; the first key with its certificate counts. The caller wipes the passphrase.
    /// Further certificates with keys of other kinds are left out: none of them can lead up from
    /// this one.
    package init(pkcs12 bytes: [UInt8], passphrase: [UInt8]) throws(SealKeyError) {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        let parsed = unsafe bytes.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var next = buffer.baseAddress
            return unsafe d2i_PKCS12(nil, &next, buffer.count)
        }
        guard let file = unsafe parsed else { throw .notPKCS12 }
        defer { unsafe PKCS12_free(file) }
        var secret = passphrase + [0]
        defer { KeyPEM.wipe(&secret) }
        let isRight = unsafe secret.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) {
                unsafe PKCS12_verify_mac(file, $0.baseAddress, -1) == 1
            }
        }
        guard isRight else { throw .wrongPassphrase }
        var key: OpaquePointer?
        var certificate: OpaquePointer?
        var stack: OpaquePointer?
        let status = unsafe secret.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) {
                unsafe PKCS12_parse(file, $0.baseAddress, &key, &certificate, &stack)
            }
        }
        defer {
            unsafe X509_free(certificate)
            if let stack = unsafe stack { unsafe shim_sk_X509_pop_free(stack) }
        }
        guard status == 1 else { throw .notPKCS12 }
        guard let key = unsafe key else { throw .bundleLacks }
        self.key = try unsafe SealKey(checking: key)
        guard let own = unsafe KeyBundle.read(certificate) else { throw .bundleLacks }
        self.certificate = own
        var others: [Certificate] = []
        if let stack = unsafe stack {
            for index in 0..<(unsafe shim_sk_X509_num(stack)) {
                if let other = unsafe KeyBundle.read(shim_sk_X509_value(stack, index)) {
                    others.append(other)
                }
            }
        }
        self.others = others
    }

    @unsafe private static func read(_ certificate: OpaquePointer?) -> Certificate? {
        guard let certificate = unsafe certificate else { return nil }
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe i2d_X509(certificate, &output)
        guard length > 0, let output = unsafe output else { return nil }
        defer { unsafe CRYPTO_free(output, nil, 0) }
        let der = unsafe Array(UnsafeBufferPointer(start: output, count: Int(length)))
        do throws(CertificateError) {
            return try Certificate(der: der)
        } catch {
            // Of a kind that is not accepted; the one that is needed is missed afterwards.
            return nil
        }
    }
}
