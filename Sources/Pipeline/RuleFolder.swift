internal import Digests
package import Registry
package import System

/// Reads a folder of schemas as one set.
package enum RuleFolder {
    /// Largest file of a set, in bytes.
    package static let maxFileBytes = 8 << 20

    /// Every file below `folder`, links and names with a leading dot left out.
    package static func read(_ folder: Path) throws(SystemError) -> RuleFiles {
        var files: [String: [UInt8]] = [:]
        try collect(folder, "", into: &files)
        return RuleFiles(files: files, digest: digest(of: files))
    }

    /// The digest as `RuleFiles` defines it.
    package static func digest(of files: [String: [UInt8]]) -> ContentDigest {
        let stream = DigestStream(.sha256)
        let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for name in names {
            stream.update(Array("\(SHA256.digest(of: files[name, default: []]).hex)  \(name)\n".utf8))
        }
        return ContentDigest(sha256: stream.finish().hex)
    }

    private static func collect(
        _ folder: Path, _ prefix: String, into files: inout [String: [UInt8]]
    ) throws(SystemError) {
        for name in try Files.names(in: folder) {
            guard let text = name.text, !text.hasPrefix(".") else { continue }
            let path = folder.appending(name)
            switch try Files.status(of: path).kind {
            case .folder: try collect(path, prefix + text + "/", into: &files)
            case .file:
                let file = try Files.open(path)
                files[prefix + text] = try file.readAll(max: maxFileBytes)
            default: continue
            }
        }
    }
}
