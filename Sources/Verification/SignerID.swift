internal import COpenSSL

/// The signer's id of SM2 (GB/T 32918.2 §5.5), for whoever signs or verifies.
@unsafe package enum SignerID {
    /// Sets the id in a context that was just initialised and has seen no data; true when there is
    /// none to set.
    package static func set(_ id: [UInt8]?, in context: OpaquePointer?) -> Bool {
        guard let id else { return true }
        return unsafe shim_EVP_PKEY_CTX_set1_id(context, id, Int32(id.count)) > 0
    }
}
