import Foundation
import Testing

@Suite("Archivists get lists, what is due, and copies that are proved")
struct ArchiveTests {
    @Test("the lists of a year are CSV and HTML, with codes, titles and digests")
    func lists() throws {
        let story = try BagStory()
        let folder = story.workspace.root + "/samples/lists"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let listed = try story.workspace.dengji(
            "archive", "list", "--year", "2026", "-o", folder)
        #expect(listed.exitCode == 0, "\(listed.all)")
        #expect(
            try story.workspace.names(in: folder) == [
                "卷内目录-2026.csv", "卷内目录-2026.html", "案卷目录-2026.csv", "案卷目录-2026.html",
            ])
        let cases = try story.workspace.read(folder + "/案卷目录-2026.csv")
        #expect(cases.split(separator: "\r\n").count == 2)
        for cell in ["DEMO-DJ·2026-D30-0001", "泰安市公交线路与站点信息", "2026-01-05", "2056-12-31"] {
            #expect(cases.contains(cell), "\(cell)\n\(cases)")
        }
        let papers = try story.workspace.read(folder + "/卷内目录-2026.csv")
        #expect(papers.split(separator: "\r\n").count == 11)
        #expect(papers.contains("公共数据登记凭证") && papers.contains("0009-certificate.xml"))
        let pages = try tool(
            "xmllint", ["--html", "--noout", "--nonet", folder + "/案卷目录-2026.html"])
        #expect(pages.exitCode == 0, "\(pages.all)")
        #expect(try story.workspace.dengji("archive", "list", "--year", "2025").exitCode == 0)
    }

    @Test("a case is due on the day after its last, not before")
    func due() throws {
        let story = try BagStory()
        let last = try story.workspace.dengji("archive", "due", "--on", "2056-12-31")
        #expect(last.exitCode == 0 && !last.text.contains(BagStory.number), "\(last.all)")
        let after = try story.workspace.dengji(
            "archive", "due", "--on", "2057-01-01", "--format", "json")
        #expect(after.exitCode == 0 && after.text.contains(BagStory.number), "\(after.all)")
    }

    @Test("an export is the bag, byte for byte; a damaged one is not exported")
    func export() throws {
        let story = try BagStory()
        let folder = story.workspace.root + "/samples"
        let exported = try story.workspace.dengji(
            "archive", "export", BagStory.number, "-o", folder)
        #expect(exported.exitCode == 0, "\(exported.all)")
        let same = try tool("diff", ["-r", story.bag, folder + "/" + BagStory.number])
        #expect(same.exitCode == 0, "\(same.all)")
        _ = try tool("chmod", ["u+w", story.bag + "/data/case.xml"])
        _ = try tool("truncate", ["-s", "1", story.bag + "/data/0002-acknowledgement.xml"])
        let other = folder + "/other"
        try FileManager.default.createDirectory(
            atPath: other, withIntermediateDirectories: true)
        let refused = try story.workspace.dengji(
            "archive", "export", BagStory.number, "-o", other)
        #expect(refused.exitCode == 3 && refused.errors.contains("0002-acknowledgement.xml"))
        #expect(try story.workspace.names(in: other) == [])
    }

    @Test("a transfer has bags, list and report, and its documents keep to their schema")
    func transfer() throws {
        let story = try BagStory()
        let folder = story.workspace.root + "/samples/transfer"
        let done = try story.workspace.dengji("archive", "transfer", "--year", "2026", "-o", folder)
        #expect(done.exitCode == 0, "\(done.all)")
        #expect(
            try story.workspace.names(in: folder) == [
                "bags", "四性检测报告.csv", "四性检测报告.html", "四性检测报告.xml", "移交清单.csv", "移交清单.html",
                "移交清单.xml",
            ])
        try expectValid(folder, story.workspace)
        let report = try story.workspace.read(folder + "/四性检测报告.xml")
        #expect(report.matches(of: /result="passed"/).count == 12, "\(report)")
        #expect(report.matches(of: /result="not-made"/).count == 2)
        #expect(!report.contains("result=\"failed\""))
        let sum = try tool(
            "sha256sum", [folder + "/bags/\(BagStory.number)/tagmanifest-sha256.txt"])
        let list = try story.workspace.read(folder + "/移交清单.xml")
        #expect(list.contains("tagManifest=\"sha256:\(sum.text.prefix(64))\""))
        #expect(try BagStory.verify(folder, "--anchor", story.anchor).exitCode == 0)
        try story.workspace.expectWhole()
    }

    @Test("what does not pass is not handed over, and the report says why")
    func failing() throws {
        let story = try BagStory()
        let paper = story.bag + "/data/0009-certificate.xml"
        _ = try tool("chmod", ["u+w", paper])
        _ = try tool("sed", ["-i", "s/登记凭证/登記凭证/", paper])
        let folder = story.workspace.root + "/samples/transfer"
        let done = try story.workspace.dengji(
            "archive", "transfer", BagStory.number, "-o", folder)
        #expect(done.exitCode == 1, "\(done.all)")
        #expect(try story.workspace.names(in: folder + "/bags") == [])
        try expectValid(folder, story.workspace)
        let report = try story.workspace.read(folder + "/四性检测报告.xml")
        let failed = report.matches(of: /name="([a-z-]*)" property="[a-z]*" result="failed"/)
        #expect(failed.map { String($0.1) } == ["signatures", "journal", "content"], "\(report)")
        #expect(report.contains("path=\"data/0009-certificate.xml\""))
    }

    private func expectValid(_ folder: String, _ workspace: DemoWorkspace) throws {
        let valid = try tool(
            "xmllint",
            [
                "--noout", "--nonet", "--schema", workspace.root + "/schemas/xsd/transfer.xsd",
                folder + "/移交清单.xml", folder + "/四性检测报告.xml",
            ])
        #expect(valid.exitCode == 0, "\(valid.all)")
    }
}
