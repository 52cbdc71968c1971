import Foundation
import Testing

@testable import Packages

@Suite("ZIPs of stored files")
struct StoredZIPTests {
    private static let time = StoredZIP.time(
        year: 2026, month: 1, day: 22, hour: 9, minute: 30, second: 59)

    private static func packed(_ files: [(String, [UInt8])]) -> [UInt8] {
        var zip = StoredZIP(time: time)
        var bytes: [UInt8] = []
        for (name, content) in files {
            bytes += zip.append(
                name: Array(name.utf8), sizeBytes: content.count, crc: CRC32.of(content))
            bytes += content
        }
        return bytes + zip.tail
    }

    private static let files: [(String, [UInt8])] = [
        ("bag/bagit.txt", Array("BagIt-Version: 1.0\n".utf8)), ("bag/data/空.txt", []),
        ("bag/data/说明.txt", Array("说明".utf8)),
    ]

    private static func judged(_ bytes: [UInt8]) throws -> StoredZIPFault? {
        func read(_ offset: Int, _ count: Int) -> [UInt8] {
            Array(bytes.dropFirst(max(0, offset)).prefix(count))
        }
        do {
            let zip = try StoredZIP.read(sizeBytes: bytes.count, read)
            if let fault = try zip.fault(sizeBytes: bytes.count, read) { return fault }
            for member in zip.members
            where CRC32.of(read(member.offset, member.sizeBytes)) != member.crc {
                return .sum(name: member.text)
            }
            return nil
        } catch let fault as StoredZIPFault {
            return fault
        }
    }

    @Test("every single changed byte, in contents and around them, is found")
    func everyByte() throws {
        let whole = Self.packed(Self.files)
        #expect(try Self.judged(whole) == nil)
        for offset in whole.indices {
            for change in 1...255 {
                var bytes = whole
                bytes[offset] ^= UInt8(change)
                #expect(try Self.judged(bytes) != nil, "byte \(offset) ^ \(change)")
            }
        }
    }

    @Test("an empty ZIP, and what is none")
    func edges() throws {
        #expect(try Self.judged(Self.packed([])) == nil)
        #expect(try Self.judged([]) == .end)
        #expect(try Self.judged(Array("no ZIP".utf8)) == .end)
        #expect(try Self.judged(try WriterTests.written(WriterTests.parts)) != nil)
    }

    @Test("our reader of packages sees the same files")
    func sameFiles() throws {
        let found = try soundContents(Self.packed(Self.files))
        #expect(found.count == 3)
    }

    @Test("unzip, Python and bsdtar take it without complaint")
    func otherTools() throws {
        let path = NSTemporaryDirectory() + "stored-\(UUID().uuidString).zip"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(Self.packed(Self.files)).write(to: URL(fileURLWithPath: path))
        for command in [
            ["unzip", "-tq", path], ["python3", "-m", "zipfile", "-t", path],
            ["bsdtar", "-tf", path],
        ] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = command
            process.standardOutput = Pipe()
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(command)")
        }
    }

    /// Files of 5 GiB of zeros each, of which only the ends exist.
    @Test("beyond 4 GiB and 65,535 files ZIP64 takes over, and is read again")
    func wide() throws {
        let size = 5 << 30
        var zip = StoredZIP(time: Self.time)
        var written: [(offset: Int, bytes: [UInt8])] = []
        var offset = 0
        for name in ["a", "b"] {
            let header = zip.append(name: Array(name.utf8), sizeBytes: size, crc: 0)
            #expect(
                header.count
                    == StoredZIP.headerBytes(name: Array(name.utf8), sizeBytes: size))
            written.append((offset, header))
            offset += header.count + size
        }
        for number in 0..<66_000 {
            let name = Array("c\(String(number + 100_000))".utf8)
            let header = zip.append(name: name, sizeBytes: 0, crc: 0)
            written.append((offset, header))
            offset += header.count
        }
        written.append((offset, zip.tail))
        let total = offset + zip.tail.count
        let read = { (at: Int, count: Int) -> [UInt8] in
            let piece = written.last { $0.offset <= at }
            return Array((piece?.bytes ?? []).dropFirst(at - (piece?.offset ?? 0)).prefix(count))
        }
        let found = try StoredZIP.read(sizeBytes: total, read)
        #expect(found == zip)
        #expect(found.members[1].sizeBytes == size)
    }
}
