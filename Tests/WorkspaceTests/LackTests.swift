import Foundation
import System
import Testing

@Suite("What the machine lacks for a while", .serialized)
struct LackTests {
    private let traffic = DemoWorkspace.traffic

    private func chmod(_ mode: String, _ path: String) throws {
        let changed = try tool("chmod", mode, path)
        try #require(changed.exitCode == 0, "\(changed.all)")
    }

    private func bound() throws -> RunningWatcher {
        let workspace = try DemoWorkspace()
        try Isolation.giveAway(workspace.root)
        return try RunningWatcher(workspace, through: Isolation.asSomebody)
    }

    @Test(
        "a file that may not be read waits; others do not, and it is answered when it may",
        .enabled(if: Isolation.somebodyCanRun))
    func unreadableFile() throws {
        let watcher = try bound()
        let workspace = watcher.workspace
        let path = workspace.root + "/samples/secret"
        try "secret".write(toFile: path, atomically: false, encoding: .utf8)
        try chmod("000", path)
        let target = "\(workspace.root)/inbox/\(traffic)/secret.txt"
        try FileManager.default.moveItem(atPath: path, toPath: target)
        try watcher.waitForLog("secret.txt is left in the inbox")
        #expect(try watcher.program.errorsSoFar.contains("EACCES"))
        try workspace.move(text: "open", as: "open.txt")
        try watcher.waitForAnswers(["open.txt"])
        #expect(try workspace.answered()["secret.txt"] == nil)
        try chmod("644", target)
        try watcher.waitForAnswers(["open.txt", "secret.txt"])
        #expect(try !watcher.program.errorsSoFar.contains("intake stands still"))
        try watcher.finish()
    }

    @Test(
        "a drop folder that may not be read holds up nobody else",
        .enabled(if: Isolation.somebodyCanRun))
    func unreadableFolder() throws {
        let watcher = try bound()
        let workspace = watcher.workspace
        let folder = "\(workspace.root)/inbox/\(DemoWorkspace.water)"
        try chmod("000", folder)
        if Isolation.isRoot { try #require(try tool("chown", "0:0", folder).exitCode == 0) }
        try watcher.waitForLog("\(DemoWorkspace.water) is left in the inbox")
        try workspace.move(text: "one", as: "one.txt")
        try watcher.waitForAnswers(["one.txt"])
        try Isolation.giveAway(folder)
        try chmod("770", folder)
        try workspace.move(text: "two", in: DemoWorkspace.water, as: "two.txt")
        try watcher.waitForAnswers(["two.txt"], to: DemoWorkspace.water)
        try watcher.finish()
    }

    @Test(
        "what comes into a drop folder that may not be read stops nothing, and others get notices",
        .enabled(if: Isolation.somebodyCanRun && Isolation.isRoot))
    func unreadableFolderWithEvents() throws {
        let workspace = try DemoWorkspace()
        try workspace.configure("look", "86400000")
        try workspace.configure("waitingNotice", "1000")
        try Isolation.giveAway(workspace.root)
        let watcher = try RunningWatcher(workspace, through: Isolation.asSomebody, [])
        let folder = "\(workspace.root)/inbox/\(DemoWorkspace.water)"
        try chmod("000", folder)
        try workspace.move(text: "two", in: DemoWorkspace.water, as: "two.txt")
        try watcher.waitForLog("\(DemoWorkspace.water) is left in the inbox")
        try workspace.move(text: "one", as: "one.txt")
        try watcher.waitForAnswers(["one.txt"])
        try workspace.move(text: "half", as: "half.zip.part")
        try watcher.waitFor("the notice") {
            try workspace.papers("waiting-notice").count == 1
        }
        #expect(try !watcher.program.errorsSoFar.contains("intake stands still"))
        try chmod("770", folder)
        for left in [folder + "/two.txt", workspace.root + "/inbox/\(traffic)/half.zip.part"] {
            try FileManager.default.removeItem(atPath: left)
        }
        try watcher.finish()
    }

    @Test(
        "without permission to write, intake stands still, loses nothing, and goes on by itself",
        .enabled(if: Isolation.somebodyCanRun),
        arguments: [
            "registry/staging/claims", "registry/staging", "outbox/\(DemoWorkspace.traffic)",
            "registry/returned",
        ])
    func unwritable(folder: String) throws {
        let watcher = try bound()
        let workspace = watcher.workspace
        try workspace.move(text: "zero", as: "zero.txt")
        try watcher.waitForAnswers(["zero.txt"])
        try watcher.waitFor("an idle registry") {
            try workspace.files(below: "registry/staging") == []
        }
        let path = workspace.root + "/" + folder
        // Its folders may not be written in either, since years and months have their own.
        try #require(try tool("chmod", "-R", "a-w", path).exitCode == 0)
        let names = (1...3).map { "\($0).txt" }
        for name in names { try workspace.move(text: "text \(name)", as: name) }
        try watcher.waitForLog("intake stands still")
        #expect(try watcher.program.errorsSoFar.contains("EACCES"))
        try #require(try tool("chmod", "-R", "u+w", path).exitCode == 0)
        try watcher.waitForAnswers(["zero.txt"] + names)
        try watcher.waitForLog("intake goes on")
        try watcher.finish()
    }

    @Test("without a descriptor left intake stands still and goes on by itself")
    func outOfDescriptors() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let workspace = watcher.workspace
        let pid = "\(watcher.program.process.pid)"
        try workspace.move(text: "zero", as: "zero.txt")
        try watcher.waitForAnswers(["zero.txt"])
        try #require(try tool("prlimit", "--pid", pid, "--nofile=3:4096").exitCode == 0)
        let names = (1...5).map { "\($0).txt" }
        for name in names { try workspace.move(text: "text \(name)", as: name) }
        try watcher.waitForLog("intake stands still")
        #expect(try watcher.program.errorsSoFar.contains("EMFILE"))
        #expect(try workspace.answered().count == 1)
        try #require(try tool("prlimit", "--pid", pid, "--nofile=1024:4096").exitCode == 0)
        try watcher.waitForAnswers(["zero.txt"] + names)
        try watcher.waitForLog("intake goes on")
        try watcher.finish()
    }

