/// An organisation that may decide, with its officers.
struct DeciderRow {
    var deciderName = ""
    var deciderCode = ""
    var officers: [OfficerRow] = []
}
