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
