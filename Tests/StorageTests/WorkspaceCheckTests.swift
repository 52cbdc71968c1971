import Foundation
import Registry
import System
import Testing

@testable import Storage

@Suite("Checking a whole workspace")
struct WorkspaceCheckTests {
    private static let bag = "registry/archive/2026/370900-2026-000001"
    private static let first = bag + "/data"
    private static let second = "registry/stages/registration/acceptance/370900-2026-000002"

    private func played() throws -> MemoryDisk {
        let disk = MemoryDisk()
        try Story().drop(on: disk)
        try Story().play(on: disk)
        return disk
    }

    private func overwrite(_ disk: MemoryDisk, _ path: String, _ text: String) throws {
        try disk.replace(Path(path), Array(text.utf8), mode: 0o440)
    }

    @Test("a whole workspace has nothing wrong, and nothing is written")
    func whole() throws {
        let disk = try played()
        let effects = disk.effectCount
        var calls = 0
        let report = try WorkspaceCheck.run(disk: disk) { _, _ in calls += 1 }
        #expect(report.discrepancies == [])
        #expect(report.lineCount == 10 && calls == 10)
        #expect(report.takenCount == 0)
        #expect(report.fileCount == 23)
        #expect(disk.effectCount == effects)
    }

    @Test("a case that an earlier program closed in a plain folder is whole too")
    func plainFolder() throws {
        let disk = MemoryDisk()
        var story = try Story()
        story.closedFolder = "archive/2026"
        story.correctedFolder = "archive/2026"
        try story.drop(on: disk)
        try story.play(on: disk)
        #expect(try WorkspaceCheck.run(disk: disk).discrepancies == [])
        #expect(try disk.status(of: Path(Self.bag + "/0004-certificate.xml")) != nil)
        let store = try openStore(disk)
        #expect(store.index.cases[story.first]?.folder == "archive/2026")
        try store.close()
    }

    @Test("a plain folder that becomes a bag is whole, killed at any effect on the way")
    func becomesBag() throws {
        var story = try Story()
        story.closedFolder = "archive/2026"
        let whole = MemoryDisk()
        try story.drop(on: whole)
        try story.play(on: whole)
        #expect(try WorkspaceCheck.run(disk: whole).discrepancies == [])
        #expect(try whole.status(of: Path(Self.first + "/0004-certificate.xml")) != nil)
        let expected = try tree(whole)
        for (index, isCut) in [false, true].enumerated() {
            for effect in 1...whole.effectCount {
                let disk = MemoryDisk()
                try story.drop(on: disk)
                disk.powerOffAt = disk.effectCount + effect
                do {
                    try story.play(on: disk)
                } catch let error as StorageError {
                    #expect(error.cause == "the power is off", "\(error)")
                }
                disk.powerOffAt = nil
                if isCut { disk.cutPower(seed: UInt64(index * 1000 + effect)) } else { disk.kill() }
                try story.play(on: disk)
                #expect(try tree(disk) == expected, "effect \(effect), cut: \(isCut)")
            }
        }
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var code: Discrepancy.Code
        var path: String
        var caseNumber: String?
        var plant: @Sendable (WorkspaceCheckTests, MemoryDisk) throws -> Void
    }

