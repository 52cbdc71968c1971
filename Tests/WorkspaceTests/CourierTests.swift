import Foundation
import Testing

/// An outer side of a demonstration workspace, which has no registry, and the stick between them.
private final class OuterSide {
    let root: String
    let inner: DemoWorkspace

    var tree: String { root + "/tree" }
    var stick: String { root + "/stick" }

    init(_ inner: DemoWorkspace) throws {
        self.inner = inner
        root = Scratch.fresh("outer")
        try FileManager.default.createDirectory(
            atPath: stick, withIntermediateDirectories: true)
        for (side, tree) in [("outer", root + "/tree"), ("inner", inner.root)] {
            try dengji(
                "init", "\(root)/\(side)", "--side", side, "--name", "taian-1", "--tree", tree)
        }
        for (side, other) in [("outer", "inner"), ("inner", "outer")] {
            try dengji(
                "trust", "\(root)/\(other)/courier.cert.pem", "--channel", "\(root)/\(side)")
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: root)
        } catch {
            print("left behind: \(root): \(error)")
        }
    }

    @discardableResult
    func dengji(_ arguments: String..., expecting status: Int32 = 0) throws -> Outcome {
        let outcome = try RunningProgram(Scratch.program, ["courier"] + arguments).wait()
        try #require(outcome.exitCode == status, "\(arguments): \(outcome.all)")
        return outcome
    }

    func pack(_ side: String) throws {
        try dengji("pack", "--channel", "\(root)/\(side)", "-o", stick)
    }

    @discardableResult
    func unpack(_ name: String, on side: String, expecting status: Int32 = 0) throws -> Outcome {
        try dengji(
            "unpack", "\(stick)/\(name)", "--channel", "\(root)/\(side)", expecting: status)
    }

    func drop(_ text: String, in party: String, as name: String) throws {
        let folder = "\(tree)/inbox/\(party)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
        try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name).ok"))
    }

    /// Names of papers to a party, outside.
    func papers(to party: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(tree)/outbox/\(party)/2026").sorted()
    }
}

