import Foundation

@testable import Papers
@testable import Registry
@testable import WorkingDays

/// One case and its papers, everything fixed.
enum Sample {
    static let registrarID = id("113700000045046442")
    static let authorityID = id("11100000000013338W")
    static let providerID = id("11330105002500287C")
    static let secondID = id("11430000006122244L")

    static let registrar = Party(
        id: registrarID, name: "泰安市公共数据登记中心", roles: [.registrar], region: "370900",
        trustsFolder: true, hasFolder: true, documentPrefix: "泰数登",
        contact: "泰安市泰山区东岳大街1号，0538-0000000",
        officers: [
            Officer(id: "li", name: "李四", stages: ["acceptance", "review"], certificates: []),
            Officer(id: "wang", name: "王五", stages: ["review"], certificates: []),
        ])

    static let number = CaseNumber(region: "370900", year: 2026, sequence: 123)
    static let received = instant("2026-01-05T09:30:15.250+08:00")

    static let application = AnsweredInput(
        packageID: PackageID("SWJ-2026-0001"), fileName: "公交线路登记申请.zip", sizeBytes: 61_440,
        digest: ContentDigest(sha256: String(repeating: "a1", count: 32)), receivedAt: received)

    static let slip = AnsweredInput(
        packageID: PackageID("370900-2026-000123-review-2-pass"), fileName: "slip-pass.xml",
        sizeBytes: 2048, digest: ContentDigest(sha256: String(repeating: "b2", count: 32)),
        receivedAt: instant("2026-01-12T10:00:00.000+08:00"))

    static let facts = [
        Fact(name: "resource.name", label: "数据资源名称", value: "泰安市公交线路与站点信息"),
        Fact(name: "resource.summary", label: "内容简介", value: "全市公交线路、站点的名称和位置，每日更新。"),
        Fact(name: "resource.level", label: "数据级别", value: "一般"),
        Fact(name: "resource.rights.holding", label: "主张持有权", value: "true"),
        Fact(name: "resource.rights.revenue", label: "主张收益分配权", value: "true"),
    ]

    static let applicant = Applicant(
        name: "泰安市示例交通运输局", id: providerID, kind: "provider", region: "370900",
        representative: "张三", contact: "李四 0538-1234567")

    static let second = Applicant(
        name: "泰安市示例公交公司", id: secondID, kind: "provider", region: "370902",
        representative: "赵六", contact: "钱七 0538-7654321")

    static let remark = Finding(
        rule: "PKG-ignored", severity: .remark, file: "__MACOSX/._a", chinese: "此文件不属于申请，已忽略。",
        english: "This file is no part of the application and is ignored.", advice: "无须处理。",
        adviceEnglish: "Nothing need be done.")

    static let publicity = PublicityDays(
        from: day("2026-01-12"), until: Deadline(day: day("2026-01-26"), provisional: false))

    static let record = CaseRecord(
        number: number, procedure: "registration",
        rules: ContentDigest(sha256: String(repeating: "0c", count: 32)), profile: "taian-2025",
        registrar: registrarID, applicants: [applicant, second], opening: application,
        kind: PackageKind(rawValue: "resource-registration"), facts: facts, remarks: [remark],
        attachments: [
            DeclaredAttachment(
                id: "A1", role: "legal-basis", path: "attachments/依据.pdf",
                mediaType: "application/pdf", sizeBytes: 40_960,
                digest: ContentDigest(sha256: String(repeating: "d4", count: 32)))
        ],
        standing: .open(stage: "review"), since: instant("2026-01-05T09:30:20.000+08:00"),
        revision: 2,
        clock: StageClock(
            after: day("2026-01-05"), workingDays: 5,
            due: Deadline(day: day("2026-01-12"), provisional: false), isOverdueNoticeSent: false),
        papers: [
            DocketPaper(
                file: "0001-application.zip", kind: "application", documentNumber: nil,
                digest: application.digest, at: received),
            DocketPaper(
                file: "0002-acknowledgement.xml", kind: "acknowledgement",
                documentNumber: "泰数登〔2026〕1号",
                digest: ContentDigest(sha256: String(repeating: "e5", count: 32)),
                at: instant("2026-01-05T09:30:20.000+08:00")),
        ],
        history: [
            HistoryEntry(
                at: instant("2026-01-05T09:30:20.000+08:00"), act: "opened", stage: "acceptance",
                article: "第九条第一款第(一)项", party: nil, officer: nil, reason: "",
                effective: day("2026-01-05")),
            HistoryEntry(
                at: instant("2026-01-05T09:30:20.000+08:00"), act: "accept", stage: "acceptance",
                article: "第九条第一款第(二)项", party: registrarID, officer: "li", reason: "材料齐全",
                effective: day("2026-01-05")),
        ],
        publicity: publicity, complianceReport: "泰数登〔2026〕3号")

