@testable import Papers
@testable import Registry
@testable import WorkingDays

/// What the docket gives a paper about an entry of the register.
extension Sample {
    /// Values that a case about an entry adds.
    static let aboutEntry = [
        "entryNumber": entry.number, "entryName": entry.name,
        "entrySummary": facts[1].value, "resource.name": entry.name,
    ]

    /// Values that the clock gives.
    static let clockValues = [
        "article": "《公共数据资源登记管理暂行办法》(发改数据规〔2025〕26号)第十五条",
        "validUntil": day("2029-01-26").chinese, "entryNumber": entry.number,
        "entryName": entry.name, "renewalYears": "3",
    ]

    static let dependants = [
        "dependants": "“泰安公交出行服务”（DJ-370900-2026-000051）", "dependantCount": "1",
    ]

    static let cancellationFacts = [
        Fact(name: "cancellation.ground", label: "注销理由", value: "waived"),
        Fact(name: "cancellation.groundTitle", label: "注销理由", value: "登记主体放弃相关权益"),
    ]

    static let revocationFacts = [
        Fact(name: "revocation.ground", label: "撤销理由", value: "concealment"),
        Fact(name: "revocation.groundTitle", label: "撤销理由", value: "隐瞒事实、弄虚作假"),
        Fact(name: "revocation.facts", label: "认定的事实", value: "登记主体提交的数据来源证明系伪造。"),
    ]

    /// The sample case, as one about the sample entry.
    static func about(_ kind: String, _ facts: [Fact]) -> CaseRecord {
        var record = Sample.record
        record.kind = PackageKind(rawValue: kind)
        record.procedure = kind
        record.facts =
            [
                Fact(name: "entry.number", label: "登记编号", value: entry.number),
                Fact(name: "entry.version", label: "凭证版本", value: "1"),
            ] + facts
        record.subject = CaseSubject(
            number: entry.number, version: 1, registrants: entry.registrants)
        return record
    }
}
