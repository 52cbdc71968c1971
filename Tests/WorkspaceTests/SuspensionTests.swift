import Foundation
import Testing

@Suite("What depends on a suspended or terminated authorisation stops; other clocks run on")
struct SuspensionTests {
    private static let failed = [
        ("<requested>授权运营台账、产品和服务清单、安全管理制度、人员和日志情况。</requested>", ""),
        ("<!-- <result>fail", "<result>fail"),
        ("cooperative</conduct> -->", "cooperative</conduct>"),
    ]

    @Test(
        "a product in publicity waits for its authorisation; others go on; restored, it is issued")
    func pending() throws {
        let story = try SupervisionStory()
        let workspace = story.workspace
        try story.registerProduct("PRO-1", on: "2026-01-26")
        try story.story.decide("pass", "370900-2026-000003", on: "2026-01-27")
        try workspace.drop(
            try workspace.package(
                "OTHER-1", ["370900-JT/000128": "370900-JT/000999"],
                created: "2026-01-27T09:00:00+08:00"), in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-27T10:00")
        try story.story.decide("pass", "370900-2026-000004", on: "2026-01-28")
        try story.send(
            "evaluation", "EV-1", SuspensionTests.failed, of: DemoWorkspace.authority,
            at: "2026-02-02")
        let evaluation = try story.newest
        // The product would be issued on 2026-02-11, the resource on 2026-02-12.
        for day in ["2026-02-11", "2026-02-12"] { try runStopped(day, workspace) }
        #expect(try story.story.numbers("DJ").count == 2)
        let operatorCompany = DemoWorkspace.operatorCompany
        try workspace.drop(
            try story.package(
                "follow-up", "FU-1", [("370900-2026-000003", evaluation)], on: "2026-02-13"),
            in: operatorCompany)
        try runStopped("2026-02-13", workspace)
        try workspace.drop(
            text: try workspace.slip(
                "restore", of: evaluation, for: DemoWorkspace.authority, officer: "wang"),
            in: DemoWorkspace.authority, as: "restore.xml")
        // The running program takes up what stood still as soon as the authorisation is back.
        try runStopped("2026-02-16", workspace)
        #expect(try story.story.numbers("DJ").count == 3)
        try workspace.expectWhole()
    }

    /// Lets the registry run on a day on which the product's case stands still: it waits for the
    /// authorisation to be restored or to end, which is no error.
    private func runStopped(_ day: String, _ workspace: DemoWorkspace) throws {
        try workspace.turn(day)
    }
}
