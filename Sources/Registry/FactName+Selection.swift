extension FactName {
    /// The sector regulator who takes part in a plan, by credit code.
    package static let planRegulator = "plan.regulator"
    /// The first day of a plan.
    package static let planFrom = "plan.from"
    /// Its last day.
    package static let planUntil = "plan.until"
    /// The resources of a plan: number, name, consent of the unit that shared the data.
    package static let planResources = "plan.resources"
    /// The resources that a request for an announcement names: number, name.
    package static let requestedResources = "request.resources"
    /// The first day of an announcement's window.
    package static let announcementFrom = "announcement.from"
    /// Its last day.
    package static let announcementUntil = "announcement.until"
    /// How many operators are selected.
    package static let announcementPlaces = "announcement.places"
    /// How equal totals are ranked, a `TieRule`.
    package static let announcementTieRule = "announcement.tieRule"
    /// The resources of an announcement: number, name.
    package static let announcedResources = "announcement.resources"
    /// Its conditions beyond those of art. 13(1) to (3): id, text.
    package static let announcedConditions = "announcement.conditions"
    /// The providers who agreed to them: code, name, date.
    package static let announcedConsents = "announcement.consents"
    /// Its criteria: id, title, weight in percent, maximum.
    package static let announcedCriteria = "announcement.criteria"
    /// The resources that an operator applies for: number, name.
    package static let operatorResources = "operator.resources"
    /// Its answers to the announcement's conditions: id, text, evidence.
    package static let operatorAnswers = "operator.answers"
    /// The experts of a selection: id, name, organisation, its code.
    package static let selectionExperts = "selection.experts"
    /// Their scores: case, expert, criterion, score.
    package static let selectionScores = "selection.scores"
    /// The list: rank, case, applicant's code, its name, total, `yes` or `no`.
    package static let selectionList = "selection.list"
    /// The day of a selection.
    package static let selectionDate = "selection.date"
    /// The day of an outside act.
    package static let filingDate = "filing.date"
    /// Its document number.
    package static let filingNumber = "filing.number"
    /// Who decided.
    package static let filingBody = "filing.body"
    /// `approved` or `rejected`.
    package static let filingConclusion = "filing.conclusion"
    /// What it says.
    package static let filingSummary = "filing.summary"
    /// Where the data of a resource comes from.
    package static let sourceKind = "resource.sourceKind"
}
