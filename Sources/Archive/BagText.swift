internal import Digests
internal import Registry

/// Composes a bag's tag files.
package enum BagText {
    /// The declaration.
    package static let declaration = "bagit.txt"
    /// Who, what, when.
    package static let information = "bag-info.txt"
    /// The payload's digests.
    package static let manifest = "manifest-sha256.txt"
    /// The digests of the other three.
    package static let tagManifest = "tagmanifest-sha256.txt"
    /// The payload's folder.
    package static let payloadFolder = "data"

    /// The four tag files, the one that proves the others last. `Payload-Oxum` follows the fields where
    /// every size is known.
    package static func tagFiles(_ payload: [BagPayload], _ fields: [BagField]) -> [BagTagFile] {
        var files = [
            BagTagFile(
                name: declaration,
                bytes: Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)),
            BagTagFile(name: information, bytes: information(payload, fields)),
            BagTagFile(
                name: manifest, bytes: lines(payload.map { ($0.digest.hex, $0.path) })),
        ]
        let proofs = files.map { (SHA256.digest(of: $0.bytes).hex, $0.name) }
        files.append(BagTagFile(name: tagManifest, bytes: lines(proofs)))
        return files
    }

    /// Bytes and files of the payload, `8231.11`; `nil` where a size is not known.
    package static func oxum(of payload: [BagPayload]) -> String? {
        var total = 0
        for file in payload {
            guard let size = file.sizeBytes else { return nil }
            total += size
        }
        return "\(total).\(payload.count)"
    }

    private static func information(_ payload: [BagPayload], _ fields: [BagField]) -> [UInt8] {
        let sum = oxum(of: payload).map { [BagField(BagLabel.oxum, $0)] } ?? []
        return Array((fields + sum).map(\.line).joined().utf8)
    }

    /// In the order of paths, so that two bags of the same files have the same manifest.
    static func lines(_ files: [(hex: String, path: String)]) -> [UInt8] {
        let ordered = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return Array(
            ordered.map { "\($0.hex)  \(BagPath.encoded($0.path))\n" }.joined().utf8)
    }
}
