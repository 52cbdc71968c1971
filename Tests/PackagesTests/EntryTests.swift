import Testing

@testable import Packages

@Suite("Entries of a package")
struct EntryTests {
    static func zip(_ entry: CraftedEntry) -> CraftedZIP { CraftedZIP(entry) }

    static let plain = CraftedEntry("a.txt")

    /// A deflated entry of nothing that says of no type what it is.
    static func emptied(_ name: String, _ data: [UInt8]) -> CraftedEntry {
        CraftedEntry(Array(name.utf8), [], data: data, method: 8).with { $0.attributes = 0 }
    }

    static let mismatches: [Row] = [
        Row(
            "another name", ["ZIP-MISMATCH-NAME"],
            zip(plain.with { $0.inLocal.name = Array("b.txt".utf8) })),
        Row("another CRC", ["ZIP-MISMATCH-CRC"], zip(plain.with { $0.inLocal.crc ^= 1 })),
        Row("no CRC", ["ZIP-MISMATCH-CRC"], zip(plain.with { $0.inLocal.crc = 0 })),
        Row("another size", ["ZIP-MISMATCH-SIZE"], zip(plain.with { $0.inLocal.sizeBytes = 6 })),
        Row(
            "another compressed size", ["ZIP-MISMATCH-SIZE"],
            zip(plain.with { $0.inLocal.compressedBytes = 0 })),
        Row("another method", ["ZIP-MISMATCH-METHOD"], zip(plain.with { $0.inLocal.method = 8 })),
        Row("other flags", ["ZIP-MISMATCH-FLAGS"], zip(plain.with { $0.inLocal.flags = 2 })),
        Row("another time", ["ZIP-MISMATCH-TIME"], zip(plain.with { $0.inLocal.time += 1 })),
        Row(
            "stored and yet smaller", ["ZIP-MISMATCH-SIZE"], zip(plain.both { $0.sizeBytes = 9 })),
        Row(
            "something deflated to nothing", ["ZIP-MISMATCH-SIZE"],
            zip(CraftedEntry(Array("a".utf8), [1], data: [], method: 8))),
    ]

    static let kinds: [Row] = [
        Row("encrypted", ["ZIP-ENCRYPTED"], zip(plain.both { $0.flags = 1 })),
        Row("strongly encrypted", ["ZIP-ENCRYPTED"], zip(plain.both { $0.flags = 1 << 6 | 1 })),
        Row("a masked header", ["ZIP-ENCRYPTED"], zip(plain.both { $0.flags = 1 << 13 })),
        Row(
            "AES", ["ZIP-ENCRYPTED"],
            zip(
                plain.both {
                    $0.method = 99
                    $0.extra = le(0x9901, 2) + le(7, 2) + le(0, 7)
                })),
        Row("patched data", ["ZIP-FLAGS"], zip(plain.both { $0.flags = 1 << 5 })),
        Row("a reserved flag", ["ZIP-FLAGS"], zip(plain.both { $0.flags = 1 << 15 })),
        Row("flags of deflate", zip(plain.both { $0.flags = 6 })),
        Row("LZMA", ["ZIP-METHOD"], zip(plain.both { $0.method = 14 })),
        Row("Deflate64", ["ZIP-METHOD"], zip(plain.both { $0.method = 9 })),
        Row("a symbolic link", ["ZIP-LINK"], zip(plain.with { $0.attributes = 0o120777 << 16 })),
        Row("a device", ["ZIP-LINK"], zip(plain.with { $0.attributes = 0o060600 << 16 })),
        Row("a pipe", ["ZIP-LINK"], zip(plain.with { $0.attributes = 0o010600 << 16 })),
        Row("a reparse point", ["ZIP-LINK"], zip(plain.with { $0.attributes = 0x400 })),
        Row("a volume label", ["ZIP-LINK"], zip(plain.with { $0.attributes = 0x8 })),
        Row(
            "a link in a Unix field", ["ZIP-LINK"],
            zip(
                plain.both {
                    $0.extra = le(0x756E, 2) + le(14, 2) + le(0, 4) + le(0o120777, 2) + le(0, 8)
                })),
        Row("no attributes", zip(plain.with { $0.attributes = 0 })),
        Row("read-only, archived", zip(plain.with { $0.attributes = 0x21 })),
        Row("a folder", CraftedZIP(.folder("d/"), plain)),
        Row(
            "a folder deflated from nothing, as Java does",
            zip(emptied("d/", [3, 0]).streamed())),
        Row(
            "a folder of two other bytes", ["ZIP-FOLDER"],
            zip(emptied("d/", [1, 0]))),
        Row(
            "a folder with data", ["ZIP-FOLDER"], zip(CraftedEntry("d/").with { $0.attributes = 0 })
        ),
        Row("a file's mode on a folder", ["ZIP-FOLDER"], zip(CraftedEntry("d/", ""))),
        Row(
            "a folder's mode on a file", ["ZIP-FOLDER"],
            zip(plain.with { $0.attributes = 0o040755 << 16 })),
        Row(
            "a folder's attribute on a file", ["ZIP-FOLDER"],
            zip(plain.with { $0.attributes = 0x10 })),
        Row("a nested ZIP by name", ["ZIP-NESTED"], zip(CraftedEntry("x/a.ZIP"))),
        Row("a nested tarball by name", ["ZIP-NESTED"], zip(CraftedEntry("a.tar.gz"))),
        Row("a name that only begins so", zip(CraftedEntry("zip.txt"))),
    ]

