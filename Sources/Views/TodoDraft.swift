internal import Papers
internal import Registry
internal import WorkingDays

/// The page and the slips of one todo folder under way.
struct TodoDraft {
    let page: TodoPage
    let slips: [TodoFile]

    /// `scriptDigest` is what the page's policy names its script by.
    init(
        _ request: TodoRequest, labels: PageLabels, scriptDigest: String
    ) throws(ViewError) {
        let record = request.record
        guard let name = record.stage, let stage = request.procedure.stage(name) else {
            throw .nothingToDecide(record.number)
        }
        let choices = TodoChoice.choices(in: stage, of: request)
        guard !choices.isEmpty else { throw .nothingToDecide(record.number) }
        let deciders = try TodoDraft.deciders(request, stage)
        slips = TodoDraft.slips(record, stage, choices, deciders[0])
        try TodoDraft.checkNames(request, slips)
        var page = TodoDraft.page(request, stage, choices, deciders, labels)
        page.scriptDigest = scriptDigest
        self.page = page
    }

    private typealias Decider = (party: Party, officers: [Officer])

    /// Parties with an officer for the stage; the slips are filled with the first.
    private static func deciders(
        _ request: TodoRequest, _ stage: Stage
    ) throws(ViewError) -> [Decider] {
        var result: [Decider] = []
        for party in request.deciders {
            // Whoever is asked for its word may be an applicant; whoever decides may not.
            let isOwn = request.procedure.issuer.map { stage.decider != $0 } ?? true
            guard
                !request.isDecided || !isOwn
                    || !request.record.applicants.contains(where: { $0.id == party.id })
            else {
                throw .ownCase(request.record.number, party.id)
            }
            let officers = party.officers.filter { $0.stages.contains(stage.name) }
            if !officers.isEmpty { result.append((party, officers)) }
        }
        guard !result.isEmpty else {
            throw .noOfficer(request.record.number, stage: stage.name)
        }
        return result
    }

    private static func slips(
        _ record: CaseRecord, _ stage: Stage, _ choices: [TodoChoice], _ decider: Decider
    ) -> [TodoFile] {
        choices.map { choice in
            TodoFile(
                name: choice.slipName,
                bytes: SlipDraft.write(
                    case: record, stage: stage, outcome: choice.outcome, party: decider.party,
                    officers: decider.officers, created: record.since,
                    objection: choice.objection, item: choice.item))
        }
    }

    /// Applicants and attachments have sections of their own.
    private static func isShownElsewhere(_ table: String) -> Bool {
        table == "applicants" || table == "attachments"
    }

    private static func checkNames(
        _ request: TodoRequest, _ slips: [TodoFile]
    ) throws(ViewError) {
        var seen: Set<String> = [TodoFile.index]
        let names =
            slips.map(\.name) + request.unpacked.map(\.name)
            + (request.application.map { [$0] } ?? []) + request.supplements
            + request.objections.flatMap { objection in
                objection.unpacked.map(\.name) + (objection.document.map { [$0] } ?? [])
            }
        for name in names {
            guard SafeName.isSafe(name), seen.insert(name.lowercased()).inserted else {
                throw .fileName(name)
            }
        }
    }

    private static func page(
        _ request: TodoRequest, _ stage: Stage, _ choices: [TodoChoice], _ deciders: [Decider],
        _ labels: PageLabels
    ) -> TodoPage {
        let record = request.record
        var page = TodoPage()
        page.demonstration = request.demonstration
        page.caseNumber = record.number.text
        page.procedureTitle = request.procedure.title
        page.stageTitle = stage.title
        page.stageName = stage.name
        page.decidingParty = deciders[0].party.id.code
        page.signatures = request.signatures
        page.stageArticle = stage.article
        page.revision = record.revision
        page.asOf = request.today.chinese
        page.subject = record.workingName
        page.inbox = "inbox/" + deciders[0].party.id.code + "/"
        page.clock = record.clock.map {
            ClockPart($0, calendar: request.calendar, today: request.today)
        }
        page.applicants = record.applicants.map { RegistrantRow($0, labels: labels) }
        page.input = AnsweredPart(record.opening)
        page.application = request.application
        page.supplements = request.supplements
        page.objections = request.objections.map { ObjectionPart($0, labels: labels) }
        page.facts = record.facts.map {
            LabelledRow($0.label, labels.codes.text($0, of: record.kind))
        }
        page.tables = request.tables.filter { !isShownElsewhere($0.name) }.map {
            TablePart($0, rows: labels.codes.rows($0, of: record.kind))
        }
        page.attachments = request.unpacked.map { AttachmentRow($0, labels: labels) }
        page.remarks = record.remarks.isEmpty ? nil : FindingsPart(record.remarks, nil)
        page.outcomes = choices.map {
            OutcomeCard(
                $0, in: request, stage: stage, party: deciders[0].party, labels: labels)
        }
        page.checklist = stage.checklist.map {
            ChecklistRow(checkID: $0.id, checkTitle: $0.title, checkSource: $0.source)
        }
        page.deciders = deciders.map { DeciderRow($0.party, $0.officers) }
        page.papers = record.papers.map { DocketRow($0, labels: labels) }
        page.history = record.history.map {
            HistoryRow($0, procedure: request.procedure, deciders: request.deciders)
        }
        page.rules = record.rules.text
        page.profile = record.profile
        return page
    }
}
