internal import WorkingDays

/// A case number, `370900-2026-000123`: the registrar's region, the year it opened, a counter.
/// 12 bytes wherever it is kept.
package struct CaseNumber: Hashable, Comparable, Sendable, Codable {
    private let regionCode: UInt32
    private let counter: UInt32
    private let yearNumber: UInt16
    /// The printed counter's length, 6 to 9: `000123` and `0000123` are two numbers.
    private let digits: UInt8

    /// Composes a number; `sequence` starts at 1 in each region and year.
    package init(region: String, year: Int, sequence: Int) {
        guard let number = CaseNumber("\(region)-\(year)-\(sequence.padded(to: 6))") else {
            preconditionFailure("a region has six digits, a year four, a counter at most nine")
        }
        self = number
    }

    /// Reads the printed form; `nil` when it is not six digits, a year and at least six digits.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 6, parts[1].utf8.count == 4,
            (6...9).contains(parts[2].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        regionCode = CaseNumber.value(parts[0])
        yearNumber = UInt16(CaseNumber.value(parts[1]))
        counter = CaseNumber.value(parts[2])
        digits = UInt8(parts[2].utf8.count)
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = CaseNumber(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a case number"))
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The printed form.
    package var text: String { "\(region)-\(year)-\(Int(counter).padded(to: Int(digits)))" }
    /// The registrar's region, six digits of GB/T 2260.
    package var region: String { Int(regionCode).padded(to: 6) }
    /// The year in which the case opened.
    package var year: String { Int(yearNumber).padded(to: 4) }
    /// The counter within region and year.
    package var sequence: Int { Int(counter) }

    /// In the order of the printed forms, so that of two counters of unlike length the shorter one
    /// is read as if zeros followed.
    package static func < (left: CaseNumber, right: CaseNumber) -> Bool {
        if left.regionCode != right.regionCode { return left.regionCode < right.regionCode }
        if left.yearNumber != right.yearNumber { return left.yearNumber < right.yearNumber }
        if left.digits == right.digits { return left.counter < right.counter }
        return (left.nineDigits, left.digits) < (right.nineDigits, right.digits)
    }

    private var nineDigits: UInt32 {
        (digits..<9).reduce(counter) { value, _ in value * 10 }
    }

    private static func value(_ digits: Substring) -> UInt32 {
        digits.utf8.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
    }
}
