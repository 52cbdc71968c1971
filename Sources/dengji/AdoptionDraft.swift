internal import Definitions
internal import Registry
internal import WorkingDays
internal import XML

/// Documents that bring rules into force, ready to be signed.
enum AdoptionDraft {
    private static let namespace = "urn:dengji:adoption:1"

    /// The adoption of a set of schemas in place of another.
    static func adoption(
        of set: ContentDigest, replacing earlier: ContentDigest, reason: String, by party: Party,
        isAuthority: Bool, id: PackageID, created: Instant
    ) -> [UInt8] {
        var writer = begin(.adoption, root: "adoption", id, created)
        write(party, isAuthority: isAuthority, &writer)
        writer.element("set", set.text)
        writer.element("replaces", earlier.text)
        writer.element("reason", reason)
        return writer.finishFile()
    }

    /// A year's official calendar.
    static func calendar(
        _ year: CalendarYear, by party: Party, isAuthority: Bool, id: PackageID, created: Instant
    ) -> [UInt8] {
        var writer = begin(.calendar, root: "calendar", id, created)
        write(party, isAuthority: isAuthority, &writer)
        writer.open("year", [("number", String(year.year)), ("source", year.source)])
        for span in CalendarFile.spans(of: year) {
            writer.element(
                "off", "",
                [
                    ("name", span.name), ("from", span.from),
                    ("to", span.to.isEmpty ? nil : span.to),
                ])
        }
        for (day, holiday) in year.working.sorted(by: { $0.key < $1.key }) {
            writer.element("working", "", [("on", day.iso), ("for", holiday)])
        }
        writer.close()
        return writer.finishFile()
    }

    private static func begin(
        _ kind: PackageKind, root: String, _ id: PackageID, _ created: Instant
    ) -> IndentedWriter {
        IndentedWriter(
            root: root, namespace: namespace,
            attributes: [("kind", kind.rawValue), ("id", id.text), ("created", created.iso)])
    }

    private static func write(
        _ party: Party, isAuthority: Bool, _ writer: inout IndentedWriter
    ) {
        writer.open("applicants")
        writer.open("applicant")
        writer.element("name", party.name)
        writer.element("code", party.id.code)
        writer.element("kind", isAuthority ? "authority" : "registrar")
        writer.element("region", party.region)
        writer.close()
        writer.close()
    }
}
