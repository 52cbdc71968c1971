import Digests
import Foundation
import Registry
import System
import Testing
import WorkingDays

@testable import Storage

@Suite("Claims")
struct ClaimTests {
    /// The inbox as of a claim's last look, changed by its sender between copy and unlink.
    private func claim(
        _ disk: MemoryDisk, changing change: @escaping (MemoryDisk) throws -> Void
    ) throws -> StorageError {
        disk.fault = { verb, path, _ in
            guard verb == "sync folder", path == WorkspacePaths.claims else { return nil }
            disk.fault = { _, _, _ in nil }
            do { try change(disk) } catch { Issue.record(error) }
            return nil
        }
        return try #require(throws: StorageError.self) {
            _ = try Claims(disk: disk).claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
        }
    }

    private func started() throws -> MemoryDisk {
        let disk = MemoryDisk()
        try Story().drop(on: disk)
        try openStore(disk).close()
        return disk
    }

    @Test("a file goes from the inbox with its marker, and its bytes, digest and record are kept")
    func claimed() throws {
        let disk = try started()
        let marked = try #require(try disk.status(of: "inbox/b.zip.ok")).changedAtNanoseconds
        let claim = try Claims(disk: disk).claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
        let bytes = Array("package b.zip".utf8)
        #expect(claim.digest == sha256(bytes))
        #expect(claim.sizeBytes == bytes.count)
        #expect(claim.receivedAt.milliseconds == marked / 1_000_000)
        #expect(try disk.contents(of: claim.package) == bytes)
        #expect(try disk.status(of: claim.package)?.mode == 0o440)
        #expect(try disk.status(of: "inbox/b.zip") == nil)
        #expect(try disk.status(of: "inbox/b.zip.ok") == nil)
        #expect(try openStore(disk).pendingClaims() == [claim])
    }

    @Test("a name of any bytes, a party's folder, and a file of many blocks, on a real disk")
    func real() throws {
        try withFolder { folder in
            let disk = try LinuxDisk(root: Path(folder))
            let store = try openStore(disk)
            let sender = try party("11370900MB2837001")
            let name = Path(bytes: [0xC9, 0xEA, 0xC7, 0xEB, 0x22, 0x0A])
            let path = WorkspacePaths.inboxFolder(of: sender).appending(name)
            let bytes = (0..<(256 << 10) * 2 + 1).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try disk.create(path, bytes, mode: 0o644)
            let changed = try #require(try disk.status(of: path)).changedAtNanoseconds
            let claim = try Claims(disk: disk).claim(name, in: sender, marker: nil, id: "x-1")
            #expect(claim.receivedAt.milliseconds == changed / 1_000_000)
            #expect(claim.digest == sha256(bytes))
            let oracle = try shell("sha256sum < registry/staging/claims/x-1.package", in: folder)
            #expect(oracle.output.hasPrefix(claim.digest.hex))
            let record = try shell(
                "jq -r .nameBytes registry/staging/claims/x-1.json",
                in: folder)
            #expect(record.output == "c9eac7eb220a\n")
            #expect(try store.pendingClaims() == [claim])
        }
    }

    @Test("a folder, a link and a name that is gone are refused and stay")
    func notFile() throws {
        try withFolder { folder in
            let disk = try LinuxDisk(root: Path(folder))
            let store = try openStore(disk)
            _ = try shell("mkdir inbox/d; ln -s /etc/passwd inbox/l; mkfifo inbox/p", in: folder)
            for (name, code) in [
                ("d", StorageError.Code.claimNotFile), ("l", .claimNotFile),
                ("p", .claimNotFile), ("gone", .claimChanged),
            ] {
                let error = #expect(throws: StorageError.self) {
                    _ = try Claims(disk: disk).claim(Path(name), in: nil, marker: nil, id: "x")
                }
                #expect(error?.code == code)
                #expect(error?.verdict == .park)
            }
            #expect(try shell("ls inbox registry/staging/claims", in: folder).output.contains("p"))
            #expect(try store.pendingClaims() == [])
        }
    }

    @Test("a file grown or gone while it was copied waits, unclaimed")
    func changed() throws {
        let changes: [(MemoryDisk) throws -> Void] = [
            { disk in
                try disk.open("inbox/b.zip", for: .writing).write(Array("more".utf8), at: 13)
            },
            { disk in try disk.remove("inbox/b.zip") },
        ]
        for change in changes {
            let disk = try started()
            let error = try claim(disk, changing: change)
            #expect(error.code == .claimChanged)
            #expect(error.verdict == .park)
            #expect(try disk.entries(of: WorkspacePaths.claims) == [])
            #expect(try disk.status(of: "inbox/b.zip.ok") != nil)
        }
    }

    @Test("a done-marker that goes, or is written meanwhile, releases the file it confirmed")
    func markerChanged() throws {
        let changes: [(MemoryDisk) throws -> Void] = [
            { disk in try disk.replace("inbox/b.zip.ok", Array("size=1".utf8), mode: 0o644) },
            { disk in
                try disk.open("inbox/b.zip.ok", for: .writing).write(Array("more".utf8), at: 0)
            },
            { disk in try disk.remove("inbox/b.zip.ok") },
        ]
        for change in changes {
            let disk = try started()
            let error = try claim(disk, changing: change)
            #expect(error.code == .claimChanged)
            #expect(try disk.entries(of: WorkspacePaths.claims) == [])
            #expect(try disk.status(of: "inbox/b.zip") != nil)
        }
    }

    @Test("what markers hold goes with the claim, also after a crash, and 4 KiB of it at most")
    func controls() throws {
        let disk = try started()
        let long = [UInt8](repeating: 0x41, count: 5_000)
        try disk.create("inbox/b.zip.sha256", Array("size=13\n".utf8), mode: 0o644)
        try disk.create("inbox/b.zip.ctl", long, mode: 0o644)
        let markers: [Path] = ["b.zip.ok", "b.zip.sha256", "b.zip.ctl"]
        let kept = ClaimRecord.Marker(
            name: "b.zip.ok", mark: FileMark(try #require(try disk.status(of: "inbox/b.zip.ok"))),
            content: try disk.contents(of: "inbox/b.zip.ok"))
        let claim = try Claims(disk: disk).claim("b.zip", in: nil, markers: markers, id: "one")
        #expect(
            claim.controls == [kept.control].compactMap { $0 } + [
                Claim.Control(
                    name: "b.zip.sha256", sizeBytes: 8, bytes: Array("size=13\n".utf8)),
                Claim.Control(
                    name: "b.zip.ctl", sizeBytes: 5_000, bytes: Array(long.prefix(4_096))),
            ])
        for marker in markers {
            #expect(try disk.status(of: Path("inbox").appending(marker)) == nil)
        }
        disk.kill()
        #expect(try openStore(disk).pendingClaims() == [claim])
    }

    @Test("the record of an earlier version, with one marker and nothing of its content, is read")
    func earlierRecord() throws {
        let mark = #""device":1,"inode":2,"sizeBytes":3,"changedAtNanoseconds":4"#
        let line =
            #"{"format":1,"id":"1-a","name":"b.zip","nameBytes":"622e7a6970","receivedAt":5,"#
            + #""original":{\#(mark)},"marker":{"name":"b.ok","nameBytes":"622e6f6b",\#(mark)}}"#
        let record = try #require(ClaimRecord(Array(line.utf8) + [0x0A]))
        #expect(record.markers.map(\.name) == ["b.ok"])
        #expect(record.markers.first?.content == [])
        #expect(ClaimRecord(record.bytes) == record)
    }

    /// Another file takes the name as the effect `verb` on `inbox/b.zip` or the claims begins.
    private func disturbed(_ verb: String, mounted: Bool = false) throws -> MemoryDisk {
        let disk = try started()
        if mounted { disk.mounted = WorkspacePaths.inbox }
        disk.fault = { found, path, _ in
            guard found == verb, path == WorkspacePaths.claims || path == "inbox/b.zip" else {
                return nil
            }
            disk.fault = { _, _, _ in nil }
            do {
                try disk.replace("inbox/b.zip", Array("another".utf8), mode: 0o644)
            } catch { Issue.record(error) }
            return nil
        }
        return disk
    }

    @Test(
        "a file that is replaced while it is claimed is claimed, and the other one is not lost",
        arguments: ["sync folder", "rename"], [false, true])
    func replaced(verb: String, mounted: Bool) throws {
        let disk = try disturbed(verb, mounted: mounted)
        let claims = Claims(disk: disk)
        let first = try claims.claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
        #expect(try disk.contents(of: first.package) == Array("package b.zip".utf8))
        let second = try claims.claim("b.zip", in: nil, marker: nil, id: "two")
        #expect(try disk.contents(of: second.package) == Array("another".utf8))
        #expect(try disk.status(of: "inbox/b.zip") == nil)
        #expect(try openStore(disk).pendingClaims() == [first, second])
        #expect(try disk.entries(of: "inbox").allSatisfy { !$0.name.description.hasPrefix(".") })
    }

    @Test("a file replaced with its marker is claimed with the old one; the new ones wait together")
    func replacedWithMarker() throws {
        let disk = try started()
        disk.fault = { verb, path, _ in
            guard verb == "sync folder", path == WorkspacePaths.claims else { return nil }
            disk.fault = { _, _, _ in nil }
            do {
                try disk.replace("inbox/b.zip", Array("another".utf8), mode: 0o644)
                try disk.replace("inbox/b.zip.ok", Array("size=7".utf8), mode: 0o644)
            } catch { Issue.record(error) }
            return nil
        }
        let claims = Claims(disk: disk)
        let first = try claims.claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
        #expect(try disk.contents(of: first.package) == Array("package b.zip".utf8))
        let second = try claims.claim("b.zip", in: nil, marker: "b.zip.ok", id: "two")
        #expect(second.controls.map(\.bytes) == [Array("size=7".utf8)])
        #expect(try disk.status(of: "inbox/b.zip.ok") == nil)
        #expect(try openStore(disk).pendingClaims() == [first, second])
    }

    @Test("a marker that cannot be removed once its file is taken stays, and nothing is undone")
    func markerStays() throws {
        for code in [ErrorCode.denied, ErrorCode.outOfSpace, ErrorCode.deviceFailed] {
            let disk = try started()
            try disk.create("inbox/b.zip.sm3", [], mode: 0o644)
            disk.fault = { verb, path, _ in
                verb == "remove" && path == "inbox/b.zip.ok" ? code : nil
            }
            let claim = try Claims(disk: disk).claim(
                "b.zip", in: nil, markers: ["b.zip.ok", "b.zip.sm3"], id: "one")
            #expect(try disk.status(of: "inbox/b.zip") == nil)
            #expect(try disk.status(of: "inbox/b.zip.ok") != nil)
            #expect(try disk.status(of: "inbox/b.zip.sm3") == nil)
            disk.fault = { _, _, _ in nil }
            #expect(try openStore(disk).pendingClaims() == [claim])
            #expect(try disk.status(of: "inbox/b.zip.ok") == nil, "a start removes it")
        }
    }

    @Test("killed at any effect, a claim with many markers is whole without them, or all wait")
    func killedWithMarkers() throws {
        for mounted in [false, true] {
            for effect in 1...11 {
                let disk = try started()
                if mounted { disk.mounted = WorkspacePaths.inbox }
                try disk.create("inbox/b.zip.sm3", [1], mode: 0o644)
                disk.powerOffAt = disk.effectCount + effect
                do {
                    _ = try Claims(disk: disk).claim(
                        "b.zip", in: nil, markers: ["b.zip.ok", "b.zip.sm3"], id: "one")
                    Issue.record("not killed at \(effect)")
                } catch { #expect(error.verdict == .stop) }
                disk.kill()
                let pending = try openStore(disk).pendingClaims()
                for name in ["inbox/b.zip", "inbox/b.zip.ok", "inbox/b.zip.sm3"] as [Path] {
                    let waits = try disk.status(of: name) != nil
                    #expect(waits == pending.isEmpty, "effect \(effect) \(name)")
                }
            }
        }
    }

    @Test("killed while another file lies aside, both are there after the next start")
    func killedWhileReplaced() throws {
        for mounted in [false, true] {
            let disk = try disturbed("rename", mounted: mounted)
            let begin = disk.fault
            disk.fault = { verb, path, number in
                if verb == "rename", path == "inbox/b.zip" {
                    // Three effects of the disturber come between; then the other is put back.
                    disk.powerOffAt = number + 4
                }
                return begin(verb, path, number)
            }
            #expect(throws: StorageError.self) {
                _ = try Claims(disk: disk).claim("b.zip", in: nil, marker: nil, id: "one")
                Issue.record("not stopped: \(disk.log.suffix(12))")
            }
            disk.kill()
            let store = try openStore(disk)
            #expect(try store.pendingClaims().map(\.id) == ["one"])
            #expect(try disk.contents(of: "inbox/b.zip") == Array("another".utf8))
            #expect(
                try disk.entries(of: "inbox").allSatisfy { !$0.name.description.hasPrefix(".") })
        }
    }

    @Test("a name that was taken again is put back beside it, under a name that fits")
    func putBackBeside() throws {
        let disk = try started()
        let name = Path(String(repeating: "n", count: 250) + ".zip")
        let path = WorkspacePaths.inbox.appending(name)
        try disk.create(path, [1], mode: 0o644)
        try disk.create("inbox/.dengji-claim-one", [2], mode: 0o644)
        let record = ClaimRecord(
            id: "one", folder: nil, name: name,
            original: FileMark(try #require(try disk.status(of: path))),
            receivedAt: Instant(milliseconds: 0))
        let aside = ClaimAside(disk: disk, record: record)
        try aside.putBack(try #require(try aside.found()).path)
        #expect(try disk.contents(of: path) == [1])
        let beside = try #require(
            try disk.entries(of: "inbox").first { $0.name.description.hasPrefix("one-") })
        #expect(beside.name.bytes.count == 255)
        #expect(beside.name.description.hasSuffix(".zip"))
        #expect(try disk.contents(of: WorkspacePaths.inbox.appending(beside.name)) == [2])
    }

    @Test("a file other than the one that was seen ready is not claimed")
    func seen() throws {
        let disk = try started()
        let status = try #require(try disk.status(of: "inbox/b.zip"))
        var seen = SeenFile(status)
        seen.changedMilliseconds -= 1
        let error = #expect(throws: StorageError.self) {
            _ = try Claims(disk: disk).claim("b.zip", in: nil, marker: nil, seen: seen, id: "one")
        }
        #expect(error?.code == .claimChanged)
        seen = SeenFile(status)
        _ = try Claims(disk: disk).claim("b.zip", in: nil, marker: nil, seen: seen, id: "one")
    }

    @Test("killed at any effect, a claim is whole or its original waits, never both or neither")
    func killed() throws {
        for effect in 1...10 {
            let disk = try started()
            disk.powerOffAt = disk.effectCount + effect
            #expect(throws: StorageError.self) {
                _ = try Claims(disk: disk).claim("b.zip", in: nil, marker: "b.zip.ok", id: "one")
            }
            disk.kill()
            let store = try openStore(disk)
            let pending = try store.pendingClaims()
            let waits = try disk.status(of: "inbox/b.zip") != nil
            #expect(pending.isEmpty == waits, "effect \(effect)")
            #expect(try disk.entries(of: WorkspacePaths.claims).count == 2 * pending.count)
            if !waits { #expect(try disk.status(of: "inbox/b.zip.ok") == nil) }
            #expect(
                store.recovery.claimsPending == pending.count
                    && store.recovery.claimsUndone <= (waits ? 1 : 0))
        }
    }

    @Test("an original that a power cut brings back after its line is removed, not taken again")
    func broughtBack() throws {
        let disk = MemoryDisk()
        let story = try Story()
        try story.drop(on: disk)
        let store = try openStore(disk)
        _ = try store.commit(story.batches[0])
        _ = try Claims(disk: disk).claim("a.zip", in: nil, marker: nil, id: "claim-a-zip")
        _ = try store.commit(story.batches[1])
        var isBack = false
        for seed in UInt64(0)..<40 where !isBack {
            disk.cutPower(seed: seed)
            isBack = try disk.status(of: "inbox/a.zip") != nil
            if !isBack { break }
        }
        let again = try openStore(disk)
        #expect(try disk.status(of: "inbox/a.zip") == nil)
        #expect(try again.pendingClaims() == [])
        #expect(again.recovery.claimsCleaned == 1)
    }
}
