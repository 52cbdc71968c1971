import Foundation
import Testing

@Suite("The ledger of a workspace")
struct LedgerTests {
    private static let secret = "registry/keys/ledger.key.pem"
    private static let published = "outbox/public/ledger"
    private let files = FileManager.default

    private func data(_ path: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// Writes a file anew whatever its mode is.
    private func put(_ data: Data, _ path: String) throws {
        let mode = try files.attributesOfItem(atPath: path)[.posixPermissions]
        try files.removeItem(atPath: path)
        try data.write(to: URL(fileURLWithPath: path))
        if let mode { try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path) }
    }

    private func journal(_ workspace: DemoWorkspace) throws -> [String] {
        try workspace.files(below: "registry/journal").map { try workspace.read($0) }.joined()
            .split(separator: "\n").map(String.init)
    }

    /// Runs the program where no workspace is.
    private func run(_ arguments: String...) throws -> Outcome {
        try tool("sh", ["-c", "cd / && exec \"$0\" \"$@\"", Scratch.program] + arguments)
    }

    /// The proof's place beside a paper.
    private func proof(of paper: String) -> String {
        String(paper.dropLast(".xml".count)) + ".tlog-proof"
    }

    /// The next start in the demonstration's course.
    private func start(_ workspace: DemoWorkspace) throws -> Outcome {
        try workspace.dengji("run", "--once", "--now", "2026-01-23T09:00:00+08:00")
    }

    /// Certificate and proof alone in a folder of their own, with the published key.
    private func pair(of workspace: DemoWorkspace) throws -> (paper: String, key: String) {
        let paper = try #require(try workspace.papers("certificate").first)
        let folder = Scratch.fresh("pair")
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try files.copyItem(atPath: paper, toPath: folder + "/certificate.xml")
        try files.copyItem(
            atPath: proof(of: paper),
            toPath: folder + "/certificate.tlog-proof")
        try files.copyItem(
            atPath: workspace.root + "/\(LedgerTests.published)/key", toPath: folder + "/key")
        return (folder + "/certificate.xml", folder + "/key")
    }

    // MARK: Proofs

    @Test("Go's note and tlog packages accept ledger and proofs of a year's registry")
    func oracle() throws {
        let workspace = try DemoWorkspace(.registered)
        let folder = Scratch.fresh("oracle")
        let build = """
            mkdir -p '\(folder)' && GO111MODULE=off GOFLAGS= GOPATH=/usr/share/gocode \
            GOCACHE='\(folder)/cache' go build -o '\(folder)/oracle' \
            '\(Scratch.package)/Tests/Ledger/oracle.go' &&
            cat '\(workspace.root)'/registry/journal/*.jsonl >'\(folder)/lines' &&
            '\(folder)/oracle' '\(workspace.root)/\(LedgerTests.published)' '\(folder)/lines' \
            '\(workspace.root)/outbox'
            """
        let judged = try tool("bash", "-c", build)
        let count = try journal(workspace).count
        let proofs = try workspace.files(below: "outbox").filter { $0.hasSuffix(".tlog-proof") }
        #expect(proofs.count == 2, "a certificate and a statement of rights")
        #expect(judged.exitCode == 0, "\(judged.all)")
        #expect(judged.text.hasPrefix("\(count) entries, 1 tiles, \(proofs.count) proofs"))
    }

    @Test("a certificate is proved by the pair and the published key alone")
    func pairAlone() throws {
        let (paper, key) = try pair(of: try DemoWorkspace(.registered))
        let judged = try run("verify", paper, "--ledger-key", key, "--format", "json")
        #expect(judged.exitCode == 0, "\(judged.all)")
        #expect(judged.text.contains("\"isSignatureChecked\" : false"), "\(judged.text)")
        #expect(judged.text.contains("dengji-demo/\(DemoWorkspace.registrar)"))
        #expect(try run("verify", paper, "--ledger-key", key).text.contains("journal line"))
        // Without the proof nothing speaks for the paper.
        try files.removeItem(atPath: proof(of: paper))
        #expect(try run("verify", paper, "--ledger-key", key).exitCode == 1)
    }

