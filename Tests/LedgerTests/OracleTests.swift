import Foundation
import Testing

@testable import Ledger

@Suite("An independent implementation in Go agrees", .serialized)
struct OracleTests {
    /// The program of `Tests/Ledger/oracle.go`, built once from Debian's golang-golang-x-mod-dev.
    private static let program: Result<String, any Error> = Result {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Ledger/oracle.go").path
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ledger-oracle-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let built = try shell(
            "GO111MODULE=off GOFLAGS= GOPATH=/usr/share/gocode GOCACHE='\(folder)/cache' "
                + "go build -o '\(folder)/oracle' '\(source)'")
        guard built.status == 0 else { throw NotBuilt(description: built.text) }
        return folder + "/oracle"
    }

    struct NotBuilt: Error, CustomStringConvertible { let description: String }

    private static func shell(_ command: String) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    private static func write(_ bytes: [UInt8], _ path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// Writes a ledger of `size` entries with proofs; gives how many of each kind.
    private func publish(_ size: Int, in folder: String) throws -> (proofs: Int, earlier: Int) {
        let signer = try FixedKey.signer()
        let ledger = MemoryLedger(size: size)
        for (path, bytes) in ledger.files { try Self.write(bytes, "\(folder)/ledger/\(path)") }
        let signed = ledger.checkpoint(signer).signed(by: signer)
        try Self.write(signed, "\(folder)/ledger/checkpoint")
        try Self.write(signer.verifier.key.file, "\(folder)/ledger/key")
        var entries: [UInt8] = []
        for number in 0..<size { entries += MemoryLedger.entry(number) + [0x0A] }
        try Self.write(entries, "\(folder)/entries")
        var published = ledger.published
        let marks = Set([0, 1, 2, 127, 254, 255, 256, 257, size / 2, 65_535, 65_536, size - 1])
        let indexes = marks.filter { $0 < size }
        for index in indexes {
            let proof = ProofFile(
                entry: MemoryLedger.entry(index),
                inclusion: try published.inclusion(of: index, in: size), checkpoint: signed)
            try Self.write(proof.bytes, "\(folder)/claims/\(index).tlog-proof")
        }
        let earlier = Set(marks.map { $0 + 1 }).filter { $0 <= size }
        for size in earlier {
            let proof = try published.consistency(of: size, in: ledger.tree.size)
            let text = proof.path.map { $0.text + "\n" }.joined()
            try Self.write(Array(text.utf8), "\(folder)/claims/consistency-\(size)")
        }
        return (indexes.count, earlier.count)
    }

    @Test(
        "checkpoint, tiles and proofs of both kinds",
        arguments: [1, 255, 256, 257, 65_536, 70_000])
    func agrees(size: Int) throws {
        let program = try Self.program.get()
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("ledger-\(UUID().uuidString)").path
        defer {
            do { try FileManager.default.removeItem(atPath: folder) } catch { Issue.record(error) }
        }
        let (proofs, earlier) = try publish(size, in: folder)
        let command = "'\(program)' '\(folder)/ledger' '\(folder)/entries' '\(folder)/claims'"
        let judged = try Self.shell(command)
        let tiles = MemoryLedger(size: size).files.count
        #expect(
            judged.text
                == "\(size) entries, \(tiles) tiles, \(proofs) proofs, \(earlier) consistency\n")
        // It is no rubber stamp.
        let tile = "\(folder)/ledger/" + (size < 256 ? "tile/0/000.p/\(size)" : "tile/0/000")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: tile))
        bytes[5] ^= 1
        try bytes.write(to: URL(fileURLWithPath: tile))
        #expect(try Self.shell(command).status == 1)
    }
}
