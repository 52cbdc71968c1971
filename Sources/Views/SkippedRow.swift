/// Days inside a period that do not count, and why.
struct SkippedRow {
    var days = ""
    var why = ""
}
