internal import Digests
package import Registry

extension RuleFiles {
    /// A set with its digest computed as `RuleFiles.digest` says.
    package init(files: [String: [UInt8]]) {
        let stream = DigestStream(.sha256)
        let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for name in names {
            let line = SHA256.digest(of: files[name, default: []]).hex + "  " + name + "\n"
            stream.update(Array(line.utf8))
        }
        self.init(files: files, digest: ContentDigest(sha256: stream.finish().hex))
    }
}
