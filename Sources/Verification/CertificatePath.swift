internal import COpenSSL

/// The way from a certificate up to a root that is trusted (RFC 5280 §6), as libcrypto walks it:
/// signatures, names, basicConstraints, keyUsage, path lengths, name constraints. Time is left out,
/// because a path is judged once and its papers each at their own time.
@safe struct CertificatePath: ~Copyable {
    /// Longest way between a certificate and its root.
    private static let maxIntermediates = 4

    private let store: OpaquePointer
    private let context: OpaquePointer

    /// The certificates from `leaf` to one of `roots`, both included; `nil` when no way leads there.
    static func find(
        from leaf: Certificate, through intermediates: [Certificate], to roots: [Certificate]
    ) -> [Certificate]? {
        guard intermediates.count <= maxIntermediates, let handle = X509Handle(der: leaf.der),
            handle.noteSigner()
        else { return nil }
        LibcryptoFailure.clear()
        defer { LibcryptoFailure.clear() }
        guard let path = CertificatePath(), path.trust(roots),
            let others = unsafe shim_sk_X509_new()
        else { return nil }
        defer { unsafe shim_sk_X509_pop_free(others) }
        for certificate in intermediates {
            guard let other = X509Handle(der: certificate.der), other.noteSigner(),
                unsafe X509_up_ref(other.certificate) == 1
            else { return nil }
            guard unsafe shim_sk_X509_push(others, other.certificate) > 0 else {
                unsafe X509_free(other.certificate)
                return nil
            }
        }
        return unsafe path.verified(handle.certificate, others)
    }

    private init?() {
        guard let store = unsafe X509_STORE_new() else { return nil }
        guard let context = unsafe X509_STORE_CTX_new() else {
            unsafe X509_STORE_free(store)
            return nil
        }
        unsafe self.store = unsafe store
        unsafe self.context = unsafe context
    }

    deinit {
        unsafe X509_STORE_CTX_free(context)
        unsafe X509_STORE_free(store)
    }

    private func trust(_ roots: [Certificate]) -> Bool {
        roots.allSatisfy { root in
            guard let handle = X509Handle(der: root.der), handle.noteSigner() else { return false }
            return unsafe X509_STORE_add_cert(store, handle.certificate) == 1
        }
    }

    @unsafe private func verified(_ leaf: OpaquePointer, _ others: OpaquePointer) -> [Certificate]?
    {
        guard unsafe X509_STORE_CTX_init(context, store, leaf, others) == 1 else { return nil }
        // Gap: no revocation lists; whoever is no longer to sign is in the list of keys.
        let parameters = unsafe X509_STORE_CTX_get0_param(context)
        guard
            unsafe X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_NO_CHECK_TIME)) == 1
        else { return nil }
        unsafe X509_VERIFY_PARAM_set_depth(parameters, Int32(CertificatePath.maxIntermediates))
        guard unsafe X509_verify_cert(context) == 1,
            let chain = unsafe X509_STORE_CTX_get0_chain(context)
        else { return nil }
        var found: [Certificate] = []
        for index in 0..<(unsafe shim_sk_X509_num(chain)) {
            let der = unsafe X509Handle.encoding(of: shim_sk_X509_value(chain, index))
            do throws(CertificateError) {
                found.append(try Certificate(der: der))
            } catch {
                // A key of a kind that is not accepted, which cannot have been handed in.
                return nil
            }
        }
        return found
    }
}

extension X509Handle {
    /// Notes the signer's id where the certificate was signed with SM2.
    fileprivate func noteSigner() -> Bool {
        setSignerID(isSignedWithSM2 ? SignatureAlgorithm.sm2.signerID : nil)
    }
}
