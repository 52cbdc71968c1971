internal import Registry
internal import WorkingDays

/// Files of `profiles/`.
enum ProfileFile {
    /// Settings that the docket and the examination ask every profile for.
    static let requiredSettings = [
        "levels.automatic", "levels.officer", "levels.refused", "required.riskAssessment",
        "required.evidenceDeposit",
    ]

    /// Names that the setting `signature.algorithm` may have.
    private static let signatureAlgorithms = ["ecdsa-p256-sha256", "sm2-sm3"]

    /// The profile of a valid file.
    static func read(_ root: DefinitionElement) throws(DefinitionError) -> Profile {
        let basis = try root.only("basis")
        let standIn = try root.only("standIn")
        guard let role = PartyRole(rawValue: try standIn.value("role")) else {
            throw standIn.problem("no such role", found: standIn.attribute("role"))
        }
        let from = try root.day("from")
        let until = try root.optionalDay("until")
        if let until, until < from {
            throw root.problem("until lies before from", found: until.iso)
        }
        return Profile(
            name: try root.value("name"), from: from, until: until,
            terms: try terms(root.only("terms")), settings: try settings(root.only("settings")),
            trust: try trust(root.only("trust")), standIn: role,
            inForceUntil: try basis.optionalDay("inForceUntil"),
            warningMonths: basis.attribute("warningMonths") == nil
                ? 6 : try basis.integer("warningMonths"))
    }

    private static func terms(_ list: DefinitionElement) throws(DefinitionError) -> [String: Term] {
        var terms: [String: Term] = [:]
        for term in list.all("term") {
            guard let unit = Term.Unit(rawValue: try term.value("unit")) else {
                throw term.problem("no such unit", found: term.attribute("unit"))
            }
            terms[try term.value("name")] = Term(
                value: try term.integer("value"), unit: unit, source: try term.value("source"))
        }
        return terms
    }

    private static func settings(_ list: DefinitionElement) throws(DefinitionError)
        -> [String: String]
    {
        var settings: [String: String] = [:]
        for setting in list.all("setting") {
            settings[try setting.value("name")] = try setting.value("value")
        }
        if let named = settings["signature.algorithm"], !signatureAlgorithms.contains(named) {
            throw list.problem(
                "no such algorithm in the setting signature.algorithm", found: named,
                expected: signatureAlgorithms.joined(separator: ", "))
        }
        for name in requiredSettings where settings[name] == nil {
            throw list.problem("the setting \(name) is missing", expected: name)
        }
        return settings
    }

    private static func trust(_ list: DefinitionElement) throws(DefinitionError)
        -> [PackageKind: Profile.Trust]
    {
        var trust: [PackageKind: Profile.Trust] = [:]
        for package in list.all("package") {
            guard let by = Profile.Trust(rawValue: try package.value("by")) else {
                throw package.problem("no such trust", found: package.attribute("by"))
            }
            trust[PackageKind(rawValue: try package.value("kind"))] = by
        }
        return trust
    }
}
