import Foundation
import Testing

@testable import XML

/// The tree of a text that must parse.
func parsed(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> XMLDocument
{
    switch try XMLDocument.parse(Array(text.utf8), limits: .standard) {
    case .document(let document): return document
    case .problems(let problems):
        Issue.record("\(problems)", sourceLocation: sourceLocation)
        throw Refused()
    }
}

/// The problems of bytes; empty when they parse.
func problems(_ bytes: [UInt8], limits: XMLLimits = .standard) throws -> [XMLProblem] {
    switch try XMLDocument.parse(bytes, limits: limits) {
    case .document: []
    case .problems(let problems): problems
    }
}

struct Refused: Error {}

/// Runs `body` with a folder of its own, removed afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("xml-oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let result = try body(folder)
    try FileManager.default.removeItem(at: folder)
    return result
}

/// Runs an independent tool over a file and gives what it prints.
func oracle(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> [UInt8] {
    try withFolder { folder in
        let input = folder.appendingPathComponent("input.xml")
        try Data(bytes).write(to: input)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments + [input.path]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(data)
    }
}

/// What xmllint says about a document and a schema.
func isValidForXmllint(_ text: String, schema: String) throws -> Bool {
    try withFolder { folder in
        let file = folder.appendingPathComponent("s.xsd")
        try Data(schema.utf8).write(to: file)
        let result = try oracle(
            "sh", ["-c", "xmllint --noout --schema '\(file.path)' \"$0\" && printf valid"],
            on: Array(text.utf8))
        return String(decoding: result, as: UTF8.self).hasSuffix("valid")
    }
}
