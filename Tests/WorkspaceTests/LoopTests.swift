import Foundation
import Testing

@Suite("A clerk and an officer at work")
struct LoopTests {
    /// What the clerk got wrong, element by element.
    private static let mistakes = [
        "<industry>G5411</industry>": "<industry>交通</industry>",
        "<level>general</level>": "<level>core</level>",
        "<from>2020-01-01</from>": "<from>2020/1/1</from>",
        "<records>18560</records>": "<records>很多</records>",
        "<updateFrequency>daily</updateFrequency>": "<updateFrequency>每天</updateFrequency>",
        "<revenue>true</revenue>": "<revenue>也许</revenue>",
        "<openingType>conditional</openingType>": "<openingType>closed</openingType>",
        "<sourceKind>duty</sourceKind>": "<sourceKind>履职</sourceKind>",
        "<telephone>0538-1234567</telephone>": "<telephone></telephone>",
        "<megabytes>42.5</megabytes>": "<megabytes>四十</megabytes>",
        "<asOf>2025-12-31</asOf>": "<asOf>2025年12月31日</asOf>",
        "<code>11370900DEMQ000035</code>": "<code>11370900DEMQ000036</code>",
        "<classification>theme</classification>": "<classification>主题</classification>",
        "<stateSecretDeclaration>none</stateSecretDeclaration>":
            "<stateSecretDeclaration>有</stateSecretDeclaration>",
    ]

    @Test("a return with at least twelve findings, mended, the same package id again, accepted")
    func clerk() throws {
        let workspace = try DemoWorkspace()
        let wrong = try workspace.package(
            "JT-1", LoopTests.mistakes, created: "2026-01-05T08:30:00+08:00", "--no-check")
        try workspace.drop(wrong, in: DemoWorkspace.traffic, as: "bus.zip")
        try workspace.turn("2026-01-05")
        let returns = try workspace.papers("return")
        try #require(returns.count == 1)
        #expect(rules(in: try workspace.read(returns[0])).count >= 12)
        #expect(try workspace.papers("acceptance") == [])

        let mended = try workspace.package("JT-1")
        try workspace.drop(mended, in: DemoWorkspace.traffic, as: "bus.zip")
        try workspace.turn("2026-01-06")
        #expect(try workspace.papers("return").count == 1)
        let acceptance = try #require(try workspace.papers("acceptance").first)
        #expect(try workspace.read(acceptance).contains("<packageId>JT-1</packageId>"))
        #expect(try workspace.papers("acknowledgement").count == 2)
        try workspace.expectWhole()
    }

    @Test("an officer decides by editing a slip from todo/ and dropping it")
    func officerWithoutCommands() throws {
        let workspace = try DemoWorkspace(.review)
        let todo = workspace.root + "/outbox/\(DemoWorkspace.registrar)/todo"
        let number = try #require(try workspace.names(in: todo).first)
        let names = try workspace.names(in: "\(todo)/\(number)")
        for name in ["application.xml", "index.html", "slip-pass.xml", "slip-reject.xml"] {
            #expect(names.contains(name), "\(names)")
        }
        #expect(names.contains { $0.hasPrefix("attachment-01-") })
        try workspace.drop(
            text: try workspace.slip("pass"), in: DemoWorkspace.registrar, as: "edited.xml")
        try workspace.turn("2026-01-06")
        #expect(try workspace.names(in: todo) == [])
        #expect(try workspace.papers("compliance-report").count == 1)
        #expect(
            try workspace.names(in: workspace.root + "/outbox/public/publicity")
                .contains("\(number).xml"))
        #expect(try workspace.papers("result", to: DemoWorkspace.registrar).count == 1)
        try workspace.expectWhole()
    }

    @Test("an officer rejects with a signed slip in the common inbox")
    func officerWithKey() throws {
        let workspace = try DemoWorkspace(.review)
        let key = workspace.root + "/samples/keys/\(DemoWorkspace.registrar).key.pem"
        let decided = try workspace.dengji(
            "decide", "370900-2026-000001", "reject", "--officer", "li", "--reason",
            "来源依据不足。", "--key", key, "--created", "2026-01-06T08:00:00+08:00")
        try #require(decided.exitCode == 0, "\(decided.all)")
        #expect(
            try workspace.names(in: workspace.root + "/inbox").contains { $0.hasSuffix(".xml") })
        try workspace.turn("2026-01-06")
        let rejection = try #require(try workspace.papers("rejection").first)
        #expect(try workspace.read(rejection).contains("来源依据不足。"))
        #expect(
            try workspace.names(in: workspace.root + "/outbox/\(DemoWorkspace.registrar)/todo")
                == [])
        try workspace.expectWhole()
    }
}
