internal import Registry

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

/// A schema or rule file that judged, for programs.
struct JudgeJSON: Encodable {
    let path: String
    let version: String?
    let sha256: String

    init(_ file: JudgingFile) {
        path = file.path
        version = file.version
        sha256 = file.digest.hex
    }
}
