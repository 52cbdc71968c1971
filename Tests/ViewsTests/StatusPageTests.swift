import Papers
import Registry
import Testing
import Views
import WorkingDays
import XML

@Suite("Pages of the public status list")
struct StatusPageTests {
    static let name = StatusShardName("370900-2026")!

    static func row(
        _ sequence: Int, _ state: EntryState, version: Int = 1, marks: [EntryMark.Kind] = []
    ) -> ListedEntry {
        ListedEntry(
            number: RegisterEntry.number(region: "370900", year: 2026, sequence: sequence),
            kind: PackageKind(rawValue: "resource-registration"), version: version, state: state,
            since: Sample.day("2026-03-13"), marks: marks, hasRights: state == .inForce)
    }

    static let shard = StatusShard(
        name: name,
        rows: [
            row(1, .inForce), row(2, .inForce, version: 3, marks: [.disputed]),
            row(3, .suspended, version: 2), row(4, .cancelled), row(5, .lapsed), row(6, .revoked),
        ])

    static func list() -> [UInt8] {
        StatusListFile.unsigned(
            StatusList(
                issuer: Sample.registrarID, issuerName: Sample.registrar.name,
                issuedAt: Sample.time("2026-03-13T09:00:00"), isDemonstration: false,
                parts: [
                    StatusList.Part(name: name, digest: Sample.digest("a"), entries: 6),
                    StatusList.Part(
                        name: StatusShardName("370902-2025-2")!, digest: Sample.digest("b"),
                        entries: 7),
                ]))
    }

    static func page(isDemonstration: Bool = false) throws -> [UInt8] {
        try Rules.renderer.get().statusShard(
            shard.write(), fileName: "370900-2026.xml", isDemonstration: isDemonstration)
    }

    @Test("list and part are as they were")
    func golden() throws {
        try expectGolden(Rules.renderer.get().statusList(Self.list()), "status.html")
        try expectGolden(Self.page(), "status-shard.html")
    }

    @Test("the list says when it runs out, and leads to its parts")
    func list() throws {
        let page = try ReadPage(Rules.renderer.get().statusList(Self.list()))
        let links = page.elements.filter { $0.name == "a" }.compactMap { $0.attribute("href") }
            .filter { $0.hasPrefix("status/") }
        #expect(links == ["status/370900-2026.html", "status/370902-2025-2.html"])
        for text in [
            "2026年3月15日", "共 13 项", "泰安市 2026年", "10001–20000", Sample.digest("b").text, "该文件没有签名",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
    }

    @Test("a part says of each entry whether it counts, and which versions do not")
    func part() throws {
        let page = try ReadPage(Self.page())
        let rows = page.elements.filter { $0.name == "tr" }.map(\.text).dropFirst()
        #expect(rows.count == Self.shard.rows.count)
        for (row, entry) in zip(rows, Self.shard.rows) {
            #expect(row.contains(entry.number) && row.contains(entry.state.chinese))
        }
        #expect(page.words.contains("第1至2版已被取代") && page.words.contains("第1版已被取代"))
        #expect(page.words.contains("权属有争议"))
        #expect(!page.words.contains("演示 无效"))
        #expect(try ReadPage(Self.page(isDemonstration: true)).words.contains("演示 无效"))
    }

    @Test("what is no list gets no page")
    func others() throws {
        let renderer = try Rules.renderer.get()
        #expect(throws: ViewError.self) { try renderer.statusList(Self.shard.write()) }
        #expect(throws: ViewError.self) {
            try renderer.statusShard(Self.list(), fileName: "x.xml", isDemonstration: false)
        }
    }
}