    static let damages: [Damage] = [
        Damage(
            testDescription: "a changed byte in a paper", code: .differs,
            path: first + "/0004-certificate.xml", caseNumber: "370900-2026-000001"
        ) { try $0.overwrite($1, first + "/0004-certificate.xml", "Certificate") },
        Damage(
            testDescription: "a paper cut short", code: .differs,
            path: first + "/0003-acceptance.xml", caseNumber: "370900-2026-000001"
        ) { try $0.overwrite($1, first + "/0003-acceptance.xml", "accept") },
        Damage(
            testDescription: "a missing paper", code: .missing,
            path: first + "/0002-acknowledgement.xml", caseNumber: "370900-2026-000001"
        ) { try $1.remove(Path(first + "/0002-acknowledgement.xml")) },
        Damage(
            testDescription: "a missing application", code: .missing,
            path: second + "/0001-application.zip", caseNumber: "370900-2026-000002"
        ) { try $1.remove(Path(second + "/0001-application.zip")) },
        Damage(
            testDescription: "an older case.xml put back", code: .differs,
            path: first + "/case.xml", caseNumber: "370900-2026-000001"
        ) { try $0.overwrite($1, first + "/case.xml", "case one closed") },
        Damage(
            testDescription: "an older register entry put back", code: .differs,
            path: "registry/register/370900/2026/1.xml", caseNumber: "370900-2026-000001"
        ) { try $0.overwrite($1, "registry/register/370900/2026/1.xml", "entry") },
        Damage(
            testDescription: "a changed rule of an adopted set", code: .differs,
            path: "registry/rules/00ff/xsd/common.xsd"
        ) { try $0.overwrite($1, "registry/rules/00ff/xsd/common.xsd", "<Schema/>") },
        Damage(
            testDescription: "a changed answer in the outbox", code: .differs,
            path: "outbox/public/authority.pem"
        ) { try $0.overwrite($1, "outbox/public/authority.pem", "Pem") },
        Damage(
            testDescription: "a stray paper in a case", code: .stray,
            path: first + "/0005-certificate.xml"
        ) { try $0.overwrite($1, first + "/0005-certificate.xml", "forged") },
        Damage(
            testDescription: "a changed tag file of a bag", code: .differs,
            path: bag + "/bagit.txt", caseNumber: "370900-2026-000001"
        ) { try $0.overwrite($1, bag + "/bagit.txt", "a Bag") },
        Damage(
            testDescription: "a missing tag file of a bag", code: .missing,
            path: bag + "/bagit.txt", caseNumber: "370900-2026-000001"
        ) { try $1.remove(Path(bag + "/bagit.txt")) },
        Damage(
            testDescription: "a stray file beside a bag's payload", code: .stray,
            path: bag + "/note.txt"
        ) { try $0.overwrite($1, bag + "/note.txt", "x") },
        Damage(
            testDescription: "a stray file in the registry", code: .stray,
            path: "registry/parties/x.xml"
        ) { try $0.overwrite($1, "registry/parties/x.xml", "x") },
        Damage(
            testDescription: "a stray file in the journal's folder", code: .stray,
            path: "registry/journal/2026-01.jsonl.bak"
        ) { try $0.overwrite($1, "registry/journal/2026-01.jsonl.bak", "x") },
        Damage(
            testDescription: "a stray file in staging", code: .stray,
            path: "registry/staging/note.txt"
        ) { try $0.overwrite($1, "registry/staging/note.txt", "x") },
        Damage(
            testDescription: "a case nobody opened", code: .stray,
            path: "registry/stages/registration/review/370900-2026-000009",
            caseNumber: "370900-2026-000009"
        ) {
            let path = "registry/stages/registration/review/370900-2026-000009/case.xml"
            try $0.overwrite($1, path, "x")
        },
        Damage(
            testDescription: "the journal cut inside its last line", code: .journalTorn,
            path: "registry/journal/2026-02.jsonl"
        ) { _, disk in
            let path = Path("registry/journal/2026-02.jsonl")
            let bytes = try disk.contents(of: path)
            try disk.replace(path, Array(bytes.dropLast(5)), mode: 0o640)
        },
        Damage(
            testDescription: "the journal cut after a whole line", code: .ledgerContradicted,
            path: "registry/journal"
        ) { _, disk in
            let path = Path("registry/journal/2026-02.jsonl")
            let lines = try disk.contents(of: path).split(separator: 0x0A)
            let kept = Array(lines.dropLast().joined(separator: [0x0A])) + [0x0A]
            try disk.replace(path, kept, mode: 0o640)
        },
    ]

