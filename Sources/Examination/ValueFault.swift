/// What is wrong with a single value, by a named Swift rule.
struct ValueFault: Hashable {
    let rule: DocumentRule
    /// The right form, where it can be told.
    let expected: String?
    /// More words for the rule's texts.
    let words: [String: String]

    init(_ rule: DocumentRule, expected: String? = nil, words: [String: String] = [:]) {
        self.rule = rule
        self.expected = expected
        self.words = words
    }

    /// The fault of a value of a form, `nil` when it is right or empty; white space at its ends is
    /// of no account, and an empty value is told by the schema.
    static func find(in text: String, _ form: ValueForm) -> ValueFault? {
        let value = HalfWidth.collapsed(text)
        guard !value.isEmpty else { return nil }
        if form == .certificatePEM { return certificateFault(in: text) }
        return switch form {
        case .creditCode: CreditCodeForm.fault(in: value)
        case .date: DateForm.fault(inDay: value)
        case .instant: DateForm.fault(inTime: value)
        case .digest: DigestForm.fault(in: value)
        case .certificatePEM: nil
        }
    }

    private static func certificateFault(in text: String) -> ValueFault? {
        CertificateReading.fault(in: text).map {
            ValueFault(.certificate, words: ["reason": $0.chinese, "detail": $0.english])
        }
    }
}
