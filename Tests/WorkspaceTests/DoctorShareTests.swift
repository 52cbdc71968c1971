import Foundation
import Testing

@Suite("dengji doctor, status and party access beside folders mounted by themselves")
struct DoctorShareTests {
    private static let water = DemoWorkspace.water
    private static let traffic = DemoWorkspace.traffic
    private static let canHang =
        Isolation.canMount && FileManager.default.isWritableFile(atPath: "/dev/fuse")

    /// Runs a script in mounts of its own: `$1` the workspace, `$2` the program, `$3` `share.py`.
    private func apart(_ workspace: DemoWorkspace, _ script: String) throws -> Outcome {
        // `share NAME FOLDER` mounts one; it is there within a minute or the script fails.
        let prelude = """
            share() {
                mkdir -p "$root/$2"
                python3 "$server" "$root/$2" "$root/samples/$1" "$root/samples/go" &
                for try in $(seq 600); do
                    if [ -e "$root/samples/$1" ]; then return 0; fi
                    sleep 0.1
                done
                return 1
            }
            root=$1; server=$3

            """
        return try tool(
            "unshare", "-m", "sh", "-ec", prelude + script, "sh", workspace.root, Scratch.program,
            Scratch.package + "/Tests/Faults/share.py")
    }

    @Test(
        "two shares that do not answer are findings, and hold up no command", .enabled(if: canHang))
    func silent() throws {
        let workspace = try DemoWorkspace()
        let until = "2026-01-06T10:01:00.000+08:00"
        try "share 3\nheld - \(until)\nheld \(Self.water) \(until)\n".write(
            toFile: workspace.root + "/registry/held.state", atomically: false, encoding: .utf8)
        let run = try apart(
            workspace,
            """
            share mounted-1 inbox/\(Self.water)
            share mounted-2 outbox/\(Self.traffic)
            for command in doctor status "party access"; do
                echo "== $command"
                timeout -s KILL 60 "$2" $command --workspace "$1" || echo "status $?"
            done
            touch "$1/samples/go"; wait
            """)
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(!run.all.contains("status 137"), "\(run.all)")
        for folder in ["inbox/\(Self.water)", "outbox/\(Self.traffic)"] {
            #expect(
                run.text.contains("[share-silent] the fuse.share mounted at \(folder)"),
                "\(run.all)")
            #expect(
                run.text.contains("[durability] the fuse.share of \(folder), mounted at"),
                "\(run.all)")
        }
        #expect(!run.text.contains("[not-looked-at]"), "\(run.all)")
        #expect(
            run.text.contains("the rest (its share does not answer) wait until 2026-01-06 10:01"),
            "\(run.all)")
        #expect(run.text.contains("inbox has had its 3 packages of the hour"), "\(run.all)")
        #expect(run.text.contains("MAY READ ANSWERS"), "\(run.all)")
    }

    @Test(
        "an inbox that does not answer as a whole holds up no command either", .enabled(if: canHang)
    )
    func wholeInbox() throws {
        let workspace = try DemoWorkspace()
        try "share 3\nheld - 2026-01-06T10:01:00.000+08:00\n".write(
            toFile: workspace.root + "/registry/held.state", atomically: false, encoding: .utf8)
        let run = try apart(
            workspace,
            """
            share mounted inbox
            for command in doctor status "party access"; do
                timeout -s KILL 60 "$2" $command --workspace "$1" || echo "status $?"
            done
            touch "$1/samples/go"; wait
            """)
        #expect(run.exitCode == 0, "\(run.all)")
        #expect(!run.all.contains("status 137"), "\(run.all)")
        #expect(
            run.text.contains("[share-silent] the fuse.share mounted at inbox (none)"), "\(run.all)"
        )
        #expect(run.text.contains("intake stands still"), "\(run.all)")
        #expect(!run.text.contains("[not-looked-at]"), "\(run.all)")
        #expect(run.text.contains("(its share does not answer) wait until"), "\(run.all)")
    }

    @Test(
        "a share whose server has died is a finding with what the kernel says",
        .enabled(if: canHang))
    func dead() throws {
        let workspace = try DemoWorkspace()
        let run = try apart(
            workspace,
            """
            share mounted outbox/\(Self.traffic)
            kill -9 $!; wait $! || true
            timeout -s KILL 60 "$2" doctor --workspace "$1" || echo "status $?"
            """)
        #expect(run.text.contains("status 1\n"), "\(run.all)")
        #expect(
            run.text.contains("[share-failed] the fuse.share mounted at outbox/\(Self.traffic)"),
            "\(run.all)")
        #expect(run.text.contains("ENOTCONN"), "\(run.all)")
        #expect(!run.text.contains("[not-looked-at]"), "\(run.all)")
    }

    @Test(
        "what kind of file system they are, their room, and whether they can be written, is looked at",
        .enabled(if: Isolation.canMount))
    func answering() throws {
        let workspace = try DemoWorkspace()
        let run = try apart(
            workspace,
            """
            mount -t tmpfs -o mode=0770,size=1m none "$1/inbox/\(Self.water)"
            head -c 1048576 /dev/zero >"$1/inbox/\(Self.water)/full" 2>/dev/null || true
            mkdir -p "$1/outbox/\(Self.traffic)"
            mount -t tmpfs -o mode=0750,ro none "$1/outbox/\(Self.traffic)"
            "$2" doctor --workspace "$1" || echo "status $?"
            """)
        #expect(run.text.contains("status 1"), "\(run.all)")
        let inbox = "inbox/\(Self.water)"
        let outbox = "outbox/\(Self.traffic)"
        for expected in [
            "[durability] the tmpfs of \(inbox), mounted at",
            "[durability] the tmpfs of \(outbox), mounted at",
            "[space-short] \(inbox), which is mounted by itself, has 0 MiB left",
            "[read-only] the file system of \(outbox)",
            "[unwritable] this user may make no file in \(outbox)",
        ] {
            #expect(run.text.contains(expected), "\(expected): \(run.all)")
        }
        #expect(!run.text.contains("share-"), "\(run.all)")
    }
}
