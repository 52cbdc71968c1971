import Foundation
import Testing

/// Keys and algorithms of a registry, from the command line to what independent tools say.
@Suite("Keys and SM2", .serialized)
struct KeyTests {
    private let registrar = DemoWorkspace.registrar
    private let authority = DemoWorkspace.authority

    private func workspace(_ arguments: String...) throws -> DemoWorkspace {
        let workspace = DemoWorkspace(root: Scratch.fresh("keys"))
        let made = try RunningProgram(
            Scratch.program,
            ["init", workspace.root, "--demo", "--now", "2026-01-04T09:00:00+08:00"] + arguments
        ).wait()
        try #require(made.exitCode == 0, "\(made.all)")
        return workspace
    }

    /// Sends a package and lets it be answered.
    private func send(_ id: String, on day: String, _ workspace: DemoWorkspace) throws {
        let package = try workspace.package(
            id, ["370900-JT/000128": "370900-JT/\(id.suffix(6))"],
            created: day + "T08:30:00+08:00")
        try workspace.drop(package, in: DemoWorkspace.traffic)
        try workspace.turn(day)
    }

    private func secret(_ text: String, _ workspace: DemoWorkspace) throws -> String {
        let path = workspace.root + "/samples/secret-" + UUID().uuidString
        try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        try #require(try tool("chmod", "600", path).exitCode == 0)
        return path
    }

    private func key(_ workspace: DemoWorkspace, _ arguments: String...) throws -> Outcome {
        try RunningProgram(
            Scratch.program, ["key"] + arguments + ["--workspace", workspace.root]
        ).wait()
    }

    private func verify(_ paths: String..., anchor: String? = nil) throws -> Outcome {
        try RunningProgram(
            Scratch.program, ["verify"] + paths + (anchor.map { ["--anchor", $0] } ?? [])
        ).wait()
    }

    /// Runs a script of the shell in the workspace; every step must succeed.
    private func shell(_ script: String, _ workspace: DemoWorkspace, _ arguments: String...) throws
        -> Outcome
    {
        try tool(
            "bash",
            ["-euo", "pipefail", "-c", "cd \"$0\"; " + script, workspace.root] + arguments)
    }

    private func paper(_ kind: String, _ workspace: DemoWorkspace) throws -> String {
        try #require(try workspace.papers(kind).last)
    }

    /// SignatureMethod and the key's algorithm, in the three steps of FORMATS, with openssl alone.
    private static let byHand = """
        grep -o '<X509Certificate>[^<]*' "$1" | cut -d'>' -f2 | base64 -d \
            | openssl x509 -inform DER -out samples/signer.pem
        openssl verify -vfyopt distid:1234567812345678 \
            -CAfile outbox/public/authority.pem samples/signer.pem
        digest=$(sed -z 's|<Signature .*</Signature>||; s|\\n$||' "$1" \
            | openssl dgst -sm3 -binary | base64)
        grep -qF "<DigestValue>$digest</DigestValue>" "$1"
        grep -o '<SignedInfo>.*</SignedInfo>' "$1" | tr -d '\\n' \
            | sed 's|^<SignedInfo>|<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">|' \
            > samples/info
        raw=$(grep -o '<SignatureValue>[^<]*' "$1" | cut -d'>' -f2 | base64 -d \
            | od -An -v -tx1 | tr -d ' \\n')
        printf 'asn1=SEQUENCE:s\\n[s]\\nr=INTEGER:0x%s\\ns=INTEGER:0x%s\\n' \
            ${raw:0:64} ${raw:64} > samples/value.cnf
        openssl asn1parse -genconf samples/value.cnf -noout -out samples/value.der
        openssl x509 -in samples/signer.pem -noout -pubkey > samples/signer.pub
        openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678 \
            -pubin -inkey samples/signer.pub -in samples/info -sigfile samples/value.der
        """

