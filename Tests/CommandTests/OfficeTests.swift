import Foundation
import Testing

@Suite("An office works from the command line")
struct OfficeTests {
    static let provider = "11370900DEMQ000035"
    static let registrar = "12370900DEMQ00001U"
    static let number = "370900-2026-000001"

    @Test("from the example to the certificate, with everything looked at on the way")
    func wholeWay() throws {
        let office = try Office()
        try office.open()
        for (language, locale) in [("en", "C"), ("zh", "zh_CN.UTF-8")] {
            let listed = try office.run(["status", "--on", "2026-01-12"], locale: locale)
            try expectGolden(listed.output, "status.\(language)")
            let detail = try office.run(
                ["status", OfficeTests.number, "--on", "2026-01-13"], locale: locale)
            try expectGolden(detail.output, "status-case.\(language)")
        }
        let passed = try office.run([
            "decide", OfficeTests.number, "pass", "--all-conform", "--item", "source=conform:齐全",
            "--created", "2026-01-06T09:00:00+08:00",
        ])
        #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
        #expect(
            office.scratch.files("ws/inbox")
                == ["\(OfficeTests.registrar)/\(OfficeTests.number)-review-2-pass.xml"])
        try office.drain(at: "2026-01-06T10:00:00")
        #expect(office.scratch.files("ws/inbox") == [])
        try office.drain(at: "2026-01-21T10:00:00")
        let status = try office.run(["status", "--format", "json"]).json()
        #expect(status["closed"] as? Int == 1)
        let detail = try office.run(["status", OfficeTests.number, "--format", "json"]).json()
        let row = try #require(detail["row"] as? [String: Any])
        #expect(row["code"] as? String == "registered")
        for (language, locale) in [("en", "C"), ("zh", "zh_CN.UTF-8")] {
            let told = try office.run(["explain", OfficeTests.number], locale: locale)
            #expect(told.status == 0, "\(told.errors)")
            // Signatures are new each time, and so are the digests of papers.
            let text = told.output.replacing(/sha256:[0-9a-f]+/, with: "sha256:")
            try expectGolden(text, "explain.\(language)")
        }
        let whole = try office.run(["verify", "ws"])
        #expect(whole.status == 0, "\(whole.output)")
    }

    @Test("a changed paper is found, with the case it affects; so is a stray file")
    func damage() throws {
        let office = try Office()
        try office.open()
        let papers = office.scratch.files("ws/outbox/\(OfficeTests.provider)").filter {
            $0.hasSuffix(".xml")
        }
        #expect(papers.count == 2)
        let paper = "ws/outbox/\(OfficeTests.provider)/\(papers[1])"
        #expect(try office.run(["verify", paper]).status == 0)
        let anchor = office.scratch.url("ws/outbox/public/authority.pem").path
        #expect(
            try Program.run(
                ["verify", office.scratch.url(paper).path, "--anchor", anchor], in: Program.root
            ).status == 0)
        try office.scratch.replace("2026", with: "2027", in: paper)
        let changed = try office.run(["verify", paper])
        #expect(changed.status == 1)
        #expect(changed.output.contains("[signature-"))
        let whole = try office.run(["verify", "ws"])
        #expect(whole.status == 1)
        #expect(whole.output.contains(OfficeTests.number))
        #expect(whole.output.contains("[differs]"))
        try office.scratch.write("?", to: "ws/registry/register/stray.xml")
        #expect(try office.run(["verify", "ws"]).output.contains("[stray]"))
    }

    @Test("a signed slip goes to inbox/ and decides there")
    func signedSlip() throws {
        let office = try Office()
        try office.open()
        let ended = try office.run([
            "decide", OfficeTests.number, "reject", "--reason", "来源证明与数据项不符。", "--key",
            office.key(OfficeTests.registrar), "--created", "2026-01-06T09:00:00+08:00",
        ])
        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
        #expect(office.scratch.files("ws/inbox") == ["\(OfficeTests.number)-review-2-reject.xml"])
        try office.drain(at: "2026-01-06T10:00:00")
        let detail = try office.run(["status", OfficeTests.number, "--format", "json"]).json()
        #expect((detail["row"] as? [String: Any])?["code"] as? String == "rejected")
    }

    /// What is typed after the case number, the status, and what is said.
    static let refused: [([String], Int32, String)] = [
        (["reject"], 1, "REG-REASON-EMPTY"), (["reject", "--reason", "。"], 1, "REG-REASON-EMPTY"),
        (["pass"], 1, "REG-CHECKLIST-MISSING"),
        (
            ["pass", "--all-conform", "--item", "source=not-conform:x"], 1,
            "REG-CHECKLIST-NOT-CONFORM"
        ),
        (["pass", "--all-conform", "--officer", "nobody"], 1, "REG-OFFICER-UNKNOWN"),
        (["pass", "--all-conform", "--officer", "zhang"], 1, "REG-OFFICER-STAGE"),
        (
            ["pass", "--all-conform", "--party", provider, "--officer", "x"], 1,
            "REG-OWN-APPLICATION"
        ),
        (["approve"], 2, "pass（审查通过）"), (["pass", "--item", "source"], 2, "source=conform"),
        (["pass", "--attach", "x.pdf"], 2, "--attach"),
        (["pass", "--all-conform", "--key", "none.key.pem"], 3, "none.key.pem"),
    ]

    @Test("a slip that would be refused is not dropped")
    func refusedSlips() throws {
        let office = try Office()
        try office.open()
        for (words, status, said) in OfficeTests.refused {
            let ended = try office.run(["decide", OfficeTests.number] + words)
            #expect(ended.status == status, "\(words)")
            #expect((ended.output + ended.errors).contains(said), "\(words): \(ended)")
        }
        #expect(office.scratch.files("ws/inbox") == [])
        for number in ["370900-2026-000002", "42"] {
            #expect(try office.run(["decide", number, "pass"]).status == 2)
            #expect(try office.run(["status", number]).status == 2)
        }
    }

    @Test("a key that others may read is refused, one's own signs")
    func keys() throws {
        let office = try Office()
        let made = try office.run([
            "new", "resource-registration", "-o", "p", "--created", "2026-01-05T09:00:00+08:00",
        ])
        #expect(made.status == 0)
        let key = office.key(OfficeTests.provider)
        let pack = ["pack", "p", "--received", "2026-01-05", "--key", key]
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let open = try office.run(pack)
        #expect(open.status == 3)
        #expect(open.errors.contains("chmod 600"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        #expect(try office.run(pack + ["--xml", "--no-check"]).status == 0)
        let certificate = key.replacing(".key.pem", with: ".cert.pem")
        #expect(
            try Program.oracle(
                "xmlsec1", "--verify", "--pubkey-cert-pem", certificate,
                office.scratch.url("p.xml").path) == 0)
    }
}
