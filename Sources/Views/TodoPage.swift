/// What a decider sees of a case.
struct TodoPage {
    var demonstration: String?
    var caseNumber = ""
    var procedureTitle = ""
    var stageTitle = ""
    var stageName = ""
    var decidingParty = ""
    var signatures = 1
    var scriptDigest = ""
    var stageArticle = ""
    var revision = 0
    var asOf = ""
    var subject: String?
    var inbox = ""
    var clock: ClockPart?
    var applicants: [RegistrantRow] = []
    var input = AnsweredPart()
    var application: String?
    var supplements: [String] = []
    var objections: [ObjectionPart] = []
    var facts: [LabelledRow] = []
    var tables: [TablePart] = []
    var attachments: [AttachmentRow] = []
    var remarks: FindingsPart?
    var outcomes: [OutcomeCard] = []
    var checklist: [ChecklistRow] = []
    var deciders: [DeciderRow] = []
    var papers: [DocketRow] = []
    var history: [HistoryRow] = []
    var rules = ""
    var profile = ""
}
