import Foundation
import Testing

@testable import System

/// Runs `body` with a new folder, open and by path, and removes it with all it holds.
func withFolder(_ body: (borrowing FileDescriptor, Path) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("system-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    defer {
        do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) }
    }
    let folder = try Files.openFolder(Path(url.path))
    try body(folder, Path(url.path))
}

/// The code of the error that `body` must throw, by its name in C.
func errorName(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> String {
    do {
        try body()
        Issue.record("no error", sourceLocation: sourceLocation)
        return ""
    } catch let error as SystemError {
        return error.name
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
        return ""
    }
}

extension FileDescriptor {
    /// A new file in this folder with these bytes.
    func write(_ text: String, as name: Path) throws {
        let file = try create(name, permissions: 0o644)
        try file.write(Array(text.utf8))
        try file.close()
    }

    /// What a file in this folder holds.
    func content(of name: Path) throws -> String {
        let file = try open(name)
        return String(decoding: try file.readAll(max: 1 << 20), as: UTF8.self)
    }
}

/// Runs an independent tool and gives what it prints.
func output(_ tool: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
}

/// Runs an independent tool and gives its exit status.
func run(_ tool: String, _ arguments: [String]) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    do { try process.run() } catch {
        Issue.record(error)
        return -1
    }
    process.waitUntilExit()
    return process.terminationStatus
}
