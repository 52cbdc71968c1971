/// The check character of ISO/IEC 7064, MOD 37,36, used by registration numbers and by 电子证照标识
/// (GB/T 36904).
package enum CheckCharacter {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// The check character for letters and digits; `nil` when another character occurs.
    package static func compute(_ text: String) -> Character? {
        var product = 36
        for character in text {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            var sum = (product + value) % 36
            if sum == 0 { sum = 36 }
            product = sum * 2 % 37
        }
        return alphabet[(37 - product) % 36]
    }
}
