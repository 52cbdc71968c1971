import Testing

@testable import Registry

@Suite("What a control file says")
struct ControlFileTests {
    private static let hex = String(repeating: "0123456789abcdef", count: 4)

    private func statements(
        _ text: String, _ algorithm: ControlFile.Algorithm? = nil
    ) throws -> [ControlFile.Statement] {
        try ControlFile(Array(text.utf8), algorithm: algorithm).statements
    }

    @Test(
        "empty, blank and commented ones say nothing but that the file is complete",
        arguments: ["", "\n", " \t\r\n\r\n", "\u{FEFF}", "# done\n", "#\n\n# x"])
    func nothing(text: String) throws {
        #expect(try statements(text) == [])
    }

    @Test("keys and values, in any order and any capitals of the key")
    func keys() throws {
        let text =
            "SIZE = 42\r\nsha256=\(Self.hex.uppercased())\r\nsm3=\(Self.hex)\nid=JT-1\nname=a b.zip"
        #expect(
            try statements(text) == [
                .size(42), .digest(.sha256, hex: Self.hex, name: nil),
                .digest(.sm3, hex: Self.hex, name: nil), .packageID("JT-1"),
                .name(Array("a b.zip".utf8)),
            ])
    }

    @Test(
        "the output of checksum programs, text and binary, escaped and tagged",
        arguments: [
            ("\(hex)  a.zip\n", nil, "a.zip"), ("\(hex) *a.zip", nil, "a.zip"),
            ("\(hex)\ta b.zip\n", nil, "a b.zip"), ("\\\(hex)  a\\\\b\\n.zip\n", nil, "a\\b\n.zip"),
            ("SHA256 (a (1).zip) = \(hex)\n", ControlFile.Algorithm.sha256, "a (1).zip"),
            ("SM3 (a.zip) = \(hex)\n", .sm3, "a.zip"),
            ("SHA-256(a.zip)= \(hex)\n", .sha256, "a.zip"),
        ])
    func checksums(text: String, algorithm: ControlFile.Algorithm?, name: String) throws {
        #expect(
            try statements(text) == [.digest(algorithm, hex: Self.hex, name: Array(name.utf8))])
    }

    @Test("digits alone; the control file's own name tells the algorithm, a tag overrules it")
    func algorithmOfName() throws {
        #expect(try statements(Self.hex, .sm3) == [.digest(.sm3, hex: Self.hex, name: nil)])
        #expect(
            try statements("SHA256 (a) = \(Self.hex)", .sm3)
                == [.digest(.sha256, hex: Self.hex, name: [0x61])])
        for (name, algorithm) in [
            ("a.zip.sha256", ControlFile.Algorithm.sha256), ("A.ZIP.SHA256", .sha256),
            ("a.sm3", .sm3), ("a.ok", nil), ("sha256", nil), ("a.ctl", nil),
        ] {
            #expect(ControlFile.algorithm(ofName: Array(name.utf8)) == algorithm, "\(name)")
        }
    }

    @Test("a name in GBK is kept as its bytes, even where one ends in the byte of a backslash")
    func gbk() throws {
        let name: [UInt8] = [0xC9, 0xEA, 0x8B, 0x5C, 0x2E, 0x7A, 0x69, 0x70]
        let line = Array("\(Self.hex)  ".utf8) + name + [0x0D, 0x0A]
        #expect(
            try ControlFile(line, algorithm: nil).statements
                == [.digest(nil, hex: Self.hex, name: name)])
    }

    @Test(
        "anything else is damage, with its line, never passed over",
        arguments: [
            ("done", 1), ("size=", 1), ("size=-1", 1), ("size=1 2", 1), ("size=4２", 1),
            ("size=1000000000000000000", 1), ("sha256=\(hex)0", 1), ("\n\nmd5=abc", 3),
            ("\(hex.dropLast())  a.zip", 1), ("\(hex)a.zip", 1),
            ("\\\(hex)  a\\t", 1), ("\\\(hex)  a\\", 1), ("SHA256 () = \(hex)", 1),
            ("SHA512 (a) = \(hex)", 1), ("SHA256 (a) = \(hex)\n=", 2), ("id=a b", 1), ("=x", 1),
            ("<ok/>", 1), ("size=1\u{0}", 0),
        ])
    func damage(text: String, line: Int) {
        let damage = #expect(throws: ControlFile.Damage.self) { try statements(text) }
        #expect(damage?.line == line)
    }

    @Test("at most 4 KiB are read, to the byte")
    func bound() throws {
        let full = [UInt8](repeating: UInt8(ascii: "\n"), count: ControlFile.maxBytes)
        #expect(try ControlFile(full, algorithm: nil).statements == [])
        let damage = #expect(throws: ControlFile.Damage.self) {
            try ControlFile(full + [0x0A], algorithm: nil)
        }
        #expect(damage?.line == 0)
        #expect(damage.map { $0.found.count <= 80 } == true)
    }

    @Test("random bytes are read or refused, never more")
    func random() {
        var state: UInt64 = 20_260_105
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let alphabet = Array("0af=()\\ *\n\tSHsize256m3".utf8) + [0, 0x81, 0xFF]
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            do throws(ControlFile.Damage) {
                let file = try ControlFile(bytes, algorithm: nil)
                #expect(file.statements.count <= bytes.count)
            } catch {
                #expect(error.found.count <= 80)
            }
        }
    }
}
