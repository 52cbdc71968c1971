internal import COpenSSL

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

    /// The key of the first block; `nil` when it is none, or asks for a passphrase. The caller owns
    /// it.
    @unsafe static func read(_ pem: [UInt8]) -> OpaquePointer? {
        unsafe pem.withUnsafeBytes { bytes in
            guard let input = unsafe BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count)) else {
                return nil
            }
            defer { unsafe BIO_free(input) }
            // Without a callback libcrypto would ask on the terminal.
            return unsafe PEM_read_bio_PrivateKey(input, nil, { _, _, _, _ in -1 }, nil)
        }
    }

    /// Unencrypted PKCS#8. libcrypto overwrites its own buffer when it frees it.
    @unsafe static func text(_ key: OpaquePointer) -> [UInt8] {
        guard let output = unsafe BIO_new(BIO_s_mem()) else {
            preconditionFailure("no memory for a key")
        }
        defer { unsafe BIO_free(output) }
        var data: UnsafeMutablePointer<CChar>?
        guard unsafe PEM_write_bio_PKCS8PrivateKey(output, key, nil, nil, 0, nil, nil) == 1,
            case let length = unsafe shim_BIO_get_mem_data(output, &data),
            let data = unsafe data
        else { preconditionFailure("libcrypto does not write a key that it made or read") }
        return unsafe Array(UnsafeRawBufferPointer(start: data, count: length))
    }

    /// Overwrites bytes in a way that is not optimised away.
    static func wipe(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
}
