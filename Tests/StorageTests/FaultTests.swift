import Registry
import System
import Testing

@testable import Storage

@Suite("A disk that fails")
struct FaultTests {
    /// Everything a first commit of one package does, on a workspace that has run before.
    private func prepared() throws -> (MemoryDisk, Store, [CommitInput]) {
        let disk = MemoryDisk()
        let story = try Story()
        try story.drop(on: disk)
        let store = try openStore(disk)
        _ = try store.commit(story.batches[0])
        try store.checkpoint()
        _ = try Claims(disk: disk).claim("a.zip", in: nil, marker: nil, id: "claim-a-zip")
        return (disk, store, story.batches[1])
    }

    /// Effects of a commit, and of the checkpoint after it.
    private func effectCounts() throws -> (commit: Int, checkpoint: Int) {
        let (disk, store, batch) = try prepared()
        let before = disk.effectCount
        _ = try store.commit(batch)
        let between = disk.effectCount
        try store.checkpoint()
        return (between - before, disk.effectCount - between)
    }

    @Test(
        "when it is full, a commit leaves nothing behind and works again, or is finished at start",
        arguments: [ErrorCode.outOfSpace, ErrorCode.outOfDescriptors])
    func full(code: Int32) throws {
        let counts = try effectCounts()
        var retried = 0
        var unfinished = 0
        for effect in 1...counts.commit {
            let (disk, store, batch) = try prepared()
            let before = try tree(disk)
            let start = disk.effectCount
            disk.fault = { verb, _, number in
                number == start + effect && !verb.hasPrefix("sync") ? code : nil
            }
            do {
                _ = try store.commit(batch)
                continue
            } catch {
                #expect(error.verdict == .retryLater)
                if error.code != .applyUnfinished {
                    retried += 1
                    #expect(try tree(disk) == before, "effect \(effect) left something")
                    _ = try store.commit(batch)
                } else {
                    // Durable, and known: made in place once there is room, or by the next start.
                    unfinished += 1
                    #expect(store.isUnfinished && store.index.lineCount == 2)
                    if effect.isMultiple(of: 2) { #expect(try store.finish().count == 1) }
                }
            }
            disk.kill()
            let again = try openStore(disk)
            #expect(again.index.lineCount == 2, "effect \(effect)")
            #expect(try WorkspaceCheck.run(disk: disk).isWhole)
        }
        #expect(unfinished >= 4, "folders, papers, the claim's file, the outbox")
        #expect(retried >= 3, "creating and writing the redo file, writing the journal")
    }

    @Test("a full disk while the journal is written takes the line back durably")
    func fullJournal() throws {
        for seed in UInt64(0)..<8 {
            let (disk, store, batch) = try prepared()
            disk.fault = { verb, path, _ in
                verb == "write" && path.parent == WorkspacePaths.journal
                    ? ErrorCode.outOfSpace : nil
            }
            #expect(throws: StorageError.self) { _ = try store.commit(batch) }
            disk.cutPower(seed: seed)
            let again = try openStore(disk)
            #expect(again.index.lineCount == 1)
            // The claim stands, or its unlink was lost and the original waits: never both.
            let isPending = try again.pendingClaims().map(\.id) == ["claim-a-zip"]
            let waits = try disk.status(of: "inbox/a.zip") != nil
            #expect(isPending != waits)
        }
    }

    @Test("a failed sync stops the store for good, and start finds what is durable")
    func failedSync() throws {
        let counts = try effectCounts()
        var failed = 0
        for effect in 1...(counts.commit + counts.checkpoint) {
            for seed in UInt64(0)..<4 {
                let (disk, store, batch) = try prepared()
                let start = disk.effectCount
                disk.fault = { verb, _, number in
                    number == start + effect && verb.hasPrefix("sync")
                        ? ErrorCode.deviceFailed : nil
                }
                do {
                    _ = try store.commit(batch)
                    try store.checkpoint()
                    break
                } catch {
                    failed += 1
                    #expect(error.code == .syncFailed)
                    #expect(error.verdict == .stop)
                    #expect(throws: StorageError.self) { _ = try store.commit(batch) }
                }
                // The process ends, starts again on what the page cache shows, and then the power
                // goes: what start believed must be on the disk.
                disk.kill()
                let lineCount = try openStore(disk).index.lineCount
                disk.cutPower(seed: seed)
                let again = try openStore(disk)
                #expect(again.index.lineCount == lineCount, "effect \(effect)")
                let report = try WorkspaceCheck.run(disk: disk)
                #expect(report.isWhole, "effect \(effect): \(report.discrepancies)")
                #expect(try again.pendingClaims().count == (lineCount == 2 ? 0 : 1))
            }
        }
        #expect(failed >= 4, "redo file, staging folder, journal, everything")
    }

    @Test(
        "closing where room or descriptors are lacking leaves the checkpoint to the next start",
        arguments: [ErrorCode.outOfSpace, ErrorCode.outOfDescriptors])
    func lackWhenClosing(code: Int32) throws {
        let checkpoint = try effectCounts().checkpoint
        var lacked = 0
        for effect in 1...checkpoint {
            let (disk, store, batch) = try prepared()
            _ = try store.commit(batch)
            let start = disk.effectCount
            disk.fault = { verb, _, number in
                guard number == start + effect, !verb.hasPrefix("sync") else { return nil }
                lacked += 1
                return code
            }
            try store.close()
            disk.fault = { _, _, _ in nil }
            let again = try openStore(disk)
            #expect(again.index.lineCount == 2, "effect \(effect)")
            #expect(try again.pendingClaims().isEmpty)
            try again.close()
            #expect(try WorkspaceCheck.run(disk: disk).isWhole)
        }
        #expect(lacked > 0)
    }

    @Test("a full disk during a claim leaves the original and no claim")
    func fullClaim() throws {
        for effect in 1...8 {
            let disk = MemoryDisk()
            try Story().drop(on: disk)
            let store = try openStore(disk)
            let before = try tree(disk)
            let start = disk.effectCount
            disk.fault = { verb, _, number in
                number == start + effect && !verb.hasPrefix("sync") ? ErrorCode.outOfSpace : nil
            }
            let claims = Claims(disk: disk)
            do {
                _ = try claims.claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
                continue
            } catch {
                #expect(error.verdict == .retryLater)
                #expect(try tree(disk) == before, "effect \(effect)")
            }
            disk.fault = { _, _, _ in nil }
            _ = try claims.claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
            #expect(try store.pendingClaims().map(\.id) == ["one"])
        }
    }
}
