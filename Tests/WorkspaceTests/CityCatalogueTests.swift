import Foundation
import Testing

@Suite("The city's catalogue: what providers filed and what the register says")
struct CityCatalogueTests {
    private static let bus = "370900-JT/000128"
    private let workspace: DemoWorkspace

    /// Two providers file their catalogues on 2026-01-05.
    init() throws {
        workspace = try DemoWorkspace()
        try file(
            "JT-ML-1", of: DemoWorkspace.traffic, edition: 1,
            items: [
                DemoWorkspace.item(CityCatalogueTests.bus),
                DemoWorkspace.item("370900-JT/000129", ["name": "货运<![CDATA[ & \"年度\" ]]>统计"]),
                DemoWorkspace.item(
                    "370900-JT/000130", ["name": "=1+1", "worthDeveloping": "false"]),
            ])
        try file(
            "SL-ML-7", of: DemoWorkspace.water, edition: 7,
            items: [
                DemoWorkspace.item("370911-SL-1", ["name": "水库水位", "region": "370911"]),
                DemoWorkspace.item("370911-SL-2", ["updateFrequency": "never"]),
            ])
        try workspace.turn("2026-01-05")
    }

    private func file(
        _ id: String, of party: String, edition: Int, date: String = "2026-01-05",
        created: String? = nil, items: [String], count: Int? = nil
    ) throws {
        try workspace.drop(
            try workspace.catalogue(
                id, of: party, edition: edition, date: date, created: created, items: items,
                count: count), in: party)
    }

    /// Registers the bus lines: dropped on 2026-01-05, registered on 2026-01-22.
    private func register() throws {
        try workspace.drop(workspace.root + "/samples/GOOD-1.zip", in: DemoWorkspace.traffic)
        try workspace.turn("2026-01-05T10:00")
        let number = "370900-2026-000003"
        try workspace.drop(
            text: try workspace.slip("pass", of: number), in: DemoWorkspace.registrar,
            as: "pass.xml")
        try workspace.turn("2026-01-07")
        try workspace.turn("2026-01-22")
    }

    @Test("each catalogue ends as filed, and no case holds its items")
    func filed() throws {
        let results = try workspace.papers("result")
        #expect(results.count == 1)
        let paper = try workspace.read(try #require(results.first))
        #expect(paper.contains("code=\"filed\"") && paper.contains("共3个条目"))
        let record = try workspace.read(
            workspace.root + "/registry/archive/2026/370900-2026-000001/data/case.xml")
        #expect(record.contains("closed=\"filed\"") && !record.contains("000129"))
        try workspace.expectWhole()
    }

    @Test("what was filed conforms to its schema, and so does what the registry keeps")
    func schemas() throws {
        for (xsd, path) in [
            ("catalogue.xsd", workspace.root + "/samples/JT-ML-1.xml"),
            ("provider-catalogue.xsd", try workspace.files(below: "registry/catalogues")[0]),
        ] {
            let checked = try tool(
                "xmllint", "--noout", "--nonet", "--schema",
                Scratch.package + "/schemas/xsd/" + xsd, path)
            #expect(checked.exitCode == 0, "\(checked.all)")
        }
    }

    @Test("rdflib and Python's csv read identifiers, publishers and titles of the catalogues")
    func read() throws {
        let city = try CityCatalogue(of: workspace)
        #expect(city.cities == ["泰安市公共数据资源目录"])
        #expect(city.catalogs == [DemoWorkspace.traffic, DemoWorkspace.water])
        #expect(
            city.datasets.map(\.identifier) == [
                CityCatalogueTests.bus, "370900-JT/000129", "370900-JT/000130", "370911-SL-1",
                "370911-SL-2",
            ])
        #expect(city["370900-JT/000129"]?.title == "货运 & \"年度\" 统计")
        #expect(city["370900-JT/000130"]?.title == "=1+1")
        #expect(city["370911-SL-1"]?.publisher == "泰安市岱岳区水利局（演示）")
        #expect(city["370911-SL-1"]?.publisherCode == DemoWorkspace.water)
        #expect(city["370911-SL-2"]?.frequency?.hasSuffix("/frequency/NEVER") == true)
        #expect(city.datasets.allSatisfy { $0.status == "未登记" && $0.number == nil })
        #expect(city.datasets.allSatisfy { $0.access?.hasSuffix("/RESTRICTED") == true })
        // The CSV says the same; what a spreadsheet would run has its apostrophe.
        #expect(city.rows.compactMap { $0["目录代码"] } == city.datasets.map(\.identifier))
        for (row, dataset) in zip(city.rows, city.datasets) {
            let title = dataset.title.hasPrefix("=") ? "'" + dataset.title : dataset.title
            #expect(row["数据资源名称"] == title && row["提供单位"] == dataset.publisher)
            #expect(row["统一社会信用代码"] == dataset.publisherCode)
        }
    }

