@testable import Papers
@testable import Registry
@testable import WorkingDays

/// Papers of agreements on authorisations, of their end, and of what the registry itself owes.
extension Sample {
    static let agreements = certificatesOfAuthorisations + orders + endings + ofOffice

    private static let agreementFacts =
        authorisation.facts.filter { $0.name != "authorisation.certificate" } + [
            Fact(name: "entry.number", label: "申报公告编号", value: "GG-370900-2026-000001-X"),
            Fact(name: "authorisation.from", label: "授权起始日", value: "2026-04-01"),
            Fact(name: "authorisation.until", label: "授权截止日", value: "2029-03-31"),
            Fact(name: "agreement.decision.body", label: "决策机构", value: "局党组会议"),
            Fact(name: "agreement.decision.number", label: "文号", value: "党组会议纪要〔2026〕5号"),
            Fact(name: "agreement.decision.date", label: "决策日期", value: "2026-02-27"),
        ]

    /// Makes it a paper of an agreement's case.
    private static func ofAgreement(_ paper: inout Paper) {
        paper.record = about("agreement", agreementFacts)
        paper.record?.applicants = authorisation.registrants
        paper.record?.registrationNumber = authorisation.number
    }

    /// Makes it a paper about an authorisation.
    private static func ofAuthorisation(_ paper: inout Paper) {
        paper.order.values.merge([
            "entryNumber": authorisation.number, "entryName": authorisation.name,
            "holders": "泰安数据运营有限公司", "entryUntil": day("2029-03-31").chinese,
            "validUntil": day("2029-03-31").chinese, "endedDay": day("2029-04-01").chinese,
            "logMonths": "6", "logsUntil": day("2029-09-30").chinese,
            "grants": "“公共交通运力调度”（XQ-370900-2026-000001-X）",
        ]) { _, new in new }
        paper.order.values.merge(dependants) { _, new in new }
        paper.record?.applicants = authorisation.registrants
        paper.record?.facts += [
            Fact(name: "entry.reason", label: "事由", value: "经营调整，双方协商一致。")
        ]
    }

    private static let certificatesOfAuthorisations = [
        Variant("certificate-authorisation-granted", .certificate, code: "authorisation-granted") {
            paper in
            ofAgreement(&paper)
            var entry = authorisation
            entry.complianceReport = nil
            entry.facts = agreementFacts
            if let record = paper.record { entry.caseNumber = record.number }
            paper.order.body = .certificate(entry)
        },
        Variant("certificate-authorisation-renewed", .certificate, code: "authorisation-renewed") {
            paper in
            paper.record = about("renewal", [])
            ofAuthorisation(&paper)
            var entry = authorisation
            entry.complianceReport = nil
            entry.version = 2
            entry.act = .renewed
            if let record = paper.record { entry.caseNumber = record.number }
            paper.order.body = .certificate(entry)
        },
    ]

    private static let orders = [
        Variant("order-access-opened", .order, code: "access-opened") { ofAgreement(&$0) },
        Variant("order-access-ended", .order, code: "access-ended") { ofAuthorisation(&$0) },
        Variant("order-access-paused", .order, code: "access-paused") { paper in
            ofAuthorisation(&paper)
            paper.order.values["renewalCase"] = "370900-2028-000003"
        },
        Variant("order-access-extended", .order, code: "access-extended") {
            ofAuthorisation(&$0)
        },
    ]

    private static let endings = [
        Variant("rejection-not-renewed", .rejection, code: "authorisation-not-renewed") {
            ofAuthorisation(&$0)
        },
        Variant("rejection-exit-refused", .rejection, code: "exit-refused") {
            ofAuthorisation(&$0)
        },
        Variant("cancellation-early-exit", .cancellation, code: "early-exit") {
            ofAuthorisation(&$0)
        },
        Variant("termination-agreement-declined", .termination, code: "agreement-declined") {
            ofAgreement(&$0)
        },
        Variant("termination-agreement-withdrawn", .termination, code: "agreement-withdrawn") {
            ofAgreement(&$0)
        },
    ]

    private static let ofOffice = ["measures-ending", "measures-ended"].map { code in
        Variant("notice-" + code, .notice, code: code) { paper in
            paper.order.caseNumber = nil
            paper.order.answers = nil
            paper.record = nil
            paper.order.values = [
                "measuresUntil": day("2027-10-31").chinese,
                "measuresAfter": day("2027-11-01").chinese,
                "article": "《泰安市公共数据开发利用管理办法(试行)》第三十一条",
            ]
        }
    }
}
