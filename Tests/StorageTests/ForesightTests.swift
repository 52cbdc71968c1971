import System
import Testing

@testable import Registry
@testable import Storage

@Suite("Lines taken in before they are committed")
struct ForesightTests {
    /// So many lines, each of a new case, from one minute on.
    private func openings(_ numbers: Range<Int>) throws -> [CommitInput] {
        try numbers.map { number in
            let opened = CaseNumber(region: "370900", year: 2026, sequence: number)
            var line = input(
                at: moment(Int64(number)), events: ["consumed", "opened"], number: opened,
                folder: "stages/registration/acceptance", counters: ["case:370900:2026": number],
                [
                    Made(.caseFolder, "case.xml", "case \(number)", .replace),
                    Made(.outbox, "a/2026/\(number)_acknowledgement.xml", "received \(number)"),
                ])
            line.entry.input.sender = try party("11370900MB2837001")
            line.entry.input.packageID = PackageID("A-\(number)")
            line.entry.input.digest = sha256([UInt8(number % 256), UInt8(number / 256)])
            return line
        }
    }

    private func key(_ number: Int) throws -> RegistryIndex.ConsumedKey {
        RegistryIndex.ConsumedKey(
            party: try party("11370900MB2837001"), id: try #require(PackageID("A-\(number)")))
    }

    @Test("the index knows them at once, and is as it was when the commit leaves nothing behind")
    func known() throws {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        _ = try store.commit(try openings(1..<3))
        let batch = try openings(3..<6)
        for line in batch { store.foresee(line.entry) }
        #expect(store.index.lineCount == 5 && store.index.openCount == 5)
        #expect(store.index.consumed[try key(5)]?.line == 4)
        disk.fault = { verb, path, _ in
            verb == "write" && path.parent == WorkspacePaths.journal ? ErrorCode.outOfSpace : nil
        }
        #expect(throws: StorageError.self) { _ = try store.commit(batch) }
        #expect(store.index.lineCount == 2 && store.index.openCount == 2)
        #expect(store.index.consumed[try key(5)] == nil)
        #expect(store.index.counter("case:370900:2026") == 2)
        disk.fault = { _, _, _ in nil }
        // Another batch than the one that failed, foreseen anew.
        let other = try openings(4..<6)
        for line in other { store.foresee(line.entry) }
        #expect(try store.commit(other).map(\.number) == [2, 3])
        try store.close()
        let again = try openStore(disk)
        #expect(again.index.openNumbers == store.index.openNumbers)
        for number in store.index.openNumbers {
            #expect(again.index.cases[number] == store.index.cases[number])
        }
        #expect(again.index.consumed[try key(5)] == store.index.consumed[try key(5)])
        #expect(try WorkspaceCheck.run(disk: disk).isWhole)
    }

    /// Where the tables of an index lie in memory, as far as they are lists of plain numbers.
    private func places(of value: Any) -> [UInt] {
        if let numbers = value as? [UInt32] {
            return numbers.withUnsafeBufferPointer { [UInt(bitPattern: $0.baseAddress)] }
        }
        if let pieces = value as? [[UInt32]] { return pieces.flatMap { places(of: $0) } }
        guard Mirror(reflecting: value).displayStyle == .struct else { return [] }
        return Mirror(reflecting: value).children.flatMap { places(of: $0.value) }
    }

    @Test("nothing is copied for a batch, whether it is committed or taken back")
    func inPlace() throws {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        _ = try store.commit(try openings(1..<201))
        let places = places(of: store.index)
        #expect(places.count > 4)
        for start in stride(from: 220, to: 380, by: 20) {
            let batch = try openings(start..<(start + 20))
            for line in batch {
                // As a desk asks between two lines.
                #expect(store.index.cases[try #require(line.entry.standing?.number)] == nil)
                store.foresee(line.entry)
            }
            let isFull = start.isMultiple(of: 40)
            disk.fault = { verb, _, _ in
                isFull && verb == "write" ? ErrorCode.outOfSpace : nil
            }
            do {
                _ = try store.commit(batch)
                #expect(!isFull)
            } catch {
                #expect(isFull)
            }
            #expect(self.places(of: store.index) == places, "from case \(start)")
        }
        // A copy held by somebody is what would show.
        let copy = store.index
        store.foresee(try openings(500..<501)[0].entry)
        #expect(self.places(of: store.index) != places)
        #expect(self.places(of: copy) == places)
    }

    @Test("any line reads back by its number, over months and starts, and damage is noticed")
    func readBack() throws {
        let disk = MemoryDisk()
        var store = try openStore(disk)
        var written: [JournalLine] = []
        for start in stride(from: 1, to: 100, by: 7) {
            var batch = try openings(start..<(start + 7))
            // One batch in the next month.
            for index in batch.indices where start > 50 {
                batch[index].entry.at += 60 * 60_000 * 24 * 40
            }
            written += try store.commit(batch)
            if start == 50 {
                try store.close()
                store = try openStore(disk)
            }
        }
        try store.close()
        let again = try openStore(disk)
        for line in written where line.number % 5 < 2 {
            #expect(try store.line(line.number).bytes == line.bytes)
            #expect(try again.line(line.number).bytes == line.bytes)
        }
        // A line changed so that it still reads well is noticed, in the middle and at the end.
        for (name, first, count) in [("2026-01.jsonl", 0, 56), ("2026-02.jsonl", 56, 49)] {
            let segment = WorkspacePaths.journal / name
            let whole = try disk.contents(of: segment)
            let lines = String(decoding: whole, as: UTF8.self).split(separator: "\n").map(
                String.init)
            #expect(lines.count == count)
            for changed in [0, 7, 16, count - 1] {
                var other = lines
                other[changed].replace("acknow", with: "bcknow")
                #expect(other[changed] != lines[changed])
                let bytes = Array((other.joined(separator: "\n") + "\n").utf8)
                try disk.replace(segment, bytes, mode: 0o640)
                let error = #expect(throws: StorageError.self) {
                    try again.line(first + changed)
                }
                #expect(error?.code == .journalDamaged && error?.verdict == .stop)
                for far in [first + changed - 8, first + changed + 8]
                where written.indices.contains(far) {
                    #expect(try again.line(far).bytes == written[far].bytes)
                }
            }
            try disk.replace(segment, Array(whole.dropLast()), mode: 0o640)
            #expect(throws: StorageError.self) { try again.line(first + count - 1) }
            try disk.replace(segment, whole, mode: 0o640)
        }
    }

    @Test("claims that a line settled are not pending before their checkpoint, nor after it")
    func settled() throws {
        let disk = MemoryDisk()
        let story = try Story()
        try story.drop(on: disk)
        let store = try openStore(disk)
        _ = try store.commit(story.batches[0])
        for name in ["a", "b"] {
            _ = try Claims(disk: disk).claim(
                Path("\(name).zip"), in: nil, marker: nil, id: "claim-\(name)-zip")
        }
        func pending(_ store: Store) throws -> [String] {
            try store.pendingClaims().map(\.id).sorted()
        }
        #expect(try pending(store) == ["claim-a-zip", "claim-b-zip"])
        _ = try store.commit(story.batches[1])
        #expect(try disk.status(of: WorkspacePaths.claimRecord("claim-a-zip")) != nil)
        #expect(try pending(store) == ["claim-b-zip"])
        try store.checkpoint()
        #expect(try pending(store) == ["claim-b-zip"])
        disk.kill()
        #expect(try pending(try openStore(disk)) == ["claim-b-zip"])
    }
}
