import Digests
import Foundation
import Packages
import Seals
import System
import Testing
import Verification

@testable import Courier

/// A bundle made by somebody who holds a key, but not by the courier.
struct Forgery {
    var manifest: BundleManifest
    var contents: [[UInt8]]
    /// What stands in the ZIP beside, or instead of, what belongs there; `nil` takes an entry out.
    var entries: [String: [UInt8]?] = [:]
    /// Changes the manifest before it is signed.
    var reform: (String) -> String = { $0 }
    /// Changes the signed manifest.
    var spoil: ([UInt8]) -> [UInt8] = { $0 }

    /// An inward bundle with files, as the courier would write it.
    init(_ files: [(folder: String, name: String, text: String)], number: Int = 1) throws {
        contents = files.map { Array($0.text.utf8) }
        manifest = BundleManifest(
            channel: try #require(ChannelID("test-1")), direction: .inward, number: number,
            created: Bench.now, previous: nil, acknowledged: nil, missing: [],
            files: zip(files, contents).map { file, content in
                BundleFile(
                    folder: file.folder, name: Path(file.name), sizeBytes: content.count,
                    digest: SHA256.digest(of: content).text)
            })
    }

    /// The bytes, signed by `seal`.
    func bytes(_ seal: Seal) throws -> [UInt8] {
        let signed = spoil(
            try seal.sign(
                paper: Array(reform(String(decoding: manifest.canonicalBytes, as: UTF8.self)).utf8))
        )
        var all: [String: [UInt8]] = [
            "manifest.xml": signed, "SHA256SUMS": manifest.sums(signedManifest: signed),
        ]
        for (index, content) in contents.enumerated() {
            all[BundleFile.entryName(index)] = content
        }
        for (name, content) in entries { all[name] = content }
        let parts = all.map { PackagePart(name: $0.key, bytes: $0.value) }
        guard case .written(let bytes) = try PackageWriter.bytes(parts, limits: BundleLayout.limits)
        else { throw ChannelError.engine("the forgery was not written") }
        return bytes
    }
}
