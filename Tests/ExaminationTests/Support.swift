import Examination
import Foundation
import Packages
import Registry
import Testing

/// The schemas of this package, and what tests make of them.
enum Fixtures {
    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Everything below `schemas/`.
    static let rules: RuleFiles = {
        let folder = root.appendingPathComponent("schemas")
        var files: [String: [UInt8]] = [:]
        for path in paths(below: folder) { files[path] = bytes("schemas/" + path) }
        return RuleFiles(files: files)
    }()

    /// A file of this package; stops the test run when it cannot be read.
    static func bytes(_ path: String) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: root.appendingPathComponent(path)))
        } catch {
            preconditionFailure("\(path): \(error)")
        }
    }

    /// Regular files below a folder, relative to it, sorted.
    static func paths(below folder: URL) -> [String] {
        let found =
            FileManager.default.enumerator(atPath: folder.path)?
            .compactMap { $0 as? String } ?? []
        return found.filter { path in
            var isFolder: ObjCBool = false
            let file = folder.appendingPathComponent(path).path
            return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
                && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        .sorted()
    }

    /// The example application.
    static var example: String {
        String(decoding: bytes("schemas/examples/resource-registration.xml"), as: UTF8.self)
    }

    /// The example's attachments by path.
    static let files = files(of: "resource-registration")

    /// The attachments of the example of a kind by path.
    static func files(of kind: String) -> [(name: String, bytes: [UInt8])] {
        let folder = "schemas/examples/" + kind
        return paths(below: root.appendingPathComponent(folder)).map {
            (name: $0, bytes: bytes(folder + "/" + $0))
        }
    }

    /// The kind that a document's root names, in whatever encoding that shows it as ASCII; else that
    /// of the example.
    static func kind(of document: [UInt8]) -> String {
        String(decoding: document, as: UTF8.self).firstMatch(
            of: /<[a-z-]+ [^>]*\bkind="([a-z-]+)"/
        )
        .map { String($0.output.1) }.flatMap { rules.files["facts/\($0).xml"] == nil ? nil : $0 }
            ?? "resource-registration"
    }

    /// The XSD by which a kind is judged.
    static func schema(of kind: String) -> String {
        root.appendingPathComponent("schemas/xsd/" + (mapping("schema", of: kind) ?? "")).path
    }

    /// The name that the main document of a kind has in a ZIP.
    static func documentName(of kind: String) -> String {
        (mapping("root", of: kind) ?? "") + ".xml"
    }

    /// What the mapping of a kind says of itself.
    private static func mapping(_ attribute: String, of kind: String) -> String? {
        String(decoding: bytes("schemas/facts/\(kind).xml"), as: UTF8.self)
            .matches(of: /\s([a-z]+)="([a-z.-]+)"/)
            .first { $0.output.1 == attribute }.map { String($0.output.2) }
    }

    /// The same, to be packed.
    static var attachments: [PackagePart] {
        files.map { PackagePart(name: $0.name, bytes: $0.bytes) }
    }

    /// A ZIP of parts.
    static func zip(_ parts: [PackagePart]) throws -> [UInt8] {
        switch try PackageWriter.bytes(parts) {
        case .written(let bytes): return bytes
        case .refused(let problems):
            throw Refused(reason: problems.map(\.id).joined(separator: ", "))
        }
    }

    /// The attachments of its kind's example with another main document; none where that one, as
    /// ASCII, has no list of them.
    static func zip(_ document: [UInt8]) throws -> [UInt8] {
        let kind = kind(of: document)
        let name = documentName(of: kind)
        let text = String(decoding: document, as: UTF8.self)
        let isWithout = text.contains("<\(name.dropLast(4)) ") && !text.contains("<attachments>")
        let attached = files(of: kind).map { PackagePart(name: $0.name, bytes: $0.bytes) }
        return try zip(
            [PackagePart(name: name, bytes: document)] + (isWithout ? [] : attached))
    }

    struct Refused: Error { let reason: String }
}

/// One examiner for all tests of a suite; a test uses it from one thread at a time.
func examiner(_ files: RuleFiles = Fixtures.rules) throws -> Examiner {
    try Examiner(rules: files)
}

extension Examiner {
    /// Examines bytes.
    func examine(_ bytes: [UInt8], profile: String? = "taian-2025", name: String = "x.xml")
        -> Examination
    {
        examine(PackageSource(bytes), fileName: name, profile: profile)
    }

    /// Examines an edited example with its attachments.
    func examine(editing edits: [(String, String)], profile: String? = "taian-2025") throws
        -> Examination
    {
        var text = Fixtures.example
        for (old, new) in edits {
            let range = try #require(text.range(of: old), "\(old)")
            text.replaceSubrange(range, with: new)
        }
        return examine(try Fixtures.zip(Array(text.utf8)), profile: profile)
    }
}

extension Examination {
    /// Ids of errors, sorted, each once.
    var errors: [String] {
        Set(findings.filter { $0.severity == .error }.map(\.rule)).sorted()
    }

    /// Ids of remarks, sorted, each once.
    var remarks: [String] {
        Set(findings.filter { $0.severity == .remark }.map(\.rule)).sorted()
    }
}
