/// The findings of a return, or the remarks of a case.
struct FindingsPart {
    var errorCount = 0
    var remarkCount = 0
    var hasRemarks = false
    var rows: [FindingRow] = []
    var engine = ""
    var rulesDigest = ""
}
