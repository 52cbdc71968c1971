import Foundation
import Testing

@Suite("On a terminal")
struct TerminalTests {
    private static let leave = "\u{1B}[?25h\u{1B}[?1049l"

    @Test("--watch redraws, keeps to the terminal's size, and leaves its screen on Ctrl-C")
    func watch() throws {
        let office = try Office()
        try office.open()
        let seen = try Typing.run(
            ["status", "--watch", "1", "--on", "2026-01-12"], in: office.scratch.folder,
            environment: ["DENGJI_WORKSPACE": office.scratch.url("ws").path], lines: 6,
            columns: 60,
            [
                .expect("\u{1B}[?1049h\u{1B}[?25l"), .expect(OfficeTests.number),
                .expect("\u{1B}[H"), .expect(OfficeTests.number),
                .resize(lines: 4, columns: 20), .expect("\u{1B}[H"), .expect("\u{1B}[J"),
                .send("\u{03}"),
            ])
        #expect(seen.status == 0)
        #expect(seen.terminal.hasSuffix(TerminalTests.leave))
        let frames = seen.terminal.components(separatedBy: "\u{1B}[H").dropFirst()
        #expect(frames.count >= 3)
        for (frame, size) in [(frames.first, (6, 60)), (frames.last, (4, 20))] {
            let lines = TerminalTests.plain(try #require(frame)).components(separatedBy: "\r\n")
            #expect(lines.count <= size.0, "\(lines)")
            for line in lines { #expect(line.count <= size.1, "\(line)") }
        }
        #expect(frames.last?.contains("…") == true)
    }

    @Test(
        "--watch ends in order on SIGTERM and when the terminal goes", arguments: ["TERM", "HUP"])
    func watchEnds(signal: String) throws {
        let office = try Office()
        let seen = try Typing.run(
            ["status", "--watch"], in: office.scratch.folder,
            environment: ["DENGJI_WORKSPACE": office.scratch.url("ws").path],
            [.expect("No case is open."), .signal(signal)])
        #expect(seen.status == 0)
        #expect(seen.terminal.hasSuffix(TerminalTests.leave))
        #expect(seen.terminal.contains("every 5 s"))
    }

    @Test("--watch refuses a pipe and what does not go with it, with what to type instead")
    func watchPiped() throws {
        let office = try Office()
        let piped = try office.run(["status", "--watch"])
        #expect(piped.status == 2)
        #expect(piped.output.isEmpty)
        #expect(piped.errors.contains("dengji status --format json"))
        for arguments in [
            ["--watch", "0"], ["--watch", "3601"], ["--watch", "--format", "json"],
        ] {
            let wrong = try office.run(["status"] + arguments)
            #expect(wrong.status == 2, "\(arguments)")
            #expect(wrong.output.isEmpty)
        }
    }

    @Test("colours on a terminal alone, and not where NO_COLOR or a dumb terminal says none")
    func colours() throws {
        let office = try Office()
        try office.open()
        let look = ["status", "--on", "2026-01-12"]
        let place = ["DENGJI_WORKSPACE": office.scratch.url("ws").path]
        func terminal(_ more: [String: String], _ tty: [String]) throws -> Typing {
            try Typing.run(
                look, in: office.scratch.folder, environment: place.merging(more) { $1 }, tty: tty)
        }
        let all = ["stdin", "stdout", "stderr"]
        let yellow = "\u{1B}[33myellow\u{1B}[0m"
        #expect(try terminal([:], all).terminal.contains(yellow))
        #expect(try terminal(["NO_COLOR": ""], all).terminal.contains(yellow))
        #expect(try !terminal(["NO_COLOR": "1"], all).terminal.contains("\u{1B}"))
        #expect(try !terminal(["TERM": "dumb"], all).terminal.contains("\u{1B}"))
        let piped = try terminal([:], ["stdin", "stderr"])
        #expect(piped.stdout.contains("yellow") && !piped.stdout.contains("\u{1B}"))
    }

    @Test("long work shows how far it is on the terminal's standard error, and takes it away")
    func progress() throws {
        let office = try Office()
        let made = try office.run([
            "new", "resource-registration", "-o", "p", "--applicant", OfficeTests.provider,
        ])
        #expect(made.status == 0, "\(made.errors)")
        let packed = try office.run(["pack", "p"])
        #expect(packed.status == 0, "\(packed.output)\(packed.errors)")
        let many = ["check"] + [String](repeating: "p.zip", count: 800)
        let place = ["DENGJI_WORKSPACE": office.scratch.url("ws").path]
        let seen = try Typing.run(
            many, in: office.scratch.folder, environment: place, columns: 40,
            tty: ["stdin", "stderr"])
        #expect(seen.status == 0)
        let shown = seen.terminal.components(separatedBy: "\r\u{1B}[K")
        #expect(shown.count > 2, "\(seen.terminal)")
        #expect(shown.contains { $0.contains("packages: ") && $0.contains("of 800") })
        #expect(shown.allSatisfy { $0.count < 40 && !$0.contains("\n") })
        #expect(shown.last == "", "the line is left behind: \(shown.last ?? "")")
        #expect(!seen.stdout.contains("of 800 ("))
        let piped = try Typing.run(
            many, in: office.scratch.folder, environment: place, tty: ["stdin"])
        #expect(piped.stderr.isEmpty && piped.stdout == seen.stdout)
    }

    @Test("one large package shows how far it is before it is answered")
    func largePackage() throws {
        let office = try Office()
        let made = Process()
        made.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        made.arguments = [
            "-B", Program.root.path + "/Tests/Bench/generate.py", Program.root.path + "/schemas",
            office.scratch.url("ws/inbox/\(OfficeTests.provider)").path, "--packages", "1", "--mix",
            "large", "--size", "400000000",
        ]
        made.standardOutput = Pipe()
        try made.run()
        made.waitUntilExit()
        #expect(made.terminationStatus == 0)
        let seen = try Typing.run(
            ["run", "--once", "--now", "2026-01-05T09:00:00+08:00"], in: office.scratch.folder,
            environment: ["DENGJI_WORKSPACE": office.scratch.url("ws").path], columns: 100,
            [.expect("examined 0."), .expect(" of 0.4 GB of B-large-1-0000001.zip")])
        #expect(seen.status == 0)
        // Nothing of it is left behind the answer.
        let last = seen.terminal.components(separatedBy: "\r\u{1B}[K").last
        #expect(last?.contains("GB") == false, "\(seen.terminal)")
        let piped = try office.run(["run", "--once", "--now", "2026-01-05T10:00:00+08:00"])
        #expect(!piped.errors.contains("GB"))
    }

    /// A frame without its escapes and the terminal's own echo of Ctrl-C.
    private static func plain(_ frame: String) -> String {
        frame.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").replacing("^C", with: "")
    }
}
