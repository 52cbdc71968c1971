import Foundation
import Testing

@Suite("A department's table becomes its catalogue")
struct CatalogueTableTests {
    private static let heading =
        "目录代码,数据资源名称,内容简介,资源分类,数据格式,更新频率,共享类型,开放类型,数据级别,持有单位,覆盖区域,"
        + "有无开发利用价值,对外联系人,对外联系电话,关键词,数据最近更新日"
    private let workspace: DemoWorkspace
    private let folder: String

    init() throws {
        workspace = try DemoWorkspace()
        folder = workspace.root + "/samples"
        let made = try workspace.dengji(
            "new", "catalogue", "--applicant", DemoWorkspace.traffic, "--id", "JT-ML-1",
            "--created", "2026-01-05T08:30:00+08:00", "-o", folder + "/common")
        try #require(made.exitCode == 0, "\(made.all)")
    }

    private func row(_ code: String, updated: String = "2026-01-04") -> String {
        "\(code),公交站点,\"名称,位置\",主题信息资源,数据库,每日,无条件共享,有条件开放,一般,泰安市交通运输局,"
            + "370900,是,数据科,0538-1234567,公交、站点,\(updated)"
    }

    private func run(_ rows: [String]) throws -> Outcome {
        try ([CatalogueTableTests.heading] + rows).joined(separator: "\r\n").write(
            toFile: folder + "/目录.csv", atomically: true, encoding: .utf8)
        return try workspace.dengji(
            "new", "catalogue", "--from", folder + "/目录.csv", "--defaults",
            folder + "/common/catalogue.xml", "-o", folder + "/out", "--received", "2026-01-05")
    }

    @Test("every row is an item of one package, which intake takes")
    func filed() throws {
        let outcome = try run([row("JT/1"), row("JT/2"), row("JT/3")])
        #expect(outcome.exitCode == 0, "\(outcome.all)")
        #expect(try workspace.names(in: folder + "/out") == ["JT-ML-1.zip"])
        try workspace.drop(folder + "/out/JT-ML-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05")
        let city = try CityCatalogue(of: workspace)
        #expect(city.datasets.map(\.identifier) == ["JT/1", "JT/2", "JT/3"])
        #expect(city["JT/2"]?.description == "名称,位置")
        try workspace.expectWhole()
    }

    @Test("a finding stands beside its row")
    func findings() throws {
        let outcome = try run([row("JT/1"), row("JT/2", updated: "2026-02-01"), row("JT/1")])
        #expect(outcome.exitCode == 1)
        #expect(try workspace.names(in: folder + "/out") == [])
        let lines = try workspace.read(folder + "/目录.findings.csv").split(separator: "\r\n")
        #expect(lines.count == 4)
        #expect(lines[2].contains("LAW-7-14") && !lines[1].contains("LAW-7-14"))
        #expect(lines[3].contains("XSD-DUPLICATE"))
    }

    @Test("an empty table has a column for each value of an item, with explanations")
    func template() throws {
        let made = try workspace.dengji(
            "new", "catalogue", "--table", "-o", folder + "/empty.csv")
        #expect(made.exitCode == 0, "\(made.all)")
        let lines = try workspace.read(folder + "/empty.csv").split(separator: "\r\n")
        #expect(lines[0] == CatalogueTableTests.heading)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("\"#") })
    }
}
