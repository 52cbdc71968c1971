import Foundation
import Testing

@Suite("Control files beside what is dropped")
struct ControlFileTests {
    /// A workspace in which nothing has to be still for long.
    private func workspace(_ prepared: Prepared = .fresh) throws -> DemoWorkspace {
        let workspace = try DemoWorkspace(prepared)
        try workspace.configure("still", "1")
        return workspace
    }

    /// Copies a package in, then its control file with that content.
    private func drop(
        _ package: String, as name: String, control: String, _ content: Data,
        in workspace: DemoWorkspace, folder: String = DemoWorkspace.traffic
    ) throws {
        let inbox = workspace.root + "/inbox/" + folder + "/"
        try FileManager.default.copyItem(atPath: package, toPath: inbox + name)
        try content.write(to: URL(fileURLWithPath: inbox + control))
    }

    private func sha256(_ path: String) throws -> String {
        String(try tool("sha256sum", path).text.prefix(64))
    }

    private func sm3(_ path: String) throws -> String {
        let text = try tool("openssl", "dgst", "-sm3", "-r", path).text
        return String(text.prefix(64))
    }

    @Test(
        "what agrees is accepted, and the control file is kept in the case, byte for byte",
        arguments: ["sha256sum", "binary", "tag", "keys", "openssl", "sm3", "digits", "folder"])
    func agrees(form: String) throws {
        let workspace = try workspace()
        let package = workspace.root + "/samples/GOOD-1.zip"
        let hex = try sha256(package)
        let size = try Data(contents: package).count
        let (control, text): (String, String) =
            switch form {
            case "sha256sum": ("a.ZIP.ok", "\(hex)  a.ZIP\n")
            case "binary": ("a.ZIP.sha256", "\(hex) *a.ZIP\r\n")
            case "tag": ("a.ZIP.OK", "SHA256 (a.ZIP) = \(hex)\n")
            case "keys":
                ("a.ZIP.ctl", "size=\(size)\nsha256=\(hex)\nsm3=\(try sm3(package))\nid=GOOD-1\n")
            case "openssl": ("a.ZIP.ok", "SM3(a.ZIP)= \(try sm3(package))\n")
            case "sm3": ("a.ZIP.SM3", "\(try sm3(package))  a.ZIP\n")
            case "digits": ("a.ZIP.ok", try sm3(package))
            default: ("a.ZIP.ok", "\(hex)  D:\\out\\a.ZIP\n")
            }
        try drop(package, as: "a.ZIP", control: control, Data(text.utf8), in: workspace)
        try workspace.turn("2026-01-05")
        #expect(try workspace.papers("return").map(workspace.read).map(rules) == [])
        #expect(try workspace.papers("acceptance").count == 1)
        let kept = try workspace.files(below: "registry/stages").filter {
            $0.hasSuffix("/0002-control.txt")
        }
        #expect(try kept.map { try Data(contents: $0) } == [Data(text.utf8)])
        try workspace.expectWhole()
    }

    @Test(
        "what disagrees is returned with its rule, and kept beside the package",
        arguments: [
            ("PKG-CONTROL-SIZE", "size=1"), ("PKG-CONTROL-DIGEST", "sha256=00"),
            ("PKG-CONTROL-DIGEST", "sm3=00"), ("PKG-CONTROL-DIGEST", "00  a.zip"),
            ("PKG-CONTROL-NAME", "hex  b.zip"), ("PKG-CONTROL-NAME", "name=b.zip"),
            ("PKG-CONTROL-ID", "id=OTHER-1"), ("PKG-CONTROL-FORM", "done"),
            ("PKG-CONTROL-FORM", "long"),
        ])
    func disagrees(rule: String, content: String) throws {
        let workspace = try workspace()
        let package = workspace.root + "/samples/GOOD-1.zip"
        let zeros = String(repeating: "0", count: 64)
        let text =
            content == "long"
            ? String(repeating: "#\n", count: 3_000)
            : content.replacing("00", with: zeros).replacing("hex", with: try sha256(package))
        try drop(package, as: "a.zip", control: "a.zip.ok", Data(text.utf8), in: workspace)
        try workspace.turn("2026-01-05")
        let answer = try #require(try workspace.papers("return").first)
        let paper = try workspace.read(answer)
        #expect(rules(in: paper) == [rule])
        #expect(paper.contains("<expected>"))
        #expect(try workspace.papers("acceptance") == [])
        let kept = try workspace.files(below: "registry/returned").filter {
            $0.hasSuffix("-control-1.txt")
        }
        #expect(try kept.map { try Data(contents: $0) } == [Data(text.utf8.prefix(4_096))])
        try workspace.expectWhole()
        // Nothing was used up: dropped again with the right word it is accepted.
        try workspace.drop(package, in: DemoWorkspace.traffic, as: "a.zip")
        try workspace.turn("2026-01-06")
        #expect(try workspace.papers("acceptance").count == 1)
    }

    @Test("a wrong control file is returned even for bytes that were answered before")
    func repeated() throws {
        let workspace = try workspace(.review)
        let package = workspace.root + "/samples/GOOD-1.zip"
        try drop(package, as: "a.zip", control: "a.zip.ok", Data("size=1".utf8), in: workspace)
        try workspace.turn("2026-01-06")
        let answer = try #require(try workspace.papers("return").first)
        #expect(rules(in: try workspace.read(answer)) == ["PKG-CONTROL-SIZE"])
        try drop(package, as: "b.zip", control: "b.zip.ok", Data("id=GOOD-1".utf8), in: workspace)
        try workspace.turn("2026-01-07")
        #expect(try workspace.papers("return").count == 1)
        try workspace.expectWhole()
    }

