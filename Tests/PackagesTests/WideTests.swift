import Foundation
import Testing

@testable import Packages

/// A package beyond 4 GiB, whose contents are zeros that nobody has to store.
@Suite("Packages beyond 4 GiB")
struct WideTests {
    /// Headers, and the places they have in a sparse file.
    private struct Sparse {
        var pieces: [(offset: Int, bytes: [UInt8])] = []
        var sizeBytes = 0

        mutating func add(_ bytes: [UInt8]) {
            pieces.append((sizeBytes, bytes))
            sizeBytes += bytes.count
        }

        func source() -> PackageSource {
            PackageSource(sizeBytes: sizeBytes) { [pieces] offset, count in
                var result = [UInt8](repeating: 0, count: count)
                for piece in pieces {
                    for (index, byte) in piece.bytes.enumerated() {
                        let place = piece.offset + index - offset
                        if result.indices.contains(place) { result[place] = byte }
                    }
                }
                return result
            }
        }
    }

    private func sparse() -> Sparse {
        var file = Sparse()
        var directory: [UInt8] = []
        for (name, size) in [("big.bin", 5 << 30), ("edge.bin", 0xFFFF_FFFF), ("last.bin", 7)] {
            let header = ZIPHeader(
                name: Array(name.utf8), method: .stored, crc: 0, sizeBytes: size,
                compressedBytes: size, offset: file.sizeBytes)
            file.add(header.local)
            file.sizeBytes += size
            directory += header.directory
        }
        let offset = file.sizeBytes
        file.add(
            directory
                + ZIPHeader.end(count: 3, directoryOffset: offset, directoryBytes: directory.count))
        return file
    }

    @Test("sizes and offsets beyond 4 GiB are read as they were written")
    func isRead() throws {
        guard case .structure(let structure) = try ZIPStructure.read(sparse().source()) else {
            throw Refused()
        }
        #expect(structure.files.map(\.sizeBytes) == [5 << 30, 0xFFFF_FFFF, 7])
        #expect(structure.files[2].dataOffset > 9 << 30)
    }

    /// An entry of zeros behind a header that knows nothing, as a stream of a writer that may or
    /// may not have left room for ZIP64.
    private func streamed(_ size: Int, field: Bool, wideDescriptor: Bool) -> Sparse {
        var file = Sparse()
        let elsewhere = 0xFFFF_FFFF
        var header = CraftedEntry.Header(
            name: Array("big.bin".utf8), flags: 8, method: 0, crc: 0,
            compressedBytes: field ? elsewhere : 0, sizeBytes: field ? elsewhere : 0,
            extra: field ? le(1, 2) + le(16, 2) + le(0, 16) : [])
        var entry = CraftedEntry("big.bin", "")
        entry.inLocal = header
        file.add(entry.local)
        file.sizeBytes += size
        let width = wideDescriptor ? 8 : 4
        file.add(le(0x0807_4B50, 4) + le(0, 4) + le(size, width) + le(size, width))
        let isWide = size >= elsewhere
        header.compressedBytes = min(size, elsewhere)
        header.sizeBytes = min(size, elsewhere)
        header.extra = isWide ? le(1, 2) + le(16, 2) + le(size, 8) + le(size, 8) : []
        entry.inDirectory = header
        let directory = entry.directory(offset: 0)
        let end = ZIPHeader.end(
            count: 1, directoryOffset: file.sizeBytes, directoryBytes: directory.count)
        file.add(directory + end)
        return file
    }

    /// Size, ZIP64 field in the local header, wide descriptor, the rules that are told.
    static let edges: [(Int, Bool, Bool, [String])] = [
        (0xFFFF_FFFE, false, false, []), (0xFFFF_FFFE, true, true, []),
        (0xFFFF_FFFF, false, true, []), (0xFFFF_FFFF, true, true, []),
        (0x1_0000_0000, false, true, []), (0x1_0000_0001, true, true, []),
        (0xFFFF_FFFE, false, true, ["ZIP-DESCRIPTOR", "ZIP-GAP"]),
        (0xFFFF_FFFF, false, false, ["ZIP-OVERLAP"]),
        (0xFFFF_FFFF, true, false, ["ZIP-OVERLAP"]),
    ]

    @Test(
        "a stream is read on both sides of 4 GiB, its descriptor as wide as it must be",
        arguments: edges)
    func streamedEdge(_ size: Int, _ field: Bool, _ isWide: Bool, _ rules: [String]) throws {
        let source = streamed(size, field: field, wideDescriptor: isWide).source()
        switch try ZIPStructure.read(source) {
        case .structure(let structure):
            #expect(rules.isEmpty && structure.files.map(\.sizeBytes) == [size])
        case .problems(let problems): #expect(problems.map(\.id) == rules)
        }
    }

    @Test("Python finds the same entries")
    func oracle() throws {
        try withFolder { folder in
            let path = folder.appendingPathComponent("wide.zip")
            try Data().write(to: path)
            let file = try FileHandle(forWritingTo: path)
            for piece in sparse().pieces {
                try file.seek(toOffset: UInt64(piece.offset))
                try file.write(contentsOf: Data(piece.bytes))
            }
            try file.close()
            let script =
                "import zipfile; print([(i.filename, i.file_size, i.header_offset) "
                + "for i in zipfile.ZipFile('wide.zip').infolist()])"
            let result = try shell("python3 -c \"\(script)\"", in: folder)
            #expect(
                result.output == "[('big.bin', 5368709120, 0), ('edge.bin', 4294967295, 5368709177)"
                    + ", ('last.bin', 7, 9663676530)]\n")
        }
    }
}
