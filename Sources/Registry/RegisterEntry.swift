package import WorkingDays

/// An entry in the register: what a certificate certifies.
package struct RegisterEntry: Hashable, Sendable {
    /// `DJ-370900-2026-000045-K`: gapless per registrar's region and year, with a check character
    /// (ISO/IEC 7064 MOD 37,36).
    package var number: String
    /// Certificate version, from 1.
    package var version: Int
    /// The case it came from.
    package var caseNumber: CaseNumber
    /// The application kind.
    package var kind: PackageKind
    /// The registrar.
    package var registrar: PartyID
    /// Registrants, the first leading.
    package var registrants: [Applicant]
    /// The application's facts at the time of issue.
    package var facts: [Fact]
    /// First day of validity: the day of issue.
    package var validFrom: Day
    /// Last day of validity; `nil` where the profile sets none.
    package var validUntil: Day?
    /// The days of publicity.
    package var publicityFrom: Day
    /// Last day of publicity.
    package var publicityUntil: Day
    /// SHA-256 of the application as received.
    package var application: ContentDigest
    /// Document number of the compliance review report.
    package var complianceReport: String

    /// An entry.
    package init(
        number: String, version: Int, caseNumber: CaseNumber, kind: PackageKind,
        registrar: PartyID, registrants: [Applicant], facts: [Fact], validFrom: Day,
        validUntil: Day?, publicityFrom: Day, publicityUntil: Day, application: ContentDigest,
        complianceReport: String
    ) {
        self.number = number
        self.version = version
        self.caseNumber = caseNumber
        self.kind = kind
        self.registrar = registrar
        self.registrants = registrants
        self.facts = facts
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.publicityFrom = publicityFrom
        self.publicityUntil = publicityUntil
        self.application = application
        self.complianceReport = complianceReport
    }

    /// A fact's value.
    package subscript(name: String) -> String? {
        facts.first { $0.name == name }?.value
    }

    /// Composes a registration number from region, year and counter from 1.
    package static func number(region: String, year: Int, sequence: Int) -> String {
        let padded = sequence.padded(to: 6)
        guard let check = CheckCharacter.compute("DJ\(region)\(year)\(padded)") else {
            preconditionFailure("region and numbers are letters and digits")
        }
        return "DJ-\(region)-\(year)-\(padded)-\(check)"
    }
}