    @Test("names in GBK: file and list each in either encoding, the same name in both")
    func gbk() throws {
        let workspace = try workspace()
        let samples = workspace.root + "/samples/"
        let made = try RunningProgram(
            "/usr/bin/env",
            [
                "python3", "-c",
                """
                import sys, shutil, hashlib, os
                package, inbox = sys.argv[1].encode(), sys.argv[2].encode()
                hex = hashlib.sha256(open(package, 'rb').read()).hexdigest().encode()
                for number, (of_file, of_list) in enumerate([('gbk','utf8'),('utf8','gbk'),('gbk','gbk')]):
                    name = '申請乗%d.zip' % number
                    path = inbox + b'/' + name.encode(of_file)
                    shutil.copy(package, path)
                    open(path + b'.ok', 'wb').write(hex + b'  ' + name.encode(of_list) + b'\\n')
                """, samples + "GOOD-1.zip", workspace.root + "/inbox/" + DemoWorkspace.traffic,
            ]
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        try workspace.turn("2026-01-05")
        // One opens a case, the two others are the same bytes again.
        #expect(try workspace.papers("acceptance").count == 3)
        #expect(try workspace.papers("return") == [])
        let acknowledged = try workspace.papers("acknowledgement").map(workspace.read)
        #expect(acknowledged.allSatisfy { $0.contains("<fileName>申請乗") })
        try workspace.expectWhole()
    }

    @Test("an answer to nobody known repeats nothing of what a control file says")
    func unclaimed() throws {
        let workspace = try workspace()
        try drop(
            workspace.root + "/samples/GOOD-1.zip", as: "a.zip", control: "a.zip.ok",
            Data("id=SECRET-1".utf8), in: workspace, folder: "")
        try workspace.turn("2026-01-05")
        let answer = try #require(try workspace.papers("return", to: "_unclaimed").first)
        #expect(
            rules(in: try workspace.read(answer))
                == ["REG-SENDER-UNAUTHENTICATED", "PKG-CONTROL-ID"])
    }

    @Test("an orphan marker confirms no later file of its name")
    func orphan() throws {
        let workspace = try DemoWorkspace()
        try workspace.configure("incompleteWait", "600000")
        let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic
        try Data().write(to: URL(fileURLWithPath: inbox + "/a.zip.ok"))
        try workspace.turn("2026-01-05")
        #expect(try workspace.names(in: inbox) == ["a.zip.ok"])
        // The later file is cut, so only a marker could make it ready now.
        let whole = try Data(contents: workspace.root + "/samples/GOOD-1.zip")
        try whole.prefix(1_000).write(to: URL(fileURLWithPath: inbox + "/a.zip"))
        try workspace.turn("2026-01-06")
        #expect(try workspace.papers("acknowledgement") == [])
        #expect(try workspace.names(in: inbox) == ["a.zip", "a.zip.ok"])
        // Touched again it is newer than the file, and is the sender's word for it.
        let touched = try tool("touch", inbox + "/a.zip.ok")
        #expect(touched.exitCode == 0)
        try workspace.turn("2026-01-07")
        let answer = try #require(try workspace.papers("return").first)
        #expect(rules(in: try workspace.read(answer)) == ["ZIP-TRUNCATED"])
        try workspace.expectWhole()
    }

    @Test("a file renamed in after its control file was written is compared with it")
    func renamedInAfterIt() throws {
        let workspace = try DemoWorkspace()
        let watcher = try RunningWatcher(workspace)
        let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic
        for (name, digest) in [
            ("good.zip", try sha256(workspace.root + "/samples/GOOD-1.zip")),
            ("bad.zip", String(repeating: "0", count: 64)),
        ] {
            let sample =
                workspace.root + "/samples/" + (name == "good.zip" ? "GOOD-1.zip" : "NEXT-1.zip")
            try FileManager.default.copyItem(atPath: sample, toPath: inbox + "/\(name).tmp")
            try Data("\(digest)  \(name)\n".utf8)
                .write(to: URL(fileURLWithPath: inbox + "/\(name).sha256"))
            #expect(rename("\(inbox)/\(name).tmp", "\(inbox)/\(name)") == 0)
        }
        try watcher.waitFor("both answers and no file left") {
            try workspace.papers("acceptance").count == 1
                && workspace.papers("return").count == 1 && workspace.names(in: inbox).isEmpty
        }
        let answer = try #require(try workspace.papers("return").first)
        #expect(rules(in: try workspace.read(answer)) == ["PKG-CONTROL-DIGEST"])
        try watcher.finish()
    }

    @Test("from a party that sends with markers nothing else is taken, even renamed in and whole")
    func required() throws {
        let workspace = try workspace()
        try workspace.requireMarkers(of: DemoWorkspace.traffic)
        let inbox = workspace.root + "/inbox/" + DemoWorkspace.traffic
        try FileManager.default.moveItem(
            atPath: workspace.root + "/samples/GOOD-1.zip", toPath: inbox + "/a.zip")
        try workspace.turn("2026-01-05")
        #expect(try workspace.names(in: inbox) == ["a.zip"])
        #expect(try workspace.papers() == [])
        try Data().write(to: URL(fileURLWithPath: inbox + "/A.zip.ok"))
        try workspace.turn("2026-01-06")
        #expect(try workspace.names(in: inbox) == ["A.zip.ok", "a.zip"])
        try Data().write(to: URL(fileURLWithPath: inbox + "/a.zip.OK"))
        try workspace.turn("2026-01-07")
        #expect(try workspace.names(in: inbox) == ["A.zip.ok"])
        #expect(try workspace.papers("acceptance").count == 1)
    }
}
