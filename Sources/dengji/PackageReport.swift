internal import Registry
internal import WorkingDays

/// What `check` found, in each of its forms.
struct PackageReport: Encodable {
    struct File: Encodable {
        let file: String
        let isWellFormed: Bool?
        let isValid: Bool?
        let isAccepted: Bool?
        let engineFailure: String?
        let sizeBytes: Int
        let sha256: String
        let kind: String?
        let id: String?
        let isSigned: Bool
        let findings: [FindingJSON]
        let notChecked: [String]
        let judgedBy: [JudgeJSON]

        private enum CodingKeys: String, CodingKey {
            case file, sizeBytes, sha256, kind, id, isSigned, findings, notChecked, judgedBy
            case engineFailure
            case isWellFormed = "wellFormed"
            case isValid = "valid"
            case isAccepted = "accepted"
        }
    }

    let format = 2

    let engine: String
    let rules: String
    let profile: String
    let received: String
    let files: [File]
    private let checked: [CheckedPackage]

    private enum CodingKeys: String, CodingKey {
        case format, engine, rules, profile, received, files
    }

    init(_ checked: [CheckedPackage], by check: PackageCheck) {
        self.checked = checked
        engine = ProgramVersion.engine
        rules = check.rules.text
        profile = check.profile
        received = check.received.iso
        files = checked.map { package in
            let identity = package.examination.identity
            let verdict = package.examination.reported
            return File(
                file: package.name, isWellFormed: verdict.isWellFormed, isValid: verdict.isValid,
                isAccepted: verdict.isAccepted, engineFailure: package.engineFailure,
                sizeBytes: package.sizeBytes, sha256: package.digest.hex,
                kind: identity.kind?.rawValue, id: identity.packageID?.text,
                isSigned: package.examination.signature != nil,
                findings: package.examination.findings.map(FindingJSON.init),
                notChecked: UncheckedRules.ids(kind: identity.kind),
                judgedBy: package.judges.map(JudgeJSON.init))
        }
    }

    /// For people.
    var text: String {
        var lines: [String] = []
        for (file, package) in zip(files, checked) {
            lines.append(headline(file, package))
            if let reason = package.engineFailure {
                lines.append("  " + reason)
                continue
            }
            lines.append("  " + PackageReport.verdict(file))
            lines += FindingText.lines(package.examination.findings)
            if file.isSigned {
                lines.append(
                    Message(
                        zh: "  附有签名，收件时核对；此处未核对。",
                        en: "  Signed; the signature is judged at intake, not here."
                    ).text)
            }
            lines.append(
                Message(zh: "  未核对（需要登记簿）：", en: "  Not checked (the register is needed): ").text
                    + file.notChecked.joined(separator: " "))
        }
        lines.append(
            Message(
                zh: "按 \(profile)（\(received) 收件）、schemas \(rules.prefix(19))… 检查。",
                en: "Judged by \(profile) (received \(received)), schemas \(rules.prefix(19))…"
            ).text)
        return lines.joined(separator: "\n")
    }

    /// The answers that are kept apart: whether it conforms, and whether the rules accept it.
    private static func verdict(_ file: File) -> String {
        let answers: [(Message, Bool?)] = [
            (Message(zh: "格式良好", en: "well-formed"), file.isWellFormed),
            (Message(zh: "符合 XSD", en: "valid"), file.isValid),
            (Message(zh: "规则通过", en: "accepted"), file.isAccepted),
        ]
        return answers.map { name, answer in
            let text: Message =
                switch answer {
                case true?: Message(zh: "是", en: "yes")
                case false?: Message(zh: "否", en: "no")
                case nil: Message(zh: "不详", en: "not known")
                }
            return Message(zh: "\(name.zh)：\(text.zh)", en: "\(name.en): \(text.en)").text
        }
        .joined(separator: Message(zh: "；", en: ", ").text)
    }

    private func headline(_ file: File, _ package: CheckedPackage) -> String {
        let errors = package.examination.findings.count { $0.severity == .error }
        let name = file.file + ": "
        if package.engineFailure != nil {
            return name
                + Colour.red.paint(
                    Message(zh: "程序未能检查，不表示文件有误", en: "engine failure, nothing is known of it").text
                )
        }
        if package.isAccepted {
            return name + Colour.green.paint(Message(zh: "没有发现问题", en: "no finding").text)
        }
        return name
            + Colour.red.paint(
                Message(
                    zh: "\(errors) 处问题，会被退回",
                    en: errors == 1
                        ? "1 finding, would be returned" : "\(errors) findings, would be returned"
                ).text)
    }
}
