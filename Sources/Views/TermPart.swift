/// A date to keep.
struct TermPart {
    var due = ""
    var isProvisional = false
    var counted = ""
}
