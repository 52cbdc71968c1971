internal import COpenSSL

/// The two ways in which SM2 keys name their kind: `id-ecPublicKey` with the curve as parameter
/// (GB/T 35276, RFC 5480), and the SM2 algorithm's own identifier 1.2.156.10197.1.301, or its
/// branches .1 (signature) and .3 (encryption), with the curve, NULL or nothing as parameter, as
/// devices of older make write it. libcrypto reads the first alone.
package enum SM2KeyForm {
    private static let identifiers: Set = [
        "1.2.156.10197.1.301", "1.2.156.10197.1.301.1", "1.2.156.10197.1.301.3",
    ]

    /// SubjectPublicKeyInfo up to the point: id-ecPublicKey, sm2p256v1, BIT STRING of 66 bytes.
    private static let head: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08,
        0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x03, 0x42, 0x00,
    ]

    /// A SubjectPublicKeyInfo in the first way; as it is where it is no SM2 key in the second.
    static func normalised(_ der: [UInt8]) -> [UInt8] {
        let parsed = unsafe der.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            var next = buffer.baseAddress
            let info = unsafe d2i_X509_PUBKEY(nil, &next, buffer.count)
            guard unsafe next == buffer.baseAddress?.advanced(by: buffer.count) else {
                unsafe X509_PUBKEY_free(info)
                return nil
            }
            return unsafe info
        }
        defer { LibcryptoFailure.clear() }
        guard let info = unsafe parsed else { return der }
        defer { unsafe X509_PUBKEY_free(info) }
        var identifier: OpaquePointer?
        var point: UnsafePointer<UInt8>?
        var length: Int32 = 0
        guard
            unsafe X509_PUBKEY_get0_param(&identifier, &point, &length, nil, info) == 1,
            unsafe isOwn(identifier), let point = unsafe point, length == 65
        else { return der }
        return unsafe head + UnsafeBufferPointer(start: point, count: 65)
    }

    /// Whether an identifier of an algorithm is SM2's own.
    @unsafe package static func isOwn(_ identifier: OpaquePointer?) -> Bool {
        guard let identifier = unsafe identifier else { return false }
        var text = [CChar](repeating: 0, count: 80)
        let length = unsafe OBJ_obj2txt(&text, Int32(text.count), identifier, 1)
        guard length > 0, length < text.count else { return false }
        let bytes = text.prefix(Int(length)).map(UInt8.init(bitPattern:))
        return identifiers.contains(String(decoding: bytes, as: UTF8.self))
    }
}
