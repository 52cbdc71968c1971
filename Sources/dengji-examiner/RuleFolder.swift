import Examination
import Registry
import System

/// Reads a folder of schemas as one set.
enum RuleFolder {
    /// Largest file of a set, in bytes.
    private static let maxFileBytes = 8 << 20

    /// Every file below `folder`; links and names with a leading dot are left out.
    static func read(_ folder: Path) throws -> RuleFiles {
        var files: [String: [UInt8]] = [:]
        try collect(folder, "", into: &files)
        return RuleFiles(files: files)
    }

    private static func collect(
        _ folder: Path, _ prefix: String, into files: inout [String: [UInt8]]
    ) throws(SystemError) {
        for name in try Files.names(in: folder) {
            guard let text = name.text, !text.hasPrefix(".") else { continue }
            let path = folder.appending(name)
            switch try Files.status(of: path).kind {
            case .folder: try collect(path, prefix + text + "/", into: &files)
            case .file: files[prefix + text] = try Files.open(path).readAll(max: maxFileBytes)
            default: continue
            }
        }
    }
}
