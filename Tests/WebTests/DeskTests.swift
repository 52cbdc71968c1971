import Foundation
import Testing

@Suite("A desk in a browser")
struct DeskTests {
    private struct Found: Decodable {
        var cases: [String]
        var filtered: Int
        var said: String
        var wrong: [String]
        var spoiled: [String]
        var left: [String]
        var slip: String
        var handed: String
        var ticked: String
        var way: [String]
        var batchWrong: [String]
        var batch: String
        var overflow: [String]
    }

    private static let registrar = "12370900DEMQ00001U"
    private static let traffic = "11370900DEMQ000035"

    /// Four cases under review.
    private func workspace() throws -> String {
        let root = Scratch.fresh("desk")
        try expect(dengji("init", root, "--demo", "--now", "2026-01-04T09:00:00+08:00"))
        for id in ["W-1", "W-2", "W-3", "W-4"] {
            let draft = "\(root)/samples/\(id)"
            let created = "2026-01-05T08:30:00+08:00"
            try expect(
                dengji(
                    "new", "resource-registration", "--applicant", DeskTests.traffic, "--id", id,
                    "--created", created, "-o", draft, "--workspace", root))
            let file = draft + "/application.xml"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacing("公交线路与站点", with: "公交<\(id)>".replacing("<", with: "&lt;"))
                .write(toFile: file, atomically: true, encoding: .utf8)
            try expect(
                dengji(
                    "pack", draft, "-o", "\(root)/inbox/\(DeskTests.traffic)/\(id).zip",
                    "--received", "2026-01-05", "--workspace", root))
        }
        try turn(root, "2026-01-05T09:00:00+08:00")
        try turn(root, "2026-01-06T09:00:00+08:00")
        return root
    }

    private func turn(_ root: String, _ time: String) throws {
        try expect(dengji("run", "--once", "--now", time, "--workspace", root))
    }

    private func expect(_ outcome: Outcome, _ place: SourceLocation = #_sourceLocation) throws {
        try #require(outcome.exitCode == 0, "\(outcome.all)", sourceLocation: place)
    }

    @Test("a slip of a todo page decides a case, and a batch of the desk three")
    func decides() throws {
        let root = try workspace()
        let found = try BrowserScript.run(
            "desk", root, DeskTests.registrar, Scratch.fresh("handed"), as: Found.self)
        let cases = (1...4).map { "370900-2026-00000\($0)" }
        #expect(found.cases == cases)
        #expect(found.filtered == 1)
        #expect(found.said == "找到 2 行" || found.said.hasPrefix("找到"))
        // One officer alone may decide here, and is chosen already.
        #expect(Set(found.wrong) == ["请对本项作出判断。"])
        #expect(found.spoiled.count == 1)
        #expect(found.spoiled.allSatisfy { $0.contains("含有字符 U+200B") })
        #expect(found.left == [])
        #expect(found.handed.hasPrefix("已交给浏览器保存："))
        #expect(found.ticked == "已选中 3 件")
        // The jump link, the bar at two widths and where it leads, nothing of it in print.
        let bar = ["已选中 3 件", "in sight", "leads to the box"]
        #expect(found.way == ["批量决定"] + bar + bar + ["not in print"])
        #expect(found.batchWrong.count == 1)
        #expect(found.overflow == [])
        let schemas = root + "/schemas/xsd/"
        for (file, xsd) in [(found.slip, "slip.xsd"), (found.batch, "slips.xsd")] {
            try expect(
                run("/usr/bin/xmllint", ["--noout", "--nonet", "--schema", schemas + xsd, file]))
        }
        let slip = try String(contentsOfFile: found.slip, encoding: .utf8)
        #expect(slip.contains("合规 &lt;&amp;&gt; &quot;审查&quot; ]]&gt;，通过。\n第二行"))
        try FileManager.default.moveItem(
            atPath: found.slip, toPath: "\(root)/inbox/\(DeskTests.registrar)/slip.xml")
        try expect(
            dengji(
                "decide", "--batch", found.batch, "--created", "2026-01-06T10:00:00+08:00",
                "--workspace", root))
        try turn(root, "2026-01-06T10:00:00+08:00")
        let publicity = root + "/registry/stages/registration/publicity"
        #expect(try FileManager.default.contentsOfDirectory(atPath: publicity).sorted() == cases)
    }
}
