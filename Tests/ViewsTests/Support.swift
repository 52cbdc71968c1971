import Foundation
import Papers
import Registry
import Testing
import Views
import XML

struct NotAPage: Error { let reason: String }

/// A tool that should be installed is not: the test fails, it is never passed over.
struct ToolMissing: Error { let name: String }

enum Place {
    /// The package's folder.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let fixtures = root.appendingPathComponent("Tests/Fixtures/views")

    static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

    /// The names of the files in a folder, in order.
    static func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { !$0.hasPrefix(".") }
    }
}

/// The templates of this repository with small files of labels, so that words and fields may change
/// without a change here.
enum Rules {
    static let files = Result { try load() }
    static let renderer = Result { try PageRenderer(rules: files.get()) }

    static func changed(_ change: (inout [String: [UInt8]]) -> Void) throws -> RuleFiles {
        var all = try files.get().files
        change(&all)
        return RuleFiles(
            files: all, digest: ContentDigest(sha256: String(repeating: "0", count: 64)))
    }

    private static func load() throws -> RuleFiles {
        var files: [String: [UInt8]] = [:]
        let site = Place.root.appendingPathComponent("schemas/site")
        for name in try Place.names(site) {
            files["site/" + name] = try Place.bytes(site.appendingPathComponent(name))
        }
        let templates = Place.root.appendingPathComponent("schemas/templates")
        for name in try Place.names(templates) {
            files["templates/" + name] = try Place.bytes(templates.appendingPathComponent(name))
        }
        let schemas = Place.fixtures.appendingPathComponent("schemas")
        for folder in try Place.names(schemas) {
            let inner = schemas.appendingPathComponent(folder)
            for name in try Place.names(inner) {
                files[folder + "/" + name] = try Place.bytes(inner.appendingPathComponent(name))
            }
        }
        return RuleFiles(
            files: files, digest: ContentDigest(sha256: String(repeating: "0", count: 64)))
    }
}

/// A page taken apart again by an XML parser.
struct ReadPage {
    let text: String
    let root: XMLElement

    /// Reads a page as XML; only the HTML document type, which our parser never takes, is cut off.
    init(_ bytes: [UInt8]) throws {
        text = try #require(String(validating: bytes, as: UTF8.self))
        let head = "<!DOCTYPE html>\n"
        guard text.hasPrefix(head) else { throw NotAPage(reason: "no document type") }
        switch try XMLDocument.parse(Array(text.dropFirst(head.count).utf8), limits: .standard) {
        case .document(let document): root = document.root
        case .problems(let problems): throw NotAPage(reason: "\(problems)")
        }
    }

    /// Every element in the order of the document.
    var elements: [XMLElement] { ReadPage.all(below: root) }

    /// The words of the body.
    var words: String { root.first("body")?.text ?? "" }

    /// An element and everything in it.
    static func descendants(of element: XMLElement) -> [XMLElement] { all(below: element) }

    /// The first element of a name below another one.
    static func find(_ name: String, in element: XMLElement) -> XMLElement? {
        all(below: element).first { $0.name == name }
    }

    private static func all(below element: XMLElement) -> [XMLElement] {
        [element] + element.children.flatMap(all(below:))
    }
}

/// Compares with a golden file, or renews it when `UPDATE_GOLDEN=1`.
func expectGolden(_ bytes: [UInt8], _ name: String) throws {
    let url = Place.fixtures.appendingPathComponent("golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try Data(bytes).write(to: url)
        return
    }
    let isSame = try Place.bytes(url) == bytes
    #expect(isSame, "\(name) differs; renew with UPDATE_GOLDEN=1 and read the diff")
}

/// Runs a tool of the system with a file's bytes at its standard input; gives its status and both
/// outputs.
func run(_ tool: String, _ arguments: [String], input: [UInt8]) throws -> (Int32, String) {
    let url = URL(fileURLWithPath: "/usr/bin/" + tool)
    guard FileManager.default.isExecutableFile(atPath: url.path) else {
        throw ToolMissing(name: tool)
    }
    let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("views-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { unlink(file.path) }
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
