import Foundation
import Testing

@testable import Packages

@Suite("Writing packages")
struct WriterTests {
    static var parts: [PackagePart] {
        [
            PackagePart(name: "附件/说明.txt", bytes: Array(String(repeating: "说明", count: 999).utf8)),
            PackagePart(name: "a.bin", bytes: Array(ContentTests.noise.prefix(1000))),
            PackagePart(name: "application.xml", bytes: Array("<application/>".utf8)),
            PackagePart(name: "空.txt", bytes: []),
            PackagePart(name: "a/large.bin", bytes: ContentTests.noise),
        ]
    }

    static func written(_ parts: [PackagePart]) throws -> [UInt8] {
        switch try PackageWriter.bytes(parts) {
        case .written(let bytes): return bytes
        case .refused(let problems):
            Issue.record("\(problems)")
            throw Refused()
        }
    }

    @Test("the same files give the same bytes, in whatever order they come")
    func deterministic() throws {
        let first = try WriterTests.written(WriterTests.parts)
        #expect(try WriterTests.written(WriterTests.parts.reversed()) == first)
        let names = try structure(first).files.map(\.name)
        #expect(names == ["application.xml", "a.bin", "a/large.bin", "空.txt", "附件/说明.txt"])
    }

    @Test("what was packed is read again, byte for byte")
    func roundTrip() throws {
        let found = try soundContents(try WriterTests.written(WriterTests.parts))
        #expect(found.count == WriterTests.parts.count)
        for part in WriterTests.parts {
            #expect(
                try found[part.name] == part.content.bytes(at: 0, count: part.content.sizeBytes))
        }
    }

    @Test("what shrinks is deflated, what does not is stored")
    func methods() throws {
        let files = try structure(try WriterTests.written(WriterTests.parts)).files
        #expect(files.map(\.method) == [.stored, .stored, .stored, .stored, .deflated])
    }

    @Test("the bytes are those of the format, with no time and no extra field")
    func goldenBytes() throws {
        let bytes = try WriterTests.written([PackagePart(name: "a", bytes: Array("abc".utf8))])
        let local: [UInt8] =
            [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0xC2, 0x41, 0x24, 0x35]
            + [3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0] + Array("aabc".utf8)
        let directory: [UInt8] =
            [0x50, 0x4B, 1, 2, 45, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0, 0xC2, 0x41, 0x24, 0x35]
            + [3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 0x81]
            + [0, 0, 0, 0] + Array("a".utf8)
        let end: [UInt8] =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 34, 0, 0, 0, 0, 0]
        #expect(bytes == local + directory + end)
    }

    @Test("contents beyond what is kept in memory are compressed twice alike")
    func largeContent() throws {
        var large: [UInt8] = []
        for _ in 0..<20 { large += ContentTests.noise + [UInt8](repeating: 0, count: 20_000) }
        let bytes = try WriterTests.written([PackagePart(name: "大.bin", bytes: large)])
        let file = try #require(try structure(bytes).files.first)
        #expect(file.method == .deflated && file.compressedBytes > 4 << 20)
        #expect(try soundContents(bytes) == ["大.bin": large])
    }

    @Test("a decomposed name is written composed")
    func composed() throws {
        let bytes = try WriterTests.written([PackagePart(name: "目e\u{301}", bytes: [1])])
        #expect(try structure(bytes).files[0].rawName == Array("目\u{E9}".utf8))
    }

    static let refused: [(String, [String], [(String, [UInt8])])] = [
        ("nothing", ["ZIP-NO-ENTRIES"], []),
        ("a path upwards", ["ZIP-NAME-DOTS"], [("../a", [])]),
        ("a folder", ["ZIP-FOLDER"], [("a/", [])]),
        (
            "names alike", ["ZIP-NAME-ALIKE"],
            [("a", []), ("A", [])]
        ),
        ("an archive by name", ["ZIP-NESTED"], [("a.zip", [1])]),
        ("an archive", ["ZIP-NESTED"], [("a", [0x1F, 0x8B, 8, 0])]),
    ]

    @Test("what intake would refuse is not written", arguments: refused)
    func refuses(_ name: String, _ ids: [String], _ files: [(String, [UInt8])]) throws {
        let parts = files.map { PackagePart(name: $0.0, bytes: $0.1) }
        var count = 0
        let outcome = try PackageWriter.write(parts) { count += $0.count }
        guard case .refused(let problems) = outcome else { throw Refused() }
        #expect(problems.map(\.id) == ids && count == 0)
    }

    @Test("what intake would take for a bomb is not written, alone or as many")
    func refusesBombs() throws {
        let zeros = [UInt8](repeating: 0, count: 9 << 20)
        let one = [PackagePart(name: "a", bytes: zeros)]
        let many = (0..<9).map { PackagePart(name: "\($0)", bytes: Array(zeros.prefix(1 << 20))) }
        for parts in [one, many] {
            guard case .refused(let problems) = try PackageWriter.bytes(parts) else {
                throw Refused()
            }
            #expect(problems.map(\.id) == ["ZIP-LIMIT-RATIO"])
        }
    }

    @Test("a content that changes while it is packed is no package")
    func changes() throws {
        for count in [100, 300_000] {
            var readings = 0
            let source = PackageSource(sizeBytes: count) { offset, wanted in
                readings += 1
                return Array(repeating: UInt8(truncatingIfNeeded: readings), count: 1)
                    + ContentTests.noise[(offset + 1)..<(offset + wanted)]
            }
            #expect(throws: PackageEngineError.contentChanged(name: "a")) {
                _ = try PackageWriter.write([PackagePart(name: "a", content: source)]) { _ in }
            }
        }
    }

    @Test("Info-ZIP and Python read what was written")
    func oracles() throws {
        try withFolder { folder in
            let bytes = try WriterTests.written(WriterTests.parts)
            try Data(bytes).write(to: folder.appendingPathComponent("own.zip"))
            let tested = try shell("unzip -t own.zip", in: folder)
            #expect(tested.status == 0, "\(tested.output)")
            let script = """
                import zipfile, hashlib
                with zipfile.ZipFile('own.zip') as z:
                    assert z.testzip() is None
                    for i in z.infolist():
                        assert i.date_time == (1980, 1, 1, 0, 0, 0) and not i.extra
                        print(i.filename, len(z.read(i)))
                """
            try Data(script.utf8).write(to: folder.appendingPathComponent("list.py"))
            let listed = try shell("PYTHONUTF8=1 python3 list.py", in: folder)
            let expected = """
                application.xml 14
                a.bin 1000
                a/large.bin 300000
                空.txt 0
                附件/说明.txt 5994

                """
            #expect(listed.output == expected)
        }
    }
}