    @Test("a registry on SM2: papers, slips, packages and certificates; openssl verifies them")
    func sm2() throws {
        let workspace = try workspace("--algorithm", "sm2")
        let list = try key(workspace, "list", "--format", "json")
        #expect(list.exitCode == 0 && !list.text.contains("ecdsa"), "\(list.all)")
        // A package signed with SM2 in the common inbox: the signature alone says who sent it.
        let signer = workspace.root + "/samples/keys/\(DemoWorkspace.traffic).key.pem"
        let package = try workspace.package(
            "SM2-000001", [:], created: "2026-01-05T08:30:00+08:00", "--key", signer)
        try workspace.drop(package)
        try workspace.turn("2026-01-05")
        let acceptance = try paper("acceptance", workspace)
        #expect(try workspace.read(acceptance).contains("2022/04/xmldsig#sm2-sm3"))
        let checked = try shell(Self.byHand, workspace, acceptance)
        #expect(checked.exitCode == 0, "\(checked.all)")
        // A slip signed with SM2 too.
        let decided = try workspace.dengji(
            "decide", "370900-2026-000001", "pass", "--officer", "li", "--all-conform",
            "--reason", "材料齐全，审查通过。", "--key",
            workspace.root + "/samples/keys/\(registrar).key.pem")
        try #require(decided.exitCode == 0, "\(decided.all)")
        for day in ["2026-01-07", "2026-01-22"] { try workspace.turn(day) }
        let certificate = try paper("certificate", workspace)
        #expect(try shell(Self.byHand, workspace, certificate).exitCode == 0)
        try workspace.expectWhole()
        let anchor = workspace.root + "/outbox/public/authority.pem"
        #expect(try verify(certificate, anchor: anchor).exitCode == 0)
        let foreign = try DemoWorkspace()
        let refused = try verify(
            certificate, anchor: foreign.root + "/outbox/public/authority.pem")
        #expect(refused.exitCode == 1 && refused.text.contains("signature-chain"))
    }

    @Test("a key is replaced by one of the other algorithm; papers of before stay good")
    func rotation() throws {
        let workspace = try workspace()
        try send("OLD-000001", on: "2026-01-05", workspace)
        let old = try paper("acceptance", workspace)
        let rotated = try key(
            workspace, "rotate", registrar, "--algorithm", "sm2", "--unprotected", "--at",
            "2026-01-06T08:00:00+08:00")
        try #require(rotated.exitCode == 0, "\(rotated.all)")
        try send("NEW-000002", on: "2026-01-06", workspace)
        let new = try paper("acceptance", workspace)
        #expect(try workspace.read(old).contains("#ecdsa-sha256"))
        #expect(try workspace.read(new).contains("#sm2-sm3"))
        try workspace.expectWhole()
        // xmlsec1 goes on verifying the old one; openssl the new one, under an anchor of P-256.
        let anchor = workspace.root + "/outbox/public/authority.pem"
        let xmlsec = try tool(
            "xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem", anchor, old)
        #expect(xmlsec.exitCode == 0, "\(xmlsec.all)")
        let list = try key(workspace, "list")
        #expect(list.text.contains("rotated") && list.text.contains("sm2-sm3"), "\(list.all)")
        // Had the old key ended before, its paper would not count; the list says so to others too.
        let keys = workspace.root + "/registry/keys/keys.xml"
        let moved = workspace.root + "/samples/keys.xml"
        try workspace.read(keys).replacing("until=\"2026-01-06", with: "until=\"2026-01-04")
            .write(toFile: moved, atomically: true, encoding: .utf8)
        func verify(_ keys: String) throws -> Outcome {
            try RunningProgram(
                Scratch.program, ["verify", old, "--anchor", anchor, "--keys", keys]
            ).wait()
        }
        #expect(try verify(keys).exitCode == 0)
        let late = try verify(moved)
        #expect(late.exitCode == 1 && late.text.contains("signature-key-ended"), "\(late.all)")
    }

    @Test("config.xml says with which algorithm; without such a key nothing starts")
    func configured() throws {
        let workspace = try workspace()
        try configure("<signatures algorithm=\"sm2-sm3\"/>", workspace)
        let refused = try workspace.dengji(
            "run", "--once", "--now", "2026-01-05T09:00:00+08:00")
        #expect(refused.exitCode == 3 && refused.errors.contains("dengji key new"))
        for party in [registrar, authority] {
            let made = try key(
                workspace, "new", party, "--unprotected", "--at", "2026-01-04T10:00:00+08:00")
            try #require(made.exitCode == 0, "\(made.all)")
        }
        let again = try key(workspace, "new", registrar, "--unprotected")
        #expect(again.exitCode == 2 && again.errors.contains("rotate"))
        try send("CFG-000001", on: "2026-01-05", workspace)
        #expect(try workspace.read(paper("acceptance", workspace)).contains("#sm2-sm3"))
        try workspace.expectWhole()
    }