    static let entry = RegisterEntry(
        number: RegisterEntry.number(region: "370900", year: 2026, sequence: 45), version: 1,
        caseNumber: number, kind: record.kind, registrar: registrarID,
        registrants: record.applicants, facts: facts, validFrom: day("2026-01-27"),
        validUntil: day("2029-01-26"), publicityFrom: day("2026-01-12"),
        publicityUntil: day("2026-01-26"), application: application.digest,
        complianceReport: "泰数登〔2026〕3号")

    static let folio = RegisterFolio(
        number: entry.number, kind: entry.kind, keeper: registrarID, versions: [entry],
        since: entry.validFrom,
        rights: RightsStanding(
            names: ["holding"], documentNumber: "泰数登〔2026〕13号", since: entry.validFrom),
        acts: [
            FolioAct(
                at: instant("2026-01-27T00:00:00.000+08:00"), act: .registered, version: 1,
                caseNumber: number, documentNumber: "泰数登〔2026〕12号", effective: entry.validFrom,
                article: "第九条第一款第(五)项")
        ])

    static let settings = PaperSettings(
        isDemonstration: false, remedy: "对本文书不服的，可以自收到之日起六十日内依法申请行政复议，或者在六个月内依法提起行政诉讼。",
        contact: "泰安市公共数据登记中心，0538-0000000",
        statusAddress: "https://data.example.gov.cn/status.json",
        verificationHints: ["下载信任锚 authority.pem，用 xmlsec1 核验签名。"])

    static let engine = EngineVersions(
        engine: "0.1.0", rules: ContentDigest(sha256: String(repeating: "0c", count: 32)),
        profile: "taian-2025", verdict: ReportVerdict(.valid, isAccepted: false),
        files: [
            JudgingFile(
                path: "rules/resource-registration.sch", version: "1",
                digest: ContentDigest(sha256: String(repeating: "0d", count: 32))),
            JudgingFile(
                path: "xsd/application.xsd", version: nil,
                digest: ContentDigest(sha256: String(repeating: "0e", count: 32))),
        ])
    static let failedEngine = EngineVersions(
        engine: engine.engine, rules: engine.rules, profile: nil, verdict: .engineFailure)

    static let findings = [
        Finding(
            rule: "REG-uscc-1", article: "9(1)", file: "application.xml", line: 17, column: 12,
            xpath: "/application/applicants[1]/applicant[1]/code[1]", object: "A1",
            found: "11330105002500287D", expected: "11330105002500287C",
            chinese: "统一社会信用代码的校验字符不对。",
            english: "The check character of the credit code is wrong.",
            advice: "请核对登记证书上的代码。",
            adviceEnglish: "Compare the code with the certificate of registration."),
        Finding(
            rule: "PKG-digest", file: "attachments/依据.pdf", found: "", chinese: "附件的摘要值与申请中写明的不一致。",
            english: "The digest of the attachment differs from the declared one.",
            advice: "请重新打包。", adviceEnglish: "Pack it again."),
        remark,
    ]

    static func id(_ code: String) -> PartyID {
        guard let id = PartyID(code) else { preconditionFailure("\(code) is no credit code") }
        return id
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    static func instant(_ text: String) -> Instant {
        guard let instant = Instant(iso: text) else { preconditionFailure("\(text) is no time") }
        return instant
    }
}
