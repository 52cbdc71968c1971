import Foundation
import Testing

@Suite("Papers that are not the registry's")
struct ImitationTests {
    private static let name = "泰安市公交线路与站点信息"
    private static let other = "泰安市医保参保人员信息"

    /// The signature is good and the anchor the right one: only the register tells.
    @Test("a certificate signed by another organisation under the anchor is refused")
    func otherOrganisation() throws {
        let workspace = try DemoWorkspace(.registered)
        let paper = try #require(try workspace.papers("certificate").first)
        let target = Scratch.fresh("imitation.xml")
        let script = """
            import re, sys
            sys.path.insert(0, sys.argv[1])
            from signing import Signer
            text = open(sys.argv[3], encoding="utf-8").read().rstrip("\\n")
            text = re.sub("<Signature .*</Signature>", "", text, flags=re.S)
            for old, new in zip(sys.argv[5::2], sys.argv[6::2]):
                assert old in text
                text = text.replace(old, new)
            signer = Signer(sys.argv[2], sys.argv[6])
            open(sys.argv[4], "wb").write(signer.sign("paper", text))
            """
        let made = try tool(
            "/usr/bin/python3", "-c", script, Scratch.package + "/Tests/Web", workspace.root,
            paper, target, DemoWorkspace.registrar, DemoWorkspace.authority, Self.name,
            Self.other)
        try #require(made.exitCode == 0, "\(made.all)")
        let anchor = workspace.root + "/outbox/public/authority.pem"
        let seen = try RunningProgram(Scratch.program, ["verify", target, "--anchor", anchor])
            .wait()
        #expect(seen.exitCode == 0, "outside of a workspace nobody can know: \(seen.all)")
        let outcome = try workspace.dengji("verify", target)
        #expect(outcome.exitCode == 1, "\(outcome.all)")
        #expect(outcome.all.contains("[paper-register]"))
        #expect(try workspace.dengji("verify", paper).exitCode == 0)
    }

    @Test("a paper that its recipient changed comes back as no page of the registry's")
    func changedByRecipient() throws {
        let workspace = try DemoWorkspace(.registered)
        let paper = try #require(try workspace.papers("certificate").first)
        let page = paper.dropLast(4) + ".html"
        let text = try workspace.read(paper)
        try FileManager.default.removeItem(atPath: paper)
        try FileManager.default.removeItem(atPath: String(page))
        try text.replacing(Self.name, with: Self.other)
            .write(toFile: paper, atomically: true, encoding: .utf8)
        let made = try workspace.dengji("site", "--now", "2026-01-22T10:00:00+08:00")
        #expect(made.exitCode == 0, "\(made.all)")
        #expect(made.errors.contains("is not the paper that was sent"), "\(made.errors)")
        #expect(!FileManager.default.fileExists(atPath: String(page)))
    }
}
