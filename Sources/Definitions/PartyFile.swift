package import Registry
internal import WorkingDays
internal import XML

/// Files of `registry/parties/`, `<USCC>.xml`.
package enum PartyFile {
    /// The party of one file, judged by `party.xsd`, whose bytes are `xsd`. A `name` that ends in
    /// `.xml` must be the party's code. White space around values is dropped; a certificate ends
    /// with a line feed.
    package static func read(_ bytes: [UInt8], name: String, xsd: [UInt8])
        throws(DefinitionError) -> Party
    {
        try party(DefinitionReader(xsd: xsd, name: "party.xsd").root(of: bytes, file: name))
    }

    /// The parties of many files in the order of their codes, with all problems of all files.
    package static func readAll(_ files: [(name: String, bytes: [UInt8])], xsd: [UInt8])
        throws(DefinitionError) -> [Party]
    {
        let reader = try DefinitionReader(xsd: xsd, name: "party.xsd")
        var problems = ProblemList()
        var parties: [Party] = []
        for (name, bytes) in files {
            try problems.gather { () throws(DefinitionError) in
                parties.append(try party(reader.root(of: bytes, file: name)))
            }
        }
        try problems.throwIfAny()
        return parties.sorted { $0.id < $1.id }
    }

    /// The bytes of a party's file.
    package static func write(_ party: Party) -> [UInt8] {
        var writer = IndentedWriter(
            root: "party", namespace: "urn:dengji:party:1",
            attributes: [("id", party.id.code), ("region", party.region)], format: "2")
        writer.element("name", party.name)
        for role in party.roles { writer.element("role", role.rawValue) }
        writer.element(
            "folder", "",
            [
                ("trusted", String(party.trustsFolder)), ("answers", String(party.hasFolder)),
                ("marker", party.requiresMarker ? "required" : nil),
            ])
        if let prefix = party.documentPrefix { writer.element("documentPrefix", prefix) }
        if let entrustment = party.entrustment { write(entrustment, into: &writer) }
        if party.standing != .active {
            writer.element(
                "standing", party.standing.reason,
                [
                    ("state", party.standing.state.rawValue),
                    ("since", party.standing.since?.iso),
                ])
        }
        writer.element("contact", party.contact)
        write(party.certificates, into: &writer)
        for officer in party.officers {
            writer.open("officer", [("id", officer.id)])
            writer.element("name", officer.name)
            for stage in officer.stages { writer.element("stage", stage) }
            write(officer.certificates, into: &writer)
            writer.close()
        }
        return writer.finishFile()
    }

    private static func write(_ entrustment: Entrustment, into writer: inout IndentedWriter) {
        writer.element(
            "entrustment", entrustment.instrument,
            [
                ("authority", entrustment.authority?.code), ("from", entrustment.from?.iso),
                ("region", entrustment.region), ("until", entrustment.until?.iso),
            ])
    }

    private static func write(
        _ certificates: [PinnedCertificate], into writer: inout IndentedWriter
    ) {
        for certificate in certificates {
            writer.element(
                "certificate", certificate.pem, [("revoked", certificate.revokedAt?.iso)])
        }
    }

    private static func party(_ root: DefinitionElement) throws(DefinitionError) -> Party {
        let code = try root.value("id")
        guard let id = PartyID(code) else {
            throw root.problem("id is not a credit code: its check character is wrong", found: code)
        }
        let file = root.file.split(separator: "/").last.map(String.init) ?? root.file
        if file.hasSuffix(".xml"), file != code + ".xml" {
            throw root.problem("the file is not named after the code", found: file, expected: code)
        }
        var roles: [PartyRole] = []
        for element in root.all("role") {
            guard let role = PartyRole(rawValue: element.text) else {
                throw element.problem("no such role", found: element.text)
            }
            roles.append(role)
        }
        let folder = try root.only("folder")
        let prefix = root.first("documentPrefix")?.text
        if prefix == nil, roles.contains(.registrar) || roles.contains(.authority) {
            throw root.problem("a body that issues papers needs documentPrefix")
        }
        return Party(
            id: id, name: try root.only("name").text, roles: roles,
            region: try root.value("region"), trustsFolder: folder.flag("trusted"),
            hasFolder: folder.flag("answers"), documentPrefix: prefix,
            entrustment: try entrustment(root), contact: try root.only("contact").text,
            certificates: try certificates(root), officers: try officers(root),
            requiresMarker: folder.attribute("marker") == "required",
            standing: try standing(root))
    }

    /// Of a file of format 1 only the instrument, with whatever the text says of term and authority.
    private static func entrustment(_ root: DefinitionElement) throws(DefinitionError)
        -> Entrustment?
    {
        guard let element = root.first("entrustment") else { return nil }
        var authority: PartyID?
        if let code = element.attribute("authority") {
            guard let id = PartyID(code) else {
                throw element.problem(
                    "authority is not a credit code: its check character is wrong", found: code)
            }
            authority = id
        }
        let entrustment = Entrustment(
            element.text, from: try element.optionalDay("from"),
            until: try element.optionalDay("until"), region: element.attribute("region"),
            authority: authority)
        if let from = entrustment.from, let until = entrustment.until, until < from {
            throw element.problem("the entrustment ends before it begins", found: until.iso)
        }
        return entrustment
    }

    private static func standing(_ root: DefinitionElement) throws(DefinitionError)
        -> PartyStanding
    {
        guard let element = root.first("standing") else { return .active }
        let text = try element.value("state")
        guard let state = PartyStanding.State(rawValue: text) else {
            throw element.problem("no such state", found: text)
        }
        return PartyStanding(
            state, since: try element.optionalDay("since"), reason: element.text)
    }

    private static func officers(_ root: DefinitionElement) throws(DefinitionError) -> [Officer] {
        var officers: [Officer] = []
        for officer in root.all("officer") {
            officers.append(
                Officer(
                    id: try officer.value("id"), name: try officer.only("name").text,
                    stages: officer.all("stage").map(\.text),
                    certificates: try certificates(officer)))
        }
        return officers
    }

    /// PEM certificates; whether they are any good is for the one who verifies with them. A
    /// private key pasted here by mistake is refused, because party files are shown around.
    private static func certificates(_ owner: DefinitionElement) throws(DefinitionError)
        -> [PinnedCertificate]
    {
        var certificates: [PinnedCertificate] = []
        for element in owner.all("certificate") {
            let text = element.text
            guard text.hasPrefix("-----BEGIN CERTIFICATE-----"),
                text.hasSuffix("-----END CERTIFICATE-----"), !text.contains("PRIVATE KEY")
            else { throw element.problem("not one certificate in PEM") }
            var revoked: Instant?
            if let moment = element.attribute("revoked") {
                revoked = Instant(iso: moment)
                if revoked == nil {
                    throw element.problem("revoked is not a time of Beijing", found: moment)
                }
            }
            certificates.append(PinnedCertificate(text + "\n", revokedAt: revoked))
        }
        return certificates
    }
}
