import Foundation
import Testing

/// How one call of the built program ended.
struct Ended {
    var status: Int32
    var output: String
    var errors: String

    /// The output as JSON.
    func json() throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return try #require(value as? [String: Any])
    }
}

/// The built program, run as a shell would.
enum Program {
    /// The package's folder, which is a workspace with schemas.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program beside the test runner, else the last debug build.
    static let path: URL = {
        let runner = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let candidates = [runner, root.appendingPathComponent(".build/debug")]
            .map { $0.appendingPathComponent("dengji") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
            ?? candidates[1]
    }()

    /// Runs it with nothing in its environment but what is given.
    static func run(
        _ arguments: [String], in folder: URL = root, environment: [String: String] = [:]
    ) throws -> Ended {
        let process = Process()
        process.executableURL = path
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = environment
        let place = try Scratch()
        let output = place.url("out")
        let errors = place.url("err")
        for file in [output, errors] {
            #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Ended(
            status: process.terminationReason == .exit ? process.terminationStatus : -1,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Runs another program and gives its status; for oracles.
    static func oracle(_ words: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

/// A folder of its own that goes when the test ends.
final class Scratch {
    let folder: URL

    init() throws {
        let top = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        folder = top.appendingPathComponent("dengji-command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record("\(folder.path) was left behind: \(error)")
        }
    }

    /// A path in it.
    func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

    /// Writes a file, making the folders above it.
    func write(_ text: String, to name: String) throws {
        let url = url(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// A file's text.
    func text(_ name: String) throws -> String {
        try String(contentsOf: url(name), encoding: .utf8)
    }

    /// Replaces a text in a file; the text must be there.
    func replace(_ old: String, with new: String, in name: String) throws {
        let before = try text(name)
        #expect(before.contains(old), "\(name) does not hold \(old)")
        try Data(before.replacing(old, with: new).utf8).write(to: url(name))
    }

    /// Every file below it, relative, sorted.
    func files(_ name: String = "") -> [String] {
        let top = name.isEmpty ? folder : url(name)
        let found = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String }
        return (found ?? []).filter { path in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(
                atPath: top.appendingPathComponent(path).path, isDirectory: &isFolder)
            return !isFolder.boolValue
        }.sorted()
    }
}

/// Compares a text with `Tests/Fixtures/command/<name>.txt`; UPDATE_GOLDEN=1 writes it anew.
func expectGolden(_ text: String, _ name: String) throws {
    let file = Program.root.appendingPathComponent("Tests/Fixtures/command/\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try Data(text.utf8).write(to: file)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "\(name).txt differs; UPDATE_GOLDEN=1 renews it")
}
