import Examination
import Packages
import Registry

/// The whole examination of a package by the real schemas and rules, as an examiner does it, and what
/// the parent then asks it about a signed one.
final class PackageTarget: FuzzTarget {
    static let maxBytes = 12 << 10

    private let examiner: Examiner
    private let repository: Repository
    private static let profile = "taian-2025"

    init(_ repository: Repository) throws {
        self.repository = repository
        var limits = IntakeLimits()
        // What small inputs reach, so that the limits themselves are tried too.
        limits[.inflatedBytes] = 256 << 10
        limits[.entryBytes] = 128 << 10
        limits[.xmlBytes] = 64 << 10
        limits[.xmlDepth] = 24
        limits[.xmlElements] = 600
        limits[.xmlTextBytes] = 4 << 10
        limits[.attachments] = 20
        limits[.findings] = 50
        examiner = try Examiner(
            rules: try repository.rules(), limits: limits, compilesAll: false)
    }

    func execute(_ bytes: [UInt8]) throws -> Bool {
        let found = examiner.examine(
            PackageSource(bytes), fileName: "package.xml", profile: PackageTarget.profile)
        try judge(found)
        let isTaken = found.conformity == .valid
        guard found.verdict == .valid, let signature = found.signature else { return isTaken }
        try judge(
            examiner.facts(
                ofVerified: signature.canonicalDocument, profile: PackageTarget.profile,
                observed: found.attachments))
        return isTaken
    }

    private func judge(_ examination: Examination) throws {
        if case .engineFailure(let reason) = examination.verdict {
            throw BrokenPromise(description: "a package is judged: \(reason)")
        }
        try hold(
            (examination.facts != nil) == (examination.verdict == .valid),
            "facts come with a valid package alone")
        // The parent reads the same answer from the wire, and refuses one that contradicts itself.
        let message = ExaminationReply.examination(examination).encoded()
        try hold(
            try ExaminationReply(decoding: message).encoded() == message,
            "an answer arrives as it was sent")
    }

    func seeds() throws -> [[UInt8]] {
        let most = PackageTarget.maxBytes
        var seeds = try repository.files(below: "schemas/examples", ending: ".xml", maxBytes: most)
        for kind in ["evil", "invalid", "remark", "valid"] {
            seeds += try repository.files(
                below: "Tests/Fixtures/application/" + kind, ending: ".xml", maxBytes: most)
        }
        for kind in ["resource-registration", "objection", "supplement"] {
            seeds.append(try zipped(kind))
        }
        return seeds
    }

    /// An example with its attachments.
    private func zipped(_ kind: String) throws -> [UInt8] {
        let folder = "schemas/examples/" + kind
        let document = try repository.bytes(folder + ".xml")
        let mapping = String(
            decoding: try repository.bytes("schemas/facts/\(kind).xml"), as: UTF8.self)
        let root = mapping.firstMatch(of: /root="([a-z-]+)"/).map { String($0.output.1) }
        var parts = [PackagePart(name: (root ?? "application") + ".xml", bytes: document)]
        for path in try repository.paths(below: folder) {
            parts.append(
                PackagePart(
                    name: String(path.dropFirst(folder.count + 1)),
                    bytes: try repository.bytes(path)))
        }
        guard case .written(let zip) = try PackageWriter.bytes(parts) else {
            throw BrokenPromise(description: "an example is packed")
        }
        return zip
    }
}
