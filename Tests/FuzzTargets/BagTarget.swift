import Archive
import Digests
import Registry

/// The tag files of a bag that came from elsewhere: four texts with a zero byte between.
final class BagTarget: FuzzTarget {
    static let maxBytes = 2048

    private static let names = [
        BagText.declaration, BagText.information, BagText.manifest, BagText.tagManifest,
    ]
    private let payload: [BagPayload]

    init(_ repository: Repository) throws {
        payload = ["data/case.xml", "data/0001-application.zip", "data/a%\n中.xml"].map { path in
            BagPayload(
                path: path, digest: BagTarget.digest(of: Array(path.utf8)),
                sizeBytes: path.utf8.count)
        }
    }

    private static func digest(of bytes: [UInt8]) -> ContentDigest {
        ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }

    private func judged(_ texts: [[UInt8]]) -> BagJudgement {
        let tags = Dictionary(uniqueKeysWithValues: zip(BagTarget.names, texts))
        let found =
            payload.map {
                BagFound(path: $0.path, sizeBytes: $0.sizeBytes ?? 0, content: .file($0.digest))
            }
            + tags.map { name, bytes in
                BagFound(
                    path: name, sizeBytes: bytes.count,
                    content: .file(BagTarget.digest(of: bytes)))
            }.sorted { $0.path < $1.path }
        return BagJudgement(found, tags: tags)
    }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        let texts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
            .map(Array.init)
        let judgement = judged(texts)
        _ = judgement.caseNumber
        for fault in judgement.faults { _ = fault.chinese + fault.english }
        let manifest = texts.count > 2 ? String(decoding: texts[2], as: UTF8.self) : ""
        for file in payload where judgement.faults.isEmpty {
            try hold(
                manifest.lowercased().contains(file.digest.hex),
                "a bag without faults names every digest")
        }
        return judgement.faults.isEmpty
    }

    func seeds() throws -> [[UInt8]] {
        var seeds: [[UInt8]] = [[]]
        for code in [nil, "11330105002500287C"] {
            let fields = [
                BagField(BagLabel.caseNumber, "370900-2026-000012"),
                BagField(BagLabel.archiveCode, "A·B"),
            ]
            let own = code.map { [BagField(BagLabel.organisationCode, $0)] } ?? []
            let files = BagText.tagFiles(payload, fields + own)
            seeds.append(Array(files.map(\.bytes).joined(separator: [0])))
        }
        return seeds
    }
}
