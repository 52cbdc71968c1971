import Registry
import System
import Testing

@testable import Storage

@Suite("Claims that an earlier version left, each in a folder of its own")
struct EarlierClaimTests {
    private static let folder = WorkspacePaths.claims.appending("one")

    /// A claim of `inbox/b.zip`, with its files where earlier versions had them; all of it durable.
    private func left(
        _ change: (MemoryDisk) throws -> Void = { _ in }
    ) throws -> (disk: MemoryDisk, claim: Claim) {
        let disk = MemoryDisk()
        try Story().drop(on: disk)
        try openStore(disk).close()
        let claim = try Claims(disk: disk).claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
        try disk.makeFolder(EarlierClaimTests.folder, mode: 0o750)
        for (file, name) in [(ClaimFile.record, "claim.json"), (.package, "package")] {
            try disk.rename(
                file.path(of: "one"), to: EarlierClaimTests.folder.appending(Path(name)))
        }
        try change(disk)
        try disk.syncEverything()
        return (disk, claim)
    }

    private func names(_ disk: MemoryDisk) throws -> [String] {
        try disk.entries(of: WorkspacePaths.claims).map(\.name.description)
    }

    @Test("a whole one is taken over, wherever a power cut falls into that")
    func whole() throws {
        var cuts = 0
        for effect in 1...60 {
            let (disk, claim) = try left()
            disk.powerOffAt = disk.effectCount + effect
            if (try? openStore(disk)) == nil { cuts += 1 }
            disk.cutPower(seed: UInt64(effect))
            let store = try openStore(disk)
            #expect(try store.pendingClaims() == [claim], "effect \(effect)")
            #expect(try names(disk) == ["one.json", "one.package"], "effect \(effect)")
            #expect(try disk.contents(of: claim.package) == Array("package b.zip".utf8))
            #expect(try disk.status(of: "inbox/b.zip") == nil)
        }
        #expect(cuts > 10)
    }

    @Test("an original that was moved aside goes with it")
    func aside() throws {
        let (disk, claim) = try left { disk in
            // As it was before the last step of the claim.
            let bytes = try disk.contents(of: EarlierClaimTests.folder.appending("package"))
            try disk.create("inbox/c.zip", bytes, mode: 0o644)
        }
        let record = try #require(
            ClaimRecord(
                try disk.contents(of: EarlierClaimTests.folder.appending("claim.json"))))
        var changed = record
        let status = try #require(try disk.status(of: "inbox/c.zip"))
        changed.original = FileMark(status)
        try disk.remove(EarlierClaimTests.folder.appending("claim.json"))
        try disk.create(
            EarlierClaimTests.folder.appending("claim.json"), changed.bytes, mode: 0o440)
        try disk.rename("inbox/c.zip", to: EarlierClaimTests.folder.appending("original"))
        let store = try openStore(disk)
        #expect(try store.pendingClaims() == [claim])
        #expect(try names(disk) == ["one.json", "one.package"])
    }

    @Test("a half-made one is undone, and what else lay in its folder goes with it")
    func halfMade() throws {
        let (disk, _) = try left { disk in
            try disk.remove(EarlierClaimTests.folder.appending("package"))
            try disk.create(EarlierClaimTests.folder.appending("other"), [1], mode: 0o440)
        }
        let store = try openStore(disk)
        #expect(store.recovery.claimsUndone == 1)
        #expect(try store.pendingClaims() == [])
        #expect(try names(disk) == [])
    }

    @Test("until a start, a check finds nothing strange about it")
    func check() throws {
        let (disk, _) = try left()
        #expect(try WorkspaceCheck.run(disk: disk).discrepancies == [])
        try disk.create(WorkspacePaths.claims.appending("one.other"), [1], mode: 0o440)
        #expect(
            try WorkspaceCheck.run(disk: disk).discrepancies.map(\.path)
                == ["registry/staging/claims/one.other"])
    }
}
