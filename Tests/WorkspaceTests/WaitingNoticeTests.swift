import Foundation
import System
import Testing

@Suite("A file that is not taken for a day gets a notice")
struct WaitingNoticeTests {
    /// Runs once so many hours after the machine's own time, by which inodes are stamped.
    private func turn(hours: Double, _ workspace: DemoWorkspace) throws {
        let style = Date.ISO8601FormatStyle(
            timeZone: try #require(TimeZone(secondsFromGMT: 8 * 3_600))
        ).year().month().day().time(includingFractionalSeconds: false).timeZone(
            separator: .colon)
        let moment = Date().addingTimeInterval(hours * 3_600).formatted(style)
        let outcome = try workspace.dengji("run", "--once", "--now", moment)
        try #require(outcome.exitCode == 0, "\(outcome.all)")
    }

    private func write(_ name: String, in folder: String, _ workspace: DemoWorkspace) throws {
        try Data("not finished".utf8).write(
            to: URL(fileURLWithPath: "\(workspace.root)/inbox/\(folder)/\(name)"))
    }

    /// File and rule of each notice in a folder of the outbox, sorted.
    private func notices(to folder: String, _ workspace: DemoWorkspace) throws -> [String] {
        try workspace.papers("waiting-notice", to: folder).map { path in
            let paper = try workspace.read(path)
            let file = try #require(paper.firstMatch(of: /<finding[^>]* file="([^"]*)"/))
            return "\(file.1) \(rules(in: paper).joined(separator: " "))"
        }.sorted()
    }

