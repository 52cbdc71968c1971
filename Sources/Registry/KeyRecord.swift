package import WorkingDays

/// What `registry/keys/keys.xml` says about one key of an issuing organisation.
package struct KeyRecord: Hashable, Sendable {
    /// Why a key signs no more.
    package enum End: String, Hashable, Sendable, CaseIterable {
        /// Another one took its place.
        case rotated
        /// It was taken out of use without another one.
        case retired
    }

    /// Whose it is.
    package var party: PartyID
    /// SHA-256 of its certificate, 64 lower-case hexadecimal digits.
    package var fingerprint: String
    /// The beginning of its files' names: `<name>.key.pem`, `<name>.cert.pem`, `<name>.chain.pem`.
    package var name: String
    /// Since when it signs.
    package var from: Instant
    /// Since when it signs no more; papers of before stay good. `nil` while it may sign.
    package var until: Instant?
    /// Why it ended; `nil` while it may sign.
    package var end: End?
    /// What people noted when it ended.
    package var note: String

    /// A record.
    package init(
        party: PartyID, fingerprint: String, name: String, from: Instant, until: Instant? = nil,
        end: End? = nil, note: String = ""
    ) {
        self.party = party
        self.fingerprint = fingerprint
        self.name = name
        self.from = from
        self.until = until
        self.end = end
        self.note = note
    }
}
