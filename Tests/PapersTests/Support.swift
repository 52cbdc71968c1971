import Foundation
import Testing

@testable import Definitions
@testable import Papers
@testable import Registry
@testable import XML

/// A tool that should be installed is not: the test fails, it is never passed over.
struct ToolMissing: Error { let name: String }

/// What an independent tool said.
struct ToolRun {
    let status: Int32
    let text: String
    var isGood: Bool { status == 0 }
}

/// Runs a tool of the system; standard output and error come back together.
func run(_ name: String, _ arguments: [String]) throws -> ToolRun {
    let url = URL(fileURLWithPath: "/usr/bin/" + name)
    guard FileManager.default.isExecutableFile(atPath: url.path) else {
        throw ToolMissing(name: name)
    }
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return ToolRun(
        status: process.terminationStatus, text: String(decoding: data, as: UTF8.self))
}

/// A folder for one test, removed afterwards.
final class Folder {
    let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("papers-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: url)
        } catch {
            Issue.record(error)
        }
    }

    /// Writes a file and gives its path.
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file.path
    }
}

/// The set of schemas of this repository.
enum Shipped {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("schemas")

    static let book = Result { try load() }

    static var wording: Wording { get throws { try book.get().wording } }

    static var review: Stage {
        get throws {
            try #require(try book.get().procedure(named: "registration")?.stage("review"))
        }
    }

    private static func load() throws -> RuleBook {
        var files: [String: [UInt8]] = [:]
        for folder in ["xsd", "procedures", "steps", "profiles", "calendars", "codes", "wording"] {
            let names = try FileManager.default.contentsOfDirectory(
                atPath: root.appendingPathComponent(folder).path)
            for name in names {
                let file = root.appendingPathComponent(folder).appendingPathComponent(name)
                files["\(folder)/\(name)"] = Array(try Data(contentsOf: file))
            }
        }
        // Not a real digest: nothing here computes one.
        return try RuleBook.load(
            RuleFiles(
                files: files, digest: ContentDigest(sha256: String(repeating: "0", count: 64))))
    }
}

/// What xmllint says of a document and a schema of the set.
func xmllint(_ bytes: [UInt8], schema: String) throws -> ToolRun {
    let folder = try Folder()
    let file = try folder.write("document.xml", bytes)
    return try run(
        "xmllint",
        [
            "--noout", "--nonet", "--schema",
            Shipped.root.appendingPathComponent("xsd/" + schema).path, file,
        ])
}

/// The exclusive canonical form of a document.
func canonical(_ bytes: [UInt8]) throws -> [UInt8] {
    switch try XMLDocument.parse(bytes, limits: .standard) {
    case .document(let document): return try CanonicalXML.exclusive(document)
    case .problems(let problems):
        Issue.record("\(problems)")
        return []
    }
}

/// Not `text`: the room XML has a function of that name, which takes an array as a C string.
func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The error of rendering; a paper that is made instead fails the test.
func refusal(
    _ paper: Paper, wording: Wording? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws -> PaperError? {
    do {
        _ = try PaperRendering.unsigned(paper, wording: try wording ?? Shipped.wording)
        Issue.record("the paper was made", sourceLocation: sourceLocation)
        return nil
    } catch let error as PaperError {
        return error
    }
}
