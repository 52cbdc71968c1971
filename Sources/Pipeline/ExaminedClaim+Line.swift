internal import Registry
internal import Storage
internal import WorkingDays

extension ExaminedClaim {
    /// What the journal says came in.
    func journalInput(sender: PartyID?, case number: CaseNumber?) -> JournalInput {
        JournalInput(
            type: "package", claim: claim.id, digest: claim.digest, sender: sender,
            packageID: examination.identity.packageID, kind: examination.identity.kind,
            receivedAt: claim.receivedAt.milliseconds, caseNumber: number)
    }

    /// The claimed file under the name its docket or folder gives it.
    func incoming(as kind: String) -> IncomingFile {
        IncomingFile(
            claim: claim.id, kind: kind, suffix: suffix, digest: claim.digest,
            sizeBytes: claim.sizeBytes, controls: claim.controls.map(\.bytes))
    }

    /// By the first bytes, never by the sender's name for it.
    private var suffix: String {
        if claim.isFolder { return "tar" }
        return switch head {
        case let head where head.starts(with: [0x50, 0x4B]): "zip"
        case let head where head.contains(UInt8(ascii: "<")): "xml"
        default: "bin"
        }
    }
}