    @Test("a resource is reminded of until it is registered, and then shows what the register says")
    func registration() throws {
        let before = try CityCatalogue(of: workspace)
        #expect(
            before.reminded == [
                CityCatalogueTests.bus, "370900-JT/000129", "370911-SL-1", "370911-SL-2",
            ])
        try register()
        let entry = try workspace.read(try workspace.files(below: "registry/register")[0])
        let number = try #require(entry.firstMatch(of: /number="(DJ-[^"]*)"/)).1
        let after = try CityCatalogue(of: workspace)
        let bus = try #require(after[CityCatalogueTests.bus])
        #expect(bus.number == String(number) && bus.version == "1" && bus.status == "有效")
        #expect(entry.contains(">\(bus.title)<") && entry.contains(">\(bus.publisher)<"))
        #expect(entry.contains(bus.publisherCode) && entry.contains(">\(bus.identifier)<"))
        #expect(after.datasets.filter { $0.number != nil }.count == 1)
        #expect(after.rows.first?["登记状态"] == "有效" && after.rows.first?["登记编号"] == bus.number)
        #expect(after.reminded == ["370900-JT/000129", "370911-SL-1", "370911-SL-2"])
        try workspace.expectWhole()
    }

    @Test("an edition takes the place of the one before; what it leaves out is gone")
    func secondEdition() throws {
        try file(
            "JT-ML-2", of: DemoWorkspace.traffic, edition: 2, date: "2026-01-06",
            items: [
                DemoWorkspace.item(CityCatalogueTests.bus, ["name": "公交线路（新）"]),
                DemoWorkspace.item("370900-JT/000131"),
            ])
        try workspace.turn("2026-01-06")
        let city = try CityCatalogue(of: workspace)
        let codes = [CityCatalogueTests.bus, "370900-JT/000131", "370911-SL-1", "370911-SL-2"]
        #expect(city.datasets.map(\.identifier) == codes)
        #expect(city.rows.compactMap { $0["目录代码"] } == codes)
        #expect(city.rows.compactMap { $0["目录版次"] } == ["2", "2", "7", "7"])
        #expect(city[CityCatalogueTests.bus]?.title == "公交线路（新）")
        for path in try workspace.files(below: "outbox/public/catalog") {
            #expect(try !workspace.read(path).contains("000129"), "\(path)")
        }
        // The application it came in stays what it was.
        let archived = try workspace.files(below: "registry/archive").filter {
            $0.hasSuffix("/0001-application.xml")
        }
        #expect(try archived.contains { try workspace.read($0).contains("000129") })
        try workspace.expectWhole()
    }

    @Test(
        "an edition that is older, not newer, or dated earlier is returned",
        arguments: [
            (7, "2026-01-06", ["REG-CATALOGUE-EDITION"]),
            (6, "2026-01-04", ["REG-CATALOGUE-EDITION", "REG-CATALOGUE-DATE"]),
            (8, "2026-01-04", ["REG-CATALOGUE-DATE"]), (8, "2026-01-05", []),
        ])
    func older(edition: Int, date: String, expected: [String]) throws {
        let updated = ["updated": "2026-01-01"]
        try file(
            "SL-ML-X", of: DemoWorkspace.water, edition: edition, date: date,
            created: "2026-01-06", items: [DemoWorkspace.item("370911-SL-9", updated)])
        try workspace.turn("2026-01-06")
        let returns = try workspace.papers("return", to: DemoWorkspace.water)
        let found = try returns.map { rules(in: try workspace.read($0)) }
        #expect(found == (expected.isEmpty ? [] : [expected]))
        for path in returns {
            #expect(
                try workspace.read(path).matches(of: /\sarticle="7"/).count == expected.count)
        }
        let city = try CityCatalogue(of: workspace)
        #expect((city["370911-SL-9"] != nil) == expected.isEmpty)
    }

    @Test("two editions in one batch: the later one counts, whichever comes first")
    func oneBatch() throws {
        for (id, edition) in [("JT-ML-5", 5), ("JT-ML-4", 4)] {
            try file(
                id, of: DemoWorkspace.traffic, edition: edition,
                items: [DemoWorkspace.item("370900-JT/\(edition)")])
        }
        try workspace.turn("2026-01-05T11:00")
        let city = try CityCatalogue(of: workspace)
        #expect(city["370900-JT/5"] != nil && city["370900-JT/4"] == nil)
        let returns = try workspace.papers("return")
        #expect(returns.count == 1)
        #expect(
            try rules(in: workspace.read(try #require(returns.first)))
                == ["REG-CATALOGUE-EDITION"])
    }

    @Test(
        "a catalogue that is cut off, or lists a code twice, or is not the sender's is returned",
        arguments: [
            ("LAW-7-13", DemoWorkspace.traffic, 2, ["A/1"], [:]),
            ("XSD-DUPLICATE", DemoWorkspace.traffic, 2, ["A/1", "A/1"], [:]),
            ("LAW-7-14", DemoWorkspace.traffic, 1, ["A/1"], ["updated": "2026-01-06"]),
            ("LAW-7-10", DemoWorkspace.operatorCompany, 1, ["A/1"], [:]),
        ])
    func refused(
        rule: String, party: String, count: Int, codes: [String], values: [String: String]
    ) throws {
        try file(
            "X-1", of: party, edition: 9, items: codes.map { DemoWorkspace.item($0, values) },
            count: count)
        try workspace.turn("2026-01-05T11:00")
        let returns = try workspace.papers("return", to: party)
        let found = try rules(in: workspace.read(try #require(returns.first)))
        #expect(found.contains(rule), "\(found)")
        #expect(try CityCatalogue(of: workspace)["A/1"] == nil)
    }

    @Test(
        "what a catalogue may not say is told before it is sent",
        arguments: [
            ("LAW-7-10", "<kind>provider</kind>", "<kind>operator</kind>"),
            ("LAW-7-11", ">true</commitment>", ">false</commitment>"),
            ("LAW-4-10", ">none</stateSecretDeclaration>", ">contains</stateSecretDeclaration>"),
            ("LAW-7-12", "<date>2026-01-05</date>", "<date>2026-01-06</date>"),
            ("LAW-12-10", ">conditional</openingType>", ">prohibited</openingType>"),
        ])
    func check(rule: String, right: String, wrong: String) throws {
        let path = workspace.root + "/samples/JT-ML-1.xml"
        let text = try workspace.read(path)
        #expect(text.contains(right))
        try text.replacingOccurrences(of: right, with: wrong)
            .write(toFile: path, atomically: true, encoding: .utf8)
        let checked = try workspace.dengji("check", path, "--received", "2026-01-05")
        #expect(checked.text.contains(rule), "\(checked.all)")
        // A remark keeps nobody from filing.
        #expect(checked.exitCode == (rule == "LAW-12-10" ? 0 : 1))
    }

    @Test("a set of schemas whose columns are others takes no catalogue")
    func otherColumns() throws {
        let facts = workspace.root + "/schemas/facts/catalogue.xml"
        try workspace.read(facts).replacing(/\s*<column path="keywords"[^>]*>/, with: "")
            .write(toFile: facts, atomically: true, encoding: .utf8)
        try workspace.adopt()
        try file(
            "JT-ML-2", of: DemoWorkspace.traffic, edition: 2, items: [DemoWorkspace.item("A/1")])
        try workspace.turn("2026-01-05T11:00")
        let returns = try workspace.papers("return")
        #expect(
            try rules(in: workspace.read(try #require(returns.first))) == ["REG-CATALOGUE-ITEM"])
    }

    @Test("a part that was taken away comes back with the next change")
    func takenAway() throws {
        let folder = workspace.root + CityCatalogue.folder
        let whole = try workspace.read(folder + "catalog.rdf")
        try FileManager.default.removeItem(atPath: folder)
        try file(
            "JT-ML-2", of: DemoWorkspace.traffic, edition: 2,
            items: [DemoWorkspace.item(CityCatalogueTests.bus)])
        try workspace.turn("2026-01-05T11:00")
        let city = try CityCatalogue(of: workspace)
        #expect(city.datasets.count == 3 && whole.contains("000130"))
        #expect(try workspace.names(in: folder + "providers").count == 8)
    }

    @Test("the files of the catalogue are as they were")
    func golden() throws {
        try register()
        for name in ["catalog.rdf", "catalog.csv", "reminders.csv"] {
            let text = try workspace.read(workspace.root + CityCatalogue.folder + name)
            let golden = Scratch.package + "/Tests/Fixtures/catalog/" + name
            if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
                try text.write(toFile: golden, atomically: true, encoding: .utf8)
            }
            #expect(
                try text == workspace.read(golden), "\(name) differs; UPDATE_GOLDEN=1 renews it")
        }
        let list = try [DemoWorkspace.traffic, DemoWorkspace.water].flatMap { party in
            try workspace.papers(to: party).map { path in
                let code = try workspace.read(path).firstMatch(of: /\scode="([a-z-]+)"/)?.1 ?? ""
                return party + " " + (path.split(separator: "/").last ?? "") + " " + code
            }
        }.joined(separator: "\n")
        let golden = Scratch.package + "/Tests/Fixtures/stories/catalogue.txt"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                atPath: Scratch.package + "/Tests/Fixtures/stories",
                withIntermediateDirectories: true)
            try (list + "\n").write(toFile: golden, atomically: true, encoding: .utf8)
        }
        #expect(try list + "\n" == workspace.read(golden), "UPDATE_GOLDEN=1 renews it")
    }
}
