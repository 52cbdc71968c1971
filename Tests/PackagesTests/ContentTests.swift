import Digests
import Testing

@testable import Packages

@Suite("Contents of a package")
struct ContentTests {
    private func read(
        _ entry: CraftedEntry
    ) throws -> (problem: PackageProblem?, bytes: [UInt8]) {
        let bytes = CraftedZIP(entry).bytes
        let file = try #require(try structure(bytes).entries.first)
        var content: [UInt8] = []
        let problem = try PackageReader(PackageSource(bytes)).read(file) { block in
            #expect(block.count <= 65_536)
            block.withUnsafeBufferPointer { content.append(contentsOf: $0) }
        }
        return (problem, content)
    }

    static let noise: [UInt8] = {
        var generator = SplitMix(state: 7)
        return (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }()

    /// Blocks of at most 65,535 stored bytes (RFC 1951 §3.2.4).
    static func deflated(_ content: [UInt8]) -> [UInt8] {
        var data: [UInt8] = []
        var index = 0
        repeat {
            let piece = content[index..<min(index + 65_535, content.count)]
            index += piece.count
            data += [index == content.count ? 1 : 0] + le(piece.count, 2) + le(~piece.count, 2)
            data += piece
        } while index < content.count
        return data
    }

    @Test(
        "a content comes out as it was",
        arguments: [0, 1, 261, 262, 263, 65_535, 65_536, 65_537, 300_000])
    func comesOut(_ count: Int) throws {
        let content = Array(ContentTests.noise.prefix(count))
        let stored = try read(CraftedEntry(Array("a".utf8), content))
        #expect(stored.problem == nil && stored.bytes == content)
        let data = ContentTests.deflated(content)
        let inflated = try read(
            CraftedEntry(Array("a".utf8), content, data: data, method: 8))
        #expect(inflated.problem == nil && inflated.bytes == content)
        let streamed = try read(
            CraftedEntry(Array("a".utf8), content, data: data, method: 8).streamed(wide: true))
        #expect(streamed.problem == nil && streamed.bytes == content)
    }

    @Test("digest and size are those of the content")
    func fingerprint() throws {
        let bytes = CraftedZIP(.deflated("a", "abc")).bytes
        let file = try #require(try structure(bytes).files.first)
        guard case .value(let value) = try PackageReader(PackageSource(bytes)).fingerprint(of: file)
        else { throw Refused() }
        // FIPS 180-2, B.1.
        #expect(
            value.digest.hex
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(value.sizeBytes == 3)
    }

    @Test("a content larger than the caller can hold is a problem")
    func tooLarge() throws {
        let bytes = CraftedZIP(CraftedEntry("a", "abc")).bytes
        let reader = PackageReader(PackageSource(bytes))
        let file = try #require(try structure(bytes).files.first)
        guard case .value = try reader.bytes(of: file, maxBytes: 3),
            case .problem(let problem) = try reader.bytes(of: file, maxBytes: 2)
        else { throw Refused() }
        #expect(problem.id == "ZIP-LIMIT-ENTRY")
    }

    @Test("another CRC than told")
    func checksum() throws {
        let wrong: (inout CraftedEntry.Header) -> Void = { $0.crc ^= 1 }
        #expect(try read(CraftedEntry("a").both(wrong)).problem?.id == "ZIP-CONTENT-CRC")
        #expect(try read(CraftedEntry.deflated("a").both(wrong)).problem?.id == "ZIP-CONTENT-CRC")
    }

    @Test("another size than told", arguments: [(6, "ZIP-CONTENT-SIZE"), (8, "ZIP-CONTENT-SIZE")])
    func size(_ told: Int, _ id: String) throws {
        let entry = CraftedEntry.deflated("a").both { $0.sizeBytes = told }
        #expect(try read(entry).problem?.id == id)
    }

    @Test("broken compressed data")
    func broken() throws {
        let good = CraftedEntry.deflated("a")
        let type = good.with { $0.data[0] = 7 }
        let length = good.with { $0.data[3] ^= 1 }
        let tail = good.with { $0.data += [0, 0, 0] }.both { $0.compressedBytes += 3 }
        let unfinished = good.with { $0.data[0] = 0 }
        let cut = good.with { $0.data.removeLast() }.both { $0.compressedBytes -= 1 }
        for entry in [type, length, tail, unfinished, cut] {
            #expect(try read(entry).problem?.id == "ZIP-DATA")
        }
    }

    static let archives: [(String, [UInt8])] = [
        ("a ZIP", CraftedZIP(CraftedEntry("b")).bytes),
        ("an empty ZIP", le(0x0605_4B50, 4) + le(0, 18)),
        ("gzip", [0x1F, 0x8B, 8, 0]),
        ("RAR", Array("Rar!".utf8) + [0x1A, 7, 1, 0]),
        ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
        ("bzip2", Array("BZh91AY&SY".utf8)),
        ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
        ("tar", [UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8)),
    ]

    @Test("an archive under a harmless name is told", arguments: archives)
    func nested(_ name: String, _ content: [UInt8]) throws {
        let stored = CraftedEntry(Array("报告.pdf".utf8), content)
        #expect(try read(stored).problem?.id == "ZIP-NESTED")
        let data = ContentTests.deflated(content)
        let inflated = CraftedEntry(Array("a".utf8), content, data: data, method: 8)
        #expect(try read(inflated).problem?.id == "ZIP-NESTED")
    }

    @Test("an office document is no archive, text that looks like one is none")
    func documents() throws {
        let zip = CraftedZIP(CraftedEntry("word/document.xml")).bytes
        for name in ["a.docx", "b.XLSX", "c.ofd", "d.wps"] {
            #expect(try read(CraftedEntry(Array(name.utf8), zip)).problem == nil)
        }
        #expect(try read(CraftedEntry("a.csv", "BZh9,PK,070701")).problem == nil)
        #expect(try read(CraftedEntry("a.txt", "PK")).problem == nil)
    }

    @Test("an archive stops the reading at its head, whatever the blocks are")
    func nestedInEmptyBlocks() throws {
        let content = ContentTests.archives[8].1 + [UInt8](repeating: 0, count: 500_000)
        let data =
            (0..<content.count / 100).flatMap { index -> [UInt8] in
                let piece = content[(index * 100)..<(index * 100 + 100)]
                return [0] + le(100, 2) + le(~100, 2) + piece
            } + [1] + le(content.count % 100, 2) + le(~(content.count % 100), 2)
            + content.suffix(content.count % 100)
        let result = try read(CraftedEntry(Array("a".utf8), content, data: data, method: 8))
        #expect(result.problem?.id == "ZIP-NESTED")
    }

    @Test("errors of source and sink pass through")
    func errorsPass() throws {
        struct Full: Error {}
        struct Lost: Error {}
        for entry in [CraftedEntry("a"), .deflated("a")] {
            let bytes = CraftedZIP(entry).bytes
            let file = try #require(try structure(bytes).files.first)
            #expect(throws: Full.self) {
                _ = try PackageReader(PackageSource(bytes)).read(file) { _ in throw Full() }
            }
            let lost = PackageSource(sizeBytes: bytes.count) { _, _ in throw Lost() }
            #expect(throws: Lost.self) { _ = try PackageReader(lost).read(file) { _ in } }
        }
    }

    @Test("CRC-32 agrees with a naive one, however the bytes are cut")
    func crc() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        let bytes = Array(ContentTests.noise.prefix(1000))
        for cut in 0...40 {
            var sum = CRC32()
            sum.add(Array(bytes.prefix(cut)).span)
            sum.add(Array(bytes.dropFirst(cut)).span)
            #expect(sum.value == naiveCRC(bytes))
        }
    }
}
