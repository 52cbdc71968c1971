/// A bundle's number in its channel and direction, from 1.
enum BundleNumber {
    /// Beyond it a channel is full and another is begun.
    static let max = 999_999

    /// Six digits, the name of everything that belongs to the bundle.
    static func text(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, 6 - digits.count)) + digits
    }

    /// The number of a name of six digits with an ending.
    static func read(_ name: String, ending: String) -> Int? {
        guard name.hasSuffix(ending), name.utf8.count == 6 + ending.utf8.count,
            name.utf8.prefix(6).allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(name.prefix(6))
    }
}
