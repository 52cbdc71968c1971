import Archive
import Digests
import Registry

/// A bag in memory, as its folder would be found.
struct MemoryBag {
    /// Bytes by path from the bag's folder.
    var files: [String: [UInt8]]

    /// A bag of the program's own making; every size is known.
    init(_ payload: [String: String], _ fields: [BagField] = MemoryBag.fields) {
        var files: [String: [UInt8]] = [:]
        for (name, text) in payload { files["data/" + name] = Array(text.utf8) }
        let listed = files.map {
            BagPayload(path: $0.key, digest: MemoryBag.digest($0.value), sizeBytes: $0.value.count)
        }
        for tag in BagText.tagFiles(listed, fields) { files[tag.name] = tag.bytes }
        self.files = files
    }

    static let fields = [
        BagField(BagLabel.organisation, "泰安市公共数据登记中心"),
        BagField(BagLabel.organisationCode, "12370900DEMQ00001U"),
        BagField(BagLabel.caseNumber, "370900-2026-000001"),
    ]

    static func digest(_ bytes: [UInt8]) -> ContentDigest {
        ContentDigest(sha256: SHA256.digest(of: bytes).hex)
    }

    /// A text file of the bag.
    subscript(path: String) -> String? {
        get { files[path].map { String(decoding: $0, as: UTF8.self) } }
        set { files[path] = newValue.map { Array($0.utf8) } }
    }

    /// What is wrong with it, `code path`.
    var faults: [String] {
        judged.faults.map { "\($0.code.rawValue) \($0.path)" }
    }

    var judged: BagJudgement {
        BagJudgement(
            files.map {
                BagFound(
                    path: $0.key, sizeBytes: $0.value.count,
                    content: .file(MemoryBag.digest($0.value)))
            }, tags: files.filter { !$0.key.contains("/") })
    }
}
