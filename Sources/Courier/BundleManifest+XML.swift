internal import Digests
internal import System
internal import WorkingDays
internal import XML

extension BundleManifest {
    /// The namespace of everything the courier writes.
    package static let namespace = "urn:dengji:courier:1"

    /// The manifest without its signature, in its own canonical form.
    package var canonicalBytes: [UInt8] {
        var writer = IndentedWriter(
            root: "bundle", namespace: BundleManifest.namespace,
            attributes: [
                ("channel", channel.text), ("direction", direction.rawValue),
                ("number", String(number)), ("part", String(part)), ("parts", String(parts)),
                ("created", created.iso),
            ])
        if let previous { writer.element("previous", "", [("digest", previous)]) }
        if let acknowledged {
            writer.element(
                "acknowledged", "",
                [("number", String(acknowledged.number)), ("digest", acknowledged.digest)])
        }
        for number in missing { writer.element("missing", "", [("number", String(number))]) }
        for (index, file) in files.enumerated() {
            let text = XMLNameText.text(of: file.name.bytes)
            writer.element(
                "file", "",
                [
                    ("entry", BundleFile.entryName(index)),
                    ("folder", file.folder.isEmpty ? nil : file.folder), ("name", text),
                    ("nameBytes", text == nil ? Hexadecimal.text(file.name.bytes) : nil),
                    ("size", String(file.sizeBytes)), ("digest", file.digest),
                    ("dropped", file.dropped?.iso), ("marker", file.isMarker ? "true" : nil),
                ])
        }
        return writer.finish()
    }

    /// The digest of canonical bytes, which stands for the bundle in chain and acknowledgements.
    package static func identity(_ canonical: [UInt8]) -> String {
        SHA256.digest(of: canonical).text
    }

    /// `SHA256SUMS` of a bundle, as sha256sum checks it: the signed manifest, then the files.
    func sums(signedManifest: [UInt8]) -> [UInt8] {
        var text = "\(SHA256.digest(of: signedManifest).hex)  \(BundleLayout.manifest)\n"
        for (index, file) in files.enumerated() {
            text += "\(file.digest.dropFirst("sha256:".count))  \(BundleFile.entryName(index))\n"
        }
        return Array(text.utf8)
    }

    /// Reads a manifest that `courier.xsd` allows; `nil` where it says what the XSD cannot forbid.
    init?(_ root: XMLElement) {
        guard root.name == "bundle", root.namespace == BundleManifest.namespace,
            let channel = root.attribute("channel").flatMap(ChannelID.init),
            let direction = root.attribute("direction").flatMap(CourierDirection.init),
            let number = root.number("number"), let part = root.number("part"),
            let parts = root.number("parts"),
            let created = root.attribute("created").flatMap(Instant.init(iso:))
        else { return nil }
        var acknowledged: Reference?
        if let element = root.first("acknowledged") {
            guard let number = element.number("number"), let digest = element.attribute("digest")
            else { return nil }
            acknowledged = Reference(number: number, digest: digest)
        }
        let missing = root.all("missing").compactMap { $0.number("number") }
        var files: [BundleFile] = []
        for (index, element) in root.all("file").enumerated() {
            guard let file = BundleFile(element),
                element.attribute("entry") == BundleFile.entryName(index)
            else { return nil }
            files.append(file)
        }
        self.init(
            channel: channel, direction: direction, number: number, part: part, parts: parts,
            created: created, previous: root.first("previous")?.attribute("digest"),
            acknowledged: acknowledged, missing: missing, files: files)
        guard part <= parts, (previous == nil) == (number == 1) else { return nil }
    }
}

extension BundleFile {
    fileprivate init?(_ element: XMLElement) {
        guard let size = element.attribute("size").flatMap(Int.init), size >= 0,
            let digest = element.attribute("digest")
        else { return nil }
        let name: [UInt8]
        switch (element.attribute("name"), element.attribute("nameBytes")) {
        case (let text?, nil): name = Array(text.utf8)
        case (nil, let text?):
            guard let bytes = Hexadecimal.bytes(text) else { return nil }
            name = bytes
        default: return nil
        }
        self.init(
            folder: element.attribute("folder") ?? "", name: Path(bytes: name), sizeBytes: size,
            digest: digest, dropped: element.attribute("dropped").flatMap(Instant.init(iso:)),
            isMarker: element.attribute("marker") == "true")
    }
}

extension XMLElement {
    /// A whole number from 1 in an attribute.
    func number(_ name: String) -> Int? {
        guard let value = attribute(name).flatMap(Int.init), value >= 1,
            value <= BundleNumber.max
        else { return nil }
        return value
    }
}
