internal import COpenSSL

/// Single values out of a parsed certificate; `nil` where they are absent or broken.
extension X509Handle {
    /// The subject in the order of RFC 2253, letters above ASCII as they are.
    var subjectName: String? {
        guard let output = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(output) }
        let name = unsafe X509_get_subject_name(certificate)
        guard unsafe X509_NAME_print_ex(output, name, 0, shim_name_flags()) >= 0 else { return nil }
        var data: UnsafeMutablePointer<CChar>?
        let length = unsafe shim_BIO_get_mem_data(output, &data)
        guard let data = unsafe data, length > 0 else { return "" }
        let text = unsafe UnsafeRawBufferPointer(start: data, count: length)
        return unsafe String(validating: text, as: UTF8.self)
    }

    /// The only value of a subject attribute, by libcrypto's number of it.
    func subjectAttribute(_ identifier: Int32) -> String? {
        let name = unsafe X509_get_subject_name(certificate)
        let index = unsafe X509_NAME_get_index_by_NID(name, identifier, -1)
        guard index >= 0, unsafe X509_NAME_get_index_by_NID(name, identifier, index) < 0,
            let entry = unsafe X509_NAME_get_entry(name, index)
        else { return nil }
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe ASN1_STRING_to_UTF8(&output, X509_NAME_ENTRY_get_data(entry))
        guard length >= 0, let output = unsafe output else { return nil }
        defer { unsafe CRYPTO_free(output, nil, 0) }
        let text = unsafe UnsafeBufferPointer(start: output, count: Int(length))
        return unsafe String(validating: text, as: UTF8.self)
    }

    /// First moment of validity, milliseconds since 1970-01-01T00:00:00Z.
    var notBefore: Int64? { unsafe X509Handle.milliseconds(X509_get0_notBefore(certificate)) }

    /// Last second of validity, milliseconds since 1970-01-01T00:00:00Z.
    var notAfter: Int64? { unsafe X509Handle.milliseconds(X509_get0_notAfter(certificate)) }

    /// SubjectPublicKeyInfo in DER.
    var publicKeyDER: [UInt8]? {
        guard let info = unsafe X509_get_X509_PUBKEY(certificate) else { return nil }
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe i2d_X509_PUBKEY(info, &output)
        guard length > 0, let output = unsafe output else { return nil }
        defer { unsafe CRYPTO_free(output, nil, 0) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: Int(length)))
    }

    /// What the extensions allow; `nil` when one is broken, or critical and not understood.
    /// A certificate without keyUsage may be used for anything (RFC 5280 §4.2.1.3).
    var uses: (authority: Bool, documents: Bool)? {
        let flags = unsafe X509_get_extension_flags(certificate)
        guard flags & UInt32(EXFLAG_INVALID | EXFLAG_CRITICAL) == 0 else { return nil }
        let usage = unsafe X509_get_key_usage(certificate)
        let isAuthority =
            unsafe X509_check_ca(certificate) == 1 && usage & UInt32(KU_KEY_CERT_SIGN) != 0
        return (isAuthority, usage & UInt32(KU_DIGITAL_SIGNATURE) != 0)
    }

    private static func milliseconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        guard let time = unsafe time, let epoch = unsafe ASN1_TIME_set(nil, 0) else { return nil }
        defer { unsafe ASN1_STRING_free(epoch) }
        var days: Int32 = 0
        var seconds: Int32 = 0
        guard unsafe ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
        return (Int64(days) * 86_400 + Int64(seconds)) * 1000
    }
}
