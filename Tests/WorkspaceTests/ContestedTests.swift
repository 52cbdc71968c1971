import Foundation
import Testing

@Suite("Late, extended and objected to: products, changes, corrections, renewals")
struct ContestedTests {
    @Test("a product: no reason before it is late, twenty days in total, an objection dismissed")
    func product() throws {
        var registered = ProductStory(workspace: try DemoWorkspace())
        let workspace = registered.workspace
        try registered.registerResource()
        try registered.recordAuthorisation()
        let story = VoicesStory(workspace)
        let number = "370900-2026-000003"
        let company = DemoWorkspace.operatorCompany
        try registered.send(
            try registered.package("PRO-1", "product-registration", on: "2026-01-26"),
            on: "2026-01-26")
        try story.decide("engage-third-party", "委托测评中心复测可逆还原。", of: number, at: "2026-01-27")
        // Not 5 + 20: twenty from acceptance, over the spring festival, end on a working Saturday.
        #expect(try story.paper("extension", to: company).contains("due=\"2026-02-28\""))
        try story.decide("explain-lateness", "尚未逾期。", of: number, at: "2026-02-28T17:00")
        #expect(try story.refusal(to: DemoWorkspace.registrar) == ["REG-GUARD"])
        #expect(try workspace.papers("overdue", to: DemoWorkspace.authority) == [])
        try workspace.turn("2026-03-01T00:01")
        #expect(
            try story.paper("overdue", to: DemoWorkspace.authority).contains("due=\"2026-02-28\""))
        try story.decide("explain-lateness", "复测报告未到。", of: number, at: "2026-03-02")
        let reason = try story.paper("lateness-reason", to: company)
        #expect(reason.contains("复测报告未到。") && reason.contains("应于2026年2月28日"))
        try story.decide("pass", of: number, at: "2026-03-03")
        // Until 24:00 of 2026-03-17; a minute later it is too late.
        let product = [VoicesStory.number: number]
        try story.send(
            "objection", "O-1", product, of: DemoWorkspace.water, at: "2026-03-17T23:59")
        try story.send(
            "objection", "O-2", product, of: DemoWorkspace.traffic, at: "2026-03-18T00:00")
        #expect(try story.refusal() == ["REG-OBJECTION-LATE"])
        #expect(try registered.numbers("DJ").count == 1)
        try story.decide("dismiss-objection-1", "来源均在授权范围内。", of: number, at: "2026-03-23")
        for party in [company, DemoWorkspace.water] {
            #expect(try story.paper("objection-decision", to: party).contains("异议不成立"))
        }
        #expect(try story.paper("certificate", to: company).contains("自2026年3月23日"))
        try story.expectPapers("product-contested")
        try workspace.expectAccount(
            of: number, says: "复测报告未到。", "异议不成立", "来源均在授权范围内。", "逾期")
        try workspace.expectWhole()
    }

    @Test("a change: late, then objected to, and the objection taken back")
    func change() throws {
        let amendment = try AmendmentStory()
        let workspace = amendment.workspace
        let story = VoicesStory(workspace)
        let number = "370900-2026-000002"
        let water = DemoWorkspace.water
        try amendment.send(
            try amendment.application("change", "CH-1", on: "2026-02-02", [AmendmentStory.summary]),
            at: "2026-02-02")
        // Five working days end on 2026-02-09; nothing but time makes it late.
        try workspace.turn("2026-02-10")
        try story.decide("explain-lateness", "与目录核对未毕。", of: number, at: "2026-02-10T10:00")
        #expect(try story.paper("lateness-reason").contains("应于2026年2月9日"))
        // Late or not, the third party's twenty days count from acceptance.
        try story.decide("engage-third-party", "委托核实。", of: number, at: "2026-02-10T11:00")
        #expect(try story.paper("extension").contains("due=\"2026-03-06\""))
        try story.decide("pass", of: number, at: "2026-02-11")
        let change = [VoicesStory.number: number]
        try story.send("objection", "O-1", change, of: water, at: "2026-02-12")
        try workspace.turn("2026-03-05")
        #expect(try amendment.entry.contains("state=\"in-force\" version=\"1\""))
        let own = change.merging([
            "<!-- 撤回异议的填写异议序号，见收件回执：": "", "</objection> -->": "</objection>",
        ]) { $1 }
        try story.send("withdrawal", "W-1", own, of: water, at: "2026-03-06")
        #expect(try story.paper("objection-decision", to: water).contains("准予撤回"))
        let certificate = try story.paper("certificate")
        #expect(certificate.contains("act=\"changed\"") && certificate.contains("version=\"2\""))
        #expect(
            try workspace.statusByNumber() == [amendment.number: "in-force 2 true"])
        try story.expectPapers("change-contested")
        try workspace.expectWhole()
    }

    @Test("a correction: accepted late, extended once, ended by an objection; the entry stays")
    func correction() throws {
        let amendment = try AmendmentStory()
        let workspace = amendment.workspace
        let story = VoicesStory(workspace)
        let number = "370900-2026-000002"
        let error = AmendmentStory.change("resource.storage.location", "泰安市政务云平台", "泰安市政务云二期")
        let first = try amendment.application("correction", "CO-1", on: "2026-02-02", error)
        try amendment.send(first, at: "2026-02-02")
        try workspace.turn("2026-02-06")
        try story.decide("explain-lateness", "经办人外出。", of: number, at: "2026-02-06T10:00")
        #expect(try story.paper("lateness-reason").contains("应于2026年2月5日"))
        try story.decide("accept", of: number, at: "2026-02-06T11:00")
        try story.decide("engage-third-party", "委托核实。", of: number, at: "2026-02-09")
        let again = try workspace.slip("pass", of: number)
            .replacing("<outcome>pass", with: "<outcome>engage-third-party")
        try workspace.drop(text: again, in: DemoWorkspace.registrar, as: "again.xml")
        try workspace.turn("2026-02-10")
        #expect(try story.refusal(to: DemoWorkspace.registrar).contains("REG-GUARD"))
        try story.decide("pass", of: number, at: "2026-02-11")
        try story.send(
            "objection", "O-1", [VoicesStory.number: number], of: DemoWorkspace.water,
            at: "2026-02-12")
        try story.decide("uphold-objection-1", "存储位置并无错误。", of: number, at: "2026-02-13")
        #expect(try story.paper("termination").contains("code=\"terminated\""))
        for party in [DemoWorkspace.traffic, DemoWorkspace.water] {
            #expect(try story.paper("objection-decision", to: party).contains("异议成立"))
        }
        try workspace.turn("2026-03-20")
        #expect(try workspace.papers("certificate").count == 1)
        #expect(try amendment.entry.contains("state=\"in-force\" version=\"1\""))
        // The entry is free for another case.
        let second = try amendment.application("correction", "CO-2", on: "2026-03-20", error)
        try amendment.send(second, at: "2026-03-20T10:00")
        #expect(
            try workspace.names(in: workspace.root + "/registry/stages/correction/acceptance")
                == ["370900-2026-000003"])
        try story.expectPapers("correction-contested")
        try workspace.expectWhole()
    }

    @Test("a renewal that a third party helps to review keeps the entry until it is decided")
    func renewal() throws {
        let amendment = try AmendmentStory()
        let workspace = amendment.workspace
        let story = VoicesStory(workspace)
        let number = "370900-2029-000001"
        try amendment.send(
            try amendment.application("renewal", "RE-1", on: "2029-01-15"), at: "2029-01-15")
        try story.decide("engage-third-party", "委托核实安全措施。", of: number, at: "2029-01-16")
        #expect(try story.paper("extension").contains("provisional=\"true\""))
        // The old end was 2029-01-22.
        try workspace.turn("2029-01-24")
        #expect(try amendment.entry.contains("state=\"in-force\""))
        try story.decide("pass", of: number, at: "2029-01-25")
        #expect(try story.paper("certificate").contains("code=\"renewed\""))
        #expect(try workspace.statusByNumber() == [amendment.number: "in-force 2 true"])
        try story.expectPapers("renewal-extended")
        try workspace.expectWhole()
    }
}
