import Foundation
import Registry
import Testing

@testable import Storage

@Suite("Redo archives are tar archives")
struct TarTests {
    private static let long = String(repeating: "folder-with-a-name/", count: 20) + "end.xml"

    private static let entries: [TarEntry] = [
        TarEntry(path: "line/0000000000.json", mode: 0o440, modifiedSeconds: 1, bytes: []),
        TarEntry(
            path: "registry/案卷/申请.xml", mode: 0o440, modifiedSeconds: 1_767_574_800,
            bytes: Array("一".utf8)),
        TarEntry(
            path: String(repeating: "d", count: 155) + "/" + String(repeating: "n", count: 100),
            mode: 0o640, modifiedSeconds: 2, bytes: [UInt8](repeating: 7, count: 512)),
        TarEntry(path: long, mode: 0o640, modifiedSeconds: 3, bytes: [1]),
        TarEntry(
            path: String(repeating: "n", count: 101), mode: 0o600, modifiedSeconds: 4,
            bytes: [UInt8](repeating: 8, count: 513)),
    ]

    private static func archive(_ entries: [TarEntry] = entries) -> [UInt8] {
        var writer = TarWriter()
        for entry in entries { writer.append(entry) }
        return writer.finish()
    }

    private func read(_ bytes: [UInt8]) throws -> [TarEntry] {
        var reader = TarReader(bytes)
        var entries: [TarEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    @Test("what is written reads back, names at and over the limits of ustar too")
    func roundTrip() throws {
        #expect(try read(Self.archive()) == Self.entries)
        #expect(try read(Self.archive([])) == [])
    }

    @Test("GNU tar and Python read the same names, modes, times and bytes")
    func oracles() throws {
        try withFolder { folder in
            try Data(Self.archive()).write(to: URL(fileURLWithPath: folder + "/a.tar"))
            let list = try shell("tar -tf a.tar --quoting-style=literal 2>&1", in: folder)
            #expect(list.status == 0)
            #expect(list.output.split(separator: "\n").map(String.init) == Self.entries.map(\.path))
            let script = """
                import tarfile, hashlib
                for m in tarfile.open('a.tar', errorlevel=2):
                    d = hashlib.sha256(tarfile.open('a.tar').extractfile(m).read()).hexdigest()
                    print(m.name, oct(m.mode)[2:], int(m.mtime), m.size, m.uid, d)
                """
            try Data(script.utf8).write(to: URL(fileURLWithPath: folder + "/list.py"))
            let python = try shell("PYTHONIOENCODING=utf-8 python3 list.py", in: folder)
            let expected = Self.entries.map {
                "\($0.path) \(String($0.mode, radix: 8)) \($0.modifiedSeconds) "
                    + "\($0.bytes.count) 0 \(sha256($0.bytes).hex)"
            }
            #expect(python.output.split(separator: "\n").map(String.init) == expected)
        }
    }

    @Test("cut anywhere it is refused")
    func cut() {
        let whole = Self.archive()
        for count in stride(from: 0, to: whole.count, by: 64) {
            #expect(throws: TarDamage.self, "\(count) bytes") {
                try read(Array(whole.prefix(count)))
            }
        }
    }

    @Test("a changed byte of a header, of padding, or after the end is refused")
    func changed() throws {
        let whole = Self.archive([Self.entries[1]])
        let content = 512..<515
        for offset in whole.indices where !content.contains(offset) {
            var bytes = whole
            bytes[offset] ^= 0x11
            #expect(throws: TarDamage.self, "byte \(offset)") { try read(bytes) }
        }
        var bytes = whole
        bytes[512] ^= 1
        #expect(try read(bytes).count == 1, "content is proved by the journal's digest instead")
        #expect(throws: TarDamage.self) { try read(whole + [0]) }
    }
}
