import Papers
import Registry
import Testing
import WorkingDays

/// One case in the review stage, and what belongs to it.
enum Sample {
    static let registrarID = PartyID("11330105002500287C")!
    static let applicantID = PartyID("11370900MB2858121W")!
    static let number = CaseNumber(region: "370900", year: 2026, sequence: 123)

    static func digest(_ letter: String) -> ContentDigest {
        ContentDigest(sha256: String(repeating: letter, count: 64))
    }

    static func day(_ text: String) -> Day { Day(iso: text)! }
    static func time(_ text: String) -> Instant { Instant(iso: text + "+08:00")! }

    static let registrar = Party(
        id: registrarID, name: "泰安市公共数据登记中心", roles: [.registrar], region: "370900",
        trustsFolder: true, hasFolder: true, documentPrefix: "泰数登",
        contact: "泰安市泰山区东岳大街88号，0538-6990000",
        officers: [
            Officer(id: "wang", name: "王敏", stages: ["acceptance", "review"], certificates: []),
            Officer(id: "zhao", name: "赵强", stages: ["review"], certificates: []),
            Officer(id: "sun", name: "孙丽", stages: ["acceptance"], certificates: []),
        ])

    static let applicant = Applicant(
        name: "泰安市示例交通运输局", id: applicantID, kind: "provider", region: "370900",
        representative: "张三", contact: "李四 0538-1234567")

    static let opening = AnsweredInput(
        packageID: PackageID("JTJ-2026-0001"), fileName: "公交线路登记.zip", sizeBytes: 61_833,
        digest: digest("a"), receivedAt: time("2026-01-05T09:12:30"))

    static let facts = [
        Fact(name: "resource.name", label: "数据资源名称", value: "泰安市公交线路与站点信息"),
        Fact(name: "resource.catalogueCode", label: "目录代码", value: "370900-JT/000128"),
        Fact(
            name: "resource.summary", label: "内容简介",
            value: "全市公交线路、站点的名称、位置、首末班时间和票价，每日更新，不含乘客信息。"),
        Fact(name: "resource.holder.name", label: "持有单位", value: "泰安市示例交通运输局"),
        Fact(name: "resource.industry", label: "所属行业", value: "G5411"),
        Fact(name: "resource.records", label: "记录数", value: "18560"),
        Fact(name: "resource.level", label: "数据级别", value: "general"),
        Fact(
            name: "resource.legalBasis", label: "合法来源依据",
            value: "依照《泰安市公共交通管理办法》履行公交线路、站点规划和管理职责产生，由各公交企业每日报送，经本局核对后入库。"),
        Fact(name: "resource.authorisationIntended", label: "是否拟授权运营", value: "true"),
        Fact(
            name: "resource.evidenceDeposit.hash", label: "存证摘要值",
            value: "e0bdf9a0d394ce21e4e21a7f909e1d768ce672d52e437100fdbe1894635924a9"),
        Fact(name: "resource.rights.holding", label: "主张持有权", value: "true"),
        Fact(name: "resource.rights.revenue", label: "主张收益分配权", value: "true"),
    ]

    static let attachments = [
        DeclaredAttachment(
            id: "A1", role: "legal-basis", path: "附件/合法来源依据.pdf", mediaType: "application/pdf",
            sizeBytes: 48_230, digest: digest("b")),
        DeclaredAttachment(
            id: "A2", role: "risk-assessment", path: "附件/风险评估.ofd", mediaType: "application/ofd",
            sizeBytes: 1_204_224, digest: digest("c")),
        DeclaredAttachment(
            id: "A3", role: "sample", path: "样例.html", mediaType: "text/html", sizeBytes: 812,
            digest: digest("d")),
    ]

    static let items = FactTable(
        name: "resource.items", label: "数据项清单", columns: ["代码", "名称", "类型", "个人信息"],
        rows: [
            ["line_no", "线路编号", "string", "false"], ["line_name", "线路名称", "string", "false"],
            ["stop_no", "站点编号", "string", "false"], ["first_bus", "首班时间", "time", "false"],
        ])

    static let remark = Finding(
        rule: "ZIP-31", severity: .remark, file: "__MACOSX/._样例.html", chinese: "包内有系统附带的文件，已忽略。",
        english: "The package holds a file that a system added; it was ignored.",
        advice: "无须处理；下次打包时可以不带。",
        adviceEnglish: "Nothing need be done; leave it out next time.")

