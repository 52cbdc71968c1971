/// A judged item.
struct ReviewItemRow {
    var itemNumber = 0
    var itemTitle = ""
    var itemSource = ""
    /// `conform`, `not-conform`, `not-applicable`: a class of the style sheet.
    var result = ""
    var resultLabel = ""
    var remark: String?
}
