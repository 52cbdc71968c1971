/// SHA-256 of bytes at hand (FIPS 180-4).
package enum SHA256 {
    /// The digest of `bytes`.
    package static func digest(of bytes: [UInt8]) -> Digest {
        let stream = DigestStream(.sha256)
        stream.update(bytes)
        return stream.finish()
    }
}

/// SM3 of bytes at hand (GB/T 32905-2016).
package enum SM3 {
    /// The digest of `bytes`.
    package static func digest(of bytes: [UInt8]) -> Digest {
        let stream = DigestStream(.sm3)
        stream.update(bytes)
        return stream.finish()
    }
}
