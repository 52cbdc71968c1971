import Foundation
import Testing

@testable import Packages

/// Packages of the tools that senders use.
@Suite("Packages of other programs")
struct ForeignTests {
    private static let text = String(repeating: "数据 data\n", count: 100)

    /// A folder of samples, packed by a command that leaves `out.zip` beside it.
    private func packed(
        _ command: String, noise: [UInt8] = ContentTests.noise
    ) throws -> [UInt8] {
        try withFolder { folder in
            let files = folder.appendingPathComponent("in")
            let inner = files.appendingPathComponent("附件")
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            try Data("<application/>".utf8).write(
                to: files.appendingPathComponent("application.xml"))
            try Data(ForeignTests.text.utf8).write(to: inner.appendingPathComponent("说明.txt"))
            try Data(noise).write(to: inner.appendingPathComponent("a.jpg"))
            try Data().write(to: inner.appendingPathComponent("空.txt"))
            let result = try shell("cd in && LC_ALL=C.UTF-8 PYTHONUTF8=1 \(command)", in: folder)
            #expect(result.status == 0, "\(result.output)")
            return Array(try Data(contentsOf: folder.appendingPathComponent("out.zip")))
        }
    }

    private func check(_ bytes: [UInt8]) throws {
        let found = try soundContents(bytes)
        #expect(
            found == [
                "application.xml": Array("<application/>".utf8),
                "附件/说明.txt": Array(ForeignTests.text.utf8), "附件/a.jpg": ContentTests.noise,
                "附件/空.txt": [],
            ])
    }

    @Test(
        "Info-ZIP, into a file, into a pipe, without folders, without compression",
        arguments: [
            "zip -q -r ../out.zip .", "zip -q -r - . | cat > ../out.zip",
            "zip -q -D -r ../out.zip .",
            "zip -q -X -r ../out.zip .", "zip -q -0 -r ../out.zip .", "zip -q -9 -r ../out.zip .",
            "zip -q -fz -r ../out.zip .",
        ])
    func infoZIP(_ command: String) throws { try check(try packed(command)) }

    @Test("Info-ZIP that adds to an archive and takes from it")
    func infoZIPUpdates() throws {
        try check(
            try packed(
                "zip -q -r ../out.zip 附件 && touch x && zip -q ../out.zip x application.xml"
                    + " && zip -q -d ../out.zip x"))
    }

    @Test(
        "Info-ZIP that splits or encrypts is refused by its rule",
        arguments: [
            ("zip -q -r -s 64k ../out.zip .", "ZIP-MULTI-DISK"),
            ("zip -q -r -s 64k ../v.zip . && mv ../v.z01 ../out.zip", "ZIP-MULTI-DISK"),
            ("zip -q -r -s 4m ../out.zip .", "ZIP-MULTI-DISK"),
            ("zip -q -r -P secret ../out.zip .", "ZIP-ENCRYPTED"),
            ("zip -q -r -0 -P secret - . | cat > ../out.zip", "ZIP-ENCRYPTED"),
            ("ln -s /etc/passwd l && zip -q -r -y ../out.zip .", "ZIP-LINK"),
            ("echo hello | zip -q -r -z ../out.zip .", "ZIP-COMMENT"),
        ])
    func infoZIPRefused(_ command: String, _ rule: String) throws {
        let found = try problems(try packed(command)).map(\.id)
        #expect(Set(found) == [rule])
    }

    @Test(
        "bsdtar, into a file, stored, with attributes early, with ZIP64",
        .enabled(if: has("bsdtar")),
        arguments: [
            "bsdtar --format zip -cf ../out.zip *",
            "bsdtar --format zip --options zip:compression=store -cf ../out.zip *",
            "bsdtar --format zip --options zip:experimental -cf ../out.zip *",
            "bsdtar --format zip --options zip:zip64 -cf ../out.zip *",
        ])
    func bsdtar(_ command: String) throws { try check(try packed(command)) }

    @Test(
        "bsdtar into a pipe fills the last block with zeros, which are too many bytes",
        .enabled(if: has("bsdtar")))
    func bsdtarPiped() throws {
        let bytes = try packed("bsdtar --format zip -cf - * | cat > ../out.zip")
        #expect(try problems(bytes).map(\.id) == ["ZIP-TRAILING"])
        // The signature of the end record is the last one there is; the record has 22 bytes.
        let end = try #require(
            bytes.indices.dropLast(3).last { bytes[$0..<($0 + 4)].elementsEqual([80, 75, 5, 6]) })
        try check(Array(bytes[..<(end + 22)]))
    }

    @Test("bsdtar that encrypts, or packs a link", .enabled(if: has("bsdtar")))
    func bsdtarRefused() throws {
        let secret = try problems(
            try packed(
                "bsdtar --format zip --options zip:encryption=aes256 --passphrase secret"
                    + " -cf ../out.zip *"))
        #expect(Set(secret.map(\.id)) == ["ZIP-ENCRYPTED"])
        let link = try problems(
            try packed("ln -s /etc/passwd l && bsdtar --format zip -cf ../out.zip *"))
        #expect(Set(link.map(\.id)) == ["ZIP-LINK"])
    }

    private static let python = """
        import zipfile, io, os, sys
        mode = sys.argv[1]
        class Pipe(io.RawIOBase):
            def __init__(self, f): self.f = f
            def writable(self): return True
            def write(self, b): return self.f.write(b)
            def seekable(self): return False
        f = open('../out.zip', 'wb')
        out = Pipe(f) if 'pipe' in mode else f
        method = zipfile.ZIP_STORED if 'stored' in mode else zipfile.ZIP_DEFLATED
        if 'gbk' in mode:
            zipfile.ZipInfo._encodeFilenameFlags = lambda s: (s.filename.encode('gbk'), s.flag_bits)
        with zipfile.ZipFile(out, 'w', method) as z:
            for folder, _, names in os.walk('.'):
                if folder != '.': z.write(folder, folder[2:])
                for name in names:
                    path = os.path.join(folder, name)[2:]
                    with z.open(path, 'w', force_zip64='wide' in mode) as g:
                        g.write(open(path, 'rb').read())
        f.close()
        """

    @Test(
        "Python, seekable or not, with ZIP64 forced or not, with names in GBK",
        arguments: ["", "stored", "wide", "pipe", "pipe-stored", "pipe-wide", "gbk", "gbk-pipe"])
    func python(_ mode: String) throws {
        let script = ForeignTests.python.replacingOccurrences(of: "'", with: "\"")
        try check(try packed("python3 -c '\(script)' '\(mode)'"))
    }

    @Test("Java's jar", .enabled(if: has("jar")))
    func jar() throws { try check(try packed("jar cfM ../out.zip .")) }

    private static let java = """
        import java.io.*; import java.nio.charset.*; import java.nio.file.*; import java.util.zip.*;
        class Pack {
            public static void main(String[] a) throws Exception {
                try (var zip = new ZipOutputStream(
                        new FileOutputStream("../out.zip"), Charset.forName("GBK"));
                    var paths = Files.walk(Path.of("."))) {
                    for (var path : (Iterable<Path>) paths.sorted()::iterator) {
                        var name = path.normalize().toString();
                        if (name.isEmpty() || name.endsWith(".java")) continue;
                        zip.putNextEntry(new ZipEntry(Files.isDirectory(path) ? name + "/" : name));
                        if (!Files.isDirectory(path)) Files.copy(path, zip);
                        zip.closeEntry();
                    }
                }
            }
        }
        """

    @Test(
        "a Java program that names its files in GBK and deflates its folders",
        .enabled(if: has("java")))
    func javaStream() throws {
        try check(
            try packed(
                "cat > Pack.java <<'E'\n\(ForeignTests.java)\nE\nLC_ALL=C.UTF-8 java Pack.java"))
    }

    @Test("every bit of a package matters, or changes no name and no content")
    func flippedBits() throws {
        let bytes = try WriterTests.written([
            PackagePart(name: "application.xml", bytes: Array("<application/>".utf8)),
            PackagePart(name: "附件/a.txt", bytes: Array(repeating: 65, count: 200)),
        ])
        let whole = try soundContents(bytes)
        var refused = 0
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                switch try contents(changed) {
                case .value(let value): #expect(value == whole, "byte \(index), bit \(bit)")
                case .problem: refused += 1
                }
            }
        }
        // Versions and attributes that say nothing here are all that may change.
        #expect(refused > bytes.count * 8 * 9 / 10)
    }

    @Test("bytes changed at random are refused or read, never worse")
    func random() throws {
        let seeds =
            try ["zip -q -r - . | cat > ../out.zip", "zip -q -fz -r ../out.zip ."]
            .map { try packed($0, noise: Array(ContentTests.noise.prefix(2000))) }
            + [
                CraftedZIP(
                    CraftedEntry("a").streamed(wide: true), .deflated("附件/b").streamed(),
                    .folder("d/")
                ).with { $0.hasZIP64End = true }.bytes
            ]
        var generator = SplitMix(state: 20_261_124)
        var refused = 0
        let rounds = 3_000
        for round in 0..<rounds {
            var bytes = seeds[round % seeds.count]
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                // The records are at the ends.
                let near = Int.random(in: 0..<min(700, bytes.count), using: &generator)
                let index = Bool.random(using: &generator) ? near : bytes.count - 1 - near
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[index] = 0xFF
                case 2: bytes.remove(at: index)
                default: bytes.insert(bytes[bytes.count - 1 - near], at: index)
                }
            }
            if case .problem = try contents(bytes) { refused += 1 }
        }
        #expect(refused > rounds / 2 && refused < rounds)
    }
}
