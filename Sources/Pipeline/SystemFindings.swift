internal import Registry
internal import WorkingDays

/// Findings that arise between examination and docket.
enum SystemFindings {
    /// No profile covers the day of receipt.
    static func noProfile(_ day: Day) -> Finding {
        Finding(
            rule: "REG-PROFILE-NONE", article: "31", found: day.iso,
            chinese: "\(day.chinese)没有适用的登记规则。",
            english: "No rules apply to what is received on \(day.iso).",
            advice: "办法自2024年11月1日起施行；请与登记机构联系。")
    }

    /// The applicant committed itself to another text than the one in force (办法 art. 9(1)).
    static func commitmentVersion(found: String?, expected: String) -> Finding {
        Finding(
            rule: "REG-COMMITMENT", article: "9(1)", file: "application.xml",
            xpath: "/application/commitment[1]/@version", found: found, expected: expected,
            chinese: "承诺书的版本不是现行版本 \(expected)。",
            english: "The commitment is not of the version in force, \(expected).",
            advice: "请使用登记机构现行的承诺书文本，重新承诺后再提交。")
    }

    /// The kind is known to the schemas but opens no procedure yet.
    static func noProcedure(_ kind: PackageKind?) -> Finding {
        let name = kind?.rawValue ?? ""
        return Finding(
            rule: "REG-PROCEDURE-NONE", found: name,
            chinese: "本登记系统目前不办理“\(name)”类申请。",
            english: "No procedure is opened by packages of kind \(name).",
            advice: "请核对 kind 属性；确需办理的，请与登记机构联系。")
    }

    /// The slip was signed with another officer's certificate than the one it names.
    static func otherOfficer(signed: String, named: String) -> Finding {
        Finding(
            rule: "REG-OFFICER-SIGNER", found: signed, expected: named,
            chinese: "决定单写明的经办人是 \(named)，签名证书却属于 \(signed)。",
            english: "The slip names officer \(named), but officer \(signed) signed it.",
            advice: "请由决定单写明的经办人签名，或者改正经办人。")
    }

    /// A folder was dropped instead of a file.
    static func folderDropped(_ name: String) -> Finding {
        Finding(
            rule: "PKG-FOLDER", file: name, found: "文件夹", expected: "一个 ZIP 或 XML 文件",
            chinese: "投递的是文件夹，不是文件。", english: "A folder was dropped, not a file.",
            advice: "请用 dengji pack 或者压缩软件打成一个 ZIP 文件后重新投递；原文件夹的内容已存为一个 tar 文件。")
    }
}
