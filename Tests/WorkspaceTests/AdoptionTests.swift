import Foundation
import Testing

@Suite("Adopting rules")
struct AdoptionTests {
    private static let first = "370900-2026-000001"
    private static let profile = "profiles/taian-2025.xml"
    private static let longer = [
        "<term name=\"publicity\" value=\"10\"": "<term name=\"publicity\" value=\"12\""
    ]

    @Test("a changed profile rules nothing until it is adopted; an open case keeps its numbers")
    func profile() throws {
        let workspace = try DemoWorkspace(.review)
        try workspace.editRules(AdoptionTests.profile, AdoptionTests.longer)
        let status = try workspace.dengji("status")
        #expect(status.text.contains("rules nothing yet"))
        let rehearsed = try workspace.dengji(
            "rehearse", "--schemas", workspace.root + "/schemas", "--on", "2026-01-06")
        // The case under review is not affected: its publicity has not begun.
        #expect(rehearsed.exitCode == 0, "\(rehearsed.all)")
        try workspace.sign(at: "2026-01-06T08:00:00+08:00")
        try workspace.turn("2026-01-06")
        try workspace.drop(
            workspace.root + "/samples/NEXT-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-07")
        for number in [AdoptionTests.first, "370900-2026-000003"] {
            try workspace.drop(
                text: try workspace.slip("pass", of: number), in: DemoWorkspace.registrar,
                as: "pass-\(number).xml")
        }
        try workspace.turn("2026-01-08")
        try workspace.expectPapers(ofStory: "adopt-profile")
        let result = try #require(
            try workspace.papers("result", to: DemoWorkspace.authority).first)
        #expect(try workspace.read(result).contains("采用理由：延长公示"))
        #expect(!(try workspace.dengji("status").text.contains("rules nothing yet")))
        try workspace.expectWhole()
    }

    @Test("what lies in schemas/ by then is another set")
    func wrongDigest() throws {
        let workspace = try DemoWorkspace()
        try workspace.editRules(AdoptionTests.profile, AdoptionTests.longer)
        try workspace.sign(at: "2026-01-05T08:00:00+08:00")
        try workspace.editRules(AdoptionTests.profile, ["value=\"12\"": "value=\"13\""])
        try workspace.expectRefusal("REG-RULES-DIFFER")
    }

    @Test("somebody else signs")
    func wrongSigner() throws {
        let workspace = try DemoWorkspace()
        try workspace.editRules(AdoptionTests.profile, AdoptionTests.longer)
        let refused = try workspace.dengji(
            "adopt", "--key", "\(workspace.root)/samples/keys/\(DemoWorkspace.traffic).key.pem",
            "--reason", "x")
        #expect(refused.exitCode == 2)
        try workspace.sign(
            by: DemoWorkspace.traffic, at: "2026-01-05T08:00:00+08:00", "--no-check")
        try workspace.expectRefusal("REG-RULES-ADOPTER", to: DemoWorkspace.traffic)
    }

    @Test("nobody signs")
    func unsigned() throws {
        let workspace = try DemoWorkspace()
        try workspace.editRules(AdoptionTests.profile, AdoptionTests.longer)
        try workspace.sign(at: "2026-01-05T08:00:00+08:00")
        let signed = try #require(try workspace.files(below: "inbox").first)
        let text = try workspace.read(signed)
            .replacing(/<Signature (?s:.*)<\/Signature>/, with: "")
        try FileManager.default.removeItem(atPath: signed)
        try workspace.drop(text: text, in: DemoWorkspace.authority, as: "adoption.xml")
        try workspace.expectRefusal("REG-SIGNATURE-REQUIRED")
    }

    @Test("another set came into force since it was made")
    func stale() throws {
        let workspace = try DemoWorkspace()
        try workspace.editRules(AdoptionTests.profile, AdoptionTests.longer)
        try workspace.sign(at: "2026-01-05T08:00:00+08:00")
        let signed = try #require(try workspace.files(below: "inbox").first)
        let kept = workspace.root + "/samples/kept.xml"
        try FileManager.default.moveItem(atPath: signed, toPath: kept)
        try workspace.editRules(AdoptionTests.profile, ["value=\"12\"": "value=\"13\""])
        try workspace.adopt()
        try workspace.editRules(AdoptionTests.profile, ["value=\"13\"": "value=\"12\""])
        try workspace.drop(kept)
        try workspace.expectRefusal("REG-RULES-STALE")
    }

    @Test("it is in force already")
    func inForce() throws {
        let workspace = try DemoWorkspace()
        #expect(try workspace.dengji("adopt").text.contains("in force already"))
        try workspace.sign(at: "2026-01-05T08:00:00+08:00", "--no-check")
        try workspace.expectRefusal("REG-RULES-IN-FORCE")
    }

    @Test("it cannot be used")
    func unusable() throws {
        let workspace = try DemoWorkspace()
        try workspace.editRules(
            "procedures/registration.xml", ["term=\"review\"": "term=\"nonsense\""])
        #expect(try workspace.dengji("adopt").exitCode == 1)
        try workspace.sign(at: "2026-01-05T08:00:00+08:00", "--no-check")
        try workspace.expectRefusal("REG-RULES-UNUSABLE")
    }

    @Test("a profile asks for signatures of an algorithm of which an issuer has no key")
    func lacksKey() throws {
        let workspace = try DemoWorkspace()
        try workspace.editRules(
            AdoptionTests.profile,
            [
                "  </settings>":
                    "    <setting name=\"signature.algorithm\" value=\"sm2-sm3\" source=\"本市要求\"/>\n"
                    + "  </settings>"
            ])
        try workspace.sign(at: "2026-01-05T08:00:00+08:00")
        try workspace.expectRefusal("REG-RULES-UNUSABLE")
        let returned = try workspace.read(
            try #require(try workspace.papers("return", to: DemoWorkspace.authority).first))
        #expect(returned.contains("has no key of sm2-sm3"))
        // With keys made since the start it is adopted.
        for party in [DemoWorkspace.registrar, DemoWorkspace.authority] {
            let made = try workspace.dengji(
                "key", "new", party, "--algorithm", "sm2", "--unprotected", "--at",
                "2026-01-05T13:00:00+08:00")
            try #require(made.exitCode == 0, "\(made.all)")
        }
        try workspace.sign(at: "2026-01-05T14:00:00+08:00")
        try workspace.turn("2026-01-05T15:00")
        #expect(try workspace.papers("result", to: DemoWorkspace.authority).count == 1)
        try workspace.expectWhole()
    }

    @Test("a running watcher opens the registry anew without letting it go, and loses nothing")
    func reload() throws {
        let workspace = try DemoWorkspace()
        let packages = try (1...6).map {
            try workspace.package("RUN-\($0)", ["370900-JT/000128": "370900-JT/00020\($0)"])
        }
        try workspace.editRules(AdoptionTests.profile, AdoptionTests.longer)
        let watcher = try RunningWatcher(workspace)
        for (index, package) in packages.enumerated() {
            if index == 3 { try workspace.sign(at: "2026-01-06T08:00:00+08:00") }
            try workspace.move(package, as: "run-\(index + 1).zip")
            let other = try workspace.dengji("run", "--once", "--now", "2026-01-06T10:00:00+08:00")
            #expect(other.exitCode == 3, "the lock was free: \(other.all)")
        }
        try watcher.waitForLog("opening the registry anew")
        try watcher.waitForAnswers((1...6).map { "run-\($0).zip" })
        #expect(try workspace.papers("result", to: DemoWorkspace.authority).count == 1)
        try watcher.finish()
        let log = try watcher.program.errorsSoFar
        #expect(log.components(separatedBy: "ready;").count == 3)
    }
}

