import Foundation
import System
import Testing

@Suite("A party beyond its share of the hour, and a disk down to its reserve", .serialized)
struct HeldTests {
    private let water = DemoWorkspace.water

    @Test("five files where three an hour are taken: two wait, are shown, and nobody else waits")
    func held() throws {
        let workspace = try DemoWorkspace()
        try workspace.set(limits: ["packages-per-hour": "3"])
        let names = (1...5).map { "\($0).txt" }
        let watcher = try RunningWatcher(workspace)
        for name in names { try workspace.move(text: "text \(name)", as: name) }
        try watcher.waitForLog("has had its 3 packages of the hour (packages-per-hour)")
        try watcher.waitFor("three answers") { try workspace.answered().count == 3 }
        try workspace.move(text: "water", in: water, as: "water.txt")
        try watcher.waitForAnswers(["water.txt"], to: water)
        // Who decides has no limit.
        let slips = (1...4).map { "slip-\($0).txt" }
        for name in slips {
            try workspace.move(text: "text \(name)", in: DemoWorkspace.registrar, as: name)
        }
        try watcher.waitForAnswers(slips, to: DemoWorkspace.registrar)
        #expect(try workspace.answered().count == 3)

        try expectStatus(workspace)
        try watcher.program.process.send(.terminate)
        #expect(try watcher.program.wait().exitCode == 0)
        let log = try watcher.program.errorsSoFar
        #expect(log.components(separatedBy: "has had its 3 packages").count == 2, "\(log)")
        #expect(try !workspace.dengji("status").text.contains("packages-per-hour"))
    }

    private func expectStatus(_ workspace: DemoWorkspace) throws {
        let place = "inbox/\(DemoWorkspace.traffic)"
        let english = try workspace.dengji("status").text
        #expect(
            english.contains(
                "\(place) has had its 3 packages of the hour (packages-per-hour): 2 wait"),
            "\(english)")
        let chinese = try tool(
            "env", "LC_ALL=zh_CN.UTF-8", Scratch.program, "status", "--workspace",
            workspace.root
        ).text
        #expect(chinese.contains("\(place) 本小时的 3 件已用完"), "\(chinese)")
        let json = try workspace.dengji("status", "--format", "json").text
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
        let intake = try #require((value as? [String: Any])?["intake"] as? [String: Any])
        let row = try #require((intake["held"] as? [[String: Any]])?.first)
        #expect(row["folder"] as? String == place)
        #expect(row["waiting"] as? Int == 2)
        #expect(row["packagesPerHour"] as? Int == 3)
        // The watcher's clock stands at nine: a minute after an hour more begins at the full minute.
        #expect((row["until"] as? String)?.hasPrefix("2026-01-06T10:0") == true, "\(row)")
        #expect(try workspace.dengji("verify", workspace.root).exitCode == 0)
    }

    @Test(
        "a watcher that was killed holds the same party when it is started again; a pass takes all")
    func restarted() throws {
        let workspace = try DemoWorkspace()
        try workspace.set(limits: ["packages-per-hour": "3"])
        let names = (1...5).map { "\($0).txt" }
        for name in names { try workspace.move(text: "text \(name)", as: name) }
        for _ in 1...2 {
            let watcher = try RunningWatcher(workspace)
            try watcher.waitForLog("has had its 3 packages of the hour")
            try watcher.waitFor("three answers") { try workspace.answered().count == 3 }
            try watcher.program.process.send(.kill)
            _ = try watcher.program.wait()
        }
        #expect(try workspace.answered().count == 3)
        let once = try workspace.dengji("run", "--once", "--now", "2026-01-06T09:05:00+08:00")
        #expect(once.exitCode == 0, "\(once.all)")
        #expect(try workspace.answered().count == 5)
        try workspace.expectWhole()
    }

    /// Words that run what follows with a small disk of its own below `registry/`.
    private func small(_ workspace: DemoWorkspace) -> [String] {
        let script = """
            cp -a "$0" "$0.saved"; mount -t tmpfs -o size=20m none "$0"; cp -a "$0.saved/." "$0/"
            exec "$@"
            """
        return ["unshare", "-m", "sh", "-ec", script, workspace.root + "/registry"]
    }

    @Test(
        "at the reserve nothing more is taken in, and it goes on by itself",
        .enabled(if: Isolation.canMount))
    func reserve() throws {
        let workspace = try DemoWorkspace()
        let watcher = try RunningWatcher(workspace, through: small(workspace))
        let pid = "\(watcher.program.process.pid)"
        let inside = "/proc/\(pid)/root" + workspace.root + "/registry"
        func dengji(_ words: String...) throws -> Outcome {
            try tool(
                "nsenter",
                ["-t", pid, "-m", Scratch.program] + words
                    + ["--workspace", workspace.root])
        }
        try workspace.move(text: "zero", as: "zero.txt")
        try watcher.waitForAnswers(["zero.txt"])
        // All but some 600 KiB, where a twentieth of 20 MiB is kept.
        let ballast = """
            free=$(stat -f -c '%a*%S' "$1"); head -c $(($free - 600000)) /dev/zero > "$1/ballast"
            """
        try #require(try tool("sh", "-ec", ballast, "sh", inside).exitCode == 0)
        try workspace.move(text: "one", as: "one.txt")
        try watcher.waitForLog("packages without room wait")
        #expect(try watcher.program.errorsSoFar.contains("腾出空间后自行恢复"))
        #expect(try !watcher.program.errorsSoFar.contains("ENOSPC"))
        #expect(try workspace.answered().count == 1)
        let status = try dengji("status", "--format", "json").text
        #expect(status.contains("\"reserveBytes\" : 1048576"), "\(status)")
        #expect(try dengji("status").text.contains("(reserve-bytes): nothing more is taken in"))
        let doctor = try dengji("doctor")
        #expect(doctor.exitCode == 1)
        #expect(doctor.text.contains("[reserve-reached]"), "\(doctor.text)")
        try FileManager.default.removeItem(atPath: inside + "/ballast")
        try watcher.waitForLog("there is room again")
        try watcher.waitForAnswers(["zero.txt", "one.txt"])
        try watcher.program.process.send(.terminate)
        #expect(try watcher.program.wait().exitCode == 0)
    }

    @Test(
        "a single pass at the reserve takes nothing, says so, and ends with 3",
        .enabled(if: Isolation.canMount))
    func pass() throws {
        let workspace = try DemoWorkspace()
        try workspace.move(text: "one", as: "one.txt")
        let script = """
            free=$(stat -f -c '%a*%S' "$1"); head -c $(($free - 600000)) /dev/zero > "$1/ballast"
            code=0; "$2" run --once --now 2026-01-06T09:00:00+08:00 --workspace "$3" || code=$?
            ls "$3/inbox/$4"; rm "$1/ballast"
            "$2" run --once --now 2026-01-06T09:01:00+08:00 --workspace "$3"
            exit $code
            """
        let run = try tool(
            "env",
            small(workspace) + [
                "sh", "-ec", script, "sh", workspace.root + "/registry", Scratch.program,
                workspace.root, DemoWorkspace.traffic,
            ])
        #expect(run.exitCode == 3, "\(run.all)")
        #expect(run.all.contains("1 files were left in the inbox"), "\(run.all)")
        #expect(run.text.contains("one.txt"), "\(run.all)")
        #expect(try workspace.answered() == ["one.txt": 1])
    }
}
