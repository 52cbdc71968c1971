import Foundation
import Testing

@testable import Packages

/// The structure of bytes that must be accepted.
func structure(
    _ bytes: [UInt8], limits: PackageLimits = .standard,
    sourceLocation: SourceLocation = #_sourceLocation
) throws -> ZIPStructure {
    switch try ZIPStructure.read(PackageSource(bytes), limits: limits) {
    case .structure(let structure): return structure
    case .problems(let problems):
        Issue.record(
            "\(problems.map { ($0.id, $0.entry, $0.found) })", sourceLocation: sourceLocation)
        throw Refused()
    }
}

/// The problems of bytes; empty when they are accepted.
func problems(
    _ bytes: [UInt8], limits: PackageLimits = .standard
) throws -> [PackageProblem] {
    switch try ZIPStructure.read(PackageSource(bytes), limits: limits) {
    case .structure: []
    case .problems(let problems): problems
    }
}

/// Names and contents of the files of a package; problems of structure or content instead.
func contents(_ bytes: [UInt8]) throws -> PackageContent<[String: [UInt8]]> {
    let source = PackageSource(bytes)
    switch try ZIPStructure.read(source) {
    case .problems(let problems): return .problem(problems[0])
    case .structure(let structure):
        var result: [String: [UInt8]] = [:]
        for file in structure.files {
            switch try PackageReader(source).bytes(of: file, maxBytes: 64 << 20) {
            case .value(let value): result[file.name] = value
            case .problem(let problem): return .problem(problem)
            }
        }
        return .value(result)
    }
}

/// Names and contents of the files of a package that must be sound.
func soundContents(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
) throws -> [String: [UInt8]] {
    switch try contents(bytes) {
    case .value(let value): return value
    case .problem(let problem):
        Issue.record("\(problem)", sourceLocation: sourceLocation)
        throw Refused()
    }
}

struct Refused: Error {}

/// Runs `body` with a folder of its own, removed afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("zip-oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Runs a shell command in a folder; its exit code and what it printed.
@discardableResult
func shell(_ command: String, in folder: URL) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// Whether a tool is on the path.
func has(_ tool: String) -> Bool {
    (try? shell("command -v \(tool)", in: FileManager.default.temporaryDirectory).status) == 0
}

/// A seeded generator (SplitMix64), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// CRC-32 bit by bit, deliberately naive.
func naiveCRC(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
}
