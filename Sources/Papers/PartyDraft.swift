package import Registry
package import WorkingDays
internal import XML

/// Applications about parties (单位建档申请), as `dengji party` makes them.
package enum PartyDraft {
    /// The document, ready to be signed or sent; says only what the application says.
    package static func write(_ asked: PartyApplication, id: PackageID, created: Instant) -> [UInt8]
    {
        var writer = IndentedWriter(
            root: "application", namespace: "urn:dengji:application:1",
            attributes: [
                ("created", created.iso), ("id", id.text), ("kind", PackageKind.party.rawValue),
            ])
        writer.open("party")
        writer.element("action", asked.action.rawValue)
        writer.element("code", asked.id.code)
        writer.optional("name", asked.name)
        writer.optional("region", asked.region)
        if !asked.roles.isEmpty {
            writer.open("roles")
            for role in asked.roles { writer.element("role", role.rawValue) }
            writer.close()
        }
        writeFolder(asked, into: &writer)
        writer.optional("contact", asked.contact)
        writer.optional("documentPrefix", asked.documentPrefix)
        if let entrustment = asked.entrustment {
            writer.element(
                "entrustment", entrustment.instrument,
                [
                    ("authority", entrustment.authority?.code), ("from", entrustment.from?.iso),
                    ("region", entrustment.region), ("until", entrustment.until?.iso),
                ])
        }
        writePeople(asked, into: &writer)
        if !asked.reason.isEmpty { writer.element("reason", asked.reason) }
        writer.close()
        return writer.finish()
    }

    private static func writeFolder(
        _ asked: PartyApplication, into writer: inout IndentedWriter
    ) {
        let attributes = [
            ("answers", asked.hasFolder.map { String($0) }),
            ("marker", asked.requiresMarker.map { $0 ? "required" : "optional" }),
            ("trusted", asked.trustsFolder.map { String($0) }),
        ]
        if attributes.contains(where: { $0.1 != nil }) {
            writer.element("folder", "", attributes)
        }
    }

    private static func writePeople(
        _ asked: PartyApplication, into writer: inout IndentedWriter
    ) {
        if !asked.certificates.isEmpty {
            writer.open("certificates")
            for change in asked.certificates {
                writer.element(
                    "certificate", change.pem, [("action", change.isRevocation ? "revoke" : "add")])
            }
            writer.close()
        }
        guard !asked.officers.isEmpty else { return }
        writer.open("officers")
        for officer in asked.officers {
            writer.open(
                "officer",
                [
                    ("action", officer.isRemoval ? "remove" : "set"), ("id", officer.id),
                    (
                        "stages",
                        officer.stages.isEmpty ? nil : officer.stages.joined(separator: " ")
                    ),
                ])
            if !officer.name.isEmpty { writer.element("name", officer.name) }
            if let certificate = officer.certificate {
                writer.element("certificate", certificate.pem)
            }
            writer.close()
        }
        writer.close()
    }
}
