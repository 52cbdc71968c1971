/// An item that must be judged.
struct ChecklistRow {
    var checkID = ""
    var checkTitle = ""
    var checkSource = ""
}
