/// The check of 统一社会信用代码, GB 32100-2015.
package enum CreditCode {
    /// What is wrong with a code.
    package enum Fault: Hashable, Sendable {
        /// Not 18 characters.
        case length(Int)
        /// A character outside the 31 of the standard, at an index from 0.
        case character(Character, index: Int)
        /// The last character should be another.
        case check(expected: Character)
    }

    /// The 31 characters in the order of their values; I, O, S, V and Z are not used.
    package static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// The fault of a code, or `nil` when length, alphabet and check character hold.
    ///
    /// Weights are 3^i mod 31; the check value is (31 − Σ mod 31) mod 31.
    package static func fault(in text: String) -> Fault? {
        let characters = Array(text)
        guard characters.count == 18 else { return .length(characters.count) }
        var sum = 0
        var weight = 1
        for (index, character) in characters.enumerated() {
            guard let value = alphabet.firstIndex(of: character) else {
                return .character(character, index: index)
            }
            if index == 17 { break }
            sum += value * weight
            weight = weight * 3 % 31
        }
        let expected = alphabet[(31 - sum % 31) % 31]
        return expected == characters[17] ? nil : .check(expected: expected)
    }
}
