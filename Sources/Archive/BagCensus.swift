internal import Digests
package import Registry

/// Whether a bag of this registry holds the files that it should and no others, told without reading
/// the payload: from the names of what lies there, the bytes of its tag files, and the digests that the
/// case's own record has.
package struct BagCensus: Hashable, Sendable {
    /// What is wrong, in the order of paths; of the payload's bytes nothing is said.
    package private(set) var faults: [BagFault] = []
    /// SHA-256 of `tagmanifest-sha256.txt`; `nil` where there is none.
    package private(set) var tagManifest: ContentDigest?
    /// Its `bag-info.txt`.
    package private(set) var information: BagInformation

    /// Compares a bag with what its case's record says; `caseFile` is the digest of `case.xml`.
    package init(
        _ found: [(path: String, isFile: Bool)], tags: [String: [UInt8]], of record: CaseRecord,
        caseFile: ContentDigest
    ) {
        information = BagInformation(tags[BagText.information] ?? [])
        let seal = tags[BagText.tagManifest]
        tagManifest = seal.flatMap { ContentDigest(sha256: SHA256.digest(of: $0).hex) }
        let tagDigests = BagManifest(seal ?? [], named: BagText.tagManifest).digests
        let payload = BagManifest(tags[BagText.manifest] ?? [], named: BagText.manifest).digests
        let folder = BagText.payloadFolder
        var expected: [String: String] = [:]
        for paper in record.papers { expected["\(folder)/\(paper.file)"] = paper.digest.hex }
        expected["\(folder)/case.xml"] = caseFile.hex
        for (path, hex) in payload where expected[path] != hex {
            faults.append(BagFault(.otherCase, path, found: hex, expected: expected[path]))
        }
        for path in expected.keys where payload[path] == nil {
            faults.append(BagFault(.otherCase, path, expected: expected[path]))
        }
        for (name, bytes) in tags where name != BagText.tagManifest {
            let hex = SHA256.digest(of: bytes).hex
            if tagDigests[name] != hex {
                faults.append(BagFault(.changed, name, found: hex, expected: tagDigests[name]))
            }
        }
        compareNames(found, Set(expected.keys).union(tagDigests.keys).union([BagText.tagManifest]))
        faults.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private mutating func compareNames(
        _ found: [(path: String, isFile: Bool)], _ expected: Set<String>
    ) {
        for one in found where !expected.contains(one.path) {
            faults.append(BagFault(.added, one.path))
        }
        for one in found where expected.contains(one.path) && !one.isFile {
            faults.append(
                BagFault(.changed, one.path, found: "a link or a device, not a file"))
        }
        let names = Set(found.map(\.path))
        for path in expected where !names.contains(path) {
            faults.append(BagFault(.missing, path))
        }
    }
}
