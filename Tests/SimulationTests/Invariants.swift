import Digests
import Ledger
import Registry
import System

@testable import Pipeline
@testable import Storage

/// What must hold of a world, whatever happened in it.
struct Invariants {
    let world: SimulatedWorld

    init(_ world: SimulatedWorld) { self.world = world }

    private var disk: SimulatedDisk { world.simulated }

    /// Before the next start: nothing lies in the outbox whose line is not durable.
    func afterCrash() -> [String] {
        do {
            var named: Set<Path> = []
            let head = try JournalReader(disk: disk, newestRedo: 0).read(after: world.base.head) {
                line, _ in
                for file in line.entry.files where file.place == .outbox {
                    named.insert(WorkspacePaths.outbox / file.path)
                }
            }
            var faults: [String] = []
            // What the base has was sent before.
            named.formUnion(world.base.sent)
            try walk(WorkspacePaths.outbox) { path in
                if path.isBelow(WorkspacePaths.publicLedger) || named.contains(path) { return }
                if path.lastName.bytes.first == 0x2E { return }
                faults.append("\(path) was sent, and no line of \(head.lineCount) says so")
            }
            return faults + (try publishedAhead(of: head.lineCount))
        } catch {
            return ["after a crash the disk says \(error)"]
        }
    }

    private func publishedAhead(of lines: Int) throws -> [String] {
        let path = WorkspacePaths.publicLedger / "checkpoint"
        guard let bytes = try LedgerFiles.bytes(path, on: disk) else { return [] }
        // Torn by the power cut, nobody can take it for a checkpoint.
        guard let published = try? Checkpoint(reading: bytes, world.base.signer.verifier) else {
            return []
        }
        return published.size <= lines
            ? [] : ["a checkpoint of \(published.size) lines is published, there are \(lines)"]
    }

    private func walk(_ folder: Path, _ body: (Path) -> Void) throws {
        for entry in try disk.entries(of: folder) {
            let path = folder.appending(entry.name)
            if entry.kind == .folder { try walk(path, body) } else { body(path) }
        }
    }

    /// After the end, with whatever a last loss of power takes.
    func atEnd() -> [String] {
        disk.fault = { _, _, _ in nil }
        do {
            var faults: [String] = []
            try walk(WorkspacePaths.inbox) { faults.append("\($0) was left in the inbox") }
            try walk(WorkspacePaths.staging) { faults.append("\($0) was left in staging") }
            disk.cutPower(&world.dice)
            // No line of theirs is read again, which would say that they are answered.
            try walk(WorkspacePaths.claims) { faults.append("\($0) came back") }
            let verifier = world.base.signer.verifier
            let report = try WorkspaceCheck.run(
                disk: disk,
                verifying: { key throws(LedgerFault) in
                    if key != verifier.key { throw .notKey("another one") }
                    return verifier
                }, since: .line(world.base.lineCount))
            faults += report.discrepancies.map { "the check says \($0)" }
            if report.takenCount > 0 { faults.append("\(report.takenCount) papers are gone") }
            return faults + (try answers())
        } catch {
            return ["the check ended with \(error)"]
        }
    }

    /// Every dropped file was answered once, and no number was given twice.
    private func answers() throws -> [String] {
        var faults: [String] = []
        var answered: [String: Int] = [:]
        var claims: Set<String> = []
        var sent: Set<String> = []
        var opened: Set<CaseNumber> = []
        _ = try JournalReader(disk: disk).read(after: world.base.head) { line, _ in
            let input = line.entry.input
            if let claim = input.claim {
                answered[(input.digest?.hex).map { String($0.prefix(16)) } ?? "?", default: 0] += 1
                if !claims.insert(claim).inserted { faults.append("claim \(claim) twice") }
            }
            if line.entry.events.contains(JournalEvent.opened), let standing = line.entry.standing,
                !opened.insert(standing.number).inserted
            {
                faults.append("case \(standing.number.text) was opened twice")
            }
            for file in line.entry.files
            where file.place == .outbox && file.manner == .create
                && !sent.insert(file.path).inserted
            {
                faults.append("outbox/\(file.path) was sent twice")
            }
        }
        for (digest, expected) in world.expectedAnswers {
            let found = answered[digest] ?? 0
            if found != expected {
                faults.append("\(digest) came \(expected) times and was answered \(found) times")
            }
        }
        // What a folder is archived as has a digest that nobody knows before.
        let others = answered.filter { world.expectedAnswers[$0.key] == nil }.values.reduce(0, +)
        if others != world.expectedFolders {
            faults.append("\(world.expectedFolders) folders came, \(others) were answered")
        }
        return faults
    }
}
