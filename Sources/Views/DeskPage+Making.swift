internal import Registry
internal import WorkingDays

extension DeskPage {
    /// Most open cases in a list; the rest is counted, and stands in `open-cases.csv`.
    private static let maxRows = 1_000

    init(_ request: DeskRequest, scriptDigest: String, labels: PageLabels) {
        let waiting = request.waiting
        let sent = request.sent
        demonstration = request.demonstration
        partyName = request.party.name
        partyCode = request.party.id.code
        inbox = "inbox/" + request.party.id.code + "/"
        asOf = request.today.chinese
        self.scriptDigest = scriptDigest
        isDecider = !waiting.isEmpty
        let lights = waiting.map { DeskPage.light($0, request) }
        redCount = lights.count { $0 == .red }
        yellowCount = lights.count { $0 == .yellow }
        greenCount = waiting.count - redCount - yellowCount
        waitingCount = waiting.count
        waitingLeft = waiting.count > DeskPage.maxRows ? waiting.count - DeskPage.maxRows : nil
        sentCount = sent.count
        sentLeft = sent.count > DeskPage.maxRows ? sent.count - DeskPage.maxRows : nil
        var stages: [String: DeskStageRow] = [:]
        self.waiting = waiting.prefix(DeskPage.maxRows).map { shown in
            var row = DeskRow(shown, request, link: "todo/\(shown.number.text)/index.html")
            if let stage = DeskStageRow(shown, request.party) {
                row.stageKey = stage.stageKey
                stages[stage.stageKey] = stage
            }
            return row
        }
        self.stages = stages.values.sorted { $0.stageKey < $1.stageKey }
        self.sent = sent.prefix(DeskPage.maxRows).map {
            DeskRow($0, request, link: "cases/\($0.number.text).html")
        }
        closed = request.closed.map(DeskClosedRow.init)
        papers = request.papers.map { DeskPaperRow($0, labels: labels, from: "") }
        latestDigest = request.digests.first.map { "digest/\($0.iso).html" }
        hasOpenCases = request.hasOpenCases
    }

    /// The more urgent of the stage's light and of those of the objections.
    static func light(_ shown: DeskCase, _ request: DeskRequest) -> Light? {
        let own = shown.light(on: request.today, calendar: request.calendar)
        let objections = shown.objections.map {
            $0.clock.light(on: request.today, calendar: request.calendar)
        }
        return ([own] + objections).compactMap(\.self).max()
    }
}

extension DeskRow {
    init(_ shown: DeskCase, _ request: DeskRequest, link: String) {
        caseNumber = shown.number.text
        caseLink = link
        subject = shown.subject ?? ""
        applicantNames = shown.applicantNames.joined(separator: "、")
        procedureTitle = shown.procedure.title
        stageTitle = shown.stageDefinition?.title ?? shown.stage
        standingCount = shown.objections.isEmpty ? nil : shown.objections.count
        revision = shown.revision
        documentDigest = shown.document.text
        awaited = DeskRow.awaited(shown)
        if let due = DeskRow.due(shown) {
            hasLastDay = true
            lastDay = due.day.chinese
            isLastDayProvisional = due.provisional
            let left = request.calendar.workingDaysLeft(
                on: request.today, until: due.day)
            timeLeft =
                due.day == request.today
                ? "今天到期"
                : left < 0 || due.day < request.today
                    ? "已过 \(-left) 个工作日" : "还有 \(left) 个工作日"
        }
        if let light = DeskPage.light(shown, request) {
            self.light = light.rawValue
            lightShape = light.shape
            lightWord = light.word
        }
    }

    /// The period that ends first.
    private static func due(_ shown: DeskCase) -> Deadline? {
        ([shown.clock?.due] + shown.objections.map { $0.clock.due }).compactMap(\.self)
            .min { $0.day < $1.day }
    }

    /// What happens next, for whoever only waits.
    private static func awaited(_ shown: DeskCase) -> String {
        guard let stage = shown.stageDefinition else { return "" }
        if !shown.objections.isEmpty { return "有异议正在处理" }
        return stage.isDecided ? "等待办理" : "期限届满后自动办理"
    }
}

extension Light {
    /// A shape of its own for each light, so that none is told by its colour alone.
    var shape: String {
        switch self {
        case .green: "●"
        case .yellow: "▲"
        case .red: "■"
        }
    }

    /// What it says.
    var word: String {
        switch self {
        case .green: "期限内"
        case .yellow: "最后一个工作日"
        case .red: "已经逾期"
        }
    }
}

extension DeskStageRow {
    /// What a party may decide about this case together with others: outcomes about the case as a
    /// whole. Nothing where parts are judged one by one, or it has no officer for the stage.
    init?(_ shown: DeskCase, _ party: Party) {
        guard let stage = shown.stageDefinition, !shown.hasItems else { return nil }
        let officers = party.officers.filter { $0.stages.contains(stage.name) }
        let isDecider = shown.decider == party.id
        let isAsked = shown.asked.contains(party.id)
        options = stage.outcomes.filter { outcome in
            isDecider && outcome.about == .theCase && outcome.automation != .always
                || isAsked && outcome.about.isVoice
        }.map(DeskOptionRow.init)
        guard !options.isEmpty, !officers.isEmpty else { return nil }
        stageKey =
            "\(shown.procedure.name)-\(shown.procedure.version)-\(stage.name)"
            + (isAsked ? "-asked" : "") + "-\(shown.signatures)"
        stageName = stage.name
        stageTitle = stage.title
        self.officers = officers.map { OfficerRow(officerID: $0.id, officerName: $0.name) }
        checkIDs = stage.checklist.map(\.id).joined(separator: " ")
        signatures = shown.signatures
    }
}

extension DeskOptionRow {
    init(_ outcome: Outcome) {
        outcomeName = outcome.name
        outcomeTitle = outcome.title
        needsReason = outcome.needsReason
        needsChecklist = outcome.needsChecklist
        needsSignature = outcome.needsSignature
        namesDocument = outcome.about == .agreeing
        isVoice = outcome.about.isVoice
    }
}

extension DeskClosedRow {
    init(_ shown: DeskClosedCase) {
        caseNumber = shown.number.text
        hasCasePage = shown.hasPage
        caseLink = "cases/\(shown.number.text).html"
        subject = shown.subject ?? ""
        procedureTitle = shown.procedureTitle
        result = shown.result
        closedAt = shown.at.chinese
    }
}

extension DeskPaperRow {
    /// `folder` leads from the page to the party's folder: nothing, or `../`.
    init(_ paper: DeskPaper, labels: PageLabels, from folder: String) {
        paperTitle = labels.text(.paper, paper.kind)
        paperLink = folder + paper.page
        paperFile = paper.fileName
        paperTime = paper.at.chinese
        paperCase = paper.caseNumber?.text
        isToPost = paper.isToPost
    }
}
