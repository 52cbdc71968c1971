/// One publicity in the index.
struct PublicityRow {
    var link = ""
    var source = ""
    var caseText: String?
    var heading = ""
    var details: [LabelledRow] = []
    var opened = ""
    var ended = ""
    var isEndProvisional = false
    /// How many working days are left, while it is open.
    var daysLeft: String?
    var publisher = ""
    var publisherContact = ""
    var number = ""
}
