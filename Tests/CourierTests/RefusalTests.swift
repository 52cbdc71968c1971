import Digests
import Foundation
import Packages
import Registry
import System
import Testing
import Verification
import WorkingDays

@testable import Courier

@Suite("A bundle that is not right is refused whole")
struct RefusalTests {
    /// Lays a forgery on the stick and has the inner side unpack it.
    private func verdict(
        _ forgery: Forgery, _ bench: Bench, by side: Bench.Side? = nil
    ) throws -> BundleRefusal.Reason? {
        let seal = try side?.seal ?? bench.seal(.outer)
        try bench.write(try forgery.bytes(seal), to: "stick/forged.zip")
        let before = try bench.texts("inner")
        let reason = try bench.refusal("forged.zip", on: .inner)
        if reason != nil { #expect(try bench.texts("inner") == before, "nothing is delivered") }
        return reason
    }

    @Test("the forgery itself, unspoilt, is taken")
    func control() throws {
        let forgery = try Forgery([(Bench.party, "a.zip", "x"), ("", "b.xml", "y")])
        #expect(try verdict(forgery, try Bench()) == nil)
    }

    @Test("a key that is not pinned, and no seal at all")
    func seal() throws {
        let forgery = try Forgery([("", "a.xml", "x")])
        #expect(try verdict(forgery, try Bench(), by: Bench.stranger.get()) == .seal)
        #expect(try verdict(forgery, try Bench(), by: Bench.inner.get()) == .seal)
        var bare = forgery
        bare.spoil = { signed in
            let text = String(decoding: signed, as: UTF8.self)
            return Array(text.replacing(/<Signature .*<\/Signature>/, with: "").utf8)
        }
        #expect(try verdict(bare, try Bench()) == .seal)
    }

    @Test("a channel or direction that is another's")
    func another() throws {
        var forgery = try Forgery([("", "a.xml", "x")])
        forgery.manifest.channel = try #require(ChannelID("test-2"))
        #expect(try verdict(forgery, try Bench()) == .channel)
        let bench = try Bench()
        try bench.write("1", to: "outer/inbox/1.xml")
        try bench.pack(.outer)
        #expect(try bench.refusal(Bench.bundle(.inward, 1), on: .outer) == .direction, "own")
        #expect(try bench.refusal(Bench.bundle(.inward, 1), on: .inner) == nil)
        forgery = try Forgery([])
        forgery.manifest.direction = .outward
        #expect(try verdict(forgery, try Bench()) == .direction)
    }

    static let places: [(folder: String, name: String, reason: BundleRefusal.Reason)] = [
        ("", "../a.xml", .path), ("", "..", .path), ("", ".", .path), ("", ".hidden", .path),
        ("", "a/b.xml", .path), ("..", "a.xml", .path), ("../outbox", "a.xml", .path),
        ("\(Bench.party)/..", "a.xml", .path), ("/etc", "a.xml", .path),
        ("\(Bench.party)/deeper", "a.xml", .path), ("registry", "a.xml", .path),
        ("11370900DEMQ000036", "a.xml", .path), ("11370900demq000035", "a.xml", .path),
        ("\(Bench.party)/", "a.xml", .path), (Bench.other, "a.xml", .party),
    ]

    @Test("a place that is not one, or not this channel's", arguments: places)
    func place(folder: String, name: String, reason: BundleRefusal.Reason) throws {
        let own = try #require(PartyID(Bench.party))
        let forgery = try Forgery([("", "good.xml", "g"), (folder, name, "x")])
        #expect(try verdict(forgery, try Bench(innerParties: [own])) == reason)
    }

    static let outboxFolders: [(String, Bool)] = [
        ("\(Bench.party)/2026", true), ("_unclaimed/2026", true), ("public", true),
        ("public/publicity", true), ("", false), (Bench.party, false), ("_unclaimed", false),
        ("\(Bench.party)/todo", false), ("\(Bench.party)/2026/x", false), ("keys/2026", false),
        ("public/../x", false), ("public//x", false), ("public/.x", false), ("Public", false),
        ("public/a/b/c/d/e/f/g", true), ("public/a/b/c/d/e/f/g/h", false),
    ]

    @Test("outward folders are those of papers and what is public", arguments: outboxFolders)
    func outbox(folder: String, isAllowed: Bool) {
        let file = BundleFile(folder: folder, name: "a.xml", sizeBytes: 0, digest: "")
        #expect((SafePath.fault(in: file, .outward, parties: []) == nil) == isAllowed)
    }

    @Test("entries that the manifest does not list, and entries that are missing")
    func entries() throws {
        var stray = try Forgery([("", "a.xml", "x")])
        stray.entries["files/000002"] = Array("y".utf8)
        #expect(try verdict(stray, try Bench()) == .entries)
        for name in ["files/000001", "SHA256SUMS", "manifest.xml"] {
            var short = try Forgery([("", "a.xml", "x")])
            short.entries[name] = .some(nil)
            #expect(try verdict(short, try Bench()) == .entries, "\(name)")
        }
    }

    @Test("contents and a list that differ from the manifest")
    func digests() throws {
        for (name, text) in [("files/000001", "y"), ("SHA256SUMS", "x  manifest.xml\n")] {
            var forgery = try Forgery([("", "a.xml", "x")])
            forgery.entries[name] = Array(text.utf8)
            #expect(try verdict(forgery, try Bench()) == .digest, "\(name)")
        }
        var longer = try Forgery([("", "a.xml", "x")])
        longer.manifest.files[0].sizeBytes = 2
        #expect(try verdict(longer, try Bench()) == .digest)
    }

    @Test("a manifest that says what none can say")
    func manifest() throws {
        let changes: [(String, (inout BundleManifest) -> Void)] = [
            ("part beyond parts", { $0.part = 2 }), ("number 0", { $0.number = 0 }),
            ("no previous", { $0.number = 2 }), ("a digest", { $0.files[0].digest = "md5:1" }),
            ("a previous to the first", { $0.previous = $0.files[0].digest }),
        ]
        for (what, change) in changes {
            var forgery = try Forgery([("", "a.xml", "x")])
            change(&forgery.manifest)
            #expect(try verdict(forgery, try Bench()) == .manifest, "\(what)")
        }
        let reforms: [(String, (String) -> String)] = [
            ("another white space", { $0.replacingOccurrences(of: "\n</", with: "\n\n</") }),
            ("an entry's name", { $0.replacingOccurrences(of: "000001\"", with: "000002\"") }),
            (
                "a member nobody knows",
                { $0.replacingOccurrences(of: " channel=", with: " a=\"\" channel=") }
            ),
        ]
        for (what, reform) in reforms {
            var forgery = try Forgery([("", "a.xml", "x")])
            forgery.reform = reform
            #expect(try verdict(forgery, try Bench()) == .manifest, "\(what)")
        }
        var lone = try Forgery([("", "a.xml.ok", "")])
        lone.manifest.files[0].isMarker = true
        #expect(try verdict(lone, try Bench()) == .path, "a marker of nothing")
        for (folder, expected) in [("", nil), (Bench.other, BundleRefusal.Reason.path)] {
            var two = try Forgery([("", "a.xml", "x"), ("", "a.xml.ok", ""), (folder, "a.sm3", "")])
            two.manifest.files[1].isMarker = true
            two.manifest.files[2].isMarker = true
            #expect(try verdict(two, try Bench()) == expected, "two markers of one file")
        }
    }

    @Test("a number that was used, a chain that does not fit, and an answer to nothing")
    func order() throws {
        let bench = try Bench()
        let first = try Forgery([("", "a.xml", "x")])
        #expect(try verdict(first, bench) == nil)
        #expect(try verdict(try Forgery([("", "b.xml", "y")]), bench) == .number)
        var second = try Forgery([("", "c.xml", "z")], number: 2)
        second.manifest.previous = SHA256.digest(of: [1]).text
        #expect(try verdict(second, bench) == .chain)
        second.manifest.previous = BundleManifest.identity(first.manifest.canonicalBytes)
        second.manifest.acknowledged = BundleManifest.Reference(
            number: 1, digest: SHA256.digest(of: [1]).text)
        #expect(try verdict(second, bench) == .acknowledgement)
        second.manifest.acknowledged = nil
        #expect(try verdict(second, bench) == nil)
        var early = try Forgery([], number: 4)
        early.manifest.previous = SHA256.digest(of: [1]).text
        #expect(try verdict(early, bench) == nil, "it waits")
        early.manifest.previous = SHA256.digest(of: [2]).text
        #expect(try verdict(early, bench) == .number, "another of the number that waits")
    }

    @Test("a target folder that is a link")
    func link() throws {
        let bench = try Bench()
        try bench.remove("inner/inbox/\(Bench.party)")
        try bench.makeFolder("elsewhere")
        try Files.makeLink(bench.path("inner/inbox/\(Bench.party)"), to: bench.path("elsewhere"))
        let forgery = try Forgery([(Bench.party, "a.xml", "x")])
        try bench.write(try forgery.bytes(bench.seal(.outer)), to: "stick/forged.zip")
        #expect(try bench.refusal("forged.zip", on: .inner) == .target)
        #expect(try bench.files("elsewhere") == [])
        // The folder is put right: what waits is delivered by the next call.
        try Files.unlink(bench.path("inner/inbox/\(Bench.party)"))
        try bench.makeFolder("inner/inbox/\(Bench.party)")
        try bench.unpack("forged.zip", on: .inner)
        #expect(try bench.files("inner/inbox") == ["\(Bench.party)/a.xml"])
    }

    @Test("a changed byte anywhere is refused, or changes nothing that is delivered")
    func everyByte() throws {
        let bench = try Bench()
        let bytes = try Forgery([("", "a.xml", "text of a file"), (Bench.party, "b.zip", "PK")])
            .bytes(bench.seal(.outer))
        let channel = try bench.channel(.inner)
        let reader = BundleReader(
            settings: channel.settings, schema: channel.schema,
            peers: [try Bench.outer.get().certificate], now: Bench.now.milliseconds)
        func read(_ bytes: [UInt8]) throws -> VerifiedBundle {
            let file = try Files.memoryFile("bundle")
            try file.write(bytes)
            return try reader.read(SharedDescriptor(file))
        }
        let identity = try read(bytes).identity
        var refused = 0
        var harmless = 0
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1 << (index % 8)
            do {
                #expect(try read(changed).identity == identity, "byte \(index)")
                harmless += 1
            } catch {
                #expect(error is BundleRefusal, "byte \(index): \(error)")
                refused += 1
            }
        }
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: BundleRefusal.self) { _ = try read(Array(bytes.prefix(count))) }
        }
        // Versions and attributes in the directory are told once and mean nothing here.
        #expect(harmless < 100)
        #expect(refused > 1500)
    }

    @Test("every reason has a code of its own, and texts in both languages")
    func texts() {
        for reason in BundleRefusal.Reason.allCases {
            #expect(reason.rawValue.hasPrefix("COURIER-"))
            for text in [
                reason.chinese, reason.english, reason.chineseAdvice, reason.englishAdvice,
            ] { #expect(!text.isEmpty) }
        }
    }
}
