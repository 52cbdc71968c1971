import Testing

@testable import Packages

@Suite("Limits of a package")
struct LimitTests {
    /// Limits with one of them changed.
    static func limits(_ change: (inout PackageLimits) -> Void) -> PackageLimits {
        var limits = PackageLimits.standard
        change(&limits)
        return limits
    }

    private func ids(_ zip: CraftedZIP, _ change: (inout PackageLimits) -> Void) throws -> [String]
    {
        try problems(zip.bytes, limits: LimitTests.limits(change)).map(\.id)
    }

    @Test("a package may be as large as its limit, not larger")
    func packageSize() throws {
        let zip = CraftedZIP(CraftedEntry("a"))
        let size = zip.bytes.count
        #expect(try ids(zip) { $0.maxPackageBytes = size } == [])
        #expect(try ids(zip) { $0.maxPackageBytes = size - 1 } == ["ZIP-LIMIT-PACKAGE"])
    }

    @Test("entries are counted, folders too")
    func entryCount() throws {
        let zip = CraftedZIP(.folder("d/"), CraftedEntry("d/a"), CraftedEntry("b"))
        #expect(try ids(zip) { $0.maxEntries = 3 } == [])
        #expect(try ids(zip) { $0.maxEntries = 2 } == ["ZIP-LIMIT-ENTRIES"])
        #expect(try ids(zip) { $0.maxDirectoryBytes = 3 * 46 + 6 } == [])
        #expect(try ids(zip) { $0.maxDirectoryBytes = 3 * 46 + 5 } == ["ZIP-LIMIT-DIRECTORY"])
    }

    @Test("ten thousand entries are read, one more is refused")
    func standardEntryCount() throws {
        let entries = (0...10_000).map { CraftedEntry("\($0)", "") }
        #expect(try structure(CraftedZIP(Array(entries.dropLast())).bytes).files.count == 10_000)
        #expect(try problems(CraftedZIP(entries).bytes).map(\.id) == ["ZIP-LIMIT-ENTRIES"])
    }

    @Test("a count that is a lie costs nothing")
    func countLie() throws {
        let zip = CraftedZIP(CraftedEntry("a")).with {
            $0.hasZIP64End = true
            $0.change = { ($0.count, $0.countHere) = (0xFFFF, 0xFFFF) }
        }
        #expect(try problems(zip.bytes).isEmpty)
        var bytes = zip.bytes
        let counts = bytes.count - 22 - 20 - 56 + 24
        bytes.replaceSubrange(
            counts..<(counts + 16), with: le(9_999_999_999, 8) + le(9_999_999_999, 8))
        #expect(try problems(bytes).map(\.id) == ["ZIP-LIMIT-ENTRIES"])
        bytes.replaceSubrange(counts..<(counts + 16), with: le(9_999, 8) + le(9_999, 8))
        #expect(try problems(bytes).map(\.id) == ["ZIP-DIRECTORY"])
    }

    @Test("names are as long and as deep as their limits, not more")
    func names() throws {
        let long = CraftedZIP(CraftedEntry("目录/a"))
        #expect(try ids(long) { $0.maxNameBytes = 8 } == [])
        #expect(try ids(long) { $0.maxNameBytes = 7 } == ["ZIP-LIMIT-NAME"])
        #expect(try ids(long) { $0.maxPartBytes = 6 } == [])
        #expect(try ids(long) { $0.maxPartBytes = 5 } == ["ZIP-LIMIT-NAME"])
        #expect(try ids(CraftedZIP(CraftedEntry("a/b/c"))) { $0.maxDepth = 3 } == [])
        #expect(
            try ids(CraftedZIP(CraftedEntry("a/b/c"))) { $0.maxDepth = 2 } == ["ZIP-LIMIT-DEPTH"])
        #expect(try ids(CraftedZIP(.folder("a/b/"))) { $0.maxDepth = 2 } == [])
    }

    @Test("sizes count alone and together")
    func sizes() throws {
        let zip = CraftedZIP(CraftedEntry("a", "12345"), CraftedEntry("b", "1234"))
        #expect(try ids(zip) { $0.maxEntryBytes = 5 } == [])
        #expect(try ids(zip) { $0.maxEntryBytes = 4 } == ["ZIP-LIMIT-ENTRY"])
        #expect(try ids(zip) { $0.maxTotalBytes = 9 } == [])
        #expect(try ids(zip) { $0.maxTotalBytes = 8 } == ["ZIP-LIMIT-TOTAL"])
    }

    @Test("a bomb that tells its size is refused before anything is inflated")
    func honestBomb() throws {
        let bomb = try Zeros.entry("a.xml", count: 9 << 20)
        #expect(
            try problems(CraftedZIP(bomb).bytes).map(\.id) == [
                "ZIP-LIMIT-RATIO", "ZIP-LIMIT-RATIO",
            ])
        let ratio = (bomb.inDirectory.sizeBytes - 1) / bomb.data.count + 1
        #expect(try ids(CraftedZIP(bomb)) { $0.maxRatio = ratio } == [])
        #expect(try ids(CraftedZIP(bomb)) { $0.ratioFloorBytes = 9 << 20 } == [])
        #expect(try ids(CraftedZIP(bomb)) { $0.ratioFloorBytes = 9 << 20 - 1 }.isEmpty == false)
    }

    @Test("many small bombs are one")
    func manyBombs() throws {
        let bomb = try Zeros.entry("0", count: 1 << 20)
        let bombs = (0..<9).map { number in
            bomb.both { $0.name = Array("\(number)".utf8) }
        }
        #expect(try problems(CraftedZIP(bombs).bytes).map(\.id) == ["ZIP-LIMIT-RATIO"])
        #expect(try problems(CraftedZIP(Array(bombs.prefix(8))).bytes) == [])
    }

    @Test("a bomb that hides its size stops where its lie ends")
    func lyingBomb() throws {
        let told = 1000
        let bomb = try Zeros.entry("a.xml", count: 9 << 20).both { $0.sizeBytes = told }
        let bytes = CraftedZIP(bomb).bytes
        let source = PackageSource(bytes)
        let entry = try #require(try structure(bytes).files.first)
        var seen = 0
        let problem = try PackageReader(source).read(entry) { seen += $0.count }
        #expect(problem?.id == "ZIP-CONTENT-SIZE")
        #expect(seen <= told)
    }
}
