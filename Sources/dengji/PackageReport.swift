internal import Registry
internal import WorkingDays

/// What `check` found, in each of its forms.
struct PackageReport: Encodable {
    struct File: Encodable {
        let file: String
        let verdict: String
        let sizeBytes: Int
        let sha256: String
        let kind: String?
        let id: String?
        let isSigned: Bool
        let findings: [FindingJSON]
        let notChecked: [String]
    }

    let engine: String
    let rules: String
    let profile: String
    let received: String
    let files: [File]
    private let checked: [CheckedPackage]

    private enum CodingKeys: String, CodingKey {
        case engine, rules, profile, received, files
    }

    init(_ checked: [CheckedPackage], by check: PackageCheck) {
        self.checked = checked
        engine = ProgramVersion.engine
        rules = check.rules.text
        profile = check.profile
        received = check.received.iso
        files = checked.map { package in
            let identity = package.examination.identity
            return File(
                file: package.name, verdict: package.isValid ? "valid" : "invalid",
                sizeBytes: package.sizeBytes, sha256: package.digest.hex,
                kind: identity.kind?.rawValue, id: identity.packageID?.text,
                isSigned: package.examination.signature != nil,
                findings: package.examination.findings.map(FindingJSON.init),
                notChecked: UncheckedRules.ids(kind: identity.kind))
        }
    }

    /// For people.
    var text: String {
        var lines: [String] = []
        for (file, package) in zip(files, checked) {
            lines.append(headline(file, package))
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

    private func headline(_ file: File, _ package: CheckedPackage) -> String {
        let errors = package.examination.findings.count { $0.severity == .error }
        let name = file.file + ": "
        if package.isValid {
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

/// A finding for programs; what does not apply is left out.
struct FindingJSON: Encodable {
    let rule: String
    let article: String?
    let severity: String
    let file: String?
    let line: Int?
    let column: Int?
    let xpath: String?
    let object: String?
    let found: String?
    let expected: String?
    let zh: String
    let en: String
    let advice: String
    let adviceEn: String

    init(_ finding: Finding) {
        rule = finding.rule
        article = finding.article
        severity = finding.severity.rawValue
        file = finding.file
        line = finding.line
        column = finding.column
        xpath = finding.xpath
        object = finding.object
        found = finding.found
        expected = finding.expected
        zh = finding.chinese
        en = finding.english
        advice = finding.advice
        adviceEn = finding.adviceEnglish
    }
}
