import Foundation
import Testing

@Suite("A profile rehearsed before anybody adopts it")
struct RehearsalTests {
    /// Case 1 registered on 2026-01-22; then, all received on 2026-01-26 and later: 2 in review,
    /// 3 waiting for an officer to accept it, 4 in publicity with an objection, 5 taken back,
    /// 6 a change in review, 7 rejected.
    private func office() throws -> DemoWorkspace {
        let amendment = try AmendmentStory()
        let workspace = amendment.workspace
        let story = VoicesStory(workspace)
        func apply(_ id: String, _ code: Int, _ changes: [String: String] = [:], on day: String)
            throws
        {
            let package = try workspace.package(
                id, changes.merging(["370900-JT/000128": "370900-JT/000\(code)"]) { $1 },
                created: day.prefix(10) + "T08:00:00+08:00")
            try amendment.send(package, at: day)
        }
        let important = ["<level>general</level>": "<level>important</level>"]
        try apply("OPEN-2", 202, on: "2026-01-26")
        try apply("OPEN-3", 203, important, on: "2026-01-26T10:00")
        try apply("OPEN-4", 204, on: "2026-01-26T11:00")
        try story.decide("pass", of: "370900-2026-000004", at: "2026-01-27")
        try story.send(
            "objection", "O-1", [VoicesStory.number: "370900-2026-000004"],
            of: DemoWorkspace.water, at: "2026-01-28")
        try apply("BACK-5", 205, on: "2026-01-28T10:00")
        try amendment.withdraw("370900-2026-000005", at: "2026-01-28T11:00")
        try amendment.send(
            try amendment.application("change", "CH-6", on: "2026-01-28", [AmendmentStory.summary]),
            at: "2026-01-28T12:00")
        try apply("NOT-7", 207, on: "2026-01-28T13:00")
        try story.decide("reject", "来源不明。", of: "370900-2026-000007", at: "2026-01-29")
        return workspace
    }

    private func contents(_ workspace: DemoWorkspace) throws -> [String: Data] {
        let files = try workspace.files(below: "registry")
        return Dictionary(
            uniqueKeysWithValues: try files.map {
                ($0, try Data(contentsOf: URL(fileURLWithPath: $0)))
            })
    }

    private func proposal(
        _ name: String, in workspace: DemoWorkspace, _ changes: [String: String]
    ) throws -> String {
        var text = try workspace.read(workspace.root + "/schemas/profiles/taian-2025.xml")
        for (old, new) in changes {
            try #require(text.contains(old), "the profile has no \(old)")
            text = text.replacing(old, with: new)
        }
        let path = workspace.root + "/samples/" + name + ".xml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test("other terms: every date of open cases, and of those of the last year, that moves")
    func terms() throws {
        let workspace = try office()
        let file = try proposal(
            "terms", in: workspace,
            [
                "<term name=\"review\" value=\"5\"": "<term name=\"review\" value=\"4\"",
                "<term name=\"publicity\" value=\"10\"": "<term name=\"publicity\" value=\"12\"",
                "<term name=\"validityYears\" value=\"3\"":
                    "<term name=\"validityYears\" value=\"2\"",
                "<term name=\"objectionDecision\" value=\"10\"":
                    "<term name=\"objectionDecision\" value=\"8\"",
            ])
        let before = try contents(workspace)
        let rehearsed = try workspace.dengji("rehearse", "--profile", file, "--on", "2026-01-29")
        #expect(rehearsed.exitCode == 1, "\(rehearsed.all)")
        try workspace.expect(rehearsed.text, equals: "profile-rehearsal-terms")
        #expect(try contents(workspace) == before)
        // A year and a day after case 1 closed its dates are nobody's concern any more.
        let later = try workspace.dengji("rehearse", "--profile", file, "--on", "2027-01-23")
        #expect(!later.text.contains("370900-2026-000001 "), "\(later.text)")
        #expect(later.text.contains("370900-2026-000007 "), "\(later.text)")
    }

    @Test("other choices: what would be accepted by the machine, by an officer, or sent back")
    func outcomes() throws {
        let workspace = try office()
        let file = try proposal(
            "outcomes", in: workspace,
            [
                "name=\"levels.automatic\" value=\"一般\"":
                    "name=\"levels.automatic\" value=\"一般 重要\"",
                "kind=\"change\" by=\"either\"": "kind=\"change\" by=\"signature\"",
            ])
        let rehearsed = try workspace.dengji("rehearse", "--profile", file, "--on", "2026-01-29")
        #expect(rehearsed.exitCode == 1, "\(rehearsed.all)")
        try workspace.expect(rehearsed.text, equals: "profile-rehearsal-outcomes")
    }

    @Test("the profile in force changes nothing")
    func same() throws {
        let workspace = try office()
        let file = try proposal("same", in: workspace, [:])
        let rehearsed = try workspace.dengji("rehearse", "--profile", file, "--on", "2026-01-29")
        #expect(rehearsed.exitCode == 0, "\(rehearsed.all)")
        try workspace.expect(rehearsed.text, equals: "profile-rehearsal-same")
    }
}
