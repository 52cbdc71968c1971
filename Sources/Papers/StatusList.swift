package import Registry
package import WorkingDays

/// The public status list (状态清单): what of the register is in force, superseded, suspended,
/// cancelled, lapsed or revoked, as of one moment. It names parts with their digests, so that one
/// signature covers a register of any size and a change costs only its part.
package struct StatusList: Hashable, Sendable {
    /// A part that it names.
    package struct Part: Hashable, Sendable {
        /// Which.
        package var name: StatusShardName
        /// SHA-256 of the part's file.
        package var digest: ContentDigest
        /// How many entries it holds.
        package var entries: Int

        /// A part.
        package init(name: StatusShardName, digest: ContentDigest, entries: Int) {
            self.name = name
            self.digest = digest
            self.entries = entries
        }
    }

    /// Namespace of the list and its parts.
    package static let namespace = "urn:dengji:status:1"

    /// Who issues and signs it: the city's registrar.
    package var issuer: PartyID
    /// The issuer's name.
    package var issuerName: String
    /// As of when.
    package var issuedAt: Instant
    /// From then on it says nothing any more.
    package var nextUpdate: Instant
    /// Whether it carries the mark 演示 无效.
    package var isDemonstration: Bool
    /// The parts, in their order.
    package var parts: [Part]
    /// Whether what was read carries a Signature, good or not.
    package var hasSignature = false

    /// A list issued at a time; it counts until the next day 24:00, and one is made every day.
    package init(
        issuer: PartyID, issuerName: String, issuedAt: Instant, isDemonstration: Bool,
        parts: [Part]
    ) {
        self.issuer = issuer
        self.issuerName = issuerName
        self.issuedAt = issuedAt
        nextUpdate = StatusList.nextUpdate(after: issuedAt)
        self.isDemonstration = isDemonstration
        self.parts = parts.sorted { $0.name < $1.name }
    }

    /// The next day 24:00.
    package static func nextUpdate(after issued: Instant) -> Instant {
        issued.day.adding(days: 2).start
    }

    /// Entries in all parts.
    package var entryCount: Int { parts.reduce(0) { $0 + $1.entries } }
}
