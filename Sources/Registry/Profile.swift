package import WorkingDays

/// A number of the law with its source.
package struct Term: Hashable, Sendable {
    /// How a term is counted.
    package enum Unit: String, Hashable, Sendable {
        /// Working days, after the day of the event.
        case workingDays
        /// Calendar days.
        case days
        /// Months by Civil Code 202.
        case months
        /// Years by Civil Code 202.
        case years
    }

    /// How many of its unit.
    package var value: Int
    /// What is counted.
    package var unit: Unit
    /// Where it stands, ready for a paper: `《泰安市公共数据开发利用管理办法(试行)》第九条第(二)项`.
    package var source: String

    /// A sourced number.
    package init(value: Int, unit: Unit = .workingDays, source: String) {
        self.value = value
        self.unit = unit
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
    /// The last day on which the measures behind it are in force. Packages received later are still
    /// judged by it, because only people can decide what follows expired measures; but what would
    /// set up something new, by the setting `measures.endedRefuses`, is sent back.
    package var inForceUntil: Day?
    /// How many months before `inForceUntil` warnings begin.
    package var warningMonths: Int

    /// What authenticates a package.
    package enum Trust: String, Hashable, Sendable {
        /// The drop folder or a signature.
        case either
        /// A signature always.
        case signature
        /// The drop folder always.
        case folder
        /// Nothing: what it asks is put to an officer, and answers to senders that are not
        /// authenticated go to `outbox/_unclaimed/` (for example an unsigned `party` package).
        case anyone
    }

    /// How the measures behind a profile stand on a day.
    package enum LegalBasis: Hashable, Sendable {
        /// In force.
        case inForce
        /// In force, but only until a day that is near.
        case endsSoon(Day)
        /// Ended on the day given, which lies before.
        case ended(Day)
    }

    /// A profile.
    package init(
        name: String, from: Day, until: Day?, terms: [String: Term], settings: [String: String],
        trust: [PackageKind: Trust], standIn: PartyRole, inForceUntil: Day? = nil,
        warningMonths: Int = 6
    ) {
        self.name = name
        self.from = from
        self.until = until
        self.terms = terms
        self.settings = settings
        self.trust = trust
        self.standIn = standIn
        self.inForceUntil = inForceUntil
        self.warningMonths = warningMonths
    }

    /// Whether packages received on `day` fall under this profile.
    package func covers(_ day: Day) -> Bool {
        from <= day && (until.map { day <= $0 } ?? true)
    }

    /// Whether a setting is `true`; absent means no.
    package func isOn(_ setting: String) -> Bool {
        settings[setting] == "true"
    }

    /// The algorithm with which papers of its cases are signed, `sm2-sm3` or `ecdsa-p256-sha256`;
    /// `nil`: as `config.xml` has it.
    package var signatureAlgorithm: String? { settings["signature.algorithm"] }

    /// The values of a setting that lists several, separated by spaces; empty when absent.
    package func list(_ setting: String) -> [String] {
        (settings[setting] ?? "").split(separator: " ").map(String.init)
    }

    /// Whether the measures behind it are in force on `day`, or about to end.
    package func legalBasis(on day: Day) -> LegalBasis {
        guard let last = inForceUntil else { return .inForce }
        if day > last { return .ended(last) }
        return day >= last.adding(months: -warningMonths) ? .endsSoon(last) : .inForce
    }
}
