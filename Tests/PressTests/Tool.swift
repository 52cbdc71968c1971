import Foundation
import Testing

/// What a finished program left.
struct Outcome {
    let exitCode: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs a program of Debian, or one by its path, to its end.
@discardableResult
func tool(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    _ place: SourceLocation = #_sourceLocation
) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes, so that neither fills up while the other is read.
    let paths = ["output", "errors"].map { Scratch.fresh($0) }
    for path in paths { try Data().write(to: URL(fileURLWithPath: path)) }
    let handles = try paths.map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let data = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    return Outcome(
        exitCode: process.terminationStatus, output: data[0],
        errors: String(decoding: data[1], as: UTF8.self))
}
