internal import COpenSSL
internal import Verification

/// The textual form of a private key; what passes through here is secret.
enum KeyPEM {
    /// The labels of all blocks, in order. Text around blocks is allowed.
    static func labels(in pem: [UInt8]) -> [String] {
        let begin = Array("-----BEGIN ".utf8)
        let end = Array("-----".utf8)
        return pem.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
            guard line.starts(with: begin) else { return nil }
            let label = line.dropFirst(begin.count)
            guard label.suffix(end.count).elementsEqual(end) else { return "" }
            return String(decoding: label.dropLast(end.count), as: UTF8.self)
        }
    }

    /// The key of the first block, unencrypted PKCS#8; `nil` when it is none. The caller owns it.
    @unsafe static func read(_ pem: [UInt8]) -> OpaquePointer? {
        guard let input = unsafe memory(pem) else { return nil }
        defer { unsafe BIO_free(input) }
        // Without a callback libcrypto would ask on the terminal.
        let info = unsafe PEM_read_bio_PKCS8_PRIV_KEY_INFO(input, nil, { _, _, _, _ in -1 }, nil)
        guard let info = unsafe info else { return nil }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
        return unsafe key(of: info)
    }

    /// The key of the first block, encrypted PKCS#8 (RFC 5958 §3); `nil` when it is none or the
    /// passphrase is another. The caller owns it.
    @unsafe static func read(_ pem: [UInt8], passphrase: [UInt8]) -> OpaquePointer? {
        guard let input = unsafe memory(pem) else { return nil }
        defer { unsafe BIO_free(input) }
        guard let sealed = unsafe PEM_read_bio_PKCS8(input, nil, { _, _, _, _ in -1 }, nil) else {
            return nil
        }
        defer { unsafe X509_SIG_free(sealed) }
        let info = unsafe passphrase.withUnsafeBytes { bytes in
            unsafe PKCS8_decrypt(
                sealed, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(bytes.count))
        }
        guard let info = unsafe info else { return nil }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
        return unsafe key(of: info)
    }

    /// Unencrypted PKCS#8. libcrypto overwrites its own buffer when it frees it.
    @unsafe static func text(_ key: OpaquePointer) -> [UInt8] {
        unsafe written { unsafe PEM_write_bio_PKCS8PrivateKey($0, key, nil, nil, 0, nil, nil) }
    }

    /// PKCS#8 under a passphrase: PBES2 (RFC 8018 §6.2) with scrypt (RFC 7914) and AES-256-CBC. Salt
    /// and initial vector come from libcrypto's generator.
    @unsafe static func text(
        _ key: OpaquePointer, passphrase: [UInt8]
    ) throws(LibcryptoFailure) -> [UInt8] {
        LibcryptoFailure.clear()
        guard let info = unsafe EVP_PKEY2PKCS8(key) else {
            throw LibcryptoFailure(draining: "encrypting a key")
        }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
        let scheme = unsafe PKCS5_pbe2_set_scrypt(
            EVP_aes_256_cbc(), nil, ScryptCost.saltBytes, nil, ScryptCost.n, ScryptCost.r,
            ScryptCost.p)
        guard let scheme = unsafe scheme else {
            throw LibcryptoFailure(draining: "encrypting a key")
        }
        let sealed = unsafe passphrase.withUnsafeBytes { bytes in
            unsafe PKCS8_set0_pbe(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), info,
                scheme)
        }
        guard let sealed = unsafe sealed else {
            // It owns the scheme only when it succeeds.
            unsafe X509_ALGOR_free(scheme)
            throw LibcryptoFailure(draining: "encrypting a key")
        }
        defer { unsafe X509_SIG_free(sealed) }
        return unsafe written { unsafe PEM_write_bio_PKCS8($0, sealed) }
    }

    /// Overwrites bytes in a way that is not optimised away.
    static func wipe(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    }

    /// What scrypt costs: 16 MiB and, five times over, some 0.3 s. More memory is beyond what
    /// libcrypto reads without being told to (32 MiB), so others could not open the file.
    private enum ScryptCost {
        static let n: UInt64 = 16_384
        static let r: UInt64 = 8
        static let p: UInt64 = 5
        static let saltBytes: Int32 = 16
    }

    /// A copy that libcrypto owns, so that no pointer leaves the closure.
    @unsafe private static func memory(_ pem: [UInt8]) -> OpaquePointer? {
        guard let output = unsafe BIO_new(BIO_s_secmem()) else { return nil }
        guard unsafe BIO_write(output, pem, Int32(pem.count)) == Int32(pem.count) else {
            unsafe BIO_free(output)
            return nil
        }
        return unsafe output
    }

    /// The key inside, SM2 keys in either of their two ways.
    @unsafe private static func key(of info: OpaquePointer) -> OpaquePointer? {
        var identifier: OpaquePointer?
        var bytes: UnsafePointer<UInt8>?
        var length: Int32 = 0
        guard unsafe PKCS8_pkey_get0(&identifier, &bytes, &length, nil, info) == 1 else {
            return nil
        }
        if unsafe SM2KeyForm.isOwn(identifier) {
            guard let copy = unsafe shim_memdup(bytes, Int(length)) else { return nil }
            guard
                unsafe PKCS8_pkey_set0(
                    info, OBJ_nid2obj(NID_X9_62_id_ecPublicKey), 0, V_ASN1_OBJECT,
                    UnsafeMutableRawPointer(OBJ_nid2obj(NID_sm2)), copy, length) == 1
            else {
                unsafe CRYPTO_free(copy, nil, 0)
                return nil
            }
        }
        return unsafe EVP_PKCS82PKEY(info)
    }

    @unsafe private static func written(_ write: (OpaquePointer) -> Int32) -> [UInt8] {
        guard let output = unsafe BIO_new(BIO_s_secmem()) else {
            preconditionFailure("no memory for a key")
        }
        defer { unsafe BIO_free(output) }
        var data: UnsafeMutablePointer<CChar>?
        guard unsafe write(output) == 1,
            case let length = unsafe shim_BIO_get_mem_data(output, &data),
            let data = unsafe data
        else { preconditionFailure("libcrypto does not write a key that it made or read") }
        return unsafe Array(UnsafeRawBufferPointer(start: data, count: length))
    }
}
