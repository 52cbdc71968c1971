import Registry
import WorkingDays

extension PaperOrders {
    private static let entry = [
        "entryNumber": Sample.entry.number, "entryName": Sample.entry.name,
        "dependants": "“泰安公交出行服务”（DJ-370900-2026-000051）", "dependantCount": "1",
    ]

    /// Papers about an entry of the register: its end, and what the clock reminds of.
    static let aboutEntry = [
        order(
            .cancellation, "cancelled", 61,
            values: entry.merging(["cancellation.groundTitle": "登记主体放弃相关权益"]) { own, _ in own },
            reasons: ["注销理由成立，证明材料齐全。"]),
        order(
            .revocation, "revoked", 62,
            values: entry.merging([
                "revocation.groundTitle": "隐瞒事实、弄虚作假",
                "revocation.facts": "登记主体提交的数据来源证明系伪造。",
            ]) { own, _ in own },
            reasons: ["经向出具单位核实，该证明未曾出具。"]),
        order(
            .reminder, "reminded", 63, isAboutCase: false,
            values: [
                "entryNumber": Sample.entry.number, "entryName": Sample.entry.name,
                "validUntil": Sample.day("2029-03-15").chinese, "renewalYears": "3",
                "article": "《公共数据资源登记管理暂行办法》(发改数据规〔2025〕26号)第十五条",
            ],
            body: .entry(Sample.entry)),
    ]

    /// The certificate after a change: it takes the place of the first version.
    static let changedCertificate: PaperOrder = {
        var version = Sample.entry
        version.version = 2
        version.act = .changed
        version.effective = Sample.day("2026-06-01")
        version.nationalCode = "GJ-370900-000045"
        version.tables = [
            FactTable(
                name: FactName.changes, label: "变动事项", columns: ["项目", "原内容", "现内容", "证明"],
                rows: [["resource.summary", "全市公交线路。", "全市公交线路和首末班时间。", "A1"]],
                isKept: true)
        ]
        return order(
            .certificate, "changed", 64, values: ["renewalWindow": "60日"],
            body: .certificate(version))
    }()
}
