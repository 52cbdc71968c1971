package import WorkingDays

/// A number of the law with its source.
package struct Term: Hashable, Sendable {
    /// Working days, or years where the name says so (`validityYears`).
    package var value: Int
    /// Where it stands: `泰安办法第九条(二)`, `26号第十二条`.
    package var source: String

    /// A sourced number.
    package init(value: Int, source: String) {
        self.value = value
        self.source = source
    }
}

/// The numbers and choices that apply to cases received in a span of days.
package struct Profile: Hashable, Sendable {
    /// `taian-2024`, `taian-2025`.
    package var name: String
    /// First day of receipt.
    package var from: Day
    /// Last day of receipt; `nil` for open.
    package var until: Day?
    /// Terms by name: `acceptance`, `review`, `reviewWithThirdParty`, `publicity`,
    /// `validityYears` …
    package var terms: [String: Term]
    /// Switches and other values by name: `levels.automatic` = `一般`, `levels.refused` = `核心`,
    /// `required.riskAssessment` = `true` …
    package var settings: [String: String]
    /// How each package kind must be authenticated: by its folder, by a signature, or either.
    package var trust: [PackageKind: Trust]
    /// Who decides in place of a body whose organisation is the applicant.
    package var standIn: PartyRole

    /// What authenticates a package.
    package enum Trust: String, Hashable, Sendable {
        /// The drop folder or a signature.
        case either
        /// A signature always.
        case signature
        /// The drop folder always.
        case folder
    }

    /// A profile.
    package init(
        name: String, from: Day, until: Day?, terms: [String: Term], settings: [String: String],
        trust: [PackageKind: Trust], standIn: PartyRole
    ) {
        self.name = name
        self.from = from
        self.until = until
        self.terms = terms
        self.settings = settings
        self.trust = trust
        self.standIn = standIn
    }

    /// Whether packages received on `day` fall under this profile.
    package func covers(_ day: Day) -> Bool {
        from <= day && (until.map { day <= $0 } ?? true)
    }
}
