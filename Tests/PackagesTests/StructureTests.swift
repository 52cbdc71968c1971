import Testing

@testable import Packages

@Suite("The structure of a package")
struct StructureTests {
    static let one = CraftedZIP(CraftedEntry("application.xml", "<application/>"))
    static let two = CraftedZIP(
        CraftedEntry("application.xml", "<application/>"), .deflated("附件/b.txt"))
    static let endRecord = le(0x0605_4B50, 4) + le(0, 18)
    static let directoryOnly = Array(one.bytes.suffix(22 + 46 + 15))

    static let ends: [Row] = [
        Row("two entries", two),
        Row("entries in another order than the directory", two.with { $0.localOrder = [1, 0] }),
        Row("empty", ["ZIP-EMPTY"], bytes: []),
        Row("one byte", ["ZIP-NOT-ZIP"], bytes: [0x50]),
        Row("text", ["ZIP-NOT-ZIP"], bytes: Array("<application/>".utf8)),
        Row("a first half", ["ZIP-TRUNCATED"], bytes: Array(two.bytes.prefix(60))),
        Row("a missing last byte", ["ZIP-TRUNCATED"], bytes: Array(two.bytes.dropLast())),
        Row(
            "a comment cut by one byte", ["ZIP-TRUNCATED"],
            bytes: Array(one.with { $0.comment = [65, 66] }.bytes.dropLast())),
        Row("one trailing byte", ["ZIP-TRAILING"], one.with { $0.trailing = [0] }),
        Row(
            "another file appended", ["ZIP-TRAILING"],
            one.with { $0.trailing = Array("<html>".utf8) }),
        Row("a comment", ["ZIP-COMMENT"], one.with { $0.comment = Array("x".utf8) }),
        Row(
            "a comment that holds an end record", ["ZIP-TWO-ENDS"],
            one.with { $0.comment = endRecord }),
        Row("two end records in a row", ["ZIP-TWO-ENDS"], one.with { $0.beforeEnd = endRecord }),
        Row(
            "an end record before the directory", ["ZIP-GAP"],
            one.with { $0.beforeDirectory = endRecord }),
        Row(
            "an end record in the content whose comment ends the file", ["ZIP-TWO-ENDS"],
            CraftedZIP(
                CraftedEntry(
                    Array("a".utf8), Array(endRecord.dropLast(2)) + le(22 + 47, 2)))),
        Row("no entry", ["ZIP-NO-ENTRIES"], bytes: endRecord),
        Row("a prefix", ["ZIP-PREFIX"], one.with { $0.prefix = Array("MZ".utf8) }),
        Row(
            "a prefix that no offset counts", ["ZIP-PREFIX"], bytes: Array("MZ..".utf8) + two.bytes),
        Row("a gap between entries", ["ZIP-GAP"], two.with { $0.entries[1].gapBefore = [0] }),
        Row("a gap before the directory", ["ZIP-GAP"], two.with { $0.beforeDirectory = [0] }),
        Row("a gap before the end record", ["ZIP-GAP"], two.with { $0.beforeEnd = [0] }),
        Row("a directory alone", ["ZIP-DIRECTORY"], bytes: directoryOnly),
        Row("a first volume", ["ZIP-MULTI-DISK"], one.with { $0.change = { $0.disk = 1 } }),
        Row(
            "a directory on another volume", ["ZIP-MULTI-DISK"],
            one.with { $0.change = { $0.directoryDisk = 1 } }),
        Row(
            "fewer entries here than in all", ["ZIP-MULTI-DISK"],
            one.with { $0.change = { $0.countHere = 0 } }),
        Row("an entry on another volume", ["ZIP-MULTI-DISK"], one.with { $0.entries[0].disk = 1 }),
        Row(
            "an entry more than there is", ["ZIP-DIRECTORY"],
            one.with { $0.change = { ($0.count, $0.countHere) = (2, 2) } }),
        Row(
            "an entry fewer than there is", ["ZIP-DIRECTORY"],
            two.with { $0.change = { ($0.count, $0.countHere) = (1, 1) } }),
        Row(
            "a directory beyond the file", ["ZIP-DIRECTORY"],
            one.with { $0.change = { $0.directoryOffset = 0xFFFF_FFFE } }),
        Row(
            "a directory of 4 GiB", ["ZIP-DIRECTORY"],
            one.with { $0.change = { $0.directoryBytes = 0xFFFF_FFFE } }),
        Row(
            "broken extra fields", ["ZIP-EXTRA"],
            one.with { $0.entries[0].inDirectory.extra = [1, 2, 3] }),
        Row(
            "a field longer than the extra fields", ["ZIP-EXTRA"],
            one.with { $0.entries[0].inLocal.extra = [9, 9, 1, 0] }),
        Row("a harmless extra field", one.with { $0.entries[0].inLocal.extra = [9, 9, 1, 0, 7] }),
        Row("an entry's comment", one.with { $0.entries[0].comment = [65] }),
    ]

