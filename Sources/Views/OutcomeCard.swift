/// One way out of the stage, and the slip that takes it.
struct OutcomeCard {
    var outcomeName = ""
    var outcomeTitle = ""
    var slip = ""
    var needsReason = false
    var needsChecklist = false
    var offersChecklist = false
    var follows = ""
    var outcomePapers = ""
    var slipID = ""
    var cardObjection: Int?
    var cardItem: Int?
    var cardDocument: String?
    var needsSignature = false
}
