// Rules about single values that XPath and XSD cannot say: check digits, and what the right form of
// a wrongly written value is.

extension DocumentRule {
    /// GB 32100-2015 code with full-width or small letters, or spaces; the code itself holds.
    static let creditCodeForm = DocumentRule(
        "REG-USCC-FORM", "“{label}”的写法不对：统一社会信用代码须用半角大写，不留空格。",
        "{name}: a credit code is written in half-width capitals without spaces.",
        advice: "请改为 {expected}。",
        adviceEnglish: "Write {expected}.")
    /// Not 18 characters.
    static let creditCodeLength = DocumentRule(
        "REG-USCC-LENGTH", "“{label}”应为 18 位，现为 {count} 位。",
        "{name}: a credit code has 18 characters; this one has {count}.",
        advice: "请对照营业执照或者法人证书填写 18 位统一社会信用代码；不用旧的组织机构代码和税号。",
        adviceEnglish: "Copy the 18 characters from the business licence or the certificate of "
            + "legal person; old organisation codes and tax numbers are not accepted.")
    /// A character outside the alphabet of the standard.
    static let creditCodeCharacter = DocumentRule(
        "REG-USCC-CHARACTER", "“{label}”第 {index} 位“{character}”不是统一社会信用代码的字符。",
        "{name}: character {index}, \"{character}\", does not occur in credit codes.",
        advice: "统一社会信用代码不用字母 I、O、S、V、Z（常为数字 1、0、5、2 之误），请对照证书改正。",
        adviceEnglish: "Credit codes have no letters I, O, S, V and Z (often a mistaken 1, 0, 5 "
            + "or 2); correct it from the certificate.")
    /// The check character does not fit.
    static let creditCodeCheck = DocumentRule(
        "REG-USCC-CHECK", "“{label}”的校验位不对：按前 17 位计算应为“{check}”。",
        "{name}: the check character does not fit; by the other 17 it would be \"{check}\".",
        advice: "代码中至少有一位写错，请对照营业执照或者法人证书逐位核对。",
        adviceEnglish: "At least one character is wrong: compare all of them with the business "
            + "licence or the certificate of legal person.")
    /// A date in another form than 2026-01-05.
    static let dateForm = DocumentRule(
        "REG-DATE-FORM", "“{label}”的日期写法不对，应写作 {expected}。",
        "{name}: the date is to be written {expected}.", advice: "请改为 {expected}。",
        adviceEnglish: "Write {expected}.")
    /// A day that does not exist.
    static let dateDay = DocumentRule(
        "REG-DATE-DAY", "“{label}”的日期不存在。", "{name}: that day does not exist.",
        advice: "请核对年、月、日，写作 2026-01-05。",
        adviceEnglish: "Check year, month and day; write it as 2026-01-05.")
    /// Not a date at all.
    static let dateUnreadable = DocumentRule(
        "REG-DATE-UNREADABLE", "“{label}”不是日期。", "{name} is not a date.",
        advice: "请填写日期，写作 2026-01-05。",
        adviceEnglish: "Enter a date, written as 2026-01-05.")
    /// A time in another form than 2026-01-05T09:00:00+08:00.
    static let timeForm = DocumentRule(
        "REG-TIME-FORM", "“{label}”的时间写法不对，应写作 {expected}。",
        "{name}: the time is to be written {expected}.", advice: "请改为 {expected}。",
        adviceEnglish: "Write {expected}.")
    /// Not a time at all.
    static let timeUnreadable = DocumentRule(
        "REG-TIME-UNREADABLE", "“{label}”不是北京时间的时刻。",
        "{name} is not a time in Beijing time (+08:00).",
        advice: "请填写时间，写作 2026-01-05T09:00:00+08:00。",
        adviceEnglish: "Enter a time, written as 2026-01-05T09:00:00+08:00.")
    /// A SHA-256 in another form than `sha256:` and 64 small digits.
    static let digestForm = DocumentRule(
        "REG-DIGEST-FORM", "“{label}”的写法不对，应写作 sha256: 加 64 位小写十六进制数字。",
        "{name}: a digest is written sha256: and 64 small hexadecimal digits.",
        advice: "请改为 {expected}。",
        adviceEnglish: "Write {expected}.")
    /// Not a SHA-256.
    static let digestUnreadable = DocumentRule(
        "REG-DIGEST-UNREADABLE", "“{label}”不是 SHA-256 摘要值。", "{name} is not a SHA-256 digest.",
        advice: "请用 dengji pack 或者 sha256sum 重新计算，写作 sha256: 加 64 位小写十六进制数字；MD5、SHA-1 不予接受。",
        adviceEnglish: "Compute it anew with dengji pack or sha256sum and write sha256: and 64 "
            + "small hexadecimal digits; MD5 and SHA-1 are not accepted.")
    /// Full-width characters or inner spaces in a code or number of any other kind.
    static let halfWidth = DocumentRule(
        "REG-WIDTH", "“{label}”（{name}）含有全角字符或者空格。",
        "{name} ({english}) has full-width characters or spaces in it.",
        advice: "请用半角字符填写，改为 {expected}。",
        adviceEnglish: "Use half-width characters: write {expected}.")

    /// No certificate that anything could be verified with.
    static let certificate = DocumentRule(
        "PKG-CERTIFICATE", "“{label}”不是可以备案的证书：{reason}。",
        "{name} is no certificate that can be filed: {detail}.",
        advice: "请粘贴一份完整的 PEM 证书（从 BEGIN CERTIFICATE 到 END CERTIFICATE），密钥为 P-256 或者 SM2；"
            + "不要粘贴私钥。",
        adviceEnglish:
            "Paste one whole certificate in PEM, from BEGIN CERTIFICATE to END CERTIFICATE, for a "
            + "key of P-256 or SM2; never a private key.")

    static let values = [
        creditCodeForm, creditCodeLength, creditCodeCharacter, creditCodeCheck, dateForm, dateDay,
        dateUnreadable, timeForm, timeUnreadable, digestForm, digestUnreadable, halfWidth,
        certificate,
    ]
}
