import Foundation
import Testing

@testable import Definitions
@testable import Registry
@testable import WorkingDays

enum Shipped {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("schemas")

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appendingPathComponent(path)))
    }

    /// The files of the shipped set that this room reads.
    static func files() throws -> RuleFiles {
        var files: [String: [UInt8]] = [:]
        for folder in ["xsd", "procedures", "steps", "profiles", "calendars", "codes", "wording"] {
            let names = try FileManager.default.contentsOfDirectory(
                atPath: root.appendingPathComponent(folder).path)
            for name in names { files["\(folder)/\(name)"] = try bytes("\(folder)/\(name)") }
        }
        // Not a real digest: this room copies it and never computes one.
        return RuleFiles(
            files: files, digest: ContentDigest(sha256: String(repeating: "0", count: 64)))
    }

    static func book() throws -> RuleBook { try RuleBook.load(files()) }
}

/// A text with its first `old` replaced, and the line on which it stood.
func replacing(_ old: String, with new: String, in bytes: [UInt8]) throws
    -> (bytes: [UInt8], line: Int)
{
    let text = String(decoding: bytes, as: UTF8.self)
    let range = try #require(text.range(of: old), "\(old) is not in the file")
    let line = 1 + text[..<range.lowerBound].count { $0 == "\n" }
    return (Array(text.replacingCharacters(in: range, with: new).utf8), line)
}

/// The problems of what `body` refuses; empty when it does not.
func refused(_ body: () throws -> Void) throws -> [DefinitionProblem] {
    do {
        try body()
        return []
    } catch DefinitionError.refused(let problems) {
        return problems
    }
}

/// What xmllint says of a file and a shipped schema.
func isValidForXmllint(_ bytes: [UInt8], schema: String) throws -> Bool {
    let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("definitions-\(UUID().uuidString).xml")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
        "xmllint", "--noout", "--nonet", "--schema",
        Shipped.root.appendingPathComponent("xsd/\(schema)").path, file.path,
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try FileManager.default.removeItem(at: file)
    // 0 valid, 1 malformed, 3 invalid; anything else is no verdict.
    try #require([0, 1, 3].contains(process.terminationStatus))
    return process.terminationStatus == 0
}

func day(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Day {
    try #require(Day(iso: text), sourceLocation: sourceLocation)
}

func partyID(_ text: String) throws -> PartyID { try #require(PartyID(text)) }

/// Real codes whose check characters hold.
enum Codes {
    static let registrar = "113700000045046442"
    static let authority = "11100000000013338W"
    static let county = "11330105002500287C"
    static let provider = "11430000006122244L"
    static let company = "91110000600037341L"
}
