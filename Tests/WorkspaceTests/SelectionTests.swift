import Foundation
import Testing

@Suite("From a plan to a selected operator")
struct SelectionTests {
    @Test("request, plan, announcement, two applications, a late one, an objection, results")
    func selection() throws {
        let story = try OperatorStory.announced()
        let workspace = story.workspace
        let authority = DemoWorkspace.authority
        let company = DemoWorkspace.operatorCompany
        let published = try workspace.read(try #require(try story.announcements().last))
        for text in ["2026年2月3日", "2026年3月6日", "运营能力 40 100", "具有交通领域数据产品研发案例"] {
            #expect(published.contains(text), "\(text)")
        }
        try story.apply()
        try story.apply(OperatorStory.second, "SB-2", on: "2026-03-06T23:59")
        // A minute later the window is over.
        try story.apply(OperatorStory.second, "SB-3", on: "2026-03-07T00:00")
        #expect(
            try story.lastReturn(to: OperatorStory.second) == [
                "REG-APPLICATION-WINDOW 14(2)", "REG-APPLICATION-TWICE 14(2)",
            ])
        try story.select()
        #expect(try story.lastReturnOrNone(to: authority) == [])
        let list = try workspace.read(
            try #require(
                try workspace.files(below: "outbox/public/publicity").last { $0.hasSuffix(".xml") })
        )
        for text in ["总分88.5分，入选", "总分80.17分", "2026年3月16日"] {
            #expect(list.contains(text), "\(text)")
        }
        try story.object()
        try workspace.turn("2026-03-17")
        #expect(try workspace.papers("result", to: OperatorStory.second) == [])
        try story.decide(
            "dismiss-objection-1", "370900-2026-000007", reason: "经核实，评审符合公告。",
            on: "2026-03-18")
        let selected = try story.paper("result", to: company)
        for text in ["code=\"selected\"", "总分88.5分", "排名第1"] {
            #expect(selected.contains(text), "\(text)")
        }
        let other = try story.paper("result", to: OperatorStory.second)
        // The sentence of REG-APPLICATION-RANK is the reason.
        for text in ["code=\"not-selected\"", "排名第2", "<reason>总分80.17分"] {
            #expect(other.contains(text), "\(text)")
        }
        #expect(try story.entry(story.announcement).contains("selection.list"))
        try expectStory("selection", of: workspace)
        try workspace.expectWhole()
    }
}

extension OperatorStory {
    /// The same as `lastReturn`; nothing where nothing was returned.
    fileprivate func lastReturnOrNone(to party: String) throws -> [String] {
        try workspace.papers("return", to: party).isEmpty ? [] : lastReturn(to: party)
    }
}
