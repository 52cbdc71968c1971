internal import Registry
package import Seals
internal import Verification
internal import WorkingDays
internal import XML

/// `outbox/public/status.xml`.
package enum StatusListFile {
    /// The list without its Signature: its own exclusive canonical form.
    package static func unsigned(_ list: StatusList) -> [UInt8] {
        var writer = IndentedWriter(
            root: "statusList", namespace: StatusList.namespace, attributes: [])
        if list.isDemonstration { writer.element("demonstration", DemonstrationMark.text) }
        writer.element("issuer", list.issuerName, [("party", list.issuer.code)])
        writer.element("issued", list.issuedAt.chinese, [("at", list.issuedAt.iso)])
        writer.element("nextUpdate", list.nextUpdate.chinese, [("at", list.nextUpdate.iso)])
        writer.open("shards", [("entries", String(list.entryCount))])
        for part in list.parts {
            writer.element(
                "shard", "status/\(part.name.text).xml",
                [
                    ("name", part.name.text), ("entries", String(part.entries)),
                    ("digest", part.digest.text),
                ])
        }
        writer.close()
        return writer.finish()
    }

    /// The list as it is published. The seal must be the issuer's own.
    package static func signed(_ list: StatusList, by seal: Seal) throws(PaperError) -> [UInt8] {
        let owner = seal.certificate.organisationID ?? ""
        guard owner == list.issuer.code else {
            throw .otherSeal(issuer: list.issuer, seal: owner)
        }
        do {
            return try seal.sign(paper: unsigned(list))
        } catch {
            throw .sealing(error)
        }
    }

    /// What a list says, with or without a Signature; whether it is genuine is judged in
    /// Verification.
    package static func read(_ bytes: [UInt8]) throws(PaperError) -> StatusList {
        let root = try ElementReading.root(
            of: bytes, named: "statusList", in: StatusList.namespace)
        let issuer = try root.child("issuer")
        var parts: [StatusList.Part] = []
        for item in try root.child("shards").all("shard") {
            parts.append(
                StatusList.Part(
                    name: try item.attribute("name", as: "a part of the list") {
                        StatusShardName($0)
                    },
                    digest: try item.attribute("digest", as: "a digest") { ContentDigest($0) },
                    entries: try item.number("entries")))
        }
        var list = StatusList(
            issuer: try issuer.attribute("party", as: "a credit code") { PartyID($0) },
            issuerName: issuer.element.text, issuedAt: try root.child("issued").instant("at"),
            isDemonstration: root.optional("demonstration") != nil, parts: parts)
        list.nextUpdate = try root.child("nextUpdate").instant("at")
        list.hasSignature = root.element.all("Signature")
            .contains { $0.namespace == EnvelopedSignature.namespace }
        return list
    }

    /// Whether bytes claim to be a status list; those begin in one way only.
    package static func looksLikeList(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "<statusList ".utf8)
    }
}
