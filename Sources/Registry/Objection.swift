/// An objection (异议) to what a case made public (办法 art. 9(5), 26号 art. 12).
package struct Objection: Hashable, Sendable {
    /// What became of it.
    package enum Standing: String, Hashable, Sendable, CaseIterable {
        /// Not decided: nothing is issued.
        case standing
        /// 异议成立: the registration ended.
        case upheld
        /// 异议不成立.
        case dismissed
        /// Taken back by whoever raised it.
        case withdrawn
    }

    /// From 1 within the case.
    package var number: Int
    /// The real name of whoever objects.
    package var by: String
    /// The party, where it was authenticated.
    package var party: PartyID?
    /// The package.
    package var input: AnsweredInput
    /// The period for deciding it.
    package var clock: StageClock
    /// What became of it.
    package var standing: Standing

    /// An objection.
    package init(
        number: Int, by: String, party: PartyID?, input: AnsweredInput, clock: StageClock,
        standing: Standing = .standing
    ) {
        self.number = number
        self.by = by
        self.party = party
        self.input = input
        self.clock = clock
        self.standing = standing
    }
}