    static let streams: [Row] = [
        Row("a data descriptor", zip(CraftedEntry.deflated("a").streamed())),
        Row("a wide data descriptor", zip(CraftedEntry.deflated("a").streamed(wide: true))),
        Row("a stored entry with a descriptor", zip(plain.streamed())),
        Row(
            "values known early as well",
            zip(
                plain.streamed().with {
                    let told = $0.inDirectory
                    $0.inLocal = told
                })),
        Row(
            "a descriptor without its signature", ["ZIP-DESCRIPTOR"],
            CraftedZIP(
                plain.streamed().with { $0.descriptor.removeFirst(4) }, CraftedEntry("b"))),
        Row(
            "a descriptor with another CRC", ["ZIP-DESCRIPTOR"],
            zip(plain.streamed().with { $0.descriptor[4] ^= 1 })),
        Row(
            "a descriptor with another size", ["ZIP-DESCRIPTOR"],
            zip(plain.streamed().with { $0.descriptor[12] ^= 1 })),
        Row("no descriptor", ["ZIP-OVERLAP"], zip(plain.streamed().with { $0.descriptor = [] })),
        Row(
            "a descriptor that no flag announces", ["ZIP-GAP"],
            zip(plain.with { $0.descriptor = plain.streamed().descriptor })),
        Row(
            "another early size", ["ZIP-MISMATCH-SIZE"],
            zip(plain.streamed().with { $0.inLocal.sizeBytes = 6 })),
    ]

    /// A ZIP64 field with 8-byte values.
    static func wide(_ values: Int...) -> [UInt8] {
        le(1, 2) + le(values.count * 8, 2) + values.flatMap { le($0, 8) }
    }

    static let elsewhere = 0xFFFF_FFFF
    static let zip64: [Row] = [
        Row("ZIP64 end records", zip(plain).with { $0.hasZIP64End = true }),
        Row(
            "ZIP64 end records with every value there",
            zip(plain).with {
                $0.hasZIP64End = true
                $0.change = {
                    ($0.count, $0.countHere) = (0xFFFF, 0xFFFF)
                    ($0.directoryBytes, $0.directoryOffset) = (elsewhere, elsewhere)
                }
            }),
        Row(
            "values elsewhere, and no ZIP64 record", ["ZIP-ZIP64"],
            zip(plain).with { $0.change = { $0.directoryOffset = elsewhere } }),
        Row(
            "ZIP64 records that contradict the end record", ["ZIP-ZIP64"],
            zip(plain).with {
                $0.hasZIP64End = true
                $0.change = { ($0.count, $0.countHere) = (2, 2) }
            }),
        Row(
            "a ZIP64 locator in the directory's last comment", ["ZIP-ZIP64"],
            zip(plain.with { $0.comment = le(0x0706_4B50, 4) + le(0, 12) + le(1, 4) })),
        Row(
            "a local ZIP64 field, as Python forces it",
            zip(
                plain.with {
                    $0.inLocal.sizeBytes = elsewhere
                    $0.inLocal.compressedBytes = elsewhere
                    $0.inLocal.extra = wide(7, 7)
                })),
        Row(
            "a local ZIP64 field with another size", ["ZIP-MISMATCH-SIZE"],
            zip(
                plain.with {
                    $0.inLocal.sizeBytes = elsewhere
                    $0.inLocal.compressedBytes = elsewhere
                    $0.inLocal.extra = wide(8, 7)
                })),
        Row(
            "ZIP64 values in the directory",
            zip(
                plain.with {
                    $0.inDirectory.sizeBytes = elsewhere
                    $0.inDirectory.compressedBytes = elsewhere
                    $0.offset = elsewhere
                    $0.inDirectory.extra = wide(7, 7, 0)
                })),
        Row(
            "a ZIP64 value too many", ["ZIP-ZIP64"],
            zip(plain.with { $0.inDirectory.extra = wide(7) })),
        Row(
            "a ZIP64 value missing", ["ZIP-ZIP64"],
            zip(plain.with { $0.inDirectory.sizeBytes = elsewhere })),
        Row(
            "a ZIP64 value beyond every file", ["ZIP-ZIP64"],
            zip(
                plain.with {
                    $0.inDirectory.sizeBytes = elsewhere
                    $0.inDirectory.extra = wide(-1)
                })),
        Row(
            "a size near the end of integers",
            ["ZIP-MISMATCH-SIZE", "ZIP-OVERLAP", "ZIP-MISMATCH-SIZE"],
            zip(
                plain.with {
                    $0.inDirectory.compressedBytes = elsewhere
                    $0.inDirectory.extra = wide(Int.max)
                })),
        Row(
            "the ZIP64 field twice", ["ZIP-EXTRA"],
            zip(plain.with { $0.inDirectory.extra = wide() + wide() })),
    ]

    @Test("one thing wrong is told by its rule", arguments: mismatches + kinds + streams)
    func isTold(_ row: Row) throws {
        let ids = try problems(row.bytes).map(\.id)
        #expect(ids == row.ids)
    }

    @Test("ZIP64 is read, and what it says twice must agree", arguments: zip64)
    func wideValues(_ row: Row) throws {
        let ids = try problems(row.bytes).map(\.id)
        #expect(ids == row.ids)
        if row.ids.isEmpty {
            #expect(try soundContents(row.bytes) == ["a.txt": Array("content".utf8)])
        }
    }
}
