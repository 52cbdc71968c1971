import Foundation
import Testing

@Suite("What is larger than can be taken")
struct OversizedTests {
    private func overdue(_ workspace: DemoWorkspace) throws -> Int {
        try workspace.papers("overdue", to: DemoWorkspace.registrar).count
    }

    private func holes(_ size: String, at path: String) throws {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true)
        try #require(try tool("truncate", "-s", size, path).exitCode == 0)
    }

    @Test("files of holes, which cost their senders nothing, stop no clock and are not copied")
    func holes() throws {
        let workspace = try DemoWorkspace(.review)
        let inbox = workspace.root + "/inbox"
        try holes("8T", at: inbox + "/empty.xml")
        try holes("8T", at: inbox + "/\(DemoWorkspace.traffic)/box/deep/empty.bin")
        try holes("8T", at: inbox + "/\(DemoWorkspace.traffic)/box/empty.bin")
        let run = try workspace.dengji("run", "--once", "--now", "2026-01-13T00:01:00+08:00")
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(run.all.contains("a package may have 17179869184"), "\(run.all)")
        #expect(run.all.contains("bytes are in it"), "\(run.all)")
        #expect(try overdue(workspace) == 1, "\(run.all)")
        #expect(try workspace.names(in: workspace.root + "/registry/staging/claims") == [])
        #expect(try workspace.names(in: inbox).contains("empty.xml"))
        #expect(try workspace.dengji("verify", workspace.root).exitCode == 0)
    }

    @Test("a folder of more names than a package may have is left alone")
    func names() throws {
        let workspace = try DemoWorkspace()
        try workspace.set(limits: ["entries": "10"])
        let box = workspace.root + "/inbox/\(DemoWorkspace.traffic)/box"
        for number in 1...11 { try holes("1", at: "\(box)/\(number).txt") }
        let run = try workspace.dengji("run", "--once", "--now", "2026-01-06T09:00:00+08:00")
        #expect(run.all.contains("more than 10 names are in it"), "\(run.all)")
        #expect(try workspace.answered().isEmpty)
        try FileManager.default.removeItem(atPath: box + "/11.txt")
        _ = try workspace.dengji("run", "--once", "--now", "2026-01-06T09:01:00+08:00")
        #expect(try workspace.answered().count == 1)
        try workspace.expectWhole()
    }

    @Test(
        "on a small disk a file and a folder without room wait, and nothing else does",
        .enabled(if: Isolation.canMount), arguments: ["30m.bin", "box/30m.bin"])
    func small(name: String) throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.move(text: "one", as: "one.txt")
        try holes("30M", at: "\(workspace.root)/inbox/\(DemoWorkspace.water)/\(name)")
        let script = """
            registry="$2/registry"
            cp -a "$registry" "$2/saved"; mount -t tmpfs -o size=20m none "$registry"
            cp -a "$2/saved/." "$registry/"
            "$1" run --once --now 2026-01-13T00:01:00+08:00 --workspace "$2"
            df --output=avail -k "$registry" | tail -1
            """
        let run = try tool(
            "unshare", "-m", "sh", "-ec", script, "sh", Scratch.program, workspace.root)
        #expect(run.exitCode == 0, "\(run.all)")
        let reason = name.contains("/") ? "bytes are in it" : "the disk has room for"
        #expect(run.all.contains(reason), "\(run.all)")
        #expect(try workspace.answered().count >= 1, "\(run.all)")
        #expect(try overdue(workspace) == 1, "\(run.all)")
        // What was given up was not written first.
        let free = run.text.split(separator: "\n").last.flatMap { Int($0.filter(\.isNumber)) }
        #expect(try #require(free) > 5_000, "\(run.all)")
    }
}
