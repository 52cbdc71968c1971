/// Whether a package came before: identity is the digest of its bytes with the id its sender gave
/// it, never its path.
package enum Intake {
    /// What a package is in the light of what came before.
    package enum Judgement: Hashable, Sendable {
        /// Not seen: it is examined. A package that was once returned is fresh again.
        case fresh
        /// The same bytes again: the same answer again.
        case `repeat`(RegistryIndex.Consumed)
        /// Refused with this finding.
        case conflict(Finding)
    }

    /// Judges a package from an authenticated `sender`; `nil` for one that is not known, from whom
    /// nothing can be a repeat, so that nobody learns from a copy what others were answered.
    ///
    /// `packageID` is what the document calls itself, `nil` where it could not be read; the bytes
    /// alone then still make a repeat. `place` is where it says so.
    package static func judge(
        digest: ContentDigest, sender: PartyID?, packageID: PackageID?, index: RegistryIndex,
        at place: FindingPlace = FindingPlace()
    ) -> Judgement {
        guard let sender else { return .fresh }
        if let packageID,
            let earlier = index.consumed[RegistryIndex.ConsumedKey(party: sender, id: packageID)]
        {
            return earlier.digest == digest
                ? .repeat(earlier)
                : .conflict(SenderFindings.idReused(packageID, earlier: earlier.digest, at: place))
        }
        guard let key = index.key(consuming: digest), let earlier = index.consumed[key] else {
            return .fresh
        }
        return key.party == sender ? .repeat(earlier) : .conflict(SenderFindings.bytesReused())
    }
}
