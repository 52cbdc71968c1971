import Foundation
import Testing

@Suite("A procedure that files alone make")
struct InventedProcedureTests {
    private static let first = "370900-2026-000001"

    @Test("each plot is judged alone, by two parties; the fence decides how it ends")
    func judged() throws {
        let story = try InventedStory()
        let workspace = story.workspace
        try story.apply(on: "2026-01-05")
        try workspace.turn("2026-01-05")
        let authority = DemoWorkspace.authority
        let todo = "\(workspace.root)/outbox/\(authority)/todo/\(Self.first)"
        let slips = try workspace.names(in: todo).filter { $0.hasPrefix("slip-") }
        #expect(slips.count == 6, "\(slips)")
        #expect(
            try workspace.names(
                in: "\(workspace.root)/outbox/\(InventedStory.regulator)/todo/\(Self.first)"
            ).filter { $0.hasPrefix("slip-") }.count == 6)
        for item in 1...3 {
            #expect(
                try story.say("agree", about: item, by: authority, on: "2026-01-06").exitCode == 0)
        }
        try workspace.turn("2026-01-06")
        #expect(try workspace.names(in: todo).isEmpty)
        let regulator = InventedStory.regulator
        #expect(try story.say("agree", about: 1, by: regulator, on: "2026-01-07").exitCode == 0)
        #expect(
            try story.say(
                "decline", about: 2, by: regulator, on: "2026-01-07", reason: "梅花正在培育。"
            ).exitCode == 0)
        try workspace.turn("2026-01-07")
        #expect(try story.say("agree", about: 3, by: regulator, on: "2026-01-08").exitCode == 0)
        try workspace.turn("2026-01-08")
        try story.drop(
            "fence-report", "F-1", "<case>\(Self.first)</case><state>done</state>",
            from: InventedStory.platform, on: "2026-01-12")
        try workspace.turn("2026-01-12")
        try workspace.turn("2026-01-23")
        try workspace.expectPapers(ofStory: "invented")
        let entries = try workspace.files(below: "registry/register").filter {
            $0.contains("/GG-")
        }
        #expect(entries.count == 2)
        try workspace.expectWhole()
    }

    @Test("without a fence it ends, and says why")
    func lapsed() throws {
        let story = try InventedStory()
        let workspace = story.workspace
        try story.apply(on: "2026-01-05")
        try workspace.turn("2026-01-05")
        for item in 1...3 {
            for party in [DemoWorkspace.authority, InventedStory.regulator] {
                try story.say("agree", about: item, by: party, on: "2026-01-06")
            }
        }
        try workspace.turn("2026-01-06")
        // The program sleeps a month over it.
        try workspace.turn("2026-03-02")
        let ends = try workspace.papers("termination", to: DemoWorkspace.operatorCompany)
        #expect(ends.count == 1)
        let text = try workspace.read(try #require(ends.first))
        #expect(text.contains("code=\"garden-lapsed\""))
        #expect(text.contains("案卷中还没有“fence-report done”"))
        try workspace.turn("2026-03-03")
        #expect(try workspace.papers("termination", to: DemoWorkspace.operatorCompany).count == 1)
    }

    @Test("what waits for an entry goes on when the entry changes")
    func woken() throws {
        let story = try InventedStory()
        let workspace = story.workspace
        let company = DemoWorkspace.operatorCompany
        try story.apply(on: "2026-01-05")
        try workspace.turn("2026-01-05")
        for item in 1...3 {
            for party in [DemoWorkspace.authority, InventedStory.regulator] {
                try story.say("agree", about: item, by: party, on: "2026-01-06")
            }
        }
        try workspace.turn("2026-01-06")
        let entry = try #require(
            try workspace.files(below: "registry/register").first { $0.contains("/GG-") })
        let number = String(
            try #require(try workspace.read(entry).firstMatch(of: /GG-370900-2026-[0-9]{6}-./)).0)
        func gate(_ move: String, _ id: String, _ day: String) throws {
            try story.drop(
                "gate", id, story.company + "<entry>\(number)</entry><move>\(move)</move>",
                from: DemoWorkspace.authority, on: day)
        }
        try gate("close", "GATE-1", "2026-01-07")
        try workspace.turn("2026-01-07")
        try story.drop(
            "stroll", "W-1", story.company + "<entry>\(number)</entry>", from: company,
            on: "2026-01-08")
        try workspace.turn("2026-01-08")
        func strolls() throws -> [String] {
            try workspace.papers("result", to: company).filter {
                try workspace.read($0).contains("code=\"strolled\"")
            }
        }
        #expect(try strolls().isEmpty)
        try gate("open", "GATE-2", "2026-01-09")
        try workspace.turn("2026-01-09")
        #expect(try strolls().count == 1)
        try workspace.turn("2026-01-12")
        #expect(try strolls().count == 1)
        try workspace.expectWhole()
    }

    @Test("a word that is not asked, given twice, unsigned or about nothing does not count")
    func refused() throws {
        let story = try InventedStory()
        let workspace = story.workspace
        try story.apply(on: "2026-01-05")
        try workspace.turn("2026-01-05")
        let authority = DemoWorkspace.authority
        func expect(
            _ rule: String, _ item: Int?, by party: String, _ word: String = "agree",
            isSigned: Bool = true
        ) throws {
            let outcome = try story.say(
                word, about: item, by: party, on: "2026-01-06", reason: "理由。",
                isSigned: isSigned, "--officer", party == authority ? "wang" : "sun")
            #expect(outcome.exitCode == 1)
            #expect(outcome.all.contains(rule), "\(rule): \(outcome.all)")
        }
        try expect("REG-VOICE-NOT-ASKED", 1, by: DemoWorkspace.traffic)
        try expect("REG-VOICE-ITEM", 4, by: authority)
        try expect("REG-VOICE-UNSIGNED", 1, by: authority, isSigned: false)
        try story.say("agree", about: 1, by: authority, on: "2026-01-06")
        try workspace.turn("2026-01-06")
        try expect("REG-VOICE-GIVEN", 1, by: authority)
        // No entry, no gate.
        try story.drop(
            "gate", "GATE-9",
            story.company + "<entry>DJ-370900-2026-000001-0</entry><move>close</move>",
            from: authority, on: "2026-01-07")
        try workspace.turn("2026-01-07")
        let returned = try #require(try workspace.papers("return", to: authority).first)
        #expect(try workspace.read(returned).contains("REG-ENTRY-UNKNOWN"))
    }
}