@Suite("Between separated networks")
struct CourierTests {
    @Test("20 drops outside, four carried bundles, an acknowledgement and a result of each outside")
    func twentyThereAndBack() throws {
        let workspace = try DemoWorkspace()
        let outer = try OuterSide(workspace)
        let made = try workspace.dengji(
            "new", "resource-registration", "--id", "ID-TO-SET", "-o", workspace.root + "/draft")
        try #require(made.exitCode == 0, "\(made.all)")
        // Without its attachments it is returned, which is the result.
        let text = try workspace.read(workspace.root + "/draft/application.xml")
        let parties = [DemoWorkspace.traffic, DemoWorkspace.water]
        for number in 0..<20 {
            try outer.drop(
                text.replacing("ID-TO-SET", with: "C-\(number)"), in: parties[number % 2],
                as: "件\(number).xml")
        }
        try outer.pack("outer")
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: outer.tree + "/inbox").count == 2)
        try outer.unpack("taian-1-in-000001.zip", on: "inner")
        #expect(try workspace.files(below: "inbox").count == 40)
        try workspace.turn("2026-01-05")
        try outer.pack("inner")
        try outer.unpack("taian-1-out-000001.zip", on: "outer")
        for number in 0..<20 {
            let names = try outer.papers(to: parties[number % 2])
            for kind in ["acknowledgement", "return"] {
                for ending in ["xml", "html"] {
                    #expect(
                        names.count { $0.hasSuffix("_\(kind)_C-\(number).\(ending)") } == 1,
                        "\(kind) of \(number) as \(ending)")
                }
            }
        }
        let box = outer.tree + "/outbox"
        let verified = try RunningProgram(
            Scratch.program,
            ["verify", box + "/" + parties[0], "--anchor", box + "/public/authority.pem"]
        ).wait()
        #expect(verified.exitCode == 0, "\(verified.all)")

        // The answers are acknowledged; then neither side has anything left to say.
        try outer.pack("outer")
        try outer.unpack("taian-1-in-000002.zip", on: "inner")
        let status = try outer.dengji(
            "status", "--channel", outer.root + "/inner", "--format", "json")
        let json = try JSONSerialization.jsonObject(with: Data(status.text.utf8))
        #expect((json as? [String: Any])?["acknowledged"] as? Int == 1)
        let count = try FileManager.default.contentsOfDirectory(atPath: outer.stick).count
        try outer.pack("outer")
        try outer.pack("inner")
        #expect(try FileManager.default.contentsOfDirectory(atPath: outer.stick).count == count)
    }

    @Test("exit status and text: repeated, early, refused, gaps, no certificate")
    func statuses() throws {
        let workspace = try DemoWorkspace()
        let outer = try OuterSide(workspace)
        for number in 1...2 {
            try outer.drop("<a/>", in: DemoWorkspace.traffic, as: "\(number).xml")
            try outer.pack("outer")
        }
        let early = try outer.unpack("taian-1-in-000002.zip", on: "inner")
        #expect(early.text.contains("waits for 1"))
        try outer.dengji("status", "--channel", outer.root + "/inner", expecting: 1)
        #expect(try workspace.files(below: "inbox") == [])

        let stick = outer.stick + "/taian-1-in-000001.zip"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: stick))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: outer.stick + "/changed.zip"))
        let refused = try outer.unpack("changed.zip", on: "inner", expecting: 1)
        #expect(refused.text.contains("[COURIER-"))
        #expect(refused.text.contains("What to do:"))
        #expect(try workspace.files(below: "inbox") == [])

        let delivered = try outer.unpack("taian-1-in-000001.zip", on: "inner")
        #expect(delivered.text.contains("bundle 1: 1 files delivered\nbundle 2: 1 files"))
        let again = try outer.unpack("taian-1-in-000001.zip", on: "inner")
        #expect(again.text.contains("came before"))
        try outer.dengji("status", "--channel", outer.root + "/inner")
        #expect(try workspace.files(below: "inbox").count == 4)

        try outer.drop("<a/>", in: DemoWorkspace.traffic, as: "3.xml")
        try outer.pack("outer")
        let cut = try outer.dengji(
            "unpack", outer.stick + "/taian-1-in-000003.zip", outer.stick + "/no-such.zip",
            "--channel", outer.root + "/inner", expecting: 3)
        #expect(cut.text.contains("bundle 3: 1 files"), "what was delivered is told all the same")
        try outer.unpack("no-such.zip", on: "inner", expecting: 3)
        try outer.dengji("status", "--channel", outer.stick, expecting: 3)
        try outer.dengji(
            "pack", "--channel", outer.root + "/outer", "-o", outer.stick, "--resend", "9",
            expecting: 3)
        try outer.dengji(
            "init", outer.root + "/outer", "--side", "outer", "--name", "taian-1", "--tree",
            outer.tree, expecting: 3)
        try outer.dengji(
            "init", outer.root + "/x", "--side", "outer", "--name", "Not A Name", "--tree",
            outer.tree, expecting: 2)
        try outer.dengji(
            "init", outer.root + "/x", "--side", "outer", "--name", "x", "--tree", outer.tree)
        let unpinned = try outer.dengji(
            "unpack", stick, "--channel", outer.root + "/x", expecting: 3)
        #expect(unpinned.errors.contains("courier trust"))
    }

    @Test("what is not whole stays outside, and temporary names wait")
    func readiness() throws {
        let outer = try OuterSide(try DemoWorkspace())
        let inbox = outer.tree + "/inbox"
        // The first half of a ZIP: it looks cut, so it is waited for.
        for (name, text) in [("cut.zip", "PK\u{3}\u{4} and no end"), ("x.xml.part", "<a/>")] {
            try text.write(toFile: "\(inbox)/\(name)", atomically: false, encoding: .utf8)
        }
        try "<a/>".write(toFile: inbox + "/whole.xml", atomically: false, encoding: .utf8)
        try outer.pack("outer")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: inbox).sorted()
                == ["cut.zip", "x.xml.part"])
    }
}
