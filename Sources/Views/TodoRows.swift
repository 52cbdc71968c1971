internal import Papers
internal import Registry
internal import WorkingDays

extension ClockPart {
    init(_ clock: StageClock, calendar: WorkingCalendar, today: Day) {
        lastDay = clock.due.day.chinese
        isLastDayProvisional = clock.due.provisional
        let light = clock.light(on: today, calendar: calendar)
        self.light = light.rawValue
        lightText =
            switch light {
            case .green: "绿灯：期限之内"
            case .yellow: "黄灯：最后一个工作日"
            case .red: "红灯：已经逾期"
            }
        after = clock.after.chinese
        workingDays = clock.workingDays
        skipped = SkippedRow.rows(after: clock.after, to: clock.due.day, calendar)
        isOverdueNoticeSent = clock.isOverdueNoticeSent
    }
}

extension SkippedRow {
    /// Stretches of days of one kind that were not counted, in order.
    static func rows(after: Day, to last: Day, _ calendar: WorkingCalendar) -> [SkippedRow] {
        var rows: [SkippedRow] = []
        var day = after.adding(days: 1)
        while day < last {
            let kind = calendar.kind(of: day)
            var end = day
            while end.adding(days: 1) < last, calendar.kind(of: end.adding(days: 1)) == kind {
                end = end.adding(days: 1)
            }
            switch kind {
            case .weekend: rows.append(SkippedRow(from: day, to: end, why: "周末"))
            case .holiday(let name): rows.append(SkippedRow(from: day, to: end, why: name))
            case .working, .weekendMadeWorking: break
            }
            day = end.adding(days: 1)
        }
        return rows
    }

    private init(from: Day, to: Day, why: String) {
        func short(_ day: Day) -> String { "\(day.civil.month)月\(day.civil.day)日" }
        days = from == to ? short(from) : short(from) + "至" + short(to)
        self.why = why
    }
}

extension TablePart {
    init(_ table: FactTable, rows: [[String]]) {
        caption = table.label
        rowCount = rows.count
        columns = table.columns
        tableRows = rows.map { TableRow(cells: $0) }
    }
}

extension AttachmentRow {
    init(_ unpacked: TodoRequest.Unpacked, labels: PageLabels) {
        let attachment = unpacked.attachment
        safeName = unpacked.name
        attachmentID = attachment.id
        roleLabel = labels.text(.attachment, attachment.role)
        originalPath = attachment.path
        mediaType = attachment.mediaType
        attachmentSize = ByteCount.text(attachment.sizeBytes)
        attachmentDigest = attachment.digest.text
    }
}

extension OutcomeCard {
    /// The form that the page makes of it names what the draft of the slip names.
    init(
        _ choice: TodoChoice, in request: TodoRequest, stage: Stage, party: Party,
        labels: PageLabels
    ) {
        let outcome = choice.outcome
        let procedure = request.procedure
        let record = request.record
        let about =
            choice.objection.map { "（第\($0.number)号异议）" }
            ?? choice.item.map { "（第\($0.number)项 \($0.title)）" } ?? ""
        outcomeName = outcome.name
        outcomeTitle = outcome.title + about
        slip = choice.slipName
        needsReason = outcome.needsReason
        needsChecklist = outcome.needsChecklist
        offersChecklist = !outcome.needsChecklist && !stage.checklist.isEmpty
        follows =
            switch outcome.next {
            case .stage(let name): "案件进入“\(procedure.stage(name)?.title ?? name)”环节"
            case .closed: "案件办结"
            case .stay: "案件留在本环节，期限照走"
            case .extend: "案件留在本环节，期限延长"
            }
        outcomePapers = outcome.papers.map { labels.text(.paper, $0.rawValue) }
            .joined(separator: "、")
        cardObjection = choice.objection?.number
        cardItem = choice.item?.number
        needsSignature = outcome.needsSignature
        cardDocument = SlipDraft.document(of: outcome, in: record)?.text
        slipID = SlipDraft.id(
            case: record, stage: stage, outcome: outcome, party: party.id,
            about: cardObjection ?? cardItem)
    }
}

extension DeciderRow {
    init(_ party: Party, _ officers: [Officer]) {
        deciderName = party.name
        deciderCode = party.id.code
        self.officers = officers.map { OfficerRow(officerID: $0.id, officerName: $0.name) }
    }
}

extension DocketRow {
    init(_ paper: DocketPaper, labels: PageLabels) {
        docketFile = paper.file
        docketKind =
            switch paper.kind {
            case "application": "申请"
            case "slip": "决定单"
            case "supplement": "补正"
            case "withdrawal": "撤回申请"
            case "objection": "异议"
            case "outside-act": "外部决定记录"
            case "follow-up": "后续材料"
            default: labels.text(.paper, paper.kind)
            }
        docketNumber = paper.documentNumber
        docketTime = paper.at.chinese
        docketDigest = paper.digest.text
    }
}

extension HistoryRow {
    init(_ entry: HistoryEntry, procedure: Procedure, deciders: [Party]) {
        let stage = procedure.stage(entry.stage)
        actTime = entry.at.chinese
        act = HistoryRow.title(of: entry.act, in: stage)
        actStage = stage?.title ?? entry.stage
        let party = deciders.first { $0.id == entry.party }
        let officer = party?.officers.first { $0.id == entry.officer }?.name ?? entry.officer
        let names = [party?.name ?? entry.party?.code, officer].compactMap(\.self)
        actor = names.isEmpty ? "系统" : names.joined(separator: " ")
        actReason = entry.reason.isEmpty ? nil : entry.reason
        actArticle = entry.article.isEmpty ? nil : entry.article
    }

    private static func title(of act: String, in stage: Stage?) -> String {
        if let outcome = stage?.steps.first(where: { $0.name == act }) { return outcome.title }
        return switch act {
        case "opened": "立案"
        case "overdue": "逾期提醒"
        case "objection-overdue": "异议处理逾期提醒"
        case "recount": "期限重新计算"
        case "transferred": "移送接替的登记机构"
        default: act
        }
    }
}
