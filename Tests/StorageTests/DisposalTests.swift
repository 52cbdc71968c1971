import Foundation
import Registry
import System
import Testing

@testable import Storage

@Suite("A case that was destroyed leaves its tombstone")
struct DisposalTests {
    private static let bag: Path = "registry/archive/2026/370900-2026-000001"

    private func story() throws -> Story {
        var story = try Story()
        story.isDisposed = true
        return story
    }

    private func played() throws -> MemoryDisk {
        let disk = MemoryDisk()
        try story().drop(on: disk)
        try story().play(on: disk)
        return disk
    }

    @Test("the bag is gone, what lay beside it is there, and nothing is missing")
    func gone() throws {
        let disk = try played()
        #expect(try disk.status(of: Self.bag) == nil)
        #expect(
            try disk.entries(of: "registry/archive/2026").compactMap(\.name.text)
                == ["370900-2026-000003"])
        #expect(try disk.status(of: "registry/register/370900/2026/1.xml") != nil)
        #expect(try WorkspaceCheck.run(disk: disk).discrepancies == [])
        let store = try openStore(disk)
        let first = try story().first
        #expect(store.index.cases[first] == nil && store.index.cases.isDisposed(first))
        #expect(!store.index.cases.isDisposed(try story().second))
        try store.close()
    }

    @Test("killed or without power at any effect, it ends as an uninterrupted run")
    func crashes() throws {
        let whole = try played()
        let expected = try tree(whole)
        for (index, isCut) in [false, true].enumerated() {
            for effect in 1...whole.effectCount {
                let disk = MemoryDisk()
                try story().drop(on: disk)
                disk.powerOffAt = disk.effectCount + effect
                do {
                    try story().play(on: disk)
                } catch let error as StorageError {
                    #expect(error.cause == "the power is off", "\(error)")
                }
                disk.powerOffAt = nil
                if isCut { disk.cutPower(seed: UInt64(index * 1000 + effect)) } else { disk.kill() }
                #expect(
                    try isCut || WorkspaceCheck.run(disk: disk).discrepancies == [],
                    "effect \(effect)")
                try story().play(on: disk)
                #expect(try tree(disk) == expected, "effect \(effect), cut: \(isCut)")
            }
        }
    }

    @Test("a bag that comes back, whole or in part, is named with its case and line")
    func comesBack() throws {
        let disk = try played()
        try disk.create(Self.bag / "data/case.xml", [1], mode: 0o440)
        let found = try WorkspaceCheck.run(disk: disk).discrepancies
        #expect(found.map(\.code) == [.disposedPresent])
        #expect(found.first?.path == Self.bag.description)
        #expect(try found.first?.caseNumber == story().first && found.first?.line == 10)
    }

    @Test("a line that is taken back brings the case back into the index")
    func takenBack() throws {
        let disk = MemoryDisk()
        try Story().drop(on: disk)
        try Story().play(on: disk)
        var index = RegistryIndex()
        try RegistryReader(disk: disk).journal { line in index.take(line.entry) }
        let first = try story().first
        let before = index.cases[first]
        let order = try #require(try story().batches.last?.last).entry
        let step = index.take(order)
        #expect(index.cases[first] == nil && index.cases.isDisposed(first))
        index.takeBack(step)
        #expect(before != nil && index.cases[first] == before && !index.cases.isDisposed(first))
    }

    @Test("a tombstone that names any folder but the bag of its case is a damaged line")
    func otherFolder() throws {
        for folder in [
            "archive/2026/370900-2026-000002", "archive/2026", "parties", "archive/2026/../x",
            "archive/26/370900-2026-000012", "archive/2026/370900-2026-000012/data",
        ] {
            var entry = try JournalLineTests.full()
            entry.disposed?[0].folder = folder
            let line = JournalLine(
                number: 3, previous: sha256([9]), salt: [UInt8](repeating: 0, count: 16),
                entry: entry)
            #expect(throws: (any Error).self, "\(folder)") {
                try JournalLine(reading: line.bytes, number: 3, previous: sha256([9]))
            }
        }
    }
}
