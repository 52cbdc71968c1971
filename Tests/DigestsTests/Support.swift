import Foundation
import Testing

/// Runs an independent tool over bytes on its standard input and gives what it prints.
func oracle(_ tool: String, _ arguments: [String], on bytes: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory
        .appendingPathComponent("digests-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer {
        do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
}

/// `count` bytes that look random and are the same each time (xorshift).
func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var state = seed | 1
    return (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
    }
}
