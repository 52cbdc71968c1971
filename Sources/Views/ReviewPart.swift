/// The judged checklist of a compliance report.
struct ReviewPart {
    var items: [ReviewItemRow] = []
    var steps: [LabelledRow] = []
}
