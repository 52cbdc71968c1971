internal import Registry
internal import Views

/// The seals of issuers, by their pictures where there are some.
struct SealCase {
    /// PNG bytes by issuer.
    let pictures: [PartyID: [UInt8]]

    /// The seal of the issuer of a paper.
    func seal(
        of paper: PrintedPaper, _ typesetter: Typesetter
    ) throws(Typesetter.Failure) -> Seal {
        try Seal(
            issuer: paper.issuer, mark: paper.demonstration,
            picture: PartyID(paper.issuerCode).flatMap { pictures[$0] }, typesetter)
    }
}
