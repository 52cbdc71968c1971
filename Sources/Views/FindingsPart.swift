/// The findings of a return, or the remarks of a case.
struct FindingsPart {
    var errorCount = 0
    var remarkCount = 0
    var hasRemarks = false
    var rows: [FindingRow] = []
    var hasRows = false
    var engine = ""
    var rulesDigest = ""
    var ruleProfile: String?
    var verdict: VerdictPart?
    var judges: [JudgeRow] = []
    var hasJudges = false
}

/// The three answers of a report; one that is not known is `nil` and so is not said.
struct VerdictPart {
    var wellFormed: String?
    var validity: String?
    var acceptance: String?
    var isFailure = false
}

/// A schema or rule file that judged.
struct JudgeRow {
    var judgePath = ""
    var judgeVersion: String?
    var judgeDigest = ""
}
