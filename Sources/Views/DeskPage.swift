/// A party's desk as a person reads it.
struct DeskPage {
    var demonstration: String?
    var partyName = ""
    var partyCode = ""
    var asOf = ""
    var scriptDigest = ""
    var isDecider = false
    var redCount = 0
    var yellowCount = 0
    var greenCount = 0
    var waiting: [DeskRow] = []
    var waitingCount = 0
    var waitingLeft: Int?
    var sent: [DeskRow] = []
    var sentCount = 0
    var sentLeft: Int?
    var closed: [DeskClosedRow] = []
    var papers: [DeskPaperRow] = []
    var stages: [DeskStageRow] = []
    var latestDigest: String?
    var hasOpenCases = false
    var inbox = ""
}

/// An open case on a desk.
struct DeskRow {
    var caseNumber = ""
    var caseLink = ""
    var subject = ""
    var applicantNames = ""
    var procedureTitle = ""
    var stageTitle = ""
    var awaited = ""
    var hasLastDay = false
    var lastDay = ""
    var isLastDayProvisional = false
    var timeLeft = ""
    var light = ""
    var lightShape = ""
    var lightWord = ""
    var standingCount: Int?
    var revision = 0
    /// Which entry of `stages` says what may be decided; empty where nothing may be at once.
    var stageKey = ""
    var documentDigest = ""
}

/// What may be decided about many cases of one stage at once.
struct DeskStageRow {
    var stageKey = ""
    var stageName = ""
    var stageTitle = ""
    var officers: [OfficerRow] = []
    var checkIDs = ""
    var signatures = 0
    var options: [DeskOptionRow] = []
}

/// An outcome that may be chosen for many cases.
struct DeskOptionRow {
    var outcomeName = ""
    var outcomeTitle = ""
    var needsReason = false
    var needsChecklist = false
    var needsSignature = false
    var namesDocument = false
    var isVoice = false
}

/// A closed case on a desk.
struct DeskClosedRow {
    var caseNumber = ""
    var hasCasePage = false
    var caseLink = ""
    var subject = ""
    var procedureTitle = ""
    var result = ""
    var closedAt = ""
}

/// A paper on a desk or on the page of a case.
struct DeskPaperRow {
    var paperTitle = ""
    var paperLink = ""
    var paperFile = ""
    var paperTime = ""
    var paperCase: String?
    var isToPost = false
}