    @Test("the last key of the city's registrar is not retired, an older one is")
    func retirement() throws {
        let workspace = try workspace()
        func first() throws -> String {
            let list = try key(workspace, "list", "--format", "json").text
            let rows =
                try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]] ?? []
            let row = try #require(rows.first { $0["name"] as? String == registrar })
            return try #require(row["fingerprint"] as? String)
        }
        let fingerprint = try first()
        let at = ["--at", "2026-01-04T10:00:00+08:00"]
        let refused = try key(
            workspace, "retire", registrar, fingerprint, "--reason", "不用", at[0], at[1])
        #expect(refused.exitCode == 2 && refused.errors.contains("rotate"), "\(refused.all)")
        let made = try key(
            workspace, "new", registrar, "--algorithm", "sm2", "--unprotected", at[0], at[1])
        try #require(made.exitCode == 0, "\(made.all)")
        let short = try key(workspace, "retire", registrar, "ab", "--reason", "不用")
        #expect(short.exitCode == 2)
        let retired = try key(
            workspace, "retire", registrar, String(fingerprint.prefix(12)), "--reason", "改用国密",
            at[0], at[1])
        try #require(retired.exitCode == 0, "\(retired.all)")
        #expect(try workspace.read(workspace.root + "/registry/keys/keys.xml").contains("改用国密"))
        try send("RET-000001", on: "2026-01-05", workspace)
        #expect(try workspace.read(paper("acceptance", workspace)).contains("#sm2-sm3"))
        let stranger = try key(workspace, "new", DemoWorkspace.traffic, "--unprotected")
        #expect(stranger.exitCode == 2)
    }

    @Test("keys under a passphrase: from a file, from systemd's credentials, else nothing starts")
    func passphrases() throws {
        let other = DemoWorkspace(root: Scratch.fresh("keys-other"))
        try FileManager.default.createDirectory(
            atPath: other.root + "/samples", withIntermediateDirectories: true)
        let file = try secret("开门 sesame", other)
        let workspace = try workspace("--passphrase-file", file)
        let text = try workspace.read(workspace.root + "/registry/keys/\(registrar).key.pem")
        #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        let run = ["run", "--once", "--now", "2026-01-05T09:00:00+08:00", "--workspace"]
        func start(_ variables: String..., options: [String] = []) throws -> Outcome {
            try tool("env", variables + [Scratch.program] + run + [workspace.root] + options)
        }
        let locked = try start()
        #expect(locked.exitCode == 3 && locked.errors.contains("passphrase"), "\(locked.all)")
        #expect(!locked.errors.contains("sesame"))
        let wrong = try start("DENGJI_PASSPHRASE_FILE=" + secret("other", other))
        #expect(wrong.exitCode == 3 && wrong.errors.contains("does not open"), "\(wrong.all)")
        #expect(try start(options: ["--passphrase-file", file]).exitCode == 0)
        #expect(try start("DENGJI_PASSPHRASE_FILE=" + file).exitCode == 0)
        try #require(try tool("chmod", "644", file).exitCode == 0)
        let open = try start("DENGJI_PASSPHRASE_FILE=" + file)
        #expect(open.exitCode == 3 && open.errors.contains("chmod 600"), "\(open.all)")
        // What systemd lays into a folder for the service, passphrase or key itself.
        let credentials = other.root + "/credentials"
        try FileManager.default.createDirectory(
            atPath: credentials, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: file, toPath: credentials + "/dengji.passphrase")
        try FileManager.default.moveItem(
            atPath: workspace.root + "/registry/keys/\(registrar).key.pem",
            toPath: credentials + "/\(registrar).key.pem")
        let missing = try start("DENGJI_PASSPHRASE_FILE=" + secret("开门 sesame", other))
        #expect(missing.exitCode == 3 && missing.errors.contains("no seal"), "\(missing.all)")
        let served = try start("CREDENTIALS_DIRECTORY=" + credentials)
        #expect(served.exitCode == 0, "\(served.all)")
        // Without a terminal or a word about it no key is written open.
        let asked = try key(workspace, "new", registrar, "--algorithm", "sm2")
        #expect(asked.exitCode == 3 || asked.exitCode == 2, "\(asked.all)")
    }

    @Test("a key of another authority comes in PKCS#12, with its root")
    func imported() throws {
        let workspace = try workspace()
        let made = try shell(
            """
            mkdir samples/ca; cd samples/ca
            for name in root middle leaf; do
                openssl ecparam -name prime256v1 -genkey -noout -out $name.key
            done
            openssl req -x509 -new -key root.key -days 9000 -subj /O=CA/CN=root -out root.pem \
                -addext keyUsage=critical,keyCertSign
            openssl req -new -key middle.key -subj /O=CA/CN=middle -out middle.csr
            printf 'basicConstraints=critical,CA:TRUE\\nkeyUsage=critical,keyCertSign\\n' > middle.ext
            openssl x509 -req -in middle.csr -CA root.pem -CAkey root.key -set_serial 77 -days 8000 \
                -extfile middle.ext -out middle.pem
            openssl req -new -key leaf.key -subj "/O=R/organizationIdentifier=$1/CN=R" -out leaf.csr
            printf 'basicConstraints=critical,CA:FALSE\\nkeyUsage=critical,digitalSignature\\n' \
                > leaf.ext
            faketime '2026-01-01 00:00:00' openssl x509 -req -in leaf.csr -CA middle.pem \
                -CAkey middle.key -set_serial 78 -days 3000 -extfile leaf.ext -out leaf.pem
            openssl pkcs12 -export -inkey leaf.key -in leaf.pem -certfile middle.pem \
                -passout pass:geheim -out key.p12
            """, workspace, registrar)
        try #require(made.exitCode == 0, "\(made.all)")
        let folder = workspace.root + "/samples/ca/"
        let secret = try secret("geheim", workspace)
        func take(_ party: String, _ arguments: String...) throws -> Outcome {
            try RunningProgram(
                Scratch.program,
                [
                    "key", "import", folder + "key.p12", party, "--bundle-passphrase-file", secret,
                    "--unprotected", "--at", "2026-12-31T10:00:00+08:00", "--workspace",
                    workspace.root,
                ] + arguments
            ).wait()
        }
        let rootless = try take(registrar)
        #expect(rootless.exitCode == 3 && rootless.errors.contains("no root"), "\(rootless.all)")
        let stranger = try take(authority, "--root", folder + "root.pem")
        #expect(stranger.exitCode == 3 && stranger.errors.contains(authority), "\(stranger.all)")
        let done = try take(registrar, "--root", folder + "root.pem", "--replace")
        try #require(done.exitCode == 0, "\(done.all)")
        // openssl dates roots by the real clock; a demonstration may play any later day.
        try send("IMP-000001", on: "2027-01-05", workspace)
        let acceptance = try paper("acceptance", workspace)
        try workspace.expectWhole()
        let xmlsec = try tool(
            "xmlsec1", "--verify", "--enabled-key-data", "x509", "--trusted-pem",
            folder + "root.pem", "--verification-gmt-time", "2027-01-05 01:00:00", acceptance)
        #expect(xmlsec.exitCode == 0, "\(xmlsec.all)")
        #expect(try verify(acceptance, anchor: folder + "root.pem").exitCode == 0)
        let anchor = workspace.root + "/outbox/public/authority.pem"
        #expect(try verify(acceptance, anchor: anchor).exitCode == 1)
    }

    @Test("a detached signature lies beside each paper, and openssl verifies it over the file")
    func detached() throws {
        let workspace = try workspace("--algorithm", "sm2")
        try configure("<signatures algorithm=\"sm2-sm3\" detached=\"true\"/>", workspace)
        try send("DET-000001", on: "2026-01-05", workspace)
        let acceptance = try paper("acceptance", workspace)
        let checked = try shell(
            """
            openssl x509 -in registry/keys/$2.cert.pem -noout -pubkey > samples/key.pub
            openssl dgst -sm3 -sigopt distid:1234567812345678 -verify samples/key.pub \
                -signature "$1.sig" "$1"
            """, workspace, acceptance, registrar)
        #expect(checked.exitCode == 0, "\(checked.all)")
        let anchor = workspace.root + "/outbox/public/authority.pem"
        #expect(try verify(acceptance, anchor: anchor).exitCode == 0)
        try workspace.expectWhole()
        let taken = workspace.root + "/samples/taken.xml"
        for (from, to) in [(acceptance, taken), (acceptance + ".sig", taken + ".sig")] {
            try FileManager.default.copyItem(atPath: from, toPath: to)
        }
        #expect(try verify(taken, anchor: anchor).exitCode == 0)
        let acknowledgement = try paper("acknowledgement", workspace)
        try FileManager.default.removeItem(atPath: taken + ".sig")
        try FileManager.default.copyItem(
            atPath: acknowledgement + ".sig", toPath: taken + ".sig")
        let other = try verify(taken, anchor: anchor)
        #expect(other.exitCode == 1 && other.text.contains("paper-detached"), "\(other.all)")
    }

    /// Puts an element with settings of signatures into config.xml.
    private func configure(_ element: String, _ workspace: DemoWorkspace) throws {
        let path = workspace.root + "/registry/config.xml"
        let text = try workspace.read(path)
            .replacing(#/[ ]*<signatures[^>]*>\s*</signatures>\n/#, with: "")
            .replacing("  <archive ", with: "  " + element + "\n  <archive ")
        try FileManager.default.removeItem(atPath: path)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
