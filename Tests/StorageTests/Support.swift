import Digests
import Foundation
import Registry
import System
import Testing
import WorkingDays

@testable import Storage

func sha256(_ bytes: [UInt8]) -> ContentDigest {
    ContentDigest(sha256: SHA256.digest(of: bytes).hex)
}

/// A credit code with those first seventeen characters.
func party(_ stem: String) throws -> PartyID {
    try #require(
        "0123456789ABCDEFGHJKLMNPQRTUWXY".lazy.compactMap { PartyID(stem + "\($0)") }.first)
}

/// 2026-01-05 09:00 in Shanghai, and so many minutes later.
func moment(_ minutes: Int64) -> Int64 {
    1_767_574_800_000 + minutes * 60_000
}

/// A file of a line and its bytes.
struct Made {
    var file: JournalFile
    var bytes: [UInt8]?

    init(
        _ place: JournalFile.Place, _ path: String, _ text: String,
        _ manner: JournalFile.Manner = .create, fromClaim: Bool = false
    ) {
        let bytes = Array(text.utf8)
        file = JournalFile(
            place: place, path: path, digest: sha256(bytes), sizeBytes: bytes.count,
            source: fromClaim ? .claim : .redo, manner: manner, kind: "test")
        self.bytes = fromClaim ? nil : bytes
    }
}

/// An input that makes those files; `case.xml` among them gives the standing its digest.
func input(
    at: Int64, events: [String], claim: String? = nil, number: CaseNumber? = nil,
    folder: String? = nil, counters: [String: Int] = [:], _ made: [Made]
) -> CommitInput {
    var standing: CaseStanding?
    if let number, let folder, let caseFile = made.first(where: { $0.file.path == "case.xml" }) {
        standing = CaseStanding(
            number: number, folder: folder, digest: caseFile.file.digest, tick: nil,
            rules: sha256([]))
    }
    let entry = JournalEntry(
        at: at,
        input: JournalInput(
            type: claim == nil ? "tick" : "package", claim: claim, receivedAt: at,
            caseNumber: number),
        events: events, standing: standing, files: made.map(\.file), counters: counters)
    return CommitInput(entry: entry, contents: made.map(\.bytes))
}

/// A store whose salts are zeros, so that equal inputs give equal journals.
func openStore(_ disk: any Disk, note: String = "test") throws -> Store {
    try Store(
        opening: disk, note: note, salt: { [UInt8](repeating: 0, count: $0) }, background: false)
}

/// Puts a file where a sender would, durably.
func drop(_ text: String, _ path: Path, on disk: any Disk) throws {
    try disk.create(path, Array(text.utf8), mode: 0o644)
    try disk.syncEverything()
}

/// Every file below a folder, by path, with its mode and text; the lock file left out.
func tree(_ disk: any Disk, _ folder: Path = .workspace) throws -> [String: String] {
    var found: [String: String] = [:]
    for entry in try disk.entries(of: folder) {
        let path = folder.appending(entry.name)
        if path == WorkspacePaths.lock { continue }
        if entry.kind == .folder {
            found.merge(try tree(disk, path)) { first, _ in first }
        } else {
            let mode = try #require(try disk.status(of: path)).mode
            let text = String(decoding: try disk.contents(of: path), as: UTF8.self)
            found[path.description] = String(mode, radix: 8) + " " + text
        }
    }
    return found
}

/// Runs `body` with a folder of its own, removed afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("storage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    do {
        let result = try body(folder.path)
        try FileManager.default.removeItem(at: folder)
        return result
    } catch {
        try FileManager.default.removeItem(at: folder)
        throw error
    }
}

/// Runs a shell command in a folder and gives its exit status and output.
func shell(_ command: String, in folder: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
