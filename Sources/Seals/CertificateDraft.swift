internal import COpenSSL
internal import Verification

/// A certificate being made (RFC 5280).
@safe struct CertificateDraft: ~Copyable {
    private let certificate: OpaquePointer

    /// An empty one, version 3.
    init() throws(IssuingError) {
        LibcryptoFailure.clear()
        guard let certificate = unsafe X509_new() else {
            throw .libcrypto(LibcryptoFailure(draining: "making a certificate"))
        }
        guard unsafe X509_set_version(certificate, 2) == 1 else {
            unsafe X509_free(certificate)
            throw .libcrypto(LibcryptoFailure(draining: "making a certificate"))
        }
        unsafe self.certificate = unsafe certificate
    }

    deinit { unsafe X509_free(certificate) }

    /// Serial number and validity.
    func set(_ terms: CertificateTerms) throws(IssuingError) {
        let digits = terms.serialNumber.drop { $0 == 0 }
        guard (8...20).contains(terms.serialNumber.count), let first = digits.first,
            digits.count < 20 || first < 0x80
        else { throw .serialNumber }
        guard terms.notBefore < terms.notAfter else { throw .validity }
        let bytes = terms.serialNumber
        let number = unsafe BN_bin2bn(bytes, Int32(bytes.count), nil)
        defer { unsafe BN_free(number) }
        let serial = unsafe BN_to_ASN1_INTEGER(number, nil)
        defer { unsafe ASN1_INTEGER_free(serial) }
        try check("the serial number", unsafe X509_set_serialNumber(certificate, serial))
        let start = unsafe ASN1_TIME_set(nil, Int(CertificateDraft.seconds(terms.notBefore)))
        defer { unsafe ASN1_STRING_free(start) }
        let end = unsafe ASN1_TIME_set(nil, Int(CertificateDraft.seconds(terms.notAfter)))
        defer { unsafe ASN1_STRING_free(end) }
        guard unsafe start != nil, unsafe end != nil else { throw .validity }
        try check("the validity", unsafe X509_set1_notBefore(certificate, start))
        try check("the validity", unsafe X509_set1_notAfter(certificate, end))
    }

    /// The subject, from the general to the particular.
    func set(_ subject: CertificateSubject) throws(IssuingError) {
        guard let name = unsafe X509_NAME_new() else {
            throw .libcrypto(LibcryptoFailure(draining: "setting the subject"))
        }
        defer { unsafe X509_NAME_free(name) }
        let entries = [
            ("organisation", NID_organizationName, subject.organisation),
            ("organisation's code", NID_organizationIdentifier, subject.organisationID),
            ("common name", NID_commonName, subject.commonName),
        ]
        for (label, identifier, value) in entries {
            let text = Array(value.utf8)
            guard !text.isEmpty,
                unsafe X509_NAME_add_entry_by_NID(
                    name, identifier, Int32(MBSTRING_UTF8), text, Int32(text.count), -1, 0) == 1
            else {
                LibcryptoFailure.clear()
                throw .subject(label)
            }
        }
        try check("the subject", unsafe X509_set_subject_name(certificate, name))
    }

    /// The key certified, as SubjectPublicKeyInfo.
    func set(publicKey: PublicKey) throws(IssuingError) {
        let der = publicKey.der
        let key = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var next = buffer.baseAddress
            return unsafe d2i_PUBKEY(nil, &next, buffer.count)
        }
        guard let key = unsafe key else {
            throw .libcrypto(LibcryptoFailure(draining: "setting the key"))
        }
        defer { unsafe EVP_PKEY_free(key) }
        try check("the key", unsafe X509_set_pubkey(certificate, key))
    }

    /// The issuer's name and the extensions, after the subject and the key; an issuer of `nil` is
    /// the certificate itself.
    func set(
        issuer: Certificate?, extensions: [(identifier: Int32, value: String)]
    ) throws(IssuingError) {
        var parsed: OpaquePointer?
        if let der = issuer?.der {
            unsafe parsed = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
                var next = buffer.baseAddress
                return unsafe d2i_X509(nil, &next, buffer.count)
            }
            guard unsafe parsed != nil else { throw .issuer }
        }
        defer { unsafe X509_free(parsed) }
        let authority = unsafe parsed ?? certificate
        let name = unsafe X509_get_subject_name(authority)
        try check("the issuer", unsafe X509_set_issuer_name(certificate, name))
        for (identifier, value) in extensions {
            var context = unsafe X509V3_CTX()
            unsafe X509V3_set_ctx(&context, authority, certificate, nil, nil, 0)
            unsafe shim_X509V3_set_ctx_nodb(&context)
            guard let made = unsafe X509V3_EXT_conf_nid(nil, &context, identifier, value) else {
                throw .libcrypto(LibcryptoFailure(draining: "making the extension \(value)"))
            }
            defer { unsafe X509_EXTENSION_free(made) }
            try check("an extension", unsafe X509_add_ext(certificate, made, -1))
        }
    }

    /// Signs and hands out the certificate.
    ///
    /// X.509 has the same two s as any ECDSA signature, and libcrypto no way to replace one inside a
    /// certificate; so it is signed anew until s is the smaller, every second time on average.
    consuming func signed(by key: SealKey) throws(IssuingError) -> Certificate {
        for _ in 0..<256 {
            do throws(LibcryptoFailure) {
                let context = try SigningContext(key)
                guard unsafe context.sign(certificate) else {
                    throw LibcryptoFailure(draining: "signing a certificate")
                }
            } catch {
                throw .libcrypto(error)
            }
            let made: Certificate
            do throws(CertificateError) {
                made = try Certificate(der: encoded())
            } catch {
                throw .result(error)
            }
            if made.hasOneForm(key.algorithm) { return made }
        }
        throw .libcrypto(LibcryptoFailure(draining: "signing a certificate with the smaller s"))
    }

    private func encoded() -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe i2d_X509(certificate, &output)
        guard length > 0, let output = unsafe output else { return [] }
        defer { unsafe CRYPTO_free(output, nil, 0) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: Int(length)))
    }

    private func check(_ subject: String, _ status: Int32) throws(IssuingError) {
        guard status == 1 else {
            throw .libcrypto(LibcryptoFailure(draining: "setting \(subject)"))
        }
    }

    /// Whole seconds, rounded down also before 1970.
    private static func seconds(_ milliseconds: Int64) -> Int64 {
        let remainder = milliseconds % 1000
        return (milliseconds - remainder) / 1000 - (remainder < 0 ? 1 : 0)
    }
}