    @Test(
        "a full disk stops intake, which goes on by itself when there is room",
        .enabled(if: Isolation.canMount))
    func diskFull() throws {
        let workspace = try DemoWorkspace()
        // Else it would wait before the disk is full.
        try workspace.set(limits: ["reserve-bytes": "1"])
        let registry = workspace.root + "/registry"
        let script = """
            cp -a "$0" "$0.saved"; mount -t tmpfs -o size=8m none "$0"; cp -a "$0.saved/." "$0/"
            exec "$@"
            """
        let watcher = try RunningWatcher(
            workspace, through: ["unshare", "-m", "sh", "-ec", script, registry])
        let pid = "\(watcher.program.process.pid)"
        let inside = "/proc/\(pid)/root" + registry
        try workspace.move(text: "zero", as: "zero.txt")
        try watcher.waitForAnswers(["zero.txt"])
        // A small file fits and can be claimed; its batch has no room.
        let fill = "cat /dev/zero > \"$1\" || truncate -s -12K \"$1\""
        #expect(try tool("sh", "-c", fill, "sh", inside + "/ballast").exitCode == 0)
        try workspace.move(workspace.root + "/samples/GOOD-1.zip", as: "good.zip")
        try workspace.move(text: "one", as: "one.txt")
        try watcher.waitForLog("intake stands still")
        #expect(try watcher.program.errorsSoFar.contains("ENOSPC"))
        #expect(try workspace.answered().count == 1)
        try FileManager.default.removeItem(atPath: inside + "/ballast")
        try watcher.waitForAnswers(["zero.txt", "good.zip", "one.txt"])
        try watcher.waitForLog("intake goes on")
        let verified = try tool(
            "nsenter", "-t", pid, "-m", Scratch.program, "verify", workspace.root,
            "--workspace", workspace.root)
        #expect(verified.exitCode == 0, "\(verified.all)")
        try watcher.program.process.send(.terminate)
        #expect(try watcher.program.wait().exitCode == 0)
    }
}
