import Registry
import System
import Testing

@testable import Courier

@Suite("Bundles travel")
struct JourneyTests {
    private let party = Bench.party

    @Test("what is dropped outside arrives inside, and answers come back to the same folders")
    func roundTrip() throws {
        let bench = try Bench()
        // The beginning of an archive: packages are what it carries.
        try bench.write("PK\u{3}\u{4} one", to: "outer/inbox/\(party)/公交.zip")
        try bench.write("two", to: "outer/inbox/two.xml")
        try bench.write("", to: "outer/inbox/two.xml.ok")
        let packed = try bench.pack(.outer)
        #expect(packed.bundles.map(\.fileCount) == [3])
        #expect(try bench.files("outer/inbox") == [])
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        #expect(
            try bench.texts("inner/inbox")
                == ["\(party)/公交.zip": "PK\u{3}\u{4} one", "two.xml": "two", "two.xml.ok": ""])

        try bench.write("paper", to: "inner/outbox/\(party)/2026/00000001_return_A.xml")
        try bench.write("page", to: "inner/outbox/\(party)/2026/00000001_return_A.html")
        try bench.write("hidden", to: "inner/outbox/\(party)/2026/.x.tmp")
        try bench.write("todo", to: "inner/outbox/\(party)/todo/C/index.html")
        try bench.write("anchor", to: "inner/outbox/public/authority.pem")
        try bench.write("who", to: "inner/outbox/_unclaimed/2026/00000001_return_B.xml")
        try bench.pack(.inner)
        try bench.unpack(Bench.bundle(.outward, 1), on: .outer)
        #expect(
            try bench.texts("outer/outbox") == [
                "\(party)/2026/00000001_return_A.xml": "paper",
                "\(party)/2026/00000001_return_A.html": "page", "public/authority.pem": "anchor",
                "_unclaimed/2026/00000001_return_B.xml": "who",
            ])
        #expect(try bench.channel(.outer).state.acknowledged == 1)
        #expect(try bench.channel(.outer).kept() == [1])
        #expect(try bench.pack(.outer).bundles.map(\.fileCount) == [0], "an acknowledgement")
        #expect(try bench.channel(.outer).kept() == [2], "what was acknowledged is let go")
        #expect(try bench.pack(.outer).bundles.isEmpty, "said once")
        try bench.unpack(Bench.bundle(.inward, 2), on: .inner)
        #expect(try bench.channel(.inner).state.acknowledged == 1)
        #expect(try bench.pack(.inner).bundles.isEmpty, "an acknowledgement wants no answer")
    }

    @Test("what went does not go again, what is new or public and changed does")
    func nothingTwice() throws {
        let bench = try Bench()
        let folder = "inner/outbox/\(party)/2026"
        try bench.write("a", to: "\(folder)/00000001_a.xml")
        try bench.write("index 1", to: "inner/outbox/public/index.html")
        #expect(try bench.pack(.inner).bundles.map(\.fileCount) == [2])
        #expect(try bench.pack(.inner).bundles.isEmpty)
        try bench.write("a page", to: "\(folder)/00000001_a.html")
        try bench.write("b", to: "\(folder)/00000002_b.xml")
        try bench.write("index 2", to: "inner/outbox/public/index.html")
        #expect(try bench.pack(.inner).bundles.map(\.fileCount) == [3])
        try bench.unpack(Bench.bundle(.outward, 1), on: .outer)
        try bench.unpack(Bench.bundle(.outward, 2), on: .outer)
        #expect(try bench.read("outer/outbox/public/index.html") == "index 2")
        try bench.remove("\(folder)/00000001_a.xml")
        try bench.write("c", to: "\(folder)/00000003_c.xml")
        #expect(try bench.pack(.inner).bundles.map(\.fileCount) == [1], "a recipient took one")
    }

    @Test("a lost bundle is noticed, asked for, sent again and delivered in order")
    func lost() throws {
        let bench = try Bench()
        for number in 1...3 {
            try bench.write("\(number)", to: "outer/inbox/\(party)/\(number).zip")
            try bench.pack(.outer)
        }
        let second = Bench.bundle(.inward, 2)
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        try bench.remove("stick/\(second)")
        #expect(
            try bench.unpack(Bench.bundle(.inward, 3), on: .inner)
                == [.waits(number: 3, missing: [2])])
        #expect(try bench.files("inner/inbox") == ["\(party)/1.zip"])
        #expect(try bench.channel(.inner).missing() == [2])
        #expect(try bench.pack(.inner).missing == [2])
        try bench.unpack(Bench.bundle(.outward, 1), on: .outer)
        #expect(try bench.channel(.outer).state.acknowledged == 1)
        let again = try bench.pack(.outer).bundles
        #expect(again.filter(\.isRepeated).map(\.number) == [2])
        let outcomes = try bench.unpack(second, on: .inner)
        #expect(
            outcomes.map { outcome in
                guard case .delivered(let delivery) = outcome else { return 0 }
                return delivery.number
            } == [2, 3])
        #expect(try bench.channel(.inner).missing() == [])
        #expect(try bench.files("inner/inbox").count == 3)
    }

    @Test("two lost ones, one each way, do not wait for each other")
    func lostBothWays() throws {
        let bench = try Bench()
        for number in 1...2 {
            try bench.write("\(number)", to: "outer/inbox/\(number).zip")
            try bench.pack(.outer)
            try bench.write("\(number)", to: "inner/outbox/public/\(number)")
            try bench.pack(.inner)
        }
        try bench.unpack(Bench.bundle(.inward, 2), on: .inner)
        try bench.unpack(Bench.bundle(.outward, 2), on: .outer)
        try bench.pack(.inner)
        try bench.pack(.outer)
        for name in try bench.files("stick") where name.contains("-000001") {
            try bench.remove("stick/\(name)")
        }
        // Each learns from a bundle that has to wait what the other wants again.
        try bench.unpack(Bench.bundle(.inward, 3), on: .inner)
        try bench.unpack(Bench.bundle(.outward, 3), on: .outer)
        try bench.pack(.inner)
        try bench.pack(.outer)
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        try bench.unpack(Bench.bundle(.outward, 1), on: .outer)
        #expect(try bench.channel(.inner).state.receivedNumber == 3)
        #expect(try bench.channel(.outer).state.receivedNumber == 3)
    }

    @Test("a bundle that comes again changes nothing, whether delivered or waiting")
    func repeats() throws {
        let bench = try Bench()
        for number in 1...2 {
            try bench.write("\(number)", to: "outer/inbox/\(number).zip")
            try bench.pack(.outer)
        }
        try bench.unpack(Bench.bundle(.inward, 2), on: .inner)
        #expect(try bench.unpack(Bench.bundle(.inward, 2), on: .inner) == [.repeated(number: 2)])
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        for name in try bench.files("inner/inbox") { try bench.remove("inner/inbox/\(name)") }
        for number in 1...2 {
            #expect(
                try bench.unpack(Bench.bundle(.inward, number), on: .inner)
                    == [.repeated(number: number)])
        }
        #expect(try bench.files("inner/inbox") == [])
    }

    @Test("a name that is taken is kept visible, and its markers go with it")
    func takenName() throws {
        let bench = try Bench()
        try bench.write("first", to: "inner/inbox/\(party)/a.zip")
        try bench.write("second", to: "outer/inbox/\(party)/a.zip")
        try bench.write("", to: "outer/inbox/\(party)/a.zip.ok")
        try bench.write("size=6", to: "outer/inbox/\(party)/a.zip.sha256")
        try bench.pack(.outer)
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        #expect(
            try bench.texts("inner/inbox") == [
                "\(party)/a.zip": "first", "\(party)/a_000001-1.zip": "second",
                "\(party)/a_000001-1.zip.ok": "", "\(party)/a_000001-1.zip.sha256": "size=6",
            ])
    }

    @Test("a control file lies there before its file, an empty marker comes after it")
    func controlFirst() throws {
        let bench = try Bench()
        for name in ["a.zip", "a.zip.ok", "b.zip", "b.zip.sha256"] {
            let text = name.hasSuffix(".ok") ? "" : "size=6"
            try bench.write(text, to: "outer/inbox/\(party)/\(name)")
        }
        // What an earlier file left behind is not to be taken for this one's.
        try bench.write("size=1", to: "inner/inbox/\(party)/b.zip.sha256")
        try bench.pack(.outer)
        var order: [String] = []
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner) { verb, path in
            guard verb == "rename", path.folder.description == party else { return }
            order.append(path.lastName.description)
        }
        #expect(
            order == ["a.zip", "a.zip.ok", "b_000001-3.zip.sha256", "b_000001-3.zip"])
    }

    @Test("a party without a folder inside is dropped into the common inbox")
    func noFolder() throws {
        let bench = try Bench()
        try bench.write("x", to: "outer/inbox/\(Bench.other)/x.zip")
        try bench.pack(.outer)
        let outcomes = try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        guard case .delivered(let delivery) = try #require(outcomes.first) else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(delivery.unfoldered == ["x.zip"])
        #expect(try bench.files("inner/inbox") == ["x.zip"])
    }

    @Test("many files are split, one that is large alone goes alone")
    func split() throws {
        let bench = try Bench(maxFiles: 2, maxBytes: 10)
        for number in 1...3 { try bench.write("abc", to: "outer/inbox/\(number).xml") }
        try bench.write("0123456789abcdef", to: "outer/inbox/4.xml")
        #expect(try bench.pack(.outer).bundles.map(\.fileCount) == [2, 1, 1])
        for number in 1...3 { try bench.unpack(Bench.bundle(.inward, number), on: .inner) }
        #expect(try bench.files("inner/inbox").count == 4)
    }

    @Test("a bundle can be handed over again until it is acknowledged")
    func resend() throws {
        let bench = try Bench()
        try bench.write("1", to: "outer/inbox/1.xml")
        try bench.pack(.outer)
        try bench.remove("stick/" + Bench.bundle(.inward, 1))
        #expect(try bench.pack(.outer, again: [1]).bundles.map(\.isRepeated) == [true])
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        try bench.pack(.inner)
        try bench.unpack(Bench.bundle(.outward, 1), on: .outer)
        try bench.pack(.outer)
        #expect(throws: ChannelError.notKept(number: 1)) { try bench.pack(.outer, again: [1]) }
        #expect(throws: ChannelError.notKept(number: 9)) { try bench.pack(.outer, again: [9]) }
    }

    @Test("names of any bytes arrive as they were")
    func anyName() throws {
        let bench = try Bench()
        let name = Path(bytes: [0xB9, 0xAB, 0xBD, 0xBB, 0x2E, 0x7A, 0x69, 0x70])  // GBK
        let file = try Files.create(bench.path("outer/inbox").appending(name), permissions: 0o640)
        try file.write(Array("x".utf8))
        let status = try file.status()
        let channel = try bench.channel(.outer)
        _ = try channel.pack(
            [Departure(folder: "", name: name, inode: status.inode, sizeBytes: 1)],
            into: try CourierFolder(bench.path("stick")), seal: try bench.seal(.outer),
            now: Bench.now)
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        #expect(try Files.names(in: bench.path("inner/inbox")).contains(name))
    }

    @Test("a file that changes while it is packed stays, and so does its marker")
    func changing() throws {
        let bench = try Bench()
        try bench.write("one", to: "outer/inbox/a.xml")
        try bench.write("", to: "outer/inbox/a.xml.ok")
        try bench.write("two", to: "outer/inbox/b.xml")
        var isChanged = false
        let report = try bench.pack(.outer) { verb, path throws(SystemError) in
            guard verb == "write", path == "spool/000001", !isChanged else { return }
            isChanged = true
            let file = try Files.open(bench.path("outer/inbox/a.xml"), [.writing, .appending])
            try file.write(Array(" more".utf8))
        }
        #expect(report.left == ["a.xml"])
        #expect(
            try bench.texts("outer/inbox") == ["a.xml": "one more", "a.xml.ok": ""])
        try bench.unpack(Bench.bundle(.inward, 1), on: .inner)
        #expect(try bench.texts("inner/inbox") == ["b.xml": "two"])
    }

    @Test("another file that takes a packed one's name is not removed in its stead")
    func replaced() throws {
        let bench = try Bench()
        try bench.write("one", to: "outer/inbox/a.xml")
        try bench.pack(.outer) { verb, path throws(SystemError) in
            guard verb == "rename", path == "sent/000001.zip" else { return }
            let next = try Files.create(bench.path("next"), permissions: 0o640)
            try next.write(Array("two".utf8))
            try Files.rename(
                bench.path("next"), to: bench.path("outer/inbox/a.xml"), replacing: true)
        }
        #expect(try bench.texts("outer/inbox") == ["a.xml": "two"])
        try bench.pack(.outer)
        for number in 1...2 { try bench.unpack(Bench.bundle(.inward, number), on: .inner) }
        #expect(
            try bench.texts("inner/inbox") == ["a.xml": "one", "a_000002-1.xml": "two"])
    }

    @Test("a file larger than any bundle stays")
    func tooLarge() throws {
        let bench = try Bench()
        let report = try bench.channel(.outer).pack(
            [
                Departure(
                    folder: "", name: "a.zip", inode: 1,
                    sizeBytes: BundleLayout.maxFileBytes + 1)
            ], into: try CourierFolder(bench.path("stick")), seal: try bench.seal(.outer),
            now: Bench.now)
        #expect(report.left == ["a.zip"])
        #expect(report.bundles.isEmpty)
    }

    @Test("one call at a time holds a channel")
    func busy() throws {
        let bench = try Bench()
        let held = try bench.channel(.outer)
        #expect(throws: ChannelError.busy(folder: bench.path("outer-channel").description)) {
            _ = try bench.channel(.outer)
        }
        withExtendedLifetime(held) {}
    }
}