    static let overlaps: [Row] = [
        Row(
            "two entries share a local header", ["ZIP-OVERLAP", "ZIP-MISMATCH-NAME"],
            CraftedZIP(CraftedEntry("a"), CraftedEntry("b").with { $0.offset = 0 })
                .with { $0.localOrder = [0] }),
        Row(
            "an entry inside another", ["ZIP-OVERLAP"],
            {
                let inner = CraftedEntry("b", "x")
                let outer = CraftedEntry(Array("a".utf8), inner.local + inner.data)
                return CraftedZIP(outer, inner.with { $0.offset = outer.local.count })
                    .with { $0.localOrder = [0] }
            }()),
        Row(
            "data that reach into the directory", ["ZIP-OVERLAP"],
            CraftedZIP(
                CraftedEntry("a").both { ($0.compressedBytes, $0.sizeBytes) = (8, 8) })),
        Row(
            "an offset in the directory", ["ZIP-PREFIX", "ZIP-LOCAL-HEADER"],
            one.with { $0.entries[0].offset = one.bytes.count - 30 }),
        Row(
            "an offset beyond the file", ["ZIP-PREFIX", "ZIP-LOCAL-HEADER"],
            one.with { $0.entries[0].offset = 0xFFFF_FFFE }),
        Row(
            "a name that reaches into the directory", ["ZIP-OVERLAP"],
            bytes: {
                var bytes = CraftedZIP(CraftedEntry("a", "")).bytes
                bytes[26] = 60
                return bytes
            }()),
    ]

    @Test("one thing wrong is told by its rule", arguments: ends + overlaps)
    func isTold(_ row: Row) throws {
        let ids = try problems(row.bytes).map(\.id)
        #expect(ids == row.ids)
    }

    @Test("an end record is found wherever it lies", arguments: 1..<40)
    func endIsFound(_ count: Int) throws {
        // Bytes that begin like one, in each place of the step by which they are looked at.
        for filler in [[0x50], [0x50, 0x4B], [0x50, 0x4B, 0x05]] as [[UInt8]] {
            let bytes = Array(repeatElement(filler, count: count).joined())
            func ids(_ change: (inout CraftedZIP) -> Void) throws -> [String] {
                try problems(StructureTests.one.with(change).bytes).map(\.id)
            }
            #expect(try ids { $0.comment = bytes } == ["ZIP-COMMENT"])
            #expect(try ids { $0.trailing = bytes } == ["ZIP-TRAILING"])
            #expect(try ids { $0.beforeEnd = bytes } == ["ZIP-GAP"])
            #expect(
                try ids { $0.comment = bytes + StructureTests.endRecord } == ["ZIP-TWO-ENDS"])
            #expect(
                try ids { $0.comment = StructureTests.endRecord + bytes } == ["ZIP-TWO-ENDS"])
        }
    }

    @Test("a package cut anywhere is refused, and is not complete")
    func cutAnywhere() throws {
        let whole = StructureTests.two.bytes
        for length in 0..<whole.count {
            let cut = Array(whole.prefix(length))
            #expect(try !problems(cut).isEmpty, "cut at \(length)")
            #expect(try !ZIPStructure.isComplete(PackageSource(cut)), "cut at \(length)")
        }
        #expect(try ZIPStructure.isComplete(PackageSource(whole)))
    }

    @Test("entries keep what the directory says")
    func entriesAreKept() throws {
        let entries = try structure(
            CraftedZIP(CraftedEntry("a.txt", "abc"), .folder("d/"), .deflated("d/b.txt")).bytes
        ).entries
        #expect(entries.map(\.name) == ["a.txt", "d/", "d/b.txt"])
        #expect(entries.map(\.role) == [.file, .folder, .file])
        #expect(entries.map(\.sizeBytes) == [3, 0, 7])
        #expect(entries.map(\.method) == [.stored, .stored, .deflated])
        #expect(entries[0].crc32 == 0x3524_41C2)
        #expect(entries[0].dataOffset == 35)
    }

    @Test("all problems are told, up to the limit, with places")
    func allAreTold() throws {
        let entries = (0..<9).map { CraftedEntry("../\($0)").both { $0.method = 99 } }
        let found = try problems(CraftedZIP(entries).bytes)
        #expect(found.count == 18)
        #expect(Set(found.map(\.id)) == ["ZIP-NAME-DOTS", "ZIP-METHOD"])
        #expect(found.allSatisfy { $0.entry?.hasPrefix("../") == true && $0.offsetBytes != nil })
        var limits = PackageLimits.standard
        limits.maxProblems = 5
        #expect(try problems(CraftedZIP(entries).bytes, limits: limits).count == 5)
    }

    @Test("a failing source passes its error through, and one that ends early is no verdict")
    func sourceFails() throws {
        struct Lost: Error {}
        #expect(throws: Lost.self) {
            _ = try ZIPStructure.read(PackageSource(sizeBytes: 100) { _, _ in throw Lost() })
        }
        #expect(throws: PackageEngineError.sourceEnded(offset: 0, missing: 100)) {
            _ = try ZIPStructure.read(PackageSource(sizeBytes: 100) { _, _ in [] })
        }
    }

    @Test("each rule has an id of its own, a sentence in two languages and an advice")
    func rulesAreComplete() {
        let rules = PackageRule.all
        #expect(Set(rules.map(\.id)).count == rules.count)
        for rule in rules {
            #expect(rule.id.wholeMatch(of: /ZIP-[A-Z0-9-]+/) != nil)
            #expect(rule.chinese.hasSuffix("。") && rule.advice.hasSuffix("。"), "\(rule.id)")
            #expect(rule.english.hasSuffix("."), "\(rule.id)")
        }
    }
}
