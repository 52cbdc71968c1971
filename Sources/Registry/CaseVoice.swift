package import WorkingDays

/// The word of one of several parties to a case: it agrees or it declines.
package struct CaseVoice: Hashable, Sendable {
    /// Who speaks.
    package var party: PartyID
    /// Its officer.
    package var officer: String
    /// Whether it agrees.
    package var isAgreeing: Bool
    /// The item it is about, from 1; `nil`: the case.
    package var item: Int?
    /// Why.
    package var reason: String
    /// When.
    package var at: Instant
    /// The stage in which it was asked.
    package var stage: String
    /// The frozen document agreed to, which the slip named by its digest.
    package var document: ContentDigest?

    /// A word.
    package init(
        party: PartyID, officer: String, isAgreeing: Bool, item: Int?, reason: String, at: Instant,
        stage: String, document: ContentDigest?
    ) {
        self.party = party
        self.officer = officer
        self.isAgreeing = isAgreeing
        self.item = item
        self.reason = reason
        self.at = at
        self.stage = stage
        self.document = document
    }
}
