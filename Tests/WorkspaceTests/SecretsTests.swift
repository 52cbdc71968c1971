import Foundation
import System
import Testing

/// Private keys and passphrases stay where they are kept: in no log, message, paper, view, backup or
/// environment, however a command ends.
@Suite("No secret is told")
struct SecretsTests {
    private static let passphrase = "开门-sesame-7391"
    private static let bundlePassphrase = "bundle-geheim-5520"

    /// Everything that was said, by what said it.
    private final class Said {
        var texts: [(by: String, text: String)] = []
    }

    private let said = Said()

    @discardableResult
    private func run(
        _ workspace: DemoWorkspace, _ arguments: [String], with variables: [String] = []
    ) throws -> Outcome {
        let outcome = try tool(
            "env", variables + [Scratch.program] + arguments + ["--workspace", workspace.root])
        said.texts.append((arguments.joined(separator: " "), outcome.all))
        return outcome
    }

    private func file(_ text: String, _ name: String) throws -> String {
        let path = Scratch.fresh(name)
        try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        try #require(try tool("chmod", "600", path).exitCode == 0)
        return path
    }

    /// A key's secret number and document, as bytes.
    private func secrets(ofKey path: String, _ passphrase: String) throws -> [[UInt8]] {
        let text = try tool(
            "openssl", "pkey", "-in", path, "-passin", "file:" + passphrase, "-noout", "-text")
        try #require(text.exitCode == 0, "\(text.all)")
        let lines = text.text.split(separator: "\n").drop { !$0.hasPrefix("priv:") }.dropFirst()
        let digits = lines.prefix { $0.hasPrefix("    ") }.joined().filter(\.isHexDigit)
        var number: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            let start = digits.index(digits.startIndex, offsetBy: place)
            number.append(
                try #require(UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)))
        }
        while number.count > 32, number.first == 0 { number.removeFirst() }
        try #require(number.count >= 31)
        return [number]
    }

    /// A secret as it is and in the writings in which programs print bytes.
    private func writings(_ secret: [UInt8]) -> [[UInt8]] {
        var found = [secret]
        let hex = secret.map { String(format: "%02x", $0) }
        for text in [hex.joined(), hex.joined(separator: ":"), hex.joined(separator: " ")] {
            found += [Array(text.utf8), Array(text.uppercased().utf8)]
        }
        // Base64 at each of the three places in a group, without the characters that share bits with
        // their neighbours.
        for before in 0..<3 {
            let padded = [UInt8](repeating: 0, count: before) + secret
            let whole = padded.prefix(padded.count / 3 * 3)
            let text = Data(whole).base64EncodedString()
            found.append(Array(text.utf8.dropFirst(before == 0 ? 0 : 4)))
        }
        return found
    }

    private func expectNoSecret(_ secrets: [[UInt8]], _ workspace: DemoWorkspace, _ more: [String])
        throws
    {
        let needles = secrets.flatMap(writings).map { Data($0) }
        for (by, text) in said.texts {
            for needle in needles {
                #expect(Data(text.utf8).range(of: needle) == nil, "told by: \(by)")
            }
        }
        let keys = workspace.root + "/registry/keys/"
        let samples = workspace.root + "/samples/"
        let files =
            try workspace.files(below: "").map { $0.replacing("//", with: "/") }
            .filter { !$0.hasPrefix(samples) } + more
        #expect(files.count > 100)
        for path in files {
            let content = try Data(contentsOf: URL(fileURLWithPath: path))
            for needle in needles where content.range(of: needle) != nil {
                // An open key of the demonstration is in its own file and nowhere else.
                #expect(path.hasPrefix(keys) && path.hasSuffix(".key.pem"), "in \(path)")
            }
        }
    }

    @Test("neither by a registry's life under a passphrase, nor by what goes wrong")
    func life() throws {
        let secret = try file(Self.passphrase, "passphrase")
        let wrong = try file("wrong-passphrase-4402", "wrong")
        let workspace = DemoWorkspace(root: Scratch.fresh("secrets"))
        let made = try RunningProgram(
            Scratch.program,
            [
                "init", workspace.root, "--demo", "--now", "2026-01-04T09:00:00+08:00",
                "--passphrase-file", secret,
            ]
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        said.texts.append(("init", made.all))
        let now = ["--now", "2026-01-05T09:00:00+08:00"]
        let opening = ["DENGJI_PASSPHRASE_FILE=" + secret]
        let package = try workspace.package("SECRET-000001")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.drop(text: "no package", in: DemoWorkspace.traffic, as: "bad.zip")
        let once = ["run", "--once", "--verbose", "--measure"] + now
        #expect(try run(workspace, once, with: opening).exitCode == 0)
        #expect(try run(workspace, once).exitCode == 3)
        #expect(try run(workspace, once + ["--passphrase-file", wrong]).exitCode == 3)
        // Secrets where a path or nothing is expected.
        #expect(try run(workspace, once + ["--passphrase-file", "/nowhere"]).exitCode != 0)

        let keyCommands: [[String]] = [
            ["key", "list"], ["key", "list", "--format", "json"],
            ["key", "new", DemoWorkspace.registrar, "--algorithm", "sm2"],
            ["key", "rotate", DemoWorkspace.registrar, "--passphrase-file", wrong],
            [
                "key", "rotate", DemoWorkspace.registrar, "--passphrase-file", secret, "--at",
                "2026-01-05T10:00:00+08:00",
            ],
        ]
        for words in keyCommands { try run(workspace, words) }
        let later = ["run", "--once", "--verbose", "--now", "2026-01-06T09:00:00+08:00"]
        #expect(try run(workspace, later, with: opening).exitCode == 0)
        let backup = Scratch.fresh("backup")
        for words in [
            ["doctor"], ["doctor", "--format", "json"], ["verify"], ["status"], ["config", "show"],
            ["explain", "370900-2026-000001"], ["report", "register"], ["backup", backup],
        ] { try run(workspace, words) }

        let keys = workspace.root + "/registry/keys/"
        let names = try workspace.names(in: keys).filter { $0.hasSuffix(".key.pem") }
        #expect(names.count >= 4, "\(names)")
        var secrets: [[UInt8]] = [Array(Self.passphrase.utf8), Array("sesame-7391".utf8)]
        for name in names { secrets += try self.secrets(ofKey: keys + name, secret) }
        try expectNoSecret(secrets, workspace, backupFiles(backup))
        // A needle is found where it is: else nothing above proves anything.
        let sample = try self.secrets(
            ofKey: workspace.root + "/samples/keys/\(DemoWorkspace.traffic).key.pem", secret)
        let body = try workspace.read(
            workspace.root + "/samples/keys/\(DemoWorkspace.traffic).key.pem"
        ).split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
        #expect(
            sample.flatMap(writings).contains { body.contains(String(decoding: $0, as: UTF8.self)) }
        )
    }