extension DemoWorkspace {
    /// Drops a signed adoption of what lies in `schemas/`.
    func sign(
        by party: String = authority, at created: String, _ further: String...,
        place: SourceLocation = #_sourceLocation
    ) throws {
        let key = "\(root)/samples/keys/\(party).key.pem"
        let outcome = try RunningProgram(
            Scratch.program,
            [
                "adopt", "--key", key, "--reason", "延长公示", "--created", created, "--workspace",
                root,
            ] + further
        ).wait()
        try #require(outcome.exitCode == 0, "\(outcome.all)", sourceLocation: place)
    }

    /// One return with this rule alone, and the set in force is the one it was.
    fileprivate func expectRefusal(
        _ rule: String, to party: String = authority, _ place: SourceLocation = #_sourceLocation
    ) throws {
        let before = try read(root + "/registry/rules-in-force")
        try turn("2026-01-05T12:00")
        let papers = try papers("return", to: party)
        let outbox = try files(below: "outbox")
        try #require(papers.count == 1, "\(outbox)", sourceLocation: place)
        let found = rules(in: try read(papers[0]))
        #expect(Set(found) == [rule], sourceLocation: place)
        #expect(try read(root + "/registry/rules-in-force") == before, sourceLocation: place)
        try expectWhole(place)
    }
}
