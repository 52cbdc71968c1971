internal import Registry
internal import Tables

/// What became of one row.
struct RowResult {
    /// What became of the package.
    enum State: String {
        /// Written now.
        case written
        /// There already, with the same content.
        case unchanged
        /// Not written because of findings.
        case refused
    }

    /// The row's number.
    let row: Int
    /// The package id.
    let id: String
    /// What became of the package.
    let state: State
    /// Name of the package in the folder; `nil` where it was not written.
    let file: String?
    /// What was found, errors and remarks.
    let findings: [PlacedFinding]

    /// Whether a finding would return the package.
    var isValid: Bool { findings.allSatisfy { $0.finding.severity == .remark } }
}
