internal import Registry
internal import WorkingDays
internal import XML

/// An order of disposal, ready to be signed.
struct DisposalDraft {
    /// Who did something, and on which day.
    struct Act {
        var name: String
        var on: Day
    }

    /// A case that it lists.
    struct Item {
        var number: CaseNumber
        var archiveCode: String?
        var tagManifest: ContentDigest
    }

    /// As many cases as one order may list; the schema says the same.
    static let maxItems = 500

    var party: Party
    var id: PackageID
    var created: Instant
    var ground: String
    var appraised: Act
    var approved: Act
    var items: [Item]

    /// The document.
    var bytes: [UInt8] {
        var writer = IndentedWriter(
            root: "disposal", namespace: "urn:dengji:disposal:1",
            attributes: [
                ("kind", PackageKind.disposal.rawValue), ("id", id.text), ("created", created.iso),
            ])
        writer.open("applicants")
        writer.open("applicant")
        writer.element("name", party.name)
        writer.element("code", party.id.code)
        writer.element("kind", "registrar")
        writer.element("region", party.region)
        writer.close()
        writer.close()
        writer.element("ground", ground)
        for (name, act) in [("appraised", appraised), ("approved", approved)] {
            writer.open(name)
            writer.element("name", act.name)
            writer.element("on", act.on.iso)
            writer.close()
        }
        writer.open("cases")
        for item in items {
            writer.open("case")
            writer.element("number", item.number.text)
            if let code = item.archiveCode { writer.element("archiveCode", code) }
            writer.element("tagManifest", item.tagManifest.text)
            writer.close()
        }
        writer.close()
        return writer.finishFile()
    }
}
