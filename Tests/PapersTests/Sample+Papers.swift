@testable import Papers
@testable import Registry
@testable import WorkingDays

extension Sample {
    /// The sample paper of a kind, as the docket would order it.
    static func paper(_ kind: PaperKind) -> Paper {
        var order = PaperOrder(
            kind: kind, code: code(kind), documentNumber: "泰数登〔2026〕12号", issuer: registrarID,
            addressees: [.party(providerID), .party(secondID)], caseNumber: number,
            answers: application, values: ["article": "《泰安市公共数据开发利用管理办法(试行)》第九条第一款第(三)项"])
        var record: CaseRecord? = Sample.record
        switch kind {
        case .acknowledgement, .acceptance: order.term = term
        case .return:
            order.addressees = [.unclaimed]
            order.caseNumber = nil
            order.values["kind"] = "resource-registration"
            order.body = .findings(findings, engine)
            record = nil
        case .refusal: order.reasons = ["登记材料缺少数据来源合法的证明。"]
        case .complianceReport: order.body = review
        case .rejection:
            order.reasons = ["数据来源不合法。\n依据材料与申请不符。", "权属有争议。"]
            order.effective = day("2026-01-12")
        case .publicity:
            order.addressees = [.publicSection("publicity"), .party(providerID)]
            order.body = .publicity(from: publicity.from, until: publicity.until)
        case .certificate:
            order.values["renewalWindow"] = "60日"
            order.body = .certificate(entry)
        case .rightsStatement: order.body = .rightsStatement(entry)
        case .result:
            order.answers = slip
            order.addressees = [.party(registrarID)]
            order.values["outcomeTitle"] = "审查通过"
        case .overdue:
            order.addressees = [.party(registrarID), .party(authorityID)]
            order.body = .overdue(
                stage: "review", title: "审查",
                due: Deadline(day: day("2026-01-12"), provisional: true))
        case .quarantineReport:
            order.addressees = [.party(providerID), .party(registrarID)]
            order.caseNumber = nil
            order.reasons = ["examiner stopped: schema engine failed"]
            order.body = .findings([], failedEngine)
            record = nil
        case .waitingNotice:
            order.caseNumber = nil
            order.answers = nil
            order.values = [
                "waitingName": "上报.zip.tmp", "waitingBytes": "4096",
                "waitingSince": instant("2026-01-12T08:00:00.000+08:00").chinese,
                "waitingFolder": "inbox/\(providerID.code)/", "reference": "0123456789abcdef",
            ]
            // English advice is not part of papers yet.
            var finding = waiting.finding
            finding.adviceEnglish = ""
            order.body = .findings([finding], engine)
            record = nil
        case .recount:
            order.term = term
            order.values["previousDue"] = day("2026-01-13").chinese
        case .supplementRequest, .extension:
            order.term = term
            order.reasons = ["数据来源依据的附件缺页，请补齐。"]
        case .revocation:
            order.reasons = ["详见所附材料。"]
            order.values.merge(aboutEntry) { _, new in new }
            record = about("revocation", revocationFacts)
        case .latenessReason:
            order.reasons = ["测评报告迟于期限收到。"]
            order.body = .overdue(
                stage: "review", title: "审查",
                due: Deadline(day: day("2026-01-12"), provisional: true))
        case .termination, .objectionNotice, .objectionDecision:
            order.reasons = ["公示的线路与实际线路不一致。"]
            order.values.merge(objectionValues) { _, new in new }
            if kind == .objectionNotice { order.term = term }
        case .proof: order.values.merge(proofValues) { _, new in new }
        case .cancellation:
            order.values.merge(aboutEntry) { _, new in new }
            record = about("cancellation", cancellationFacts)
        case .reminder:
            order.caseNumber = nil
            order.answers = nil
            order.values = clockValues
            order.body = .entry(entry)
            record = nil
        case .announcement, .notice, .order, .approval:
            order.values["outcomeTitle"] = "暂停数据访问"
        case .summary:
            order.caseNumber = nil
            order.answers = nil
            order.values["period"] = "2026年上半年"
            order.values["periodUntil"] = day("2026-06-30").chinese
            order.body = .summary(figures)
            record = nil
        }
        return Paper(
            order: order, issuer: registrar, names: [authorityID: "泰安市数据局"],
            issuedAt: instant("2026-01-13T08:15:00.000+08:00"), record: record,
            settings: settings)
    }

    static let objectionValues = [
        "outcome": "uphold-objection", "objectionNumber": "1", "objector": "赵明",
        "objectionReceivedDay": day("2026-01-08").chinese,
        "objectionDue": day("2026-01-22").chinese,
    ]

    static let proofValues = [
        "query.asker.name": "泰安数据运营有限公司", "query.purpose": "authorisation",
        "query.purposeTitle": "进入授权运营", "entry.number": entry.number,
        "entryName": entry.name, "entryHolders": "泰安市水利局", "entryVersion": "1",
        "entryUntil": day("2029-01-26").chinese, "rightsNumber": "泰数登〔2026〕13号",
        "rightsNames": "数据资源持有权、收益分配权",
    ]

    static let waiting = WaitingFile(
        folder: providerID, name: "上报.zip.tmp", sizeBytes: 4_096,
        since: instant("2026-01-12T08:00:00.000+08:00"), reason: .temporary,
        key: application.digest)

    static let term = TermNotice(
        deadline: Deadline(day: day("2026-01-12"), provisional: false), workingDays: 5,
        after: day("2026-01-05"), source: "《泰安市公共数据开发利用管理办法(试行)》第九条第一款第(三)项")

    static let review = PaperBody.complianceReport(
        [
            JudgedItem(
                item: ChecklistItem(id: "source", title: "数据来源合法", source: "办法第三条"),
                result: "conform", remark: ""),
            JudgedItem(
                item: ChecklistItem(id: "secrets", title: "不涉及国家秘密", source: "办法第四条"),
                result: "not-applicable", remark: "本资源全部公开。"),
        ],
        steps: [
            DecisionStep(role: "drafter", name: "李四"), DecisionStep(role: "signer", name: "王五"),
        ])

    static func code(_ kind: PaperKind) -> String {
        switch kind {
        case .acknowledgement: "received"
        case .return: "returned"
        case .acceptance: "accepted"
        case .refusal: "refused"
        case .complianceReport: "review-passed"
        case .rejection: "rejected"
        case .publicity: "publicised"
        case .certificate: "registered"
        case .rightsStatement: "rights-confirmed"
        case .result: "decided"
        case .overdue: "overdue"
        case .quarantineReport: "quarantined"
        case .recount: "recounted"
        case .waitingNotice: "waiting"
        case .supplementRequest: "supplement-requested"
        case .extension: "extended"
        case .latenessReason: "lateness-explained"
        case .termination: "terminated"
        case .objectionNotice: "objected"
        case .objectionDecision: "objection-decided"
        case .cancellation: "cancelled"
        case .revocation: "revoked"
        case .proof: "proved"
        case .reminder: "reminded"
        case .announcement: "announced"
        case .notice: "noticed"
        case .order: "ordered"
        case .approval: "approved"
        case .summary: "summarised"
        }
    }
}
