import Foundation
import System
import Testing

@Suite("An inbox that comes and goes", .serialized)
struct AwayTests {
    private let traffic = DemoWorkspace.traffic

    private func move(_ from: String, _ to: String) throws {
        try FileManager.default.moveItem(atPath: from, toPath: to)
    }

    @Test("a party's folder renamed away and back: what was dropped there is answered once")
    func folderAway() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let workspace = watcher.workspace
        let folder = "\(workspace.root)/inbox/\(traffic)"
        let away = workspace.root + "/samples/away"
        try move(folder, away)
        try "text one".write(toFile: away + "/one.txt", atomically: false, encoding: .utf8)
        // The others are served meanwhile.
        try workspace.move(text: "two", in: DemoWorkspace.water, as: "two.txt")
        try watcher.waitForAnswers(["two.txt"], to: DemoWorkspace.water)
        #expect(try workspace.answered() == [:])
        try move(away, folder)
        try watcher.waitForAnswers(["one.txt"])
        // The folder is watched again.
        try workspace.move(text: "three", as: "three.txt")
        try watcher.waitForAnswers(["one.txt", "three.txt"])
        try watcher.finish()
    }

    @Test("a party's folder that is made anew while the watcher runs is watched at once")
    func newFolder() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let workspace = watcher.workspace
        let folder = "\(workspace.root)/inbox/\(traffic)"
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        for number in 1...3 {
            try workspace.move(text: "text \(number)", as: "\(number).txt")
        }
        try watcher.waitForAnswers(["1.txt", "2.txt", "3.txt"])
        try watcher.finish()
    }

    @Test("the inbox itself renamed away stops intake, which goes on when it is back")
    func inboxAway() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let workspace = watcher.workspace
        let (inbox, away) = (workspace.root + "/inbox", workspace.root + "/inbox-away")
        try move(inbox, away)
        try watcher.waitForLog("intake stands still: the inbox cannot be looked at")
        try "one".write(toFile: "\(away)/\(traffic)/one.txt", atomically: false, encoding: .utf8)
        try move(away, inbox)
        try watcher.waitForAnswers(["one.txt"])
        try watcher.waitForLog("intake goes on")
        try workspace.move(text: "two", as: "two.txt")
        try watcher.waitForAnswers(["one.txt", "two.txt"])
        try watcher.finish()
    }

    /// A folder on another file system than the scratch folder's.
    private static let elsewhere =
        device("/dev/shm") == device(FileManager.default.temporaryDirectory.path)
        ? "/var/tmp" : "/dev/shm"

    private static func device(_ path: String) -> dev_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_dev : nil
    }

    private static var hasOtherFileSystem: Bool {
        guard let other = device(elsewhere) else { return false }
        return other != device(FileManager.default.temporaryDirectory.path)
            && access(elsewhere, W_OK) == 0
    }

    /// A folder on the other file system with drop folders in it.
    private func otherInbox() throws -> String {
        let path = AwayTests.elsewhere + "/dengji-inbox-" + UUID().uuidString
        for party in [traffic, DemoWorkspace.water] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(party)", withIntermediateDirectories: true)
        }
        return path
    }

    @Test(
        "an inbox on another file system, and then another one in its place",
        .enabled(if: hasOtherFileSystem))
    func otherFileSystem() throws {
        let workspace = try DemoWorkspace()
        let inbox = workspace.root + "/inbox"
        let (first, second) = (try otherInbox(), try otherInbox())
        defer {
            for path in [first, second] {
                do {
                    try FileManager.default.removeItem(atPath: path)
                } catch {
                    print("left behind: \(path)")
                }
            }
        }
        try FileManager.default.removeItem(atPath: inbox)
        try FileManager.default.createSymbolicLink(atPath: inbox, withDestinationPath: first)
        let watcher = try RunningWatcher(workspace)
        let names = (1...20).map { "\($0).txt" }
        for name in names {
            let path = "\(first)/\(traffic)/.\(name).part"
            try "text \(name)".write(toFile: path, atomically: false, encoding: .utf8)
            try move(path, "\(first)/\(traffic)/\(name)")
        }
        try FileManager.default.createDirectory(
            atPath: "\(first)/\(traffic)/folder", withIntermediateDirectories: false)
        try "in it".write(
            toFile: "\(first)/\(traffic)/folder/a.txt", atomically: false, encoding: .utf8)
        try watcher.waitForAnswers(names + ["folder"])
        #expect(try workspace.names(in: "\(first)/\(traffic)") == [])

        // As when a share is mounted in the place of another one.
        try "later".write(
            toFile: "\(second)/\(traffic)/later.txt", atomically: false, encoding: .utf8)
        try FileManager.default.removeItem(atPath: inbox)
        try FileManager.default.createSymbolicLink(atPath: inbox, withDestinationPath: second)
        try watcher.waitForAnswers(names + ["later.txt"])
        #expect(try workspace.names(in: "\(second)/\(traffic)") == [])
        try watcher.finish()
    }

    @Test(
        "a file system mounted over the inbox and taken away again",
        .enabled(if: Isolation.canMount))
    func mounted() throws {
        let watcher = try RunningWatcher(
            try DemoWorkspace(), through: ["unshare", "-m"] + Isolation.unchanged)
        let workspace = watcher.workspace
        let pid = "\(watcher.program.process.pid)"
        let inbox = workspace.root + "/inbox"
        func inside(_ script: String) throws {
            let run = try tool("nsenter", "-t", pid, "-m", "sh", "-ec", script, "sh", inbox)
            try #require(run.exitCode == 0, "\(run.all)")
        }
        try workspace.move(text: "one", as: "one.txt")
        try watcher.waitForAnswers(["one.txt"])
        try inside("mount -t tmpfs none \"$1\"; mkdir \"$1/\(traffic)\"")
        try inside(
            "echo two > \"$1/\(traffic)/.two\"; mv \"$1/\(traffic)/.two\" \"$1/\(traffic)/two.txt\""
        )
        try watcher.waitForAnswers(["one.txt", "two.txt"])
        try inside("umount -l \"$1\"")
        try workspace.move(text: "three", as: "three.txt")
        try watcher.waitForAnswers(["one.txt", "two.txt", "three.txt"])
        try watcher.finish()
    }
}
