import Foundation
import Packages
import Registry
import System
import Testing

@testable import Storage

@Suite("A bag that is one ZIP")
struct ZippedBagTests {
    private static let number = "370900-2026-000001"
    private static let zip = Path("registry/archive/2026/02/\(number).zip")
    private static let data = zip / number / "data"

    /// Closed into a ZIP, or closed plainly and then made a ZIP.
    private static func stories() throws -> [Story] {
        var closed = try Story()
        closed.closedFolder = Story.zippedFolder
        var plain = try Story()
        plain.closedFolder = "archive/2026"
        plain.correctedFolder = Story.zippedFolder
        return [closed, plain]
    }

    private static func played(_ story: Story) throws -> MemoryDisk {
        let disk = MemoryDisk()
        try story.drop(on: disk)
        try story.play(on: disk)
        return disk
    }

    @Test("holds the case's files and nothing is left unpacked", arguments: [0, 1])
    func made(way: Int) throws {
        let story = try Self.stories()[way]
        let disk = try Self.played(story)
        #expect(try WorkspaceCheck.run(disk: disk).discrepancies == [])
        let file = try disk.open(Self.zip, for: .reading)
        let names = try file.storedZIP(Self.zip).members.map(\.text)
        let papers = [
            "0001-application.zip", "0002-acknowledgement.xml", "0003-acceptance.xml",
            "0004-certificate.xml", "case.xml",
        ].map { "\(Self.number)/data/\($0)" }
        #expect(names == ["\(Self.number)/bagit.txt"] + papers)
        #expect(
            try disk.contents(of: Self.data / "0004-certificate.xml") == Array("certificate".utf8))
        #expect(try file.status().mode == 0o440)
        let others = try tree(disk).keys.filter { $0.contains(Self.number) }
        #expect(others == [Self.zip.description])
    }

    @Test("is found through its standing, and what is not in it is missing")
    func read() throws {
        let story = try Self.stories()[0]
        let disk = try Self.played(story)
        let store = try openStore(disk)
        let standing = try #require(store.index.cases[story.first])
        let reader = RegistryReader(disk: disk)
        #expect(try reader.caseFile(of: standing) == Array("case one closed".utf8))
        #expect(throws: StorageError.self) {
            _ = try reader.paper("0009-x.xml", digest: sha256([]), of: standing)
        }
        try store.close()
    }

    @Test("killed or without power at any effect, it ends as made at once", arguments: [0, 1])
    func crashes(way: Int) throws {
        let story = try Self.stories()[way]
        let whole = MemoryDisk()
        try story.drop(on: whole)
        let before = whole.effectCount
        try story.play(on: whole)
        let effects = whole.effectCount - before
        let expected = try tree(whole)
        let seeds: Range<UInt64> =
            ProcessInfo.processInfo.environment["DENGJI_ALL_FAULTS"] == nil ? 0..<2 : 0..<24
        // 0 is a kill.
        for seed in seeds {
            for effect in 1...effects {
                let disk = MemoryDisk()
                try story.drop(on: disk)
                disk.powerOffAt = disk.effectCount + effect
                #expect(throws: StorageError.self) { try story.play(on: disk) }
                if seed == 0 {
                    disk.kill()
                    let report = try WorkspaceCheck.run(disk: disk)
                    #expect(report.isWhole, "killed at \(effect): \(report.discrepancies)")
                } else {
                    disk.cutPower(seed: seed &* 1000 &+ UInt64(effect))
                }
                // Once more, while it recovers.
                disk.powerOffAt = disk.effectCount + 1 + effect % 11
                do {
                    try story.play(on: disk)
                } catch let error as StorageError {
                    #expect(error.cause == "the power is off", "\(error)")
                    disk.cutPower(seed: seed &+ UInt64(effect) &* 7919)
                }
                disk.powerOffAt = nil
                disk.kill()
                try story.play(on: disk)
                let found = try tree(disk)
                let paths = Set(found.keys).union(expected.keys)
                    .filter { found[$0] != expected[$0] }
                #expect(paths.isEmpty, "seed \(seed), effect \(effect)")
                if !paths.isEmpty { return }
            }
        }
    }

    @Test("a full disk leaves the line to be finished, and then all is in place")
    func full() throws {
        let story = try Self.stories()[0]
        var unfinished = 0
        for effect in 1...60 {
            let disk = MemoryDisk()
            try story.drop(on: disk)
            let store = try openStore(disk)
            for (number, batch) in story.batches.prefix(5).enumerated() {
                for input in batch {
                    guard let id = input.entry.input.claim else { continue }
                    let name = try #require(
                        Story.drops.first { id.hasSuffix($0.replacing(".", with: "-")) })
                    _ = try Claims(disk: disk).claim(
                        Path(name), in: name == "c.xml" ? story.sender : nil,
                        marker: name == "b.zip" ? "b.zip.ok" : nil, id: id)
                }
                _ = try store.commit(batch)
                if number == 4 { try store.checkpoint() }
            }
            let start = disk.effectCount
            disk.fault = { verb, _, number in
                number == start + effect && !verb.hasPrefix("sync") ? ErrorCode.outOfSpace : nil
            }
            do {
                _ = try store.commit(story.batches[5])
            } catch {
                if error.code != .applyUnfinished { continue }
                unfinished += 1
                #expect(try store.finish().count == 1, "effect \(effect)")
            }
            disk.fault = { _, _, _ in nil }
            try store.checkpoint()
            #expect(try WorkspaceCheck.run(disk: disk).discrepancies == [], "effect \(effect)")
            #expect(try disk.entries(of: WorkspacePaths.bags).isEmpty)
        }
        #expect(unfinished >= 8, "moving, papers, tag file, and making, writing, naming the ZIP")
    }

    @Test("every changed byte is found and named, in whatever part of it")
    func everyByte() throws {
        let disk = try Self.played(try Self.stories()[0])
        let whole = try disk.contents(of: Self.zip)
        for offset in whole.indices {
            var changed = whole
            changed[offset] ^= UInt8(1 << (offset % 8))
            try disk.replace(Self.zip, changed, mode: 0o440)
            let found = try WorkspaceCheck.run(disk: disk).discrepancies
            #expect(!found.isEmpty, "byte \(offset)")
            #expect(
                found.allSatisfy {
                    $0.path.hasPrefix(Self.zip.description)
                        && ($0.caseNumber?.text == Self.number || $0.code == .stray)
                }, "byte \(offset): \(found)")
        }
    }

    @Test("bytes more or less, before, behind or within, are found")
    func lengths() throws {
        let disk = try Self.played(try Self.stories()[0])
        let whole = try disk.contents(of: Self.zip)
        var spoiled: [[UInt8]] = [[0] + whole, whole + [0], [], Array(whole.dropFirst())]
        for cut in stride(from: 0, to: whole.count, by: 7) {
            var less = whole
            less.remove(at: cut)
            var more = whole
            more.insert(0x41, at: cut)
            spoiled += [less, more, Array(whole[..<cut])]
        }
        for (index, bytes) in spoiled.enumerated() {
            try disk.replace(Self.zip, bytes, mode: 0o440)
            #expect(!(try WorkspaceCheck.run(disk: disk).isWhole), "\(index)")
        }
        try disk.remove(Self.zip)
        let missing = try WorkspaceCheck.run(disk: disk).discrepancies
        #expect(missing.map(\.code) == [.caseMissing])
        let elsewhere = Path("registry/archive/2026/03/\(Self.number).zip")
        try disk.replace(elsewhere, whole, mode: 0o440)
        let moved = try WorkspaceCheck.run(disk: disk).discrepancies
        #expect(moved.map(\.code) == [.caseMissing, .caseMisplaced])
    }

    @Test("a large file goes through in blocks and comes out the same")
    func large() throws {
        let disk = MemoryDisk()
        var bytes: [UInt8] = []
        var state: UInt64 = 7
        while bytes.count < 3_500_001 {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            bytes.append(UInt8(truncatingIfNeeded: state >> 33))
        }
        let folder = WorkspacePaths.bags / Self.number
        try disk.create(folder / "data/a.bin", Array(bytes.prefix(1 << 20)), mode: 0o440)
        try disk.create(folder / "data/b.bin", bytes, mode: 0o440)
        try disk.create(folder / "data/c.xml", Array("small".utf8), mode: 0o440)
        try disk.create(folder / "bagit.txt", [], mode: 0o440)
        try BagPacking.pack(folder, as: Self.zip, at: moment(0), on: disk)
        #expect(try disk.contents(of: Self.data / "b.bin") == bytes)
        #expect(try disk.contents(of: Self.data / "c.xml") == Array("small".utf8))
        let file = try disk.open(Self.zip, for: .reading)
        let zip = try file.storedZIP(Self.zip)
        let size = try file.status().sizeBytes
        #expect(try zip.fault(sizeBytes: size) { try file.read(at: $0, count: $1) } == nil)
        #expect(zip.members.map(\.crc)[2] == CRC32.of(bytes))
        // 2026-01-05 09:00:00 in Shanghai.
        #expect(zip.time == (46 << 9 | 1 << 5 | 5) << 16 | 9 << 11)
    }
}
