import Foundation
import Testing

@Suite("Parties' folders on file systems of their own")
struct SharedOutboxTests {
    @Test(
        "are durable before the redo file of what lies in them is dropped",
        .enabled(if: Isolation.canMount))
    func synced() throws {
        let workspace = try DemoWorkspace()
        try workspace.move(text: "one", as: "one.txt")
        let outbox = "\(workspace.root)/outbox/\(DemoWorkspace.traffic)"
        let inbox = "\(workspace.root)/inbox/\(DemoWorkspace.traffic)"
        let script = """
            cp -a "$3" "$2/saved"; mkdir -p "$4"
            mount -t tmpfs -o mode=0750 none "$4"; mount -t tmpfs -o mode=0770 none "$3"
            mv "$2/saved/one.txt" "$3/"
            strace -f -y -e trace=syncfs,unlinkat -o "$2/trace" \\
                "$1" run --once --now 2026-01-06T09:00:00+08:00 --workspace "$2"
            ls -R "$4"
            """
        let run = try tool(
            "unshare", "-m", "sh", "-ec", script, "sh", Scratch.program, workspace.root, inbox,
            outbox)
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(run.text.contains(".xml"), "\(run.all)")
        let trace = try String(contentsOfFile: workspace.root + "/trace", encoding: .utf8)
            .split(separator: "\n")
        let taken = try #require(
            trace.firstIndex { $0.contains("unlinkat") && $0.contains(inbox) }, "\(trace)")
        let dropped = try #require(
            trace.lastIndex { $0.contains("unlinkat") && $0.contains(".tar") }, "\(trace)")
        for folder in [inbox, outbox] {
            // What was taken is durable, and what was sent.
            #expect(
                trace[taken..<dropped].contains {
                    $0.contains("syncfs") && $0.contains("<\(folder)>")
                }, "\(folder): \(trace)")
        }
    }
}
