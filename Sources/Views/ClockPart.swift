/// The running period of a stage.
struct ClockPart {
    var lastDay = ""
    var isLastDayProvisional = false
    /// `green`, `yellow`, `red`: a class of the style sheet.
    var light = ""
    var lightText = ""
    var after = ""
    var workingDays = 0
    var skipped: [SkippedRow] = []
    var isOverdueNoticeSent = false
}
