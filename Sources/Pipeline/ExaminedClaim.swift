internal import Registry
internal import Storage
internal import System
internal import WorkingDays

/// A claimed file after its examination: everything the docket needs, nothing decided yet.
struct ExaminedClaim: Sendable {
    /// The claim.
    var claim: Claim
    /// The first bytes, by which the docket names the file.
    var head: [UInt8]
    /// What the examiner found; for a signed document the facts of the verified bytes alone.
    var examination: Examination
    /// Whose certificate verified the signature; `nil` for an unsigned document.
    var signer: Signer?
    /// Where the control files that came with it say otherwise; such a package is returned.
    var controlFindings: [Finding] = []
    /// What an examiner that ended without an answer had written; for the log.
    var lastWords = ""
    /// Its place among all files handed to workers; within one drop folder the order of receipt.
    var order = 0

    /// Whose key signed.
    struct Signer: Hashable, Sendable {
        /// The organisation.
        var party: PartyID
        /// The officer, where the certificate is an officer's own.
        var officer: String?
    }

    /// What papers repeat of it.
    var answered: AnsweredInput {
        AnsweredInput(
            packageID: examination.identity.packageID, fileName: claim.name.bytes.text,
            sizeBytes: claim.sizeBytes, digest: claim.digest, receivedAt: claim.receivedAt)
    }
}
