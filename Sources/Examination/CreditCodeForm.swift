import Registry

/// Credit codes as people write them (GB 32100-2015).
enum CreditCodeForm {
    /// The fault of a code: of its writing when only that is wrong, else of the code itself.
    static func fault(in value: String) -> ValueFault? {
        let code = HalfWidth.compact(value).uppercased()
        guard let fault = CreditCode.fault(in: code) else {
            return code == value ? nil : ValueFault(.creditCodeForm, expected: code)
        }
        switch fault {
        case .length(let count):
            return ValueFault(.creditCodeLength, expected: "18", words: ["count": String(count)])
        case .character(let character, let index):
            return ValueFault(
                .creditCodeCharacter, expected: String(CreditCode.alphabet),
                words: ["character": String(character), "index": String(index + 1)])
        case .check(let expected):
            return ValueFault(
                .creditCodeCheck, expected: String(code.dropLast()) + String(expected),
                words: ["check": String(expected)])
        }
    }
}
