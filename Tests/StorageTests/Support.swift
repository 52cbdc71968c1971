import Digests
import Foundation
import Registry
import Seals
import System
import Testing
import Verification
import WorkingDays

@testable import Ledger
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

/// What signs for the ledger: always the same key, so that equal journals give equal checkpoints.
func ledgerSigner(named name: String = "example.com/ledger") throws -> NoteSigner {
    // PKCS#8 of the Ed25519 seed of RFC 8032 §7.1 TEST 2.
    let der = try #require(
        Hexadecimal.bytes(
            "302e0201003005060"
                + "32b6570042204204ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    )
    let pem = "-----BEGIN PRIVATE KEY-----\n\(Data(der).base64EncodedString())\n"
    let key = try LedgerKey(pem: Array((pem + "-----END PRIVATE KEY-----\n").utf8))
    let publicKey = key.publicKey
    let verifier = try #require(VerifierKey(name: name, publicKey: publicKey.bytes))
    return NoteSigner(
        verifier: NoteVerifier(key: verifier) { publicKey.verifies($0, of: $1) },
        sign: { key.sign($0) })
}

/// A store whose salts are zeros, so that equal inputs give equal journals. A workspace without a
/// ledger gets one first.
func openStore(
    _ disk: any Disk, note: String = "test", background: Bool = false,
    shelf: (any SettledShelf)? = nil, provedFirst: Int = .max
) throws -> Store {
    let signer = try ledgerSigner()
    if try disk.status(of: WorkspacePaths.ledgerCheckpoint) == nil {
        try LedgerFiles.begin(signer, on: disk)
    }
    return try Store(
        opening: disk, note: note, salt: { [UInt8](repeating: 0, count: $0) },
        background: background, ledger: signer, shelf: shelf,
        provedFirst: provedFirst)
}

extension WorkspaceCheck {
    /// The check with the key of the tests. Of a disk in memory two threads have to tell what one tells.
    static func run(
        disk: any Disk, since: CheckStart = .beginning, threads: Int = 0, progress: Progress? = nil
    ) throws -> CheckReport {
        let verifier = try ledgerSigner().verifier
        func report(_ threads: Int) throws -> CheckReport {
            try run(
                disk: disk,
                verifying: { key throws(LedgerFault) in
                    if key != verifier.key { throw .notKey("another one") }
                    return verifier
                }, since: since, threads: threads, progress: progress ?? { _, _ in })
        }
        let found = try report(threads)
        if disk is MemoryDisk, progress == nil, threads == 0 { #expect(try report(2) == found) }
        return found
    }
}

/// Puts a file where a sender would, durably.
func drop(_ text: String, _ path: Path, on disk: any Disk) throws {
    try disk.create(path, Array(text.utf8), mode: 0o644)
    try disk.syncEverything()
}

/// Every file below a folder, by path, with its mode and text; the lock file left out, and the
/// ledger's growing tiles as they were before: how many there are depends on the size of batches.
func tree(_ disk: any Disk, _ folder: Path = .workspace) throws -> [String: String] {
    var found: [String: String] = [:]
    let entries = try disk.entries(of: folder)
    let isGrowing = folder.lastName.text?.hasSuffix(".p") == true
    let widest = isGrowing ? entries.compactMap { $0.name.text.flatMap { Int($0) } }.max() : nil
    for entry in entries {
        let path = folder.appending(entry.name)
        if path == WorkspacePaths.lock { continue }
        if let width = entry.name.text.flatMap({ Int($0) }), let widest, width < widest {
            continue
        }
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
