package import WorkingDays

/// One version of an entry in the register: what a certificate certifies. The entry with all its
/// versions is a `RegisterFolio`.
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
    /// The application's repeated values that the register keeps.
    package var tables: [FactTable]
    /// What made this version.
    package var act: EntryAct
    /// The day on which this version took effect.
    package var effective: Day
    /// First day of validity: the day of issue.
    package var validFrom: Day
    /// Last day of validity; `nil` where the profile sets none.
    package var validUntil: Day?
    /// The days of publicity; `nil` for a version made without one.
    package var publicityFrom: Day?
    /// Last day of publicity.
    package var publicityUntil: Day?
    /// SHA-256 of the application as received.
    package var application: ContentDigest
    /// Document number of the compliance review report; `nil` for a version made without one.
    package var complianceReport: String?
    /// The profile that the case was decided under; `nil` in versions of the first format.
    package var profile: String?
    /// 登记结果查询码, given by the national platform (26号 art. 13).
    package var nationalCode: String?

    /// An entry.
    package init(
        number: String, version: Int, caseNumber: CaseNumber, kind: PackageKind,
        registrar: PartyID, registrants: [Applicant], facts: [Fact], validFrom: Day,
        validUntil: Day?, publicityFrom: Day?, publicityUntil: Day?, application: ContentDigest,
        complianceReport: String?, tables: [FactTable] = [], act: EntryAct = .registered,
        effective: Day? = nil, nationalCode: String? = nil, profile: String? = nil
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
        self.tables = tables
        self.act = act
        self.effective = effective ?? validFrom
        self.nationalCode = nationalCode
        self.profile = profile
    }

    /// A fact's value.
    package subscript(name: String) -> String? {
        facts.first { $0.name == name }?.value
    }

    /// What is registered, by its own name: the resource's or the product's; for an authorisation
    /// its agreement, for all else its title.
    package var name: String {
        self["resource.name"] ?? self["product.name"] ?? self["authorisation.agreement"]
            ?? self[FactName.entryTitle] ?? number
    }

    /// The version that this one takes the place of; `nil` for the first.
    package var supersededVersion: Int? { version > 1 ? version - 1 : nil }

    /// Composes a registration number from region, year and counter from 1.
    package static func number(
        region: String, year: Int, sequence: Int, series: EntrySeries = .registration
    ) -> String {
        let padded = sequence.padded(to: 6)
        guard let check = CheckCharacter.compute("\(series.rawValue)\(region)\(year)\(padded)")
        else {
            preconditionFailure("region and numbers are letters and digits")
        }
        return "\(series.rawValue)-\(region)-\(year)-\(padded)-\(check)"
    }
}