    @Test("each planted damage is found and named", arguments: damages)
    func found(damage: Damage) throws {
        let disk = try played()
        try damage.plant(self, disk)
        let report = try WorkspaceCheck.run(disk: disk)
        let found = try #require(
            report.discrepancies.first { $0.code == damage.code && $0.path == damage.path },
            "\(report.discrepancies)")
        #expect(found.caseNumber?.text == damage.caseNumber)
        #expect(found.english.contains(damage.path) && found.chinese.contains(damage.path))
        #expect(!found.englishAdvice.isEmpty && !found.chineseAdvice.isEmpty)
        if damage.code != .journalTorn {
            #expect(report.discrepancies.count == 1, "\(report.discrepancies)")
        }
    }

    @Test("a folder that the disk does not list hides nothing else")
    func unreadableFolder() throws {
        let disk = try played()
        try disk.replace(
            Path(Self.second + "/case.xml"), Array("changed".utf8), mode: 0o440)
        let hooked = HookedDisk(disk)
        hooked.unreadableFolder = Path(Self.first)
        let found = try WorkspaceCheck.run(disk: hooked).discrepancies
        #expect(found.map(\.path).sorted() == [Self.first, Self.second + "/case.xml"].sorted())
        #expect(found.contains { $0.found?.contains("cannot be read") == true })
        #expect(found.allSatisfy { $0.code == .differs })
    }

    @Test("the position of views that is just being written is no stray")
    func viewPosition() throws {
        let disk = try played()
        try overwrite(disk, "registry/.views.position.tmp", "")
        #expect(try WorkspaceCheck.run(disk: disk).discrepancies == [])
    }

    @Test("a case folder moved by hand is one discrepancy that says where it belongs")
    func misplaced() throws {
        let disk = try played()
        try disk.makeFolders("registry/stages/registration/publicity")
        let moved = "registry/stages/registration/publicity/370900-2026-000002"
        try disk.rename(Path(Self.second), to: Path(moved))
        let report = try WorkspaceCheck.run(disk: disk)
        #expect(report.discrepancies.map(\.code) == [.caseMissing, .caseMisplaced])
        #expect(report.discrepancies.map(\.path) == [Self.second, moved])
        #expect(report.discrepancies.last?.expected == Self.second)
    }

    @Test("two case.xml swapped are both found")
    func swapped() throws {
        let disk = try played()
        let one = try disk.contents(of: Path(Self.first) / "case.xml")
        let two = try disk.contents(of: Path(Self.second) / "case.xml")
        try disk.replace(Path(Self.first) / "case.xml", two, mode: 0o440)
        try disk.replace(Path(Self.second) / "case.xml", one, mode: 0o440)
        let report = try WorkspaceCheck.run(disk: disk)
        #expect(
            report.discrepancies.map(\.path) == [
                Self.first + "/case.xml", Self.second + "/case.xml",
            ])
    }

    @Test("answers that their recipient took away are no damage")
    func taken() throws {
        let disk = try played()
        let story = try Story()
        for entry in try disk.entries(of: "outbox" / story.outboxFolder) {
            try disk.remove(("outbox" / story.outboxFolder).appending(entry.name))
        }
        let report = try WorkspaceCheck.run(disk: disk)
        #expect(report.isWhole)
        #expect(report.takenCount == 6)
    }

    @Test("lock, keys and index belong to the registry though no line names them")
    func allowed() throws {
        let disk = try played()
        for path in [
            "registry/keys/a.pem", "registry/index.sqlite", "registry/index.sqlite-wal",
            "registry/standing.sqlite", "registry/standing.sqlite-shm",
            "registry/views.sqlite", "registry/views.sqlite-wal",
        ] {
            try overwrite(disk, path, "x")
        }
        #expect(try WorkspaceCheck.run(disk: disk).isWhole)
    }

    @Test("what a running store commits while it is checked is no damage")
    func running() throws {
        let disk = MemoryDisk()
        let story = try Story()
        try story.drop(on: disk)
        let store = try openStore(disk)
        _ = try store.commit(story.batches[0])
        _ = try Claims(disk: disk).claim("a.zip", in: nil, marker: nil, id: "claim-a-zip")
        _ = try store.commit(story.batches[1])
        try store.checkpoint()
        let claims = Claims(disk: disk)
        var isMoved = false
        let report = try WorkspaceCheck.run(disk: disk) { _, _ in
            guard !isMoved else { return }
            isMoved = true
            do {
                _ = try claims.claim("b.zip", in: nil, marker: nil, id: "claim-b-zip")
                _ = try store.commit(story.batches[2])
                try store.checkpoint()
            } catch {
                Issue.record(error)
            }
        }
        #expect(isMoved)
        #expect(report.isWhole, "\(report.discrepancies)")
        #expect(report.unsettledCount == 2)
    }
}
