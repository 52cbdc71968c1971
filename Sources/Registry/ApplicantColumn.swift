/// Columns of the table `applicants` that the docket reads; a facts mapping has them in this order
/// (Docs/FORMATS.md).
enum ApplicantColumn: Int {
    /// Credit code.
    case code = 1
    /// `legal-person` or `other-organisation`.
    case legalForm = 8
    /// The attachment by which an applicant consents to a joint application.
    case consent = 9
}

extension FactTable {
    /// The value of a column for the applicant of that code; `nil` without one, and where the
    /// mapping has no such column.
    func value(_ column: ApplicantColumn, of applicant: PartyID) -> String? {
        let row = rows.first { row in
            row.indices.contains(ApplicantColumn.code.rawValue)
                && row[ApplicantColumn.code.rawValue] == applicant.code
        }
        guard let row, row.indices.contains(column.rawValue) else { return nil }
        let value = row[column.rawValue]
        return value.isEmpty ? nil : value
    }

    /// Whether the mapping has the column.
    func has(_ column: ApplicantColumn) -> Bool { columns.indices.contains(column.rawValue) }
}
