internal import WorkingDays

/// A unified social credit code (统一社会信用代码, GB 32100-2015) in capitals; also the id of a party
/// and the name of its folders.
package struct PartyID: Hashable, Comparable, Sendable, Codable {
    /// The 18 characters.
    package let code: String

    /// Takes a code whose form and check character hold; `nil` otherwise.
    package init?(_ text: String) {
        guard CreditCode.fault(in: text) == nil else { return nil }
        code = text
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = PartyID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a credit code"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    package static func < (left: PartyID, right: PartyID) -> Bool { left.code < right.code }
}

/// A case number, `370900-2026-000123`: the registrar's region, the year it opened, a counter.
package struct CaseNumber: Hashable, Comparable, Sendable, Codable {
    /// The printed form.
    package let text: String

    /// Composes a number; `sequence` starts at 1 in each region and year.
    package init(region: String, year: Int, sequence: Int) {
        text = "\(region)-\(year)-\(sequence.padded(to: 6))"
    }

    /// Reads the printed form; `nil` when it is not six digits, a year and at least six digits.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 6, parts[1].utf8.count == 4,
            (6...9).contains(parts[2].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.text = text
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

    /// The registrar's region, six digits of GB/T 2260.
    package var region: String { String(text.prefix(6)) }
    /// The year in which the case opened.
    package var year: String { String(text.dropFirst(7).prefix(4)) }
    /// The counter within region and year.
    package var sequence: Int { Int(text.dropFirst(12)) ?? 0 }

    package static func < (left: CaseNumber, right: CaseNumber) -> Bool { left.text < right.text }
}

/// A digest with the name of its algorithm, printed `sha256:<64 hex digits>`.
package struct ContentDigest: Hashable, Sendable, Codable {
    /// `sha256` or `sm3`.
    package let algorithm: String
    /// Lower-case hexadecimal.
    package let hex: String

    /// A SHA-256 given as 64 lower-case hexadecimal digits.
    package init(sha256 hex: String) {
        self.algorithm = "sha256"
        self.hex = hex
    }

    /// Reads `algorithm:hex`; `nil` in any other form.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "sha256" || parts[0] == "sm3",
            parts[1].utf8.count == 64,
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        algorithm = String(parts[0])
        hex = String(parts[1])
    }

    /// `sha256:…`.
    package var text: String { algorithm + ":" + hex }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let digest = ContentDigest(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a digest"))
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// The id a sender gave a package: 1 to 64 of `A–Z a–z 0–9 . _ -`, beginning with a letter or digit.
package struct PackageID: Hashable, Sendable, Codable {
    /// The id as sent.
    package let text: String

    /// Takes an id of the allowed form; `nil` otherwise.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
        guard (1...64).contains(bytes.count), isAlphanumeric(bytes[0]),
            bytes.allSatisfy({ isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D })
        else { return nil }
        self.text = text
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = PackageID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a package id"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A package kind such as `resource-registration` or `decision`; which exist is data in `schemas/`,
/// so it is a name and not an enumeration.
package struct PackageKind: Hashable, Sendable, Codable, RawRepresentable {
    /// The name as in the `kind` attribute.
    package let rawValue: String

    /// Any name; whether it exists is decided by the adopted rules.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A decision slip (决定单).
    package static let decision = PackageKind(rawValue: "decision")
    /// What an applicant sends after the application (补正).
    package static let supplement = PackageKind(rawValue: "supplement")
}
