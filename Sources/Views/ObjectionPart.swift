internal import Registry
internal import WorkingDays

/// A standing objection on the page of a todo folder.
struct ObjectionPart {
    var objectionNumber = 0
    var objector = ""
    var objectionReceived = ""
    var objectionDue = ""
    var isDueProvisional = false
    var objectionDocument: String?
    var objectionFacts: [LabelledRow] = []
    var evidence: [AttachmentRow] = []

    init(_ shown: TodoRequest.StandingObjection, labels: PageLabels) {
        let objection = shown.objection
        objectionNumber = objection.number
        objector = objection.by
        objectionReceived = objection.input.receivedAt.chinese
        objectionDue = objection.clock.due.day.chinese
        isDueProvisional = objection.clock.due.provisional
        objectionDocument = shown.document
        objectionFacts = shown.facts.map {
            LabelledRow($0.label, labels.codes.text($0, of: .objection))
        }
        evidence = shown.unpacked.map { AttachmentRow($0, labels: labels) }
    }
}
