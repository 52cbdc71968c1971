internal import COpenSSL

/// Owns a parsed X.509 certificate while it is looked at.
@safe struct X509Handle: ~Copyable {
    /// The certificate. Never leaves this type.
    let certificate: OpaquePointer

    /// Parses exactly one certificate; `nil` unless its encoding is DER with nothing after it.
    init?(der: [UInt8]) {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        let parsed = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var next = buffer.baseAddress
            return unsafe d2i_X509(nil, &next, buffer.count)
        }
        guard let parsed = unsafe parsed else { return nil }
        guard unsafe X509Handle.encoding(of: parsed) == der else {
            unsafe X509_free(parsed)
            return nil
        }
        unsafe certificate = unsafe parsed
    }

    deinit { unsafe X509_free(certificate) }

    /// Whether the issuer's key signed it, by its own account of the algorithm and by name.
    func isSigned(by issuer: borrowing X509Handle, id: [UInt8]?) -> Bool {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard unsafe X509_check_issued(issuer.certificate, certificate) == X509_V_OK,
            let key = unsafe X509_get0_pubkey(issuer.certificate)
        else { return false }
        if let id {
            guard let octets = unsafe ASN1_OCTET_STRING_new() else { return false }
            guard unsafe ASN1_OCTET_STRING_set(octets, id, Int32(id.count)) == 1 else {
                unsafe ASN1_OCTET_STRING_free(octets)
                return false
            }
            unsafe X509_set0_distinguishing_id(certificate, octets)
        }
        return unsafe X509_verify(certificate, key) == 1
    }

    /// The issuer's signature, in DER.
    var signatureDER: [UInt8] {
        var bits: UnsafePointer<ASN1_BIT_STRING>?
        unsafe X509_get0_signature(&bits, nil, certificate)
        guard let bits = unsafe bits, let data = unsafe ASN1_STRING_get0_data(bits) else {
            return []
        }
        return unsafe Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(bits))))
    }

    private static func encoding(of certificate: OpaquePointer) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe i2d_X509(certificate, &output)
        guard length > 0, let output = unsafe output else { return [] }
        defer { unsafe CRYPTO_free(output, nil, 0) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: Int(length)))
    }
}
