extension FactName {
    /// Who found that the cases need no longer be kept.
    package static let disposalAppraiser = "disposal.appraiser"
    /// When.
    package static let disposalAppraisedOn = "disposal.appraisedOn"
    /// Who approved that they are destroyed.
    package static let disposalApprover = "disposal.approver"
    /// When.
    package static let disposalApprovedOn = "disposal.approvedOn"
    /// The cases: number, archival code, digest of the bag's `tagmanifest-sha256.txt`.
    package static let disposalCases = "disposal.cases"
}
