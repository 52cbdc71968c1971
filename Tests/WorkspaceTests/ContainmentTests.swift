import Cell
import Foundation
import System
import Testing

/// Watchers whose examiner is `misbehaving`, in a workspace of their own.
private struct TakenOver {
    let workspace: DemoWorkspace
    private let programs: String

    /// Puts the two programs side by side; `layers` says which parts of the cell are left out.
    init(
        _ prepared: Prepared = .fresh, layers: String? = nil, limits: [String: String] = [:]
    ) throws {
        workspace = try DemoWorkspace(prepared)
        programs = Scratch.fresh("programs")
        try FileManager.default.createDirectory(
            atPath: programs, withIntermediateDirectories: true)
        let built = URL(fileURLWithPath: Scratch.program).deletingLastPathComponent().path
        for (name, target) in [("dengji", "dengji"), ("misbehaving", "dengji-examiner")] {
            try install("\(built)/\(name)", as: "\(programs)/\(target)")
        }
        if let layers {
            try layers.write(toFile: programs + "/layers", atomically: true, encoding: .utf8)
        }
        try workspace.set(limits: limits)
    }

    /// Drops a package at which the examiner does something.
    func ask(for misdeed: String) throws {
        try workspace.drop(
            text: "<misdeed>\(misdeed)</misdeed>", in: DemoWorkspace.traffic,
            as: "misdeed-\(misdeed).xml")
    }

    /// One pass of one worker, ended by force after five minutes.
    func run(under: [String] = []) throws -> Outcome {
        try RunningProgram(
            "/usr/bin/timeout",
            ["-s", "KILL", "300"] + under + [
                programs + "/dengji", "run", "--once", "--workers", "1", "--now",
                "2026-01-05T09:00:00+08:00", "--workspace", workspace.root,
            ]
        ).wait()
    }

    /// The watcher, which stays.
    func watch(on day: String = "2026-01-05", workers: Int = 2) throws -> RunningProgram {
        try RunningProgram(
            programs + "/dengji",
            [
                "run", "--workers", "\(workers)", "--now", "\(day)T09:00:00+08:00", "--workspace",
                workspace.root,
            ])
    }

    /// What the report of a misdeed gives as its reason.
    func reason(_ misdeed: String) throws -> String {
        try reason(of: "misdeed-\(misdeed).xml")
    }

    /// The same by the name of the file.
    func reason(of name: String) throws -> String {
        let reports = try workspace.papers("quarantine-report").map(workspace.read)
        let report = reports.first { $0.contains("<fileName>\(name)</fileName>") }
        return try #require(report, "no report of \(name)")
            .firstMatch(of: /<reason>([^<]*)</).map { String($0.1) } ?? ""
    }
}

@Suite("An examiner that is taken over is contained, and the next package is examined", .serialized)
struct ContainmentTests {
    private static let hasCalls = !Cell.gaps().contains { $0.part == .calls }
    private static let hasLandlock = Cell.gaps().allSatisfy { $0.part == .calls }