    @Test(
        "a changed paper, proof or key, or the proof of another paper, proves nothing",
        arguments: ["paper", "proof", "key", "other"])
    func wrongPair(what: String) throws {
        let workspace = try DemoWorkspace(.registered)
        let (paper, key) = try pair(of: workspace)
        let proof = proof(of: paper)
        switch what {
        case "paper":
            let text = try workspace.read(paper).replacingOccurrences(of: "准予登记", with: "准予登計")
            try put(Data(text.utf8), paper)
        case "proof":
            var bytes = try data(proof)
            let index = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 40
            bytes[index] = bytes[index] == 0x41 ? 0x42 : 0x41
            try put(bytes, proof)
        case "key":
            let other = DemoWorkspace(root: Scratch.fresh("other"))
            let made = try run(
                "init", other.root, "--demo", "--now", "2026-01-04T09:00:00+08:00")
            try #require(made.exitCode == 0, "\(made.all)")
            try put(try data(other.root + "/\(LedgerTests.published)/key"), key)
        default:
            let statement = try #require(try workspace.papers("rights-statement").first)
            try put(try data(statement), paper)
            // Both papers came with one journal line; an acknowledgement did not.
            #expect(try run("verify", paper, "--ledger-key", key).exitCode == 0)
            try put(try data(try #require(try workspace.papers("acknowledgement").first)), paper)
        }
        let judged = try run("verify", paper, "--ledger-key", key, "--format", "json")
        #expect(judged.exitCode == 1, "\(judged.all)")
        #expect(judged.text.contains("paper-"), "\(judged.text)")
    }

    @Test("in the workspace the proof is checked by the key beside the anchor")
    func besideAnchor() throws {
        let workspace = try DemoWorkspace(.registered)
        let paper = try #require(try workspace.papers("certificate").first)
        let judged = try workspace.dengji("verify", paper)
        #expect(judged.exitCode == 0 && judged.text.contains("proved by the ledger"))
        let proof = proof(of: paper)
        let text = try workspace.read(proof)
        try put(
            Data(text.replacingOccurrences(of: "index ", with: "index 1").utf8), proof)
        #expect(try workspace.dengji("verify", paper).exitCode == 1)
        #expect(try workspace.dengji("verify", workspace.root).exitCode == 1)
    }

    @Test("proofs made anew are the same bytes")
    func madeAnew() throws {
        let workspace = try DemoWorkspace(.registered)
        let paper = try #require(try workspace.papers("certificate").first)
        let proof = proof(of: paper)
        let before = try data(proof)
        try files.removeItem(atPath: proof)
        let made = try workspace.dengji("site", "--now", "2026-01-22T10:00:00+08:00")
        #expect(made.exitCode == 0, "\(made.all)")
        #expect(try data(proof) == before)
        try workspace.expectWhole()
    }

    // MARK: Starts

    @Test("a workspace of an earlier version gets key and ledger at its first start")
    func earlier() throws {
        let workspace = try DemoWorkspace(.registered)
        for path in [
            "registry/ledger", "registry/proofs.position", LedgerTests.published,
            LedgerTests.secret,
        ] {
            try files.removeItem(atPath: workspace.root + "/" + path)
        }
        let proofs = try workspace.files(below: "outbox").filter { $0.hasSuffix(".tlog-proof") }
        for path in try workspace.files(below: "outbox") where path.hasSuffix(".tlog-proof") {
            try files.removeItem(atPath: path)
        }
        let before = try workspace.dengji("verify", workspace.root)
        #expect(before.exitCode == 0 && before.text.contains("no ledger yet"), "\(before.all)")
        try workspace.turn("2026-01-23")
        try workspace.expectWhole()
        let again = try workspace.files(below: "outbox").filter { $0.hasSuffix(".tlog-proof") }
        #expect(again == proofs && !proofs.isEmpty)
        let mode =
            try files.attributesOfItem(
                atPath: workspace.root + "/" + LedgerTests.secret)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let size = try workspace.read(workspace.root + "/\(LedgerTests.published)/checkpoint")
            .split(separator: "\n")[1]
        let count = try journal(workspace).count
        #expect(size == "\(count)")
    }

    @Test("a journal that was cut, or taken back with the registry, is refused with status 3")
    func cut() throws {
        let workspace = try DemoWorkspace(.registered)
        let count = try journal(workspace).count
        let segment = try #require(try workspace.files(below: "registry/journal").last)
        let lines = try workspace.read(segment).split(separator: "\n")
        try put(Data((lines.dropLast(2).joined(separator: "\n") + "\n").utf8), segment)
        let outcome = try start(workspace)
        #expect(outcome.exitCode == 3, "\(outcome.all)")
        #expect(outcome.errors.contains("registry/journal line \(count - 2)"), "\(outcome.errors)")
        let verified = try workspace.dengji("verify", workspace.root, "--format", "json")
        #expect(verified.exitCode == 1 && verified.text.contains("ledger-contradicted"))
        // Without the stored checkpoint there is no start either.
        try files.removeItem(atPath: workspace.root + "/registry/ledger/checkpoint")
        #expect(try start(workspace).exitCode == 3)
    }

    @Test("a key that others may read, and one that is lost, stop a start")
    func keys() throws {
        let workspace = try DemoWorkspace(.registered)
        let key = workspace.root + "/" + LedgerTests.secret
        try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
        let readable = try start(workspace)
        #expect(readable.exitCode == 3 && readable.errors.contains("ledger.key.pem"))
        try files.removeItem(atPath: key)
        let lost = try start(workspace)
        #expect(lost.exitCode == 3 && lost.errors.contains("lost"), "\(lost.errors)")
        #expect(!files.fileExists(atPath: key))
    }

    @Test("the name comes from the configuration, and cannot be changed later")
    func name() throws {
        let workspace = try DemoWorkspace(.fresh)
        for path in ["registry/ledger", LedgerTests.published, LedgerTests.secret] {
            try files.removeItem(atPath: workspace.root + "/" + path)
        }
        let config = workspace.root + "/registry/config.xml"
        let plain = try workspace.read(config)
        func set(_ origin: String) throws {
            let text = plain.replacing(
                "  <verificationHint>",
                with: "  <ledgerOrigin>\(origin)</ledgerOrigin>\n"
                    + "  <verificationHint>", maxReplacements: 1)
            try put(Data(text.utf8), config)
        }
        try set("data.example.gov.cn/ledger")
        try workspace.turn("2026-01-05")
        let checkpoint = try workspace.read(
            workspace.root + "/\(LedgerTests.published)/checkpoint")
        #expect(checkpoint.hasPrefix("data.example.gov.cn/ledger\n"))
        try set("data.example.gov.cn/other")
        let renamed = try workspace.dengji(
            "run", "--once", "--now", "2026-01-06T09:00:00+08:00")
        #expect(renamed.exitCode == 3 && renamed.errors.contains("cannot be renamed"))
    }

    // MARK: A published ledger by itself

    @Test("a ledger's folder is checked, also against a checkpoint that somebody kept")
    func folder() throws {
        let workspace = try DemoWorkspace(.review)
        let ledger = workspace.root + "/" + LedgerTests.published
        let kept = Scratch.fresh("kept")
        try files.copyItem(atPath: ledger + "/checkpoint", toPath: kept)
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try workspace.turn("2026-01-07")
        let copy = Scratch.fresh("ledger")
        try files.copyItem(atPath: ledger, toPath: copy)
        let whole = try run("verify", copy, "--checkpoint", kept)
        #expect(whole.exitCode == 0, "\(whole.all)")
        #expect(try workspace.dengji("verify", workspace.root, "--checkpoint", kept).exitCode == 0)
        // Another history under the same key: its checkpoint is not the beginning of this one.
        let fork = try DemoWorkspace(.review)
        try fork.drop(
            text: try fork.slip("pass"), in: DemoWorkspace.registrar, as: "pass.xml")
        try fork.turn("2026-01-07")
        let forked = fork.root + "/\(LedgerTests.published)/checkpoint"
        let judged = try run("verify", copy, "--checkpoint", forked, "--format", "json")
        #expect(judged.exitCode == 1 && judged.text.contains("ledger-contradicted"))
        // A tile with one byte changed is named.
        let widths = try files.contentsOfDirectory(atPath: copy + "/tile/0/000.p").compactMap {
            Int($0)
        }
        let width = try #require(widths.max())
        let widest = "0/000.p/\(width)"
        var bytes = try data("\(copy)/tile/\(widest)")
        bytes[33] ^= 1
        try put(bytes, "\(copy)/tile/\(widest)")
        let changed = try run("verify", copy, "--format", "json")
        #expect(changed.exitCode == 1 && changed.text.contains("ledger-tile"), "\(changed.all)")
    }
}
