@testable import Papers
@testable import Registry
@testable import WorkingDays

/// An entry that was registered, changed, and lost a source.
extension Sample {
    static let changed: RegisterEntry = {
        var version = entry
        version.version = 2
        version.caseNumber = CaseNumber(region: "370900", year: 2026, sequence: 245)
        version.act = .changed
        version.effective = day("2026-06-01")
        version.facts[1].value = "全市公交线路、站点的名称、位置和首末班时间，每日更新。"
        version.tables = [
            FactTable(
                name: "entry.changes", label: "变更事项", columns: ["项目", "原内容", "现内容", "证明"],
                rows: [["resource.summary", facts[1].value, version.facts[1].value, "A1"]],
                isKept: true)
        ]
        version.publicityFrom = day("2026-05-15")
        version.publicityUntil = day("2026-05-29")
        version.complianceReport = "泰数登〔2026〕88号"
        version.nationalCode = "GJ-370900-000045"
        version.profile = "taian-2025"
        return version
    }()

    static let folio = RegisterFolio(
        number: entry.number, kind: entry.kind, keeper: registrarID, versions: [entry, changed],
        since: entry.validFrom,
        rights: RightsStanding(
            names: ["holding", "revenue"], documentNumber: "泰数登〔2026〕13号",
            since: entry.validFrom),
        marks: [EntryMark(kind: .sourceEnded, since: day("2026-07-01"), cause: source)],
        sources: [source],
        acts: [
            act("2026-01-27", .registered, 1, number, "泰数登〔2026〕12号"),
            act("2026-01-27", .rightsConfirmed, 1, number, "泰数登〔2026〕13号"),
            act("2026-06-01", .changed, 2, changed.caseNumber, "泰数登〔2026〕90号"),
            act("2026-07-01", .marked, 2, nil, nil, ground: "source-ended"),
        ],
        papers: [
            DocketPaper(
                file: "0001-reminder.xml", kind: "reminder", documentNumber: "泰数登〔2028〕7号",
                digest: ContentDigest(sha256: String(repeating: "f6", count: 32)),
                at: instant("2028-11-28T00:00:01.000+08:00"))
        ])

    static let source = RegisterEntry.number(region: "370902", year: 2025, sequence: 7)

    private static func act(
        _ day: String, _ act: EntryAct, _ version: Int, _ caseNumber: CaseNumber?,
        _ documentNumber: String?, ground: String? = nil
    ) -> FolioAct {
        FolioAct(
            at: instant(day + "T00:00:05.000+08:00"), act: act, version: version,
            caseNumber: caseNumber, documentNumber: documentNumber, effective: self.day(day),
            article: "第九条第一款第(五)项", ground: ground)
    }
}
