/// An officer who may decide at this stage.
struct OfficerRow {
    var officerID = ""
    var officerName = ""
}
