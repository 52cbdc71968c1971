@testable import Papers
@testable import Registry
@testable import WorkingDays

/// Refusals, results and what others than the decider have to say, code by code.
extension Sample {
    static let refusals = [
        Variant("refusal-authorisation-refused", .refusal, code: "authorisation-refused") { paper in
            paper.record?.kind = .authorisationRecord
            paper.record?.applicants = authorisation.registrants
            paper.record?.facts = authorisation.facts
            paper.order.reasons = ["协议约定的授权期限超过授权证书。"]
            paper.order.values["article"] = "《泰安市公共数据开发利用管理办法(试行)》第十四条第一款第(四)项"
        },
        Variant("refusal-proof-refused", .refusal, code: "proof-refused") { paper in
            paper.record?.kind = .proofQuery
            paper.record?.applicants = []
            paper.order.values.merge(proofValues) { _, new in new }
            paper.order.reasons = ["该项登记有权属争议的记载。"]
        },
        Variant("refusal-party", .refusal) { paper in
            paper.record?.kind = .party
            paper.record?.facts = partyFacts
        },
    ]

    static let results = [
        Variant("result-late", .result) { paper in
            paper.order.values["outcomeTitle"] = "说明逾期原因"
            paper.order.values["stageEnd"] = day("2026-01-12").chinese
            paper.order.values["pastDue"] = day("2026-01-12").chinese
        },
        Variant("result-party", .result, code: "accepted") { paper in
            paper.order.answers = application
            paper.record?.kind = .party
            paper.record?.facts = partyFacts
            paper.order.values["outcomeTitle"] = "予以建档"
            paper.order.values["article"] = "《泰安市公共数据开发利用管理办法(试行)》第六条"
        },
        Variant("result-filed", .result, code: "filed") { paper in
            paper.order.answers = application
            paper.record?.kind = PackageKind(rawValue: "catalogue")
            paper.record?.facts = [
                Fact(name: "catalogue.edition", label: "版次", value: "3"),
                Fact(name: "catalogue.date", label: "目录日期", value: "2026-01-04"),
                Fact(name: "catalogue.itemCount", label: "条目数", value: "12"),
            ]
        },
        Variant("result-rules-adopted", .result, code: "rules-adopted") { paper in
            paper.order.answers = application
            paper.record?.kind = .adoption
            paper.record?.applicants = []
            paper.record?.facts = [
                Fact(name: "adoption.reason", label: "采用理由", value: "办法修订，审查期限改为7个工作日"),
                Fact(name: "adoption.set", label: "规则", value: changedRules("a")),
                Fact(name: "adoption.replaces", label: "取代的规则", value: changedRules("b")),
            ]
        },
        Variant("result-cases-disposed", .result, code: "cases-disposed") { paper in
            paper.order.answers = application
            paper.record?.kind = .disposal
            paper.record?.applicants = []
            paper.record?.facts = [
                Fact(name: "disposal.ground", label: "销毁理由", value: "保管期限届满，无继续保存价值"),
                Fact(name: "disposal.appraiser", label: "鉴定人", value: "王某"),
                Fact(name: "disposal.appraisedOn", label: "鉴定日期", value: "2058-01-04"),
                Fact(name: "disposal.approver", label: "审批人", value: "李某"),
                Fact(name: "disposal.approvedOn", label: "审批日期", value: "2058-01-05"),
            ]
            paper.order.values["disposal.cases"] = "（1）370900-2026-000001 " + changedRules("c")
        },
        Variant("result-calendar-adopted", .result, code: "calendar-adopted") { paper in
            paper.order.answers = application
            paper.record?.kind = .calendar
            paper.record?.applicants = []
            paper.record?.facts = [
                Fact(name: "calendar.year", label: "年份", value: "2027"),
                Fact(
                    name: "calendar.source", label: "依据",
                    value: "《国务院办公厅关于2027年部分节假日安排的通知》"),
            ]
        },
    ]

    static let voices: [Variant] = withdrawals + objections + objectionsToChange + [balanceSheet]

    private static let withdrawals: [Variant] = [
        ("withdrawn", "withdraw"), ("treated-as-withdrawn", "treated-as-withdrawn"),
    ].map { (name: String, outcome: String) -> Variant in
        Variant("termination-" + name, .termination, code: "withdrawn") { paper in
            paper.order.values["outcome"] = outcome
            paper.order.reasons = []
        }
    }

    private static let objections: [Variant] = ["dismiss-objection", "withdraw-objection"].map {
        (outcome: String) -> Variant in
        Variant("objection-decision-" + outcome, .objectionDecision) { paper in
            paper.order.values["outcome"] = outcome
        }
    }

    private static let objectionsToChange: [Variant] = [
        PaperKind.termination, .objectionNotice, .objectionDecision,
    ].map { (kind: PaperKind) -> Variant in
        Variant(kind.rawValue + "-change", kind) { paper in
            paper.record = about("change", [])
            paper.order.values.merge(aboutEntry) { _, new in new }
        }
    }

    private static let balanceSheet = Variant("proof-balance-sheet", .proof) { paper in
        paper.order.values["query.purpose"] = "balance-sheet"
        paper.order.values["query.purposeTitle"] = "数据资产入表"
        paper.order.values["entryUntil"] = nil
    }

    private static let partyFacts = [
        Fact(name: "party.action", label: "申请事项代码", value: "create"),
        Fact(name: "party.actionTitle", label: "申请事项", value: "建档"),
        Fact(name: "party.code", label: "统一社会信用代码", value: secondID.code),
        Fact(name: "party.name", label: "单位名称", value: second.name),
    ]

    private static func changedRules(_ letter: String) -> String {
        ContentDigest(sha256: String(repeating: letter, count: 64)).text
    }
}
