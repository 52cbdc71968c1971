import Ledger
import Registry
import System
import Testing

@testable import Storage

@Suite("A copy of a workspace")
struct BackupTests {
    private let story: Story

    init() throws { story = try Story() }

    /// What stands between the lines of the story: the store that commits, and how far it is.
    private final class Office {
        let store: Store
        private let story: Story
        private let disk: MemoryDisk
        private var rest: [[CommitInput]]

        init(_ story: Story, _ disk: MemoryDisk) throws {
            self.story = story
            self.disk = disk
            store = try openStore(disk)
            rest = story.batches
        }

        /// Commits the next batch; its files are durable only where it is `checkpointed`.
        func goOn(checkpointed: Bool = true) throws {
            guard !rest.isEmpty else { return }
            let batch = rest.removeFirst()
            for input in batch {
                guard let id = input.entry.input.claim else { continue }
                let name = try #require(
                    Story.drops.first { "claim-" + $0.replacing(".", with: "-") == id })
                _ = try Claims(disk: disk).claim(
                    Path(name), in: name == "c.xml" ? story.sender : nil, marker: nil, id: id)
            }
            _ = try store.commit(batch)
            if checkpointed { try store.checkpoint() }
        }

        func finish() throws {
            while !rest.isEmpty { try goOn() }
            try store.checkpoint()
        }
    }

    private func verifying(_ key: VerifierKey) throws(LedgerFault) -> NoteVerifier {
        do {
            let verifier = try ledgerSigner().verifier
            if key == verifier.key { return verifier }
        } catch {
            Issue.record(error)
        }
        throw .notKey("another one")
    }

    private func copy(
        _ source: any Disk, patience: Int = 60_000
    ) throws -> (Backup, MemoryDisk) {
        let target = MemoryDisk()
        var backup = Backup(from: source, to: target)
        backup.patienceMilliseconds = patience
        try backup.run(keys: .all, verifying: verifying)
        if let record = backup.record(program: "test", madeAt: "now", source: "here") {
            try backup.seal(record, Array("{}".utf8))
        }
        return (backup, target)
    }

    @Test("of a workspace at rest it has every file of the journal, and needs no recovery")
    func atRest() throws {
        let disk = MemoryDisk()
        try story.drop(on: disk)
        try story.play(on: disk)
        let effects = disk.effectCount
        let (backup, target) = try copy(disk)
        #expect(disk.effectCount == effects, "nothing is written in the source")
        #expect(backup.report.lineCount == 10 && backup.report.roundCount == 1)
        let report = try WorkspaceCheck.run(disk: target)
        #expect(report.isWhole && report.fileCount == 23, "\(report.discrepancies)")
        let original = try tree(disk, WorkspacePaths.registry)
        #expect(try tree(target, WorkspacePaths.registry) == original)
        let store = try openStore(target)
        #expect(store.recovery == RecoveryReport())
        try store.close()
    }

    @Test("whatever is committed while a file is opened, the copy is whole")
    func everyInterleaving() throws {
        var openings = 1
        var number = 1
        var moved = 0
        while number <= openings {
            let disk = MemoryDisk()
            try story.drop(on: disk)
            let office = try Office(story, disk)
            for _ in 0..<3 { try office.goOn() }
            let hooked = HookedDisk(disk)
            // A batch at this opening and at every third after it; by turns it is settled at once or at
            // the next opening.
            hooked.beforeOpening = { opening in
                do {
                    switch (opening - number) % 3 {
                    case 0 where opening >= number:
                        try office.goOn(checkpointed: number % 2 == 0)
                    case 1 where opening >= number: try office.store.checkpoint()
                    default: return
                    }
                } catch {
                    Issue.record(error)
                }
            }
            let (backup, target) = try copy(hooked)
            openings = max(openings, min(hooked.openCount, 80))
            #expect(backup.report.discrepancies == [], "opening \(number)")
            let report = try WorkspaceCheck.run(disk: target)
            #expect(report.isWhole, "opening \(number): \(report.discrepancies)")
            #expect(report.unsettledCount == 0)
            #expect(report.lineCount == backup.report.lineCount)
            moved += backup.report.againCount
            let items = try #require(try BackupManifest.read(on: target))
            #expect(items.count == backup.report.fileCount)
            let store = try openStore(target)
            #expect(store.recovery == RecoveryReport(), "opening \(number)")
            try store.close()
            try office.store.close()
            number += 1
        }
        #expect(number > 20 && moved > 20, "\(number) openings, \(moved) files copied again")
    }

    @Test("what a redo file covers is not in it, and what waits for such a line is waited for")
    func unsettled() throws {
        let disk = MemoryDisk()
        try story.drop(on: disk)
        let office = try Office(story, disk)
        for _ in 0..<2 { try office.goOn() }
        try office.goOn(checkpointed: false)
        // The first case moved on with a line that is not settled: its files are where only that says.
        #expect(throws: StorageError.self) { try copy(disk, patience: 100) }
        let hooked = HookedDisk(disk)
        hooked.beforeOpening = { opening in
            guard opening == 60 else { return }
            do { try office.store.checkpoint() } catch { Issue.record(error) }
        }
        let (backup, target) = try copy(hooked)
        #expect(backup.report.lineCount == 4 && backup.report.discrepancies == [])
        #expect(try WorkspaceCheck.run(disk: target).isWhole)
    }

    @Test("a damaged file is named, everything else is copied, and the copy is not sealed")
    func damaged() throws {
        let disk = MemoryDisk()
        try story.drop(on: disk)
        try story.play(on: disk)
        let path = "registry/register/370900/2026/1.xml"
        try disk.replace(Path(path), Array("entry".utf8), mode: 0o440)
        try disk.remove("registry/config.xml")
        let (backup, target) = try copy(disk)
        #expect(
            Set(backup.report.discrepancies.map { "\($0.code.rawValue) \($0.path)" })
                == ["differs \(path)", "missing registry/config.xml"])
        #expect(try target.status(of: Path(BackupRecord.name)) == nil)
        #expect(try target.status(of: Path(path)) == nil)
        let found = try WorkspaceCheck.run(disk: target).discrepancies
        #expect(found.map(\.code) == [.missing, .missing], "\(found)")
    }

    @Test("keys in clear are left out unless they are wanted; a passphrase lets them in")
    func keys() throws {
        let clear = "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n"
        let closed =
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nx\n-----END ENCRYPTED PRIVATE KEY-----\n"
        let certificate = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"
        let rows: [(String, String, Set<KeyCopying>)] = [
            ("a.key.pem", clear, [.all]), ("b.key.pem", closed, [.all, .protected]),
            ("a.cert.pem", certificate, [.all, .protected, .none]),
            ("keys.xml", "<keys/>", [.all, .protected, .none]), ("c.p12", "0x", [.all]),
            ("both.pem", certificate + clear, [.all]),
        ]
        for (name, text, takers) in rows {
            for keys in KeyCopying.allCases {
                #expect(
                    keys.takes(Array(text.utf8), named: name) == takers.contains(keys),
                    "\(name) \(keys)")
            }
        }
    }

    @Test("a checkpoint of a longer journal, and one of another, are told apart")
    func continuation() throws {
        let disk = MemoryDisk()
        try story.drop(on: disk)
        let office = try Office(story, disk)
        for _ in 0..<3 { try office.goOn() }
        let (_, early) = try copy(disk)
        try office.finish()
        let bytes = try disk.contents(of: WorkspacePaths.publicLedger / "checkpoint")
        let late = try Checkpoint(reading: bytes, try ledgerSigner().verifier)
        #expect(
            try LedgerContinuation.judge(late, from: "kept", against: early)
                == .shorter(lineCount: 4))
        #expect(try LedgerContinuation.judge(late, from: "kept", against: disk) == .continues)
        let forged = Checkpoint(origin: late.origin, size: 3, root: late.root)
        guard
            case .contradicts(let cause) = try LedgerContinuation.judge(
                forged, from: "kept", against: early)
        else {
            Issue.record("another root of three lines is no continuation")
            return
        }
        #expect(cause.contains("kept was signed over 3 lines"))
        try office.store.close()
    }
}
