import Registry
import WorkingDays

extension PaperOrders {
    private static let objection = [
        "outcome": "uphold-objection", "objectionNumber": "1", "objector": "赵明",
        "objectionReceivedDay": Sample.day("2026-03-02").chinese,
        "objectionDue": Sample.day("2026-03-16").chinese,
    ]

    /// Papers about what others than the decider have to say, and proofs.
    static let voices = [
        order(
            .supplementRequest, "supplement-requested", 51,
            reasons: ["一、合法来源依据缺页；\n二、内容简介与数据项不一致。"],
            term: term("2026-02-25", after: "2026-02-03", 10)),
        order(
            .extension, "extended", 52, reasons: ["委托泰安市示例测评中心核实数据来源。"],
            term: term("2026-03-19", after: "2026-02-10", 20)),
        order(
            .latenessReason, "lateness-explained", 53, reasons: ["测评报告迟于期限收到。"],
            body: .overdue(
                stage: "review", title: "审查",
                due: Deadline(day: Sample.day("2026-03-19"), provisional: false))),
        order(
            .objectionNotice, "objected", 54, values: objection,
            reasons: ["公示的线路与实际运营线路不一致。"],
            term: term("2026-03-16", after: "2026-03-02", 10)),
        order(
            .objectionDecision, "objection-decided", 55, values: objection,
            reasons: ["经核实，数据来源确有争议。"]),
        order(
            .termination, "terminated", 56, values: objection,
            reasons: ["经核实，数据来源确有争议。"]),
        order(
            .proof, "proved", 57,
            values: [
                "query.asker.name": "泰安数据运营有限公司", "query.purpose": "authorisation",
                "query.purposeTitle": "进入授权运营", "entry.number": Sample.entry.number,
                "entryName": "泰安市公交线路与站点信息", "entryHolders": "泰安市交通运输局",
                "entryVersion": "1", "rightsNumber": "泰数登〔2026〕46号",
                "rightsNames": "数据资源持有权、收益分配权",
            ]),
    ]
}
