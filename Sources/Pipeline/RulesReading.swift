package import Registry
internal import Storage
package import System

/// The set of schemas in force, and what lies in `schemas/`: the same until people change the latter.
package struct RulesReading: Sendable {
    /// The set in force.
    package let inForce: RuleFiles
    /// What lies in `schemas/` where that is another set; it rules nothing until it is adopted.
    package let offered: RuleFiles?
    /// The digest that `registry/rules-in-force` names; `nil` in a workspace that has none yet.
    let named: ContentDigest?

    /// Reads both without the journal. `known` is the adopted set where the journal was read; else
    /// the digest in `registry/rules-in-force`, and where there is none, `schemas/` is in force.
    ///
    /// Throws when the adopted set is not in `registry/rules/` as its digest says.
    package static func read(_ root: Path, adopted known: ContentDigest? = nil) throws
        -> RulesReading
    {
        let schemas = try RuleFolder.read(root.appending(WorkspacePaths.schemas))
        let named = try digest(root)
        guard let adopted = known ?? named, adopted != schemas.digest else {
            return RulesReading(inForce: schemas, offered: nil, named: named)
        }
        let folder = root.appending(WorkspacePaths.rules).appending(Path(adopted.hex))
        let files = try RuleFolder.read(folder)
        guard files.digest == adopted else {
            throw PipelineError.unusable(
                path: folder.description,
                reason: "the set in force has another digest, \(files.digest.text)")
        }
        return RulesReading(inForce: files, offered: schemas, named: named)
    }

    /// The bytes of `registry/rules-in-force`: the digest and a line feed.
    static func line(_ digest: ContentDigest) -> [UInt8] { Array((digest.text + "\n").utf8) }

    private static func digest(_ root: Path) throws -> ContentDigest? {
        let path = root.appending(WorkspacePaths.rulesInForce)
        let bytes: [UInt8]
        do {
            bytes = try Files.open(path).readAll(max: 200)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.last == "\n", let digest = ContentDigest(String(text.dropLast())) else {
            throw PipelineError.unusable(
                path: path.description, reason: "it is not a digest and a line feed")
        }
        return digest
    }
}
