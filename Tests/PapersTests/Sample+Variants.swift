import Testing

@testable import Papers
@testable import Registry
@testable import WorkingDays

/// Papers of the kinds that have words of their own for a code, or for what they are about.
extension Sample {
    /// A golden file's name, and the paper.
    struct Variant: CustomTestStringConvertible, Sendable {
        var name: String
        var paper: Paper
        var testDescription: String { name }

        init(
            _ name: String, _ kind: PaperKind, code: String? = nil,
            _ change: (inout Paper) -> Void = { _ in }
        ) {
            self.name = name
            paper = Sample.paper(kind)
            if let code { paper.order.code = code }
            change(&paper)
        }
    }

    static let variants: [Variant] =
        certificates + ends + reminders + refusals + results + voices + agreements

    private static func certificate(_ act: EntryAct) -> Variant {
        Variant("certificate-" + act.rawValue, .certificate, code: act.rawValue) { paper in
            var entry = changed
            entry.act = act
            paper.order.caseNumber = entry.caseNumber
            paper.order.body = .certificate(entry)
            paper.record = about("change", [])
            paper.record?.number = entry.caseNumber
        }
    }

    private static let certificates =
        [EntryAct.changed, .corrected, .renewed, .coded].map(certificate) + [
            Variant("certificate-authorised", .certificate, code: "authorised") { paper in
                var entry = authorisation
                entry.complianceReport = nil
                paper.order.values["renewalWindow"] = nil
                paper.order.values["firstApplication"] = "20个工作日"
                paper.order.values["reapplyWindow"] = "6个月"
                paper.order.body = .certificate(entry)
                paper.record?.kind = .authorisationRecord
                paper.record?.applicants = entry.registrants
                paper.record?.facts = entry.facts
            }
        ]

    private static let ends = [
        Variant("cancellation-ex-officio", .cancellation, code: "cancelled") { paper in
            paper.order.values["exOfficio"] = "true"
            paper.order.values.merge(dependants) { _, new in new }
            paper.record?.facts += [
                Fact(name: "cancellation.law", label: "法律依据", value: "《中华人民共和国数据安全法》第二十七条")
            ]
            paper.record?.initiator = registrarID
        },
        Variant("cancellation-lapsed", .cancellation, code: "lapsed") { paper in
            byClock(&paper, entry)
            paper.order.values.merge(dependants) { _, new in new }
        },
        Variant("cancellation-lapsed-authorisation", .cancellation, code: "lapsed") { paper in
            byClock(&paper, authorisation)
        },
        Variant("publicity-change", .publicity) { paper in
            paper.record = about("change", [])
            paper.order.values.merge(aboutEntry) { _, new in new }
            paper.order.values["changes"] = "内容简介"
        },
        Variant("compliance-report-change", .complianceReport) { paper in
            paper.record = about("change", [])
            paper.order.values.merge(aboutEntry) { _, new in new }
        },
        Variant("rejection-change", .rejection) { paper in
            paper.record = about("change", [])
            paper.order.values.merge(aboutEntry) { _, new in new }
        },
    ]

    private static let reminders = [
        Variant("reminder-source-ended", .reminder, code: "source-ended") { paper in
            paper.order.values["endedState"] = EntryState.revoked.chinese
            paper.order.values["endedDay"] = day("2026-07-01").chinese
            paper.order.values.merge(dependants) { _, new in new }
        },
        Variant("reminder-first-application", .reminder, code: "first-application") { paper in
            byClock(&paper, authorisation)
            paper.order.term = term
        },
        Variant("reminder-authorisation", .reminder) { paper in byClock(&paper, authorisation) },
    ]

    /// Makes it a paper that the clock orders about an entry.
    private static func byClock(_ paper: inout Paper, _ entry: RegisterEntry) {
        paper.order.caseNumber = nil
        paper.order.answers = nil
        paper.order.values = clockValues
        paper.order.values["entryNumber"] = entry.number
        paper.order.values["entryName"] = entry.name
        paper.order.values["validUntil"] = entry.validUntil?.chinese
        if entry.kind == .authorisationRecord {
            paper.order.values["isAuthorisation"] = "true"
            paper.order.values["article"] = "《泰安市公共数据开发利用管理办法(试行)》第十四条第一款第(五)项"
            paper.order.values["renewalYears"] = nil
        }
        paper.order.body = .entry(entry)
        paper.record = nil
    }

    static let authorisation: RegisterEntry = {
        var made = entry
        made.number = RegisterEntry.number(
            region: "370900", year: 2026, sequence: 2, series: .authorisation)
        made.kind = .authorisationRecord
        made.act = .recorded
        made.registrants = [
            Applicant(
                name: "泰安数据运营有限公司", id: secondID, kind: "operator", region: "370900",
                representative: "孙八", contact: "周九 0538-7654321")
        ]
        made.facts = [
            Fact(name: "authorisation.agreement", label: "授权运营协议编号", value: "泰数授协〔2026〕2号"),
            Fact(name: "authorisation.certificate", label: "授权证书编号", value: "泰数授证〔2026〕2号"),
            Fact(name: "authorisation.scope", label: "授权范围", value: "公交出行服务"),
            Fact(name: "authorisation.rights", label: "授予的权利", value: "processing operation"),
            Fact(name: "authorisation.charging.purpose", label: "用途类别", value: "产业发展、行业发展"),
            Fact(name: "authorisation.charging.mode", label: "收费方式", value: "有偿使用"),
        ]
        return made
    }()
}
