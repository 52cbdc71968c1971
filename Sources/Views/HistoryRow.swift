/// An act in the case.
struct HistoryRow {
    var actTime = ""
    var act = ""
    var actStage = ""
    var actor = ""
    var actReason: String?
    var actArticle: String?
}
