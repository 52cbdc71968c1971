import Foundation
import Registry
import System
import Testing

@testable import Ledger
@testable import Storage

@Suite("Killed or without power at any effect, the registry ends as an uninterrupted one")
struct CrashTests {
    /// The tree of a run without a crash and how many effects it took.
    private func uninterrupted() throws -> (tree: [String: String], effects: Int) {
        let disk = MemoryDisk()
        try Story().drop(on: disk)
        let before = disk.effectCount
        try Story().play(on: disk)
        return (try tree(disk), disk.effectCount - before)
    }

    /// Plays until effect `effect`, where everything stops; gives whether it stopped.
    private func crashed(at effect: Int) throws -> MemoryDisk {
        let disk = MemoryDisk()
        try Story().drop(on: disk)
        disk.powerOffAt = disk.effectCount + effect
        #expect(throws: StorageError.self, "effect \(effect)") { try Story().play(on: disk) }
        return disk
    }

    private func expectOutboxIsDurable(_ disk: MemoryDisk, _ what: String) throws {
        guard try disk.status(of: WorkspacePaths.outbox) != nil else { return }
        let outbox = try tree(disk, WorkspacePaths.outbox).keys
        var named: Set<String> = []
        let head = try JournalReader(disk: disk, newestRedo: 0).read { line, _ in
            for file in line.entry.files where file.place == .outbox {
                named.insert("outbox/" + file.path)
            }
        }
        let ledger = WorkspacePaths.publicLedger.description + "/"
        let strays = outbox.filter {
            !named.contains($0) && !$0.hasSuffix(".tmp") && !$0.hasPrefix(ledger)
        }
        let checkpoint = WorkspacePaths.publicLedger / "checkpoint"
        guard let bytes = try LedgerFiles.bytes(checkpoint, on: disk) else { return }
        do {
            let published = try Checkpoint(reading: bytes, try ledgerSigner().verifier)
            #expect(published.size <= head.lineCount, "\(what)")
        } catch is LedgerFault {
            // Torn by the power cut: nobody can take it for a checkpoint.
        }
        #expect(strays.isEmpty, "\(what): \(strays) after \(head.lineCount) lines")
    }

    @Test("killed at every effect")
    func killed() throws {
        let (expected, effects) = try uninterrupted()
        for effect in 1...effects {
            let disk = try crashed(at: effect)
            disk.kill()
            try expectOutboxIsDurable(disk, "killed at \(effect)")
            try Story().play(on: disk)
            #expect(try tree(disk) == expected, "killed at \(effect)")
        }
    }

    @Test("stopped at every effect by a program that gave each claim a folder")
    func earlier() throws {
        let (expected, effects) = try uninterrupted()
        var claims = 0
        for effect in 1...effects {
            let disk = try crashed(at: effect)
            disk.kill()
            claims += try putIntoFolders(disk)
            try Story().play(on: disk)
            #expect(try tree(disk) == expected, "stopped at \(effect)")
        }
        #expect(claims > effects / 4)
    }

    /// Brings claims to where earlier versions had them, durably; the number of their files.
    private func putIntoFolders(_ disk: MemoryDisk) throws -> Int {
        guard try disk.status(of: WorkspacePaths.claims) != nil else { return 0 }
        let found = try disk.entries(of: WorkspacePaths.claims).map(\.name)
        for name in found {
            let (id, file) = try #require(ClaimFile.named(name))
            let folder = WorkspacePaths.claims / id
            try disk.makeFolders(folder)
            try disk.rename(
                WorkspacePaths.claims.appending(name), to: folder / file.earlierName)
        }
        try disk.syncEverything()
        return found.count
    }

    /// One seed an effect in the fast lane; many with `DENGJI_ALL_FAULTS`.
    private static let seeds: Range<UInt64> =
        ProcessInfo.processInfo.environment["DENGJI_ALL_FAULTS"] == nil ? 0..<1 : 0..<24

    @Test("without power at every effect", arguments: seeds)
    func powerCut(seed: UInt64) throws {
        let (expected, effects) = try uninterrupted()
        for effect in 1...effects {
            let disk = try crashed(at: effect)
            disk.cutPower(seed: seed &* 1000 &+ UInt64(effect))
            try expectOutboxIsDurable(disk, "seed \(seed), cut at \(effect)")
            try Story().play(on: disk)
            let found = try tree(disk)
            let paths = Set(found.keys).union(expected.keys).filter { found[$0] != expected[$0] }
            #expect(paths.isEmpty, "seed \(seed), cut at \(effect)")
            if found != expected { return }
        }
    }

    @Test("without power again and again while it recovers", arguments: seeds)
    func powerCutInRecovery(seed: UInt64) throws {
        let (expected, effects) = try uninterrupted()
        for effect in stride(from: 1 + Int(seed % 7), through: effects, by: 7) {
            let disk = try crashed(at: effect)
            disk.cutPower(seed: seed &+ UInt64(effect))
            for again in 1...12 {
                disk.powerOffAt = disk.effectCount + again
                do {
                    try Story().play(on: disk)
                    break
                } catch let error as StorageError {
                    #expect(error.cause == "the power is off", "\(error)")
                    disk.cutPower(seed: seed &+ UInt64(again) &* 7919)
                }
            }
            disk.powerOffAt = nil
            disk.kill()
            try Story().play(on: disk)
            #expect(try tree(disk) == expected, "seed \(seed), cut at \(effect)")
        }
    }

    @Test("a run that is checked finds nothing wrong, before and after recovery")
    func checked() throws {
        let (_, effects) = try uninterrupted()
        for effect in stride(from: 1, through: effects, by: 3) {
            let disk = try crashed(at: effect)
            disk.kill()
            let before = try WorkspaceCheck.run(disk: disk)
            #expect(before.isWhole, "killed at \(effect): \(before.discrepancies)")
            try Story().play(on: disk)
            let after = try WorkspaceCheck.run(disk: disk)
            #expect(after.isWhole, "killed at \(effect): \(after.discrepancies)")
        }
    }
}
