import Registry
import WorkingDays

/// An order for each kind of paper.
enum PaperOrders {
    static let all: [PaperOrder] =
        notices + decisions + [publicity, certificate, rights] + troubles + voices + aboutEntry
        + ofChapters

    static func order(
        _ kind: PaperKind, _ code: String, _ sequence: Int, answers: AnsweredInput? = nil,
        isAboutCase: Bool = true, values: [String: String] = [:], reasons: [String] = [],
        term: TermNotice? = nil, effective: Day? = nil, body: PaperBody = .plain
    ) -> PaperOrder {
        PaperOrder(
            kind: kind, code: code, documentNumber: "泰数登〔2026〕\(sequence)号",
            issuer: Sample.registrarID,
            addressees: kind == .publicity
                ? [.publicSection("publicity")] : [.party(Sample.applicantID)],
            caseNumber: isAboutCase ? Sample.number : nil, answers: answers, values: values,
            reasons: reasons, term: term, effective: effective, body: body)
    }

    private static let versions = EngineVersions(
        engine: "dengji 0.1.0", rules: Sample.digest("e"), profile: "taian-2025",
        verdict: ReportVerdict(.invalid, isAccepted: false),
        files: [
            JudgingFile(
                path: "rules/resource-registration.sch", version: "1", digest: Sample.digest("d")),
            JudgingFile(path: "xsd/application.xsd", version: "1", digest: Sample.digest("c")),
        ])
    private static let failed = EngineVersions(
        engine: "dengji 0.1.0", rules: Sample.digest("e"), verdict: .engineFailure)

    static func term(_ due: String, after: String, _ count: Int, provisional: Bool = false)
        -> TermNotice
    {
        TermNotice(
            deadline: Deadline(day: Sample.day(due), provisional: provisional),
            workingDays: count, after: Sample.day(after),
            source: "《泰安市公共数据开发利用管理办法（试行）》第九条第（三）项")
    }

    private static let notices = [
        order(
            .acknowledgement, "received", 12, answers: Sample.opening,
            term: term("2026-01-08", after: "2026-01-05", 3)),
        order(.acceptance, "accepted", 13, term: term("2026-02-25", after: "2026-02-10", 5)),
        order(
            .recount, "recounted", 14, values: ["previousDue": "2027年2月8日"],
            term: term("2027-02-17", after: "2027-02-02", 5)),
        order(
            .result, "decided", 15,
            answers: AnsweredInput(
                packageID: PackageID("370900-2026-000123-review-2-pass"), fileName: "slip-pass.xml",
                sizeBytes: 1_930, digest: Sample.digest("9"),
                receivedAt: Sample.time("2026-02-25T16:40:02")),
            values: ["outcomeTitle": "审查通过"]),
    ]

    private static let decisions = [
        order(
            .refusal, "refused", 16,
            reasons: ["登记主体未提交数据来源合法性的证明材料，经电话核实，暂时不能补充。"]),
        order(
            .rejection, "rejected", 17,
            reasons: [
                "申请登记的数据含有未脱敏的身份证号码，未提供个人信息主体的授权同意。",
                "共享获得的数据未取得提供单位的同意：\n一、车辆保险信息；\n二、驾驶人信息。",
            ],
            effective: Sample.day("2026-03-13")),
        order(
            .complianceReport, "review-passed", 31,
            body: .complianceReport(
                [
                    judged("source", "数据来源合法，依据与证明材料相符", "办法第三条、第九条", "conform"),
                    judged(
                        "personal", "涉及个人信息的，处理依据充分，已经脱敏", "办法第二十七条",
                        "not-applicable", "不含个人信息"),
                    judged("rights", "所主张的权利有据，权属无争议", "办法第十条", "conform"),
                ],
                steps: [
                    DecisionStep(role: "drafter", name: "王敏"),
                    DecisionStep(role: "reviewer", name: "赵强"),
                    DecisionStep(role: "signer", name: "孙丽"),
                ])),
    ]

    private static func judged(
        _ id: String, _ title: String, _ source: String, _ result: String, _ remark: String = ""
    ) -> JudgedItem {
        JudgedItem(
            item: ChecklistItem(id: id, title: title, source: source), result: result,
            remark: remark)
    }

    private static let publicity = order(
        .publicity, "publicised", 32,
        body: .publicity(
            from: Sample.day("2026-02-27"),
            until: Deadline(day: Sample.day("2026-03-13"), provisional: false)))

    private static let certificate = order(
        .certificate, "registered", 45, values: ["renewalWindow": "60日"],
        body: .certificate(Sample.entry))

    private static let rights = order(
        .rightsStatement, "rights-confirmed", 46, body: .rightsStatement(Sample.entry))

    private static let troubles = [
        order(
            .overdue, "overdue", 18,
            body: .overdue(
                stage: "review", title: "审查",
                due: Deadline(day: Sample.day("2026-02-25"), provisional: false))),
        order(
            .quarantineReport, "quarantined", 19, answers: Sample.opening, isAboutCase: false,
            reasons: ["检查进程两次中断，没有得出结论。"], body: .findings([], failed)),
        order(
            .waitingNotice, "waiting", 21, isAboutCase: false,
            values: [
                "waitingName": "上报.zip.tmp", "waitingBytes": "4096",
                "waitingSince": Sample.time("2026-02-24T16:40:02").chinese,
                "waitingFolder": "inbox/\(Sample.applicantID.code)/",
                "reference": "0123456789abcdef",
            ],
            body: .findings(
                [
                    WaitingFile(
                        folder: Sample.applicantID, name: "上报.zip.tmp", sizeBytes: 4_096,
                        since: Sample.time("2026-02-24T16:40:02"), reason: .temporary,
                        key: Sample.digest("7")
                    ).finding
                ], versions)),
        order(
            .return, "returned", 20, answers: Sample.opening, isAboutCase: false,
            body: .findings(findings, versions)),
    ]

    static let findings = [
        Finding(
            rule: "REG-01", article: "9(1)", file: "application.xml", line: 17,
            xpath: "/application/applicants[1]/applicant[1]/code[1]", found: "11370900MB2858121X",
            expected: "11370900MB2858121W", chinese: "统一社会信用代码的校验码不对。",
            english: "The check character of the credit code is wrong.",
            advice: "对照登记证书核对代码，注意数字0与字母O、数字1与字母I。",
            adviceEnglish: "Compare it with the certificate; mind 0 and O, 1 and I."),
        Finding(
            rule: "XSD-12", file: "application.xml", line: 88, column: 21,
            xpath: "/application/resource[1]/items[1]/item[3]/type[1]", object: "stop_no",
            found: "文本", expected: "string integer decimal date time boolean binary",
            chinese: "数据项类型不在允许的范围内。",
            english: "The type of the data item is not one of those allowed.",
            advice: "改为所列的类型之一。",
            adviceEnglish: "Use one of the types listed."),
        Finding(
            rule: "PKG-07", article: "9(1)", file: "附件/合法来源依据.pdf",
            found: "sha256:" + String(repeating: "1", count: 64),
            expected: "sha256:" + String(repeating: "2", count: 64),
            chinese: "附件的摘要值与申请书所写的不一致。",
            english: "The digest of the attachment is not the one in the application.",
            advice: "用 dengji pack 重新打包，由程序填写摘要值。",
            adviceEnglish: "Pack it with dengji pack, which fills in digests."),
        Sample.remark,
    ]
}