    static let record = CaseRecord(
        number: number, procedure: "registration", rules: digest("e"), profile: "taian-2025",
        registrar: registrarID, applicants: [applicant], opening: opening,
        kind: PackageKind(rawValue: "resource-registration"), facts: facts, remarks: [remark],
        attachments: attachments, standing: .open(stage: "review"),
        since: time("2026-02-10T09:12:31"), revision: 2,
        clock: StageClock(
            after: day("2026-02-10"), workingDays: 5,
            due: Deadline(day: day("2026-02-25"), provisional: false), isOverdueNoticeSent: false),
        papers: [
            DocketPaper(
                file: "0001-application.zip", kind: "application", documentNumber: nil,
                digest: digest("a"), at: time("2026-02-10T09:12:30")),
            DocketPaper(
                file: "0002-acknowledgement.xml", kind: "acknowledgement",
                documentNumber: "泰数登〔2026〕12号", digest: digest("f"),
                at: time("2026-02-10T09:12:31")),
            DocketPaper(
                file: "0003-acceptance.xml", kind: "acceptance", documentNumber: "泰数登〔2026〕13号",
                digest: digest("0"), at: time("2026-02-10T09:12:31")),
        ],
        history: [
            HistoryEntry(
                at: time("2026-02-10T09:12:31"), act: "opened", stage: "acceptance",
                article: "办法第九条第（一）项", party: nil, officer: nil, reason: "",
                effective: day("2026-02-10")),
            HistoryEntry(
                at: time("2026-02-10T09:12:31"), act: "accept", stage: "acceptance",
                article: "办法第九条第（二）项", party: registrarID, officer: "wang",
                reason: "材料齐全。", effective: day("2026-02-10")),
        ])

    static let procedure = Procedure(
        name: "registration", version: 1, title: "公共数据资源登记",
        opens: PackageKind(rawValue: "resource-registration"), applicantRoles: [.provider],
        stages: [
            Stage(
                name: "acceptance", title: "受理", article: "办法第九条第（二）项", term: "acceptance",
                countedFrom: .receipt, decider: .registrar,
                outcomes: [
                    outcome("accept", "受理", to: .stage("review"), [.acceptance]),
                    outcome(
                        "refuse", "不予受理", reason: true, to: .closed(code: "refused"), [.refusal]),
                ]),
            Stage(
                name: "review", title: "审查", article: "办法第九条第（三）项", term: "review",
                countedFrom: .stage, decider: .registrar,
                outcomes: [
                    outcome(
                        "pass", "审查通过", checklist: true, to: .stage("publicity"),
                        [.complianceReport, .publicity]),
                    outcome(
                        "reject", "不予登记", reason: true, to: .closed(code: "rejected"),
                        [.rejection]),
                ],
                checklist: [
                    ChecklistItem(
                        id: "source", title: "数据来源合法，依据与证明材料相符", source: "办法第三条、第九条"),
                    ChecklistItem(
                        id: "classification", title: "分类与分级恰当，不属于核心数据", source: "GB/T 43697-2024"),
                    ChecklistItem(id: "rights", title: "所主张的权利有据，权属无争议", source: "办法第十条"),
                ]),
            Stage(
                name: "publicity", title: "公示", article: "办法第九条第（四）项", term: "publicity",
                countedFrom: .stage, decider: nil, outcomes: []),
        ], article: "办法第九条")

    static func outcome(
        _ name: String, _ title: String, reason: Bool = false, checklist: Bool = false,
        to next: Outcome.Next, _ papers: [PaperKind]
    ) -> Outcome {
        Outcome(
            name: name, title: title, needsReason: reason, needsChecklist: checklist,
            automation: .never, next: next, papers: papers)
    }

    /// The schedule of 2026 as far as the samples need it.
    static let calendar = WorkingCalendar(years: [
        CalendarYear(
            year: 2026,
            off: Dictionary(
                uniqueKeysWithValues: (0..<9).map { (day("2026-02-15").adding(days: $0), "春节") }),
            working: [day("2026-02-14"): "春节", day("2026-02-28"): "春节"],
            source: "国办发明电〔2025〕7号", isOfficial: true)
    ])

    static let entry = RegisterEntry(
        number: RegisterEntry.number(region: "370900", year: 2026, sequence: 45), version: 1,
        caseNumber: number, kind: PackageKind(rawValue: "resource-registration"),
        registrar: registrarID, registrants: [applicant], facts: facts,
        validFrom: day("2026-03-16"), validUntil: day("2029-03-15"),
        publicityFrom: day("2026-02-27"), publicityUntil: day("2026-03-13"),
        application: digest("a"), complianceReport: "泰数登〔2026〕31号")
}
