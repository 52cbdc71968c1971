internal import Digests
package import Registry
internal import XML

/// Which files of a set judge a package, by its kind and profile, with version and digest: for
/// reports. Read once; a file that is no XML names nothing and has no version.
package struct JudgingFiles: Sendable {
    /// The files of one kind.
    private struct Kind: Sendable {
        /// The mapping, the XSD and what it includes, and the rules that always hold.
        var paths: [String]
        /// Names of its rules, in `rules/` and in the folder of a profile below it.
        var rules: [String]
    }

    private var kinds: [PackageKind: Kind] = [:]
    private var files: [String: JudgingFile] = [:]

    /// Reads the set.
    package init(_ set: RuleFiles) {
        for (name, bytes) in set.folder("facts") where name.hasSuffix(".xml") {
            guard let root = JudgingFiles.root(of: bytes), let kind = root.attribute("kind") else {
                continue
            }
            let rules = (root.attribute("rules") ?? "").split(separator: " ").map(String.init)
            let schemas = JudgingFiles.schemas(from: root.attribute("schema"), in: set)
            let paths = schemas + rules.map { "rules/" + $0 } + ["facts/" + name]
            kinds[PackageKind(rawValue: kind)] = Kind(paths: paths, rules: rules)
        }
        let judging = set.files.filter { path, _ in
            path.hasPrefix("rules/") || kinds.values.contains { $0.paths.contains(path) }
        }
        for (path, bytes) in judging {
            let root = JudgingFiles.root(of: bytes)
            files[path] = JudgingFile(
                path: path,
                version: ["version", "schemaVersion", "format"].lazy
                    .compactMap { root?.attribute($0) }.first,
                digest: ContentDigest(sha256: SHA256.digest(of: bytes).hex))
        }
    }

    /// The files for a package of this kind received under this profile, in the order of paths; for
    /// a kind that the set does not know those of all kinds, for it was held against each.
    package func list(kind: PackageKind?, profile: String?) -> [JudgingFile] {
        let known = kind.flatMap { kinds[$0] }.map { [$0] } ?? Array(kinds.values)
        var paths: Set<String> = []
        for kind in known {
            paths.formUnion(kind.paths)
            if let profile { paths.formUnion(kind.rules.map { "rules/\(profile)/\($0)" }) }
        }
        return paths.sorted().compactMap { files[$0] }
    }

    /// A schema and everything it includes, as paths in the set.
    private static func schemas(from main: String?, in set: RuleFiles) -> [String] {
        var waiting = [main].compactMap { $0 }
        var paths: [String] = []
        while let name = waiting.popLast() {
            let path = "xsd/" + name
            guard !paths.contains(path), let bytes = set.files[path], let root = root(of: bytes)
            else { continue }
            paths.append(path)
            waiting += root.children.filter { ["include", "import", "redefine"].contains($0.name) }
                .compactMap { $0.attribute("schemaLocation")?.split(separator: "/").last }
                .map(String.init)
        }
        return paths
    }

    private static func root(of bytes: [UInt8]) -> XMLElement? {
        do {
            guard case .document(let document) = try XMLDocument.parse(bytes, limits: .standard)
            else { return nil }
            return document.root
        } catch {
            // The examiners compiled this set; what cannot be read here is named without a version.
            return nil
        }
    }
}