    private func backupFiles(_ folder: String) throws -> [String] {
        let below = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return (below ?? []).map { folder + "/" + $0 }.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
                && !isFolder.boolValue && !$0.hasSuffix(".key.pem")
        }
    }

    @Test("a damaged key, a bundle with a wrong passphrase: the message quotes nothing of them")
    func damaged() throws {
        let workspace = try DemoWorkspace()
        let keys = workspace.root + "/registry/keys/"
        let key = keys + DemoWorkspace.registrar + ".key.pem"
        let body = try workspace.read(key).split(separator: "\n").filter { !$0.hasPrefix("-") }
        let line = try #require(body.first)
        let bundle = workspace.root + "/samples/key.p12"
        let exported = try tool(
            "openssl", "pkcs12", "-export", "-nocerts", "-inkey", key, "-passout",
            "pass:" + Self.bundlePassphrase, "-out", bundle)
        try #require(exported.exitCode == 0, "\(exported.all)")
        let wrong = try file(Self.bundlePassphrase + "x", "bundle")
        let refused = try run(
            workspace,
            [
                "key", "import", bundle, DemoWorkspace.registrar, "--bundle-passphrase-file", wrong,
                "--unprotected", "--replace",
            ])
        #expect(refused.exitCode != 0)
        for damage in [
            String(line) + "\n",
            "-----BEGIN PRIVATE KEY-----\n\(line)\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\n\(line)#\n-----END EC PRIVATE KEY-----\n",
        ] {
            try #require(try tool("chmod", "600", key).exitCode == 0)
            try damage.write(toFile: key, atomically: false, encoding: .utf8)
            let outcome = try run(
                workspace, ["run", "--once", "--verbose", "--now", "2026-01-05T09:00:00+08:00"])
            #expect(outcome.exitCode == 3, "\(outcome.all)")
            try run(workspace, ["key", "list"])
            try run(workspace, ["doctor"])
        }
        for (by, text) in said.texts {
            #expect(!text.contains(line) && !text.contains(Self.bundlePassphrase), "told by: \(by)")
        }
    }

    @Test("the watcher leaves no core")
    func core() throws {
        let watcher = try RunningWatcher(try DemoWorkspace())
        let limits = try String(
            contentsOfFile: "/proc/\(watcher.program.process.pid)/limits", encoding: .utf8)
        let core = try #require(
            limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
        #expect(core.split(whereSeparator: \.isWhitespace).dropFirst(4).prefix(2) == ["0", "0"])
    }

    /// Only root can act as another user, and that one has to be able to start the program.
    private static let canBeOther: Bool = {
        do {
            return try geteuid() == 0 && other(Scratch.program, "--version").exitCode == 0
        } catch {
            return false
        }
    }()

    private static func other(_ words: String...) throws -> Outcome {
        try tool("setpriv", asOther + words)
    }

    private static let asOther = [
        "--reuid", "www-data", "--regid", "www-data", "--clear-groups",
    ]

    @Test(
        "run by an ordinary user it works, and no process of that user may read its memory",
        .enabled(if: canBeOther, "root alone, with a program that others may start"))
    func ordinaryUser() throws {
        let workspace = try DemoWorkspace()
        let package = try workspace.package("ORDINARY-000001")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try #require(
            try tool("chown", "-R", "www-data:www-data", workspace.root).exitCode == 0)
        let watcher = try RunningWatcher(workspace, through: ["setpriv"] + Self.asOther)
        try watcher.waitFor("an acknowledgement") {
            try !workspace.papers("acknowledgement").isEmpty
        }
        let folder = "/proc/\(watcher.program.process.pid)"
        // What refuses dumps is root's in /proc (proc(5)), so ptrace(2) is denied to its own user.
        let owner = try FileManager.default.attributesOfItem(atPath: folder + "/mem")
        #expect(owner[.ownerAccountID] as? Int == 0)
        let read = try Self.other("cat", folder + "/environ")
        #expect(read.exitCode != 0, "\(read.all)")
    }
}
