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
    /// The page of the paper by which it ends on another day than it says itself.
    var recountLink: String?
    /// The day on which its case ended before it was over.
    var stoppedOn: String?
    var publisher = ""
    var publisherContact = ""
    var number = ""
}