    @Test("each with its reason to the party of the folder; to _unclaimed/ from the common inbox")
    func reasons() throws {
        let workspace = try DemoWorkspace()
        let traffic = DemoWorkspace.traffic
        try workspace.requireMarkers(of: DemoWorkspace.water)
        for name in ["up.zip.tmp", "x.FILEPART", ".hidden.zip", "gone.zip.ok", "Thumbs.db"] {
            try write(name, in: traffic, workspace)
        }
        try write("late.zip", in: DemoWorkspace.water, workspace)
        try write("who.zip.part", in: "", workspace)
        let inbox = workspace.root + "/inbox/"
        try FileManager.default.createSymbolicLink(
            atPath: inbox + traffic + "/link.zip", withDestinationPath: "/etc/passwd")
        #expect(try tool("mkfifo", inbox + "pipe.zip").exitCode == 0)
        let before = try workspace.files(below: "inbox")

        try turn(hours: 23.9, workspace)
        #expect(try notices(to: traffic, workspace) == [])
        try turn(hours: 24.1, workspace)
        #expect(
            try notices(to: traffic, workspace) == [
                ".hidden.zip PKG-WAITING-TEMPORARY", "gone.zip.ok PKG-WAITING-MARKER-ALONE",
                "link.zip PKG-WAITING-NOT-FILE", "up.zip.tmp PKG-WAITING-TEMPORARY",
                "x.FILEPART PKG-WAITING-TEMPORARY",
            ])
        #expect(
            try notices(to: DemoWorkspace.water, workspace) == ["late.zip PKG-WAITING-NO-MARKER"])
        #expect(
            try notices(to: "_unclaimed", workspace) == [
                "pipe.zip PKG-WAITING-NOT-FILE", "who.zip.part PKG-WAITING-TEMPORARY",
            ])
        #expect(try workspace.files(below: "inbox") == before)

        // Told once, whatever happens: later, after the papers were taken away, from the journal.
        for paper in try workspace.papers("waiting-notice") {
            try FileManager.default.removeItem(atPath: paper)
        }
        try turn(hours: 48, workspace)
        #expect(try notices(to: traffic, workspace) == [])
        let kept = try workspace.files(below: "registry/notices")
        #expect(kept.count == 8)
        for paper in kept { #expect(try workspace.dengji("verify", paper).exitCode == 0) }
        let verified = try workspace.dengji("verify", workspace.root)
        #expect(verified.exitCode == 0, "\(verified.all)")
    }

    @Test("names of any bytes: in GBK, with line feeds and control characters, of full length")
    func names() throws {
        let workspace = try DemoWorkspace()
        let made = try tool(
            "python3", "-c",
            """
            import sys, os
            for name in ['申报.tmp'.encode('gbk'), b'a\\n\\x01<b>&.tmp', b'\\xff\\xfe.tmp',
                         b'x' * 251 + b'.tmp', '\\u202egnp.tmp'.encode()]:
                open(os.path.join(sys.argv[1].encode(), name), 'w').close()
            """, workspace.root + "/inbox/" + DemoWorkspace.traffic)
        try #require(made.exitCode == 0, "\(made.all)")
        try turn(hours: 25, workspace)
        let told = try workspace.papers("waiting-notice")
        #expect(told.count == 5)
        for paper in told {
            #expect(try workspace.dengji("verify", paper).exitCode == 0)
            #expect(try tool("xmllint", "--noout", paper).exitCode == 0)
        }
        #expect(try told.contains { try workspace.read($0).contains("“申报.tmp”") })
    }

    @Test("a file that changed is another that waits; one that was finished is taken as ever")
    func changed() throws {
        let workspace = try DemoWorkspace()
        try write("up.zip.tmp", in: DemoWorkspace.traffic, workspace)
        try turn(hours: 25, workspace)
        #expect(try notices(to: DemoWorkspace.traffic, workspace).count == 1)
        usleep(20_000)
        try write("up.zip.tmp", in: DemoWorkspace.traffic, workspace)
        try turn(hours: 26, workspace)
        #expect(try notices(to: DemoWorkspace.traffic, workspace).count == 2)
        let place = workspace.root + "/inbox/" + DemoWorkspace.traffic + "/up.zip"
        try FileManager.default.moveItem(atPath: place + ".tmp", toPath: place)
        try turn(hours: 27, workspace)
        #expect(try workspace.papers("return").count == 1)
        try workspace.expectWhole()
    }

    @Test("it holds name, size, time, reason and advice, and is signed")
    func content() throws {
        let workspace = try DemoWorkspace()
        try write("up.zip.tmp", in: DemoWorkspace.traffic, workspace)
        try turn(hours: 25, workspace)
        let path = try #require(try workspace.papers("waiting-notice").first)
        let paper = try workspace.read(path)
        #expect(paper.contains("“up.zip.tmp”（12字节）"))
        #expect(paper.contains("code=\"waiting\""))
        #expect(!paper.contains("<answers>"))
        #expect(!paper.contains("not finished"))
        let signed = try tool(
            "xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem",
            workspace.root + "/outbox/public/authority.pem", path)
        #expect(signed.exitCode == 0, "\(signed.all)")
        let page = path.replacing(".xml", with: ".html")
        #expect(try workspace.read(page).contains("待收提醒"))
        let line = try #require(
            try workspace.files(below: "registry/journal").map(workspace.read).joined()
                .split(separator: "\n").last)
        #expect(line.contains("\"events\":[\"waiting-noticed\"]"))
        #expect(line.contains("\"type\":\"notice\""))
        #expect(!line.contains("up.zip"))
    }

    @Test("killed at any instant while it tells, it tells each file once")
    func killed() throws {
        let workspace = try DemoWorkspace()
        for number in 1...30 {
            try write("\(number).tmp", in: DemoWorkspace.traffic, workspace)
        }
        let now = Date().addingTimeInterval(25 * 3_600).formatted(
            Date.ISO8601FormatStyle().timeZone(separator: .colon))
        for delay in [20_000, 60_000, 110_000, 170_000] {
            let program = try workspace.watcher("--now", now)
            usleep(UInt32(delay))
            try program.process.send(.kill)
            _ = try program.wait()
        }
        try turn(hours: 25.5, workspace)
        let told = try notices(to: DemoWorkspace.traffic, workspace)
        #expect(told.count == 30, "\(told.count)")
        #expect(Set(told).count == 30)
        #expect(try workspace.dengji("verify", workspace.root).exitCode == 0)
    }

    @Test("a watcher tells while it runs, by the set time and no events")
    func running() throws {
        let workspace = try DemoWorkspace()
        try workspace.configure("waitingNotice", "1500")
        let program = try workspace.watcher()
        defer { endWatcher(program) }
        try write("up.zip.tmp", in: DemoWorkspace.traffic, workspace)
        try waitFor("the notice") {
            try !workspace.papers("waiting-notice").isEmpty
        }
        #expect(
            try notices(to: DemoWorkspace.traffic, workspace)
                == ["up.zip.tmp PKG-WAITING-TEMPORARY"])
    }

    @Test("a file that may not be read is told when nobody mended it", .enabled(if: getuid() != 0))
    func unreadable() throws {
        let workspace = try DemoWorkspace()
        try write("locked.zip", in: DemoWorkspace.traffic, workspace)
        let path = workspace.root + "/inbox/\(DemoWorkspace.traffic)/locked.zip"
        #expect(chmod(path, 0) == 0)
        try turn(hours: 25, workspace)
        #expect(
            try notices(to: DemoWorkspace.traffic, workspace)
                == ["locked.zip PKG-WAITING-NOT-TAKEN"])
        #expect(chmod(path, 0o644) == 0)
        try turn(hours: 26, workspace)
        #expect(try workspace.papers("return").count == 1)
    }
}
