import Foundation
import System
import Testing

@Suite("dengji backup and restore")
struct BackupTests {
    private let files = FileManager.default

    /// A backup with all keys, in a folder of its own.
    private func backup(_ workspace: DemoWorkspace, _ arguments: String...) throws -> String {
        let target = Scratch.fresh("backup")
        let words = ["backup", target] + arguments + ["--workspace", workspace.root]
        let made = try RunningProgram(Scratch.program, words).wait()
        #expect(made.exitCode == 0, "\(made.all)")
        return target
    }

    private func restore(_ backup: String, _ arguments: String...) throws
        -> (workspace: DemoWorkspace, outcome: Outcome)
    {
        let workspace = DemoWorkspace(root: Scratch.fresh("restored"), isKept: true)
        let words = ["restore", backup, workspace.root] + arguments
        return (workspace, try RunningProgram(Scratch.program, words).wait())
    }

    private func put(_ data: Data, _ path: String) throws {
        let mode = try files.attributesOfItem(atPath: path)[.posixPermissions]
        try files.removeItem(atPath: path)
        try data.write(to: URL(fileURLWithPath: path))
        if let mode { try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
    }

    private func spoil(_ path: String) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count / 2] ^= 1
        try put(bytes, path)
    }

    private func first(_ folder: String, _ suffix: String, _ root: String) throws -> String {
        try #require(
            try DemoWorkspace(root: root, isKept: true).files(below: folder)
                .first { $0.hasSuffix(suffix) })
    }

    @Test("a backup is whole by sha256sum and by verify, and what is restored goes on")
    func whole() throws {
        let workspace = try DemoWorkspace(.registered)
        let copy = try backup(workspace, "--keys", "all")
        let sums = try tool(
            "sh", "-c", "cd '\(copy)' && sha256sum --quiet --strict -c manifest-sha256.txt")
        #expect(sums.exitCode == 0, "\(sums.all)")
        let verified = try workspace.dengji("verify", copy)
        #expect(verified.exitCode == 0, "\(verified.all)")
        let (restored, outcome) = try restore(copy)
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        for folder in ["registry/journal", "registry/archive", "registry/register"] {
            let same = try tool(
                "diff", "-r", workspace.root + "/" + folder, restored.root + "/" + folder)
            #expect(same.exitCode == 0, "\(same.all)")
        }
        // Nothing is one file with what it was copied from.
        let links = try tool("find", copy, restored.root, "-type", "f", "-links", "+1")
        #expect(links.text == "")
        try restored.drop(try workspace.package("NEXT-1"), in: DemoWorkspace.traffic)
        try restored.turn("2026-01-26")
        try restored.expectWhole()
        #expect(try restored.answered()["NEXT-1.zip"] == 1)
        #expect(
            files.fileExists(atPath: restored.root + "/outbox/public/index.html"),
            "pages are made anew")
    }

    @Test("private keys in clear stay out unless they are asked for, and are asked back for")
    func keys() throws {
        let workspace = try DemoWorkspace(.review)
        let copy = try backup(workspace)
        let found = try tool("grep", "-rl", "PRIVATE KEY", copy)
        #expect(found.text == "", "\(found.text)")
        let record = try workspace.read(copy + "/backup.json")
        #expect(record.contains("registry/keys/ledger.key.pem"))
        let (restored, outcome) = try restore(copy)
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        #expect(outcome.text.contains("put them back"), "\(outcome.text)")
        #expect(try restored.dengji("verify", restored.root).exitCode == 0)
        let start = { try restored.dengji("run", "--once", "--now", "2026-01-06T09:00:00+08:00") }
        #expect(try start().exitCode == 3)
        let put = try tool(
            "sh", "-c",
            "cp -p '\(workspace.root)'/registry/keys/*.key.pem '\(restored.root)/registry/keys/'")
        #expect(put.exitCode == 0)
        let again = try start()
        #expect(again.exitCode == 0, "\(again.all)")
        try restored.expectWhole()
    }

    @Test("made again and again while a watcher takes drops, each is whole and goes on")
    func whileRunning() throws {
        let workspace = try DemoWorkspace(.fresh)
        let watcher = try RunningWatcher(workspace)
        let samples = workspace.root + "/samples/"
        try workspace.move(samples + "GOOD-1.zip", as: "good.zip")
        try workspace.move(samples + "NEXT-1.zip", as: "next.zip")
        var lines: [Int] = []
        var names: [String] = []
        for round in 0..<6 {
            let script = """
                cd '\(workspace.root)' && for i in 0 1 2 3 4 5 6 7 8 9; do
                echo "\(round) $i" >samples/text-$i &&
                mv samples/text-$i inbox/\(DemoWorkspace.traffic)/n\(round)-$i.txt; sleep 0.02; done
                """
            let dropper = try RunningProgram("/bin/sh", ["-c", script])
            names += (0..<10).map { "n\(round)-\($0).txt" }
            let copy = try backup(workspace, "--keys", "all")
            let verified = try workspace.dengji("verify", copy, "--format", "json")
            #expect(verified.exitCode == 0, "\(verified.all)")
            #expect(verified.text.contains("\"unsettledLines\" : 0"))
            let own = DemoWorkspace(root: copy, isKept: true)
            lines.append(try own.journal("line").count)
            #expect(try dropper.wait().exitCode == 0)
        }
        try watcher.waitForAnswers(names)
        try watcher.finish()
        #expect(lines == lines.sorted() && Set(lines).count > 1, "\(lines)")
        let (restored, outcome) = try restore(try backup(workspace, "--keys", "all"))
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        try restored.turn("2026-01-08")
        try restored.expectWhole()
    }

    @Test(
        "damage of each kind is named, and nothing is restored",
        arguments: [
            "paper", "case", "entry", "journal", "tile", "checkpoint", "schemas", "certificate",
            "list", "missing", "added", "record", "rewritten",
        ])
    func refused(kind: String) throws {
        let copy = try backup(try DemoWorkspace(.registered), "--keys", "all")
        var named = ""
        switch kind {
        case "paper": named = try first("registry/archive", "-acceptance.xml", copy)
        case "case": named = try first("registry/archive", "/case.xml", copy)
        case "entry": named = try first("registry/register", ".xml", copy)
        case "journal": named = try first("registry/journal", ".jsonl", copy)
        case "tile": named = try first("outbox/public/ledger/tile", "", copy)
        case "checkpoint": named = copy + "/registry/ledger/checkpoint"
        case "schemas": named = try first("schemas/procedures", "registration.xml", copy)
        case "certificate": named = copy + "/registry/keys/anchor.cert.pem"
        case "list": named = copy + "/manifest-sha256.txt"
        default: named = try first("registry/archive", "-certificate.xml", copy)
        }
        switch kind {
        case "missing": try files.removeItem(atPath: named)
        case "added":
            named = copy + "/registry/mine.txt"
            try "x".write(toFile: named, atomically: true, encoding: .utf8)
        case "record":
            named = copy + "/backup.json"
            try files.removeItem(atPath: named)
        case "rewritten":
            // By somebody who knows how: paper, list and record all agree.
            try spoil(named)
            let script = """
                cd '\(copy)' && chmod u+w manifest-sha256.txt backup.json &&
                cut -c67- manifest-sha256.txt | tr '\\n' '\\0' | xargs -0 sha256sum >list &&
                old=$(sha256sum <manifest-sha256.txt | cut -c-64) && mv list manifest-sha256.txt &&
                new=$(sha256sum <manifest-sha256.txt | cut -c-64) && sed -i "s/$old/$new/" backup.json
                """
            let rewritten = try tool("sh", "-c", script)
            try #require(rewritten.exitCode == 0, "\(rewritten.all)")
        default: try spoil(named)
        }
        let (restored, outcome) = try restore(copy)
        #expect(outcome.exitCode == (kind == "record" ? 3 : 1), "\(outcome.all)")
        let name = String(named.dropFirst(copy.count + 1))
        #expect(outcome.all.contains(name), "\(outcome.all)")
        #expect(!files.fileExists(atPath: restored.root))
        #expect(!files.fileExists(atPath: restored.root + ".part"))
        if kind == "rewritten" {
            #expect(outcome.text.contains("[differs]"), "the journal knows: \(outcome.text)")
        }
    }

    @Test(
        "a backup older than a published checkpoint is restored for reading, and no start goes on")
    func older() throws {
        let workspace = try DemoWorkspace(.review)
        let copy = try backup(workspace, "--keys", "all")
        let count = try workspace.journal("line").count
        try workspace.drop(workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-06")
        let kept = Scratch.fresh("checkpoint")
        try files.copyItem(
            atPath: workspace.root + "/outbox/public/ledger/checkpoint", toPath: kept)
        let start = { (restored: DemoWorkspace) in
            try restored.dengji("run", "--once", "--now", "2026-01-07T09:00:00+08:00")
        }
        // The workspace it was made of is still there and has signed for more.
        let (beside, seen) = try restore(copy)
        #expect(seen.exitCode == 1 && seen.text.contains("will NOT start"), "\(seen.all)")
        let refused = try start(beside)
        #expect(refused.exitCode == 3, "\(refused.all)")
        #expect(refused.errors.contains("registry/journal line \(count)"), "\(refused.errors)")
        #expect(refused.errors.contains("registry/ledger/checkpoint"), "\(refused.errors)")
        #expect(try beside.dengji("verify", beside.root).text.contains("[ledger-contradicted]"))
        // It is gone, and only a checkpoint that somebody kept is left.
        try files.moveItem(atPath: workspace.root, toPath: workspace.root + "-lost")
        defer {
            do {
                try files.moveItem(atPath: workspace.root + "-lost", toPath: workspace.root)
            } catch {
                Issue.record(error)
            }
        }
        let (named, told) = try restore(copy, "--checkpoint", kept, "--format", "json")
        #expect(told.exitCode == 1 && told.text.contains("\"isRestored\" : true"), "\(told.all)")
        #expect(try start(named).exitCode == 3)
        // Without either it starts: nobody can know. The published file, put in its place, stops it.
        let (alone, fine) = try restore(copy)
        #expect(fine.exitCode == 0 && fine.text.contains("--checkpoint"), "\(fine.all)")
        try put(
            try Data(contentsOf: URL(fileURLWithPath: kept)),
            alone.root + "/outbox/public/ledger/checkpoint")
        let published = try start(alone)
        #expect(published.exitCode == 3)
        #expect(published.errors.contains("outbox/public/ledger/checkpoint"))
    }

    @Test("a checkpoint of another ledger, or of another history, is refused")
    func otherLedger() throws {
        let copy = try backup(try DemoWorkspace(.review), "--keys", "all")
        let other = try DemoWorkspace(.early)
        let (restored, outcome) = try restore(
            copy, "--checkpoint", other.root + "/outbox/public/ledger/checkpoint")
        #expect(outcome.exitCode == 2, "\(outcome.all)")
        #expect(!files.fileExists(atPath: restored.root))
        let equal = try restore(copy, "--checkpoint", copy + "/outbox/public/ledger/checkpoint")
        #expect(equal.outcome.exitCode == 0, "\(equal.outcome.all)")
    }

    @Test("of a damaged workspace it names the damage and is not finished")
    func damaged() throws {
        let workspace = try DemoWorkspace(.registered)
        let entry = try first("registry/register", ".xml", workspace.root)
        try spoil(entry)
        let target = Scratch.fresh("backup")
        let made = try workspace.dengji("backup", target, "--format", "json")
        #expect(made.exitCode == 1 && made.text.contains("\"isFinished\" : false"), "\(made.all)")
        #expect(made.text.contains(String(entry.dropFirst(workspace.root.count + 1))))
        #expect(!files.fileExists(atPath: target + "/backup.json"))
        #expect(try restore(target).outcome.exitCode == 3)
    }

    @Test("what is there is not written into, nor the workspace itself")
    func places() throws {
        let workspace = try DemoWorkspace(.review)
        let copy = try backup(workspace)
        #expect(try workspace.dengji("backup", copy).exitCode == 2)
        #expect(try workspace.dengji("backup", workspace.root + "/registry/x").exitCode == 2)
        let onto = try RunningProgram(
            Scratch.program, ["restore", copy, workspace.root]
        ).wait()
        #expect(onto.exitCode == 2, "\(onto.all)")
        try workspace.expectWhole()
    }
}
