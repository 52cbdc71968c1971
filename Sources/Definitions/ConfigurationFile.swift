package import Registry
internal import XML

/// `registry/config.xml`.
package enum ConfigurationFile {
    /// The settings of a workspace, judged by `config.xsd`, whose bytes are `xsd`; what is not
    /// set has the default that `Configuration` and `IntakeLimit` document. What is wrong with a
    /// limit is said with its id and line, and what could stand there.
    package static func read(_ bytes: [UInt8], name: String = "config.xml", xsd: [UInt8])
        throws(DefinitionError) -> Configuration
    {
        let problems: [DefinitionProblem]
        do throws(XMLEngineError) {
            problems = try LimitSettings.problems(in: bytes, file: name)
        } catch {
            throw .engineFailed(file: name, reason: error.description)
        }
        guard problems.isEmpty else { throw .refused(problems) }
        let root = try DefinitionReader(xsd: xsd, name: "config.xsd").root(of: bytes, file: name)
        return Configuration(
            isDemonstration: root.flag("demonstration"),
            authority: try party(root.only("authority")),
            cityRegistrar: try party(root.only("cityRegistrar")),
            cityRegion: try root.only("cityRegion").text,
            operatorOfRecords: try root.first("operatorOfRecords").map(party),
            unclaimedContact: try root.only("unclaimedContact").text,
            remedy: try root.only("remedy").text,
            statusAddress: root.first("statusAddress")?.text,
            ledgerOrigin: root.first("ledgerOrigin")?.text,
            verificationHints: root.all("verificationHint").map(\.text),
            commitmentVersion: try root.only("commitmentVersion").text,
            licenceTypeCode: root.first("licenceTypeCode")?.text,
            incompleteWaitMilliseconds: try root.only("incompleteWait").integer(),
            stillMilliseconds: try root.only("still").integer(),
            lookMilliseconds: try root.first("look")?.integer()
                ?? Configuration.defaultLookMilliseconds,
            waitingNoticeMilliseconds: try root.first("waitingNotice")?.integer()
                ?? Configuration.defaultWaitingNoticeMilliseconds,
            usesEvents: root.first("events")?.text != "false",
            requiresWholeCell: root.first("cell")?.flag("required") ?? false,
            limits: try limits(root), printing: try printing(root), signing: try signing(root),
            archive: try archive(root),
            archiveForm: root.first("archive")?.attribute("form")
                .flatMap(ArchiveForm.init) ?? .folder)
    }

    /// The bytes of a workspace's settings; limits at their default are left out.
    package static func write(_ configuration: Configuration) -> [UInt8] {
        var writer = IndentedWriter(
            root: "config", namespace: "urn:dengji:config:1",
            attributes: [("demonstration", String(configuration.isDemonstration))])
        writer.element("authority", configuration.authority.code)
        writer.element("cityRegistrar", configuration.cityRegistrar.code)
        writer.element("cityRegion", configuration.cityRegion)
        if let id = configuration.operatorOfRecords { writer.element("operatorOfRecords", id.code) }
        writer.element("unclaimedContact", configuration.unclaimedContact)
        writer.element("remedy", configuration.remedy)
        if let address = configuration.statusAddress { writer.element("statusAddress", address) }
        if let origin = configuration.ledgerOrigin { writer.element("ledgerOrigin", origin) }
        for hint in configuration.verificationHints { writer.element("verificationHint", hint) }
        writer.element("commitmentVersion", configuration.commitmentVersion)
        if let code = configuration.licenceTypeCode { writer.element("licenceTypeCode", code) }
        writer.element("incompleteWait", String(configuration.incompleteWaitMilliseconds))
        writer.element("still", String(configuration.stillMilliseconds))
        writeWatching(configuration, &writer)
        write(configuration.printing, &writer)
        write(configuration.signing, &writer)
        let archive = configuration.archive
        let form = configuration.archiveForm == .folder ? nil : configuration.archiveForm.rawValue
        if archive != nil || form != nil {
            writer.element(
                "archive", "",
                [
                    ("fonds", archive?.fonds), ("category", archive?.category),
                    ("rule", archive?.rule), ("form", form),
                ])
        }
        if configuration.requiresWholeCell {
            writer.element("cell", "", [("required", "true")])
        }
        for limit in IntakeLimit.allCases {
            guard let value = configuration.limits.changed[limit] else { continue }
            writer.element("limit", "", [("id", limit.rawValue), ("value", String(value))])
        }
        return writer.finishFile()
    }

    /// How drop folders are watched, as far as it is not the default.
    private static func writeWatching(
        _ configuration: Configuration, _ writer: inout IndentedWriter
    ) {
        if configuration.lookMilliseconds != Configuration.defaultLookMilliseconds {
            writer.element("look", String(configuration.lookMilliseconds))
        }
        let waiting = configuration.waitingNoticeMilliseconds
        if waiting != Configuration.defaultWaitingNoticeMilliseconds {
            writer.element("waitingNotice", String(waiting))
        }
        if !configuration.usesEvents { writer.element("events", "false") }
    }

    /// The element, where anything in it is not the default.
    private static func write(_ printing: PrintSettings, _ writer: inout IndentedWriter) {
        guard printing != PrintSettings() else { return }
        writer.open("press", [("papers", String(printing.printsPapers))])
        if printing.families != PrintSettings.standardFamilies {
            for family in printing.families { writer.element("font", family) }
        }
        for (party, picture) in printing.seals.sorted(by: { $0.key.code < $1.key.code }) {
            writer.element("seal", picture, [("party", party.code)])
        }
        writer.close()
    }

    private static func printing(_ root: DefinitionElement) throws(DefinitionError)
        -> PrintSettings
    {
        var printing = PrintSettings()
        guard let element = root.first("press") else { return printing }
        printing.printsPapers = element.flag("papers")
        let families = element.all("font").map(\.text)
        if !families.isEmpty { printing.families = families }
        for seal in element.all("seal") {
            guard let party = PartyID(try seal.value("party")) else {
                throw seal.problem(
                    "not a credit code: its check character is wrong",
                    found: seal.attribute("party"))
            }
            printing.seals[party] = seal.text
        }
        return printing
    }

    /// The element, where anything in it is not the default.
    private static func write(_ signing: SigningSettings, _ writer: inout IndentedWriter) {
        guard signing != SigningSettings() else { return }
        writer.open(
            "signatures",
            [
                ("algorithm", signing.algorithm),
                ("detached", signing.isDetached ? "true" : nil),
            ])
        for name in signing.signatureMethods {
            writer.element("signatureMethod", name.uri, [("algorithm", name.algorithm)])
        }
        for name in signing.digestMethods {
            writer.element("digestMethod", name.uri, [("algorithm", name.algorithm)])
        }
        writer.close()
    }

    private static func signing(_ root: DefinitionElement) throws(DefinitionError)
        -> SigningSettings
    {
        guard let element = root.first("signatures") else { return SigningSettings() }
        func names(_ name: String) throws(DefinitionError) -> [SigningSettings.Name] {
            var names: [SigningSettings.Name] = []
            for item in element.all(name) {
                names.append(
                    SigningSettings.Name(algorithm: try item.value("algorithm"), uri: item.text))
            }
            return names
        }
        return SigningSettings(
            algorithm: element.attribute("algorithm"),
            isDetached: element.attribute("detached") == "true",
            signatureMethods: try names("signatureMethod"),
            digestMethods: try names("digestMethod"))
    }

    private static func archive(_ root: DefinitionElement) throws(DefinitionError)
        -> ArchiveSettings?
    {
        guard let element = root.first("archive") else { return nil }
        guard element.attribute("fonds") != nil else {
            for name in ["category", "rule"] where element.attribute(name) != nil {
                throw element.problem(
                    "\(name) is of archival codes, and without fonds there are none",
                    found: element.attribute(name))
            }
            return nil
        }
        let settings = ArchiveSettings(
            fonds: try element.value("fonds"),
            category: element.attribute("category") ?? ArchiveSettings.standardCategory,
            rule: element.attribute("rule") ?? ArchiveSettings.standardRule)
        for name in ArchiveSettings.neededNames where !settings.rule.contains("{\(name)}") {
            throw element.problem(
                "the rule of archival codes lacks {\(name)}, so that two cases would have one code",
                found: settings.rule)
        }
        var rest = settings.rule
        for name in ArchiveSettings.names { rest = rest.replacing("{\(name)}", with: "") }
        if rest.contains(where: { $0 == "{" || $0 == "}" }) {
            throw element.problem(
                "the rule of archival codes names something that there is not",
                found: settings.rule,
                expected: ArchiveSettings.names.map { "{\($0)}" }.joined(separator: " "))
        }
        return settings
    }

    private static func party(_ element: DefinitionElement) throws(DefinitionError) -> PartyID {
        guard let id = PartyID(element.text) else {
            throw element.problem(
                "not a credit code: its check character is wrong", found: element.text)
        }
        return id
    }

    private static func limits(_ root: DefinitionElement) throws(DefinitionError) -> IntakeLimits {
        var limits = IntakeLimits()
        for element in root.all("limit") {
            let value = try element.integer("value")
            guard let limit = IntakeLimit(rawValue: try element.value("id")) else {
                throw element.problem("no such limit", found: element.attribute("id"))
            }
            guard limit.allowed.contains(value) else {
                throw element.problem("the limit is out of its range", found: String(value))
            }
            limits[limit] = value
        }
        return limits
    }
}
