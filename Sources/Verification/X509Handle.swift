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
        readOwnKeyForm()
    }

    /// Lets libcrypto understand a key under SM2's own identifier, by reading the same key in the
    /// customary form into its place. The bytes that were signed are kept apart and stay.
    private func readOwnKeyForm() {
        guard let der = publicKeyDER, case let normal = SM2KeyForm.normalised(der), normal != der
        else { return }
        var place = unsafe X509_get_X509_PUBKEY(certificate)
        unsafe normal.withUnsafeBufferPointer { buffer in
            var next = buffer.baseAddress
            // Given a structure, it fills that one; it would free it only if `normal` were not DER.
            guard unsafe d2i_X509_PUBKEY(&place, &next, buffer.count) != nil else {
                preconditionFailure("libcrypto does not read an SM2 key in its customary form")
            }
        }
    }

    deinit { unsafe X509_free(certificate) }

    /// Whether the issuer's key signed it, by its own account of the algorithm and by name.
    func isSigned(by issuer: borrowing X509Handle, key: PublicKey) -> Bool {
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard unsafe X509_check_issued(issuer.certificate, certificate) == X509_V_OK,
            setSignerID(key.algorithm.signerID)
        else { return false }
        return unsafe key.with { unsafe X509_verify(certificate, $0) == 1 }
    }

    /// Notes the id that the issuer signed with, where its algorithm has one.
    func setSignerID(_ id: [UInt8]?) -> Bool {
        guard let id else { return true }
        guard let octets = unsafe ASN1_OCTET_STRING_new() else { return false }
        guard unsafe ASN1_OCTET_STRING_set(octets, id, Int32(id.count)) == 1 else {
            unsafe ASN1_OCTET_STRING_free(octets)
            return false
        }
        unsafe X509_set0_distinguishing_id(certificate, octets)
        return true
    }

    /// Whether it was signed with SM2 and SM3.
    var isSignedWithSM2: Bool {
        unsafe X509_get_signature_nid(certificate) == NID_SM2_with_SM3
    }

    /// Whether it was signed with ECDSA and SHA-256, as far as that says on which curve: numbers of
    /// another curve do not fit.
    var isSignedWithP256: Bool {
        unsafe X509_get_signature_nid(certificate) == NID_ecdsa_with_SHA256
    }

    /// The certificate's DER with another signature in it, also DER; `nil` when libcrypto fails.
    func encoding(withSignature signature: [UInt8]) -> [UInt8]? {
        let mine = unsafe X509Handle.encoding(of: certificate)
        let old = signatureDER
        // The signature is the last thing in the certificate: BIT STRING, length, no unused bits.
        let tail = [0x03, UInt8(old.count + 1), 0x00] + old
        guard mine.count > 4, mine[1] == 0x82, mine.suffix(tail.count).elementsEqual(tail) else {
            return nil
        }
        let content =
            mine[4..<(mine.count - tail.count)] + [0x03, UInt8(signature.count + 1), 0x00]
            + signature
        return [0x30, 0x82, UInt8(content.count >> 8), UInt8(content.count & 255)] + content
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

    /// The DER of a certificate; empty when there is none.
    @unsafe static func encoding(of certificate: OpaquePointer?) -> [UInt8] {
        var output: UnsafeMutablePointer<UInt8>?
        let length = unsafe i2d_X509(certificate, &output)
        guard length > 0, let output = unsafe output else { return [] }
        defer { unsafe CRYPTO_free(output, nil, 0) }
        return unsafe Array(UnsafeBufferPointer(start: output, count: Int(length)))
    }
}
