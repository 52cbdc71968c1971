package import WorkingDays

/// A certificate on file for a party or one of its officers, also one that counts no more: what was
/// signed before it was revoked stays good.
package struct PinnedCertificate: Hashable, Sendable {
    /// The certificate in PEM.
    package var pem: String
    /// From when on what comes signed with it is sent back; `nil` while it counts.
    package var revokedAt: Instant?

    /// A certificate.
    package init(_ pem: String, revokedAt: Instant? = nil) {
        self.pem = pem
        self.revokedAt = revokedAt
    }

    /// Whether a signature counts on something received at that moment, as far as revocation goes.
    package func counts(at received: Instant) -> Bool {
        revokedAt.map { received < $0 } ?? true
    }

    /// Whether two texts hold the same certificate, however their lines are broken.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        body(one) == body(other)
    }

    private static func body(_ pem: String) -> [UInt8] {
        pem.utf8.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
