/// Repeated values of an application.
struct TablePart {
    var caption = ""
    var rowCount = 0
    var columns: [String] = []
    var tableRows: [TableRow] = []
}
