import WorkingDays

/// Why an application that is well formed still opens no case.
enum OpeningFindings {
    static func kind(_ kind: PackageKind, opens: PackageKind) -> Finding {
        Finding(
            .kindNotOpening, found: kind.rawValue, expected: opens.rawValue,
            chinese: "“\(kind.rawValue)”类文件不能启动该程序。",
            english: "A package of kind \(kind.rawValue) does not open this procedure.",
            advice: "请核对文件种类（kind）后重新发送。")
    }

    static func profile(_ profile: Profile, day: String) -> Finding {
        Finding(
            .profileNotCovering, article: "31", found: day,
            expected: profile.from.iso + "…" + (profile.until?.iso ?? ""),
            chinese: "收件日 \(day) 没有可以适用的规则。",
            english: "No profile applies to packages received on \(day).",
            advice: "请向登记机构咨询适用的规定。")
    }

    static func applicantsMissing() -> Finding {
        Finding(
            .applicantsMissing, article: "9(1)",
            chinese: "申请没有写明登记主体。", english: "The application names no applicant.",
            advice: "请写明至少一个登记主体后重新发送。")
    }

    static func applicantUnknown(_ applicant: Applicant) -> Finding {
        Finding(
            .applicantUnknown, article: "9(1)", object: applicant.id.code, found: applicant.name,
            chinese: "登记主体 \(applicant.id.code) 没有在本登记系统建档。",
            english: "The applicant \(applicant.id.code) is not a party known to this registry.",
            advice: "请先向登记机构办理单位建档，再重新发送。")
    }

    static func applicantRole(
        _ applicant: Applicant, holds: [PartyRole], needs: [PartyRole], article: String
    ) -> Finding {
        Finding(
            .applicantRole, article: article, object: applicant.id.code,
            found: holds.map(\.rawValue).joined(separator: " "),
            expected: needs.map(\.rawValue).joined(separator: " "),
            chinese: "登记主体 \(applicant.id.code) 不具有提出该类申请的身份。",
            english: "The applicant \(applicant.id.code) holds no role that may apply here.",
            advice: "请由公共数据资源提供单位或者运营机构按各自范围申请；身份登记有误的，请向登记机构更正。")
    }

    static func senderNotApplicant(_ sender: PartyID, applicants: [Applicant]) -> Finding {
        Finding(
            .senderNotApplicant, article: "9(1)", found: sender.code,
            expected: applicants.map(\.id.code).joined(separator: " "),
            chinese: "来件单位 \(sender.code) 既不是登记主体，也不是其代理人。",
            english: "The sender \(sender.code) is neither an applicant nor their agent.",
            advice: "请由登记主体或者申请中写明的代理人发送。")
    }

    static func registrarNotCompetent(_ registrar: Party, region: String) -> Finding {
        Finding(
            .registrarNotCompetent, article: "6", found: registrar.region, expected: region,
            chinese: "\(registrar.name)不受理区域代码 \(region) 的登记申请。",
            english: "The registrar of \(registrar.region) does not act for region \(region).",
            advice: "请核对登记主体的区域代码，或者向市级登记机构申请。")
    }

    static func nobodyDecides() -> Finding {
        Finding(
            .nobodyDecides,
            chinese: "登记机构和规定的代行机关都是本申请的登记主体，没有机关可以作出决定。",
            english: "The registrar and its stand-in are both applicants; nobody may decide.",
            advice: "请改由其他登记主体申请，或者向市数据工作主管部门咨询。")
    }
}