    private func expectKeptAndGoingOn(_ taken: TakenOver, _ misdeeds: [String]) throws {
        #expect(try taken.workspace.papers("acceptance").count == 1)
        // Each as it came.
        let kept = try taken.workspace.files(below: "registry/quarantine").map(taken.workspace.read)
        for misdeed in misdeeds {
            #expect(kept.contains("<misdeed>\(misdeed)</misdeed>"), "\(misdeed)")
        }
        #expect(
            try taken.workspace.papers("quarantine-report", to: DemoWorkspace.registrar).count
                == misdeeds.count)
        try taken.workspace.expectWhole()
    }

    private func runAll(_ misdeeds: [String], in taken: TakenOver) throws -> Outcome {
        for misdeed in misdeeds { try taken.ask(for: misdeed) }
        try taken.workspace.drop(
            taken.workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        let outcome = try taken.run()
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        return outcome
    }

    @Test("crashes, ends, loops, lies and floods: each with its cause in the report")
    func failures() throws {
        let taken = try TakenOver(limits: ["examination-milliseconds": "1000"])
        let causes = [
            "segv": "（SIGSEGV）", "abort": "（SIGABRT）", "exit": "code 7",
            "loop": "longer than 1000 ms", "lie": "no proper answer",
            "silence": "no proper answer", "flood": "（SIGABRT）", "lines": "no short line",
            "tale": "a text of 30000000 bytes", "files": "no proper answer",
        ]
        let outcome = try runAll(causes.keys.sorted() + ["trap"], in: taken)
        for (misdeed, cause) in causes {
            let reason = try taken.reason(misdeed)
            #expect(reason.contains(cause), "\(misdeed): \(reason)")
            #expect(reason.contains("检查"), "\(misdeed): \(reason)")
        }
        // A trap is another instruction on each architecture.
        #expect(try taken.reason("trap").contains(#/SIGILL|SIGTRAP/#))
        #expect(outcome.errors.contains("It wrote: "), "\(outcome.errors)")
        #expect(!outcome.errors.contains("\u{1B}") && !outcome.errors.contains("forged"))
        #expect(outcome.errors.utf8.count < 100_000)
        try expectKeptAndGoingOn(taken, causes.keys + ["trap"])
    }

    @Test("memory ends where its bound is")
    func memory() throws {
        let taken = try TakenOver(limits: ["examination-memory-bytes": "\(100 << 20)"])
        _ = try runAll(["memory"], in: taken)
        let reason = try taken.reason("memory")
        let got = reason.firstMatch(of: #/got (\d+) MiB/#).flatMap { Int($0.1) }
        #expect((60...100).contains(try #require(got)), "\(reason)")
        try expectKeptAndGoingOn(taken, ["memory"])
    }

    static let forbidden = [
        "key", "list", "write", "unlink", "device", "socket", "tcp", "abstract", "exec", "fork",
        "thread", "kill", "ptrace", "steal", "executable", "limit",
    ]

    @Test(
        "a call that is not on the list ends it before it is made",
        .enabled(if: hasCalls, "this kernel filters no system calls"))
    func calls() throws {
        let taken = try TakenOver()
        _ = try runAll(Self.forbidden, in: taken)
        for misdeed in Self.forbidden {
            let reason = try taken.reason(misdeed)
            #expect(reason.contains("SIGSYS"), "\(misdeed): \(reason)")
            #expect(reason.contains("不允许的系统调用"))
        }
        let stolen = taken.workspace.root + "/registry/stolen"
        #expect(!FileManager.default.fileExists(atPath: stolen))
        try expectKeptAndGoingOn(taken, Self.forbidden)
    }

    @Test(
        "without that filter Landlock refuses the same, keys above all",
        .enabled(if: hasLandlock, "this kernel lacks a part of Landlock"))
    func paths() throws {
        let taken = try TakenOver(layers: "without-calls")
        let listener = try AbstractListener("dengji-test")
        defer { listener.close() }
        // 1: EPERM, 13: EACCES.
        let refusals = [
            "key": 13, "list": 13, "write": 13, "unlink": 13, "device": 13, "tcp": 13,
            "abstract": 1, "exec": 13, "kill": 1, "ptrace": 1, "steal": 13,
        ]
        _ = try runAll(refusals.keys.sorted(), in: taken)
        for (misdeed, code) in refusals {
            let reason = try taken.reason(misdeed)
            #expect(reason.contains("(\(code))"), "\(misdeed): \(reason)")
        }
        // It knew where they are.
        #expect(try taken.reason("key").contains(#/open of [1-9]\d* keys: /#))
        try expectKeptAndGoingOn(taken, Array(refusals.keys))
    }

    @Test("one that stops reading after a good answer is ended in time, and the watcher ends too")
    func deaf() throws {
        let taken = try TakenOver(limits: ["examination-milliseconds": "1000"])
        // More than a socket holds unread; white space that the signature covers.
        let padding = String(repeating: "\n", count: 600_000)
        let package = try taken.workspace.package(
            "LARGE-1", of: DemoWorkspace.traffic, ["</application>": padding + "</application>"],
            created: "2026-01-05T08:30:00+08:00", "--key",
            "\(taken.workspace.root)/samples/keys/\(DemoWorkspace.traffic).key.pem")
        try taken.workspace.drop(package, in: DemoWorkspace.traffic)
        try taken.workspace.drop(
            taken.workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        let outcome = try taken.run()
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        let reason = try taken.reason(of: "LARGE-1.zip")
        #expect(reason.contains("took longer than 10"), "\(reason)")
        #expect(try taken.workspace.papers("acceptance").count == 1)
        try taken.workspace.expectWhole()
    }

    @Test("one that lives on is never asked what a signature decides")
    func verifiedBytes() throws {
        let taken = try TakenOver(.review)
        // One worker, so that the slip meets the examiner that stayed.
        let watcher = try taken.watch(on: "2026-01-07", workers: 1)
        defer {
            #expect(throws: Never.self) {
                try watcher.process.send(.kill)
                _ = try watcher.process.wait()
            }
        }
        try taken.ask(for: "stay")
        try wait("the report", watcher) {
            try taken.workspace.papers("quarantine-report").count == 1
        }
        #expect(try taken.reason("stay").contains("it stays"))
        let decided = try taken.workspace.dengji(
            "decide", "370900-2026-000001", "pass", "--officer", "li", "--all-conform", "--reason",
            "材料齐全，审查通过。", "--key",
            "\(taken.workspace.root)/samples/keys/\(DemoWorkspace.registrar).key.pem")
        try #require(decided.exitCode == 0, "\(decided.all)")
        let stage = "registry/stages/registration/publicity"
        try wait("the decision", watcher) {
            try !taken.workspace.files(below: stage).isEmpty
        }
        try watcher.process.send(.terminate)
        #expect(try watcher.wait().exitCode == 0)
        let kept = try taken.workspace.files(below: stage).filter { $0.hasSuffix(".xml") }
            .map(taken.workspace.read)
        #expect(kept.contains { $0.contains("材料齐全，审查通过。") })
        #expect(!kept.contains { $0.contains("FORGED") })
        try taken.workspace.expectWhole()
    }

    @Test(
        "the press's calls let the kernel send no signals for it",
        .enabled(if: hasCalls, "this kernel filters no system calls"))
    func fileControl() throws {
        let misdeeds = ["owner", "signal", "async"]
        let taken = try TakenOver(layers: "press-calls")
        _ = try runAll(misdeeds, in: taken)
        for misdeed in misdeeds {
            let reason = try taken.reason(misdeed)
            #expect(reason.contains("SIGSYS"), "\(misdeed): \(reason)")
        }
        try expectKeptAndGoingOn(taken, misdeeds)
    }

    @Test("where a bound is lower already it stays, and those after it are set")
    func bounds() throws {
        let taken = try TakenOver(layers: "without-calls")
        try taken.ask(for: "bounds")
        let gibibyte = 1 << 30
        let outcome = try taken.run(under: ["prlimit", "--fsize=\(gibibyte):\(gibibyte)"])
        try #require(outcome.exitCode == 0, "\(outcome.all)")
        let reason = try taken.reason("bounds")
        #expect(reason.contains("fsize=\(gibibyte)/\(gibibyte) nproc=0/0"), "\(reason)")
        #expect(!outcome.errors.contains("RLIMIT_"), "\(outcome.errors)")
    }

    @Test("the watcher outlives a row of deaths, with pauses between starts, and its memory stays")
    func inRow() throws {
        let taken = try TakenOver()
        let watcher = try taken.watch()
        defer {
            #expect(throws: Never.self) {
                try watcher.process.send(.kill)
                _ = try watcher.process.wait()
            }
        }
        for round in 1...12 {
            try taken.workspace.drop(
                text: "<misdeed n=\"\(round)\"/>", in: DemoWorkspace.traffic,
                as: "misdeed-abort.xml")
            try wait("report \(round)", watcher) {
                try taken.workspace.papers("quarantine-report").count == round
            }
        }
        try taken.workspace.move(
            taken.workspace.root + "/samples/NEXT-1.zip", as: "NEXT-1.zip")
        try wait("the acceptance", watcher) {
            try taken.workspace.papers("acceptance").count == 1
        }
        #expect(try watcher.process.endIfEnded() == nil)
        try watcher.process.send(.terminate)
        #expect(try watcher.wait().exitCode == 0)
        try taken.workspace.expectWhole()
    }

    private func wait(
        _ what: String, _ program: RunningProgram, _ condition: () throws -> Bool
    ) throws {
        let end = Date().addingTimeInterval(RunningWatcher.patience)
        while try !condition() {
            let log = Date() < end ? "" : try program.errorsSoFar
            try #require(Date() < end, "waited for \(what): \(log)")
            usleep(5_000)
        }
    }
}
