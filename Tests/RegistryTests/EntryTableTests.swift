import Testing

@testable import Registry

@Suite("The table of entries")
struct EntryTableTests {
    static func standing(
        _ sequence: Int, version: Int = 1, state: EntryState = .inForce, sources: [Int] = [],
        code: String? = nil, tickAt: Int64? = nil
    ) throws -> EntryStanding {
        EntryStanding(
            number: number(sequence), kind: .resourceRegistration, version: version, state: state,
            since: 20_000, digest: Scene.digest(sequence + 1_000 * version),
            registrants: [
                try #require(PartyID("370900000000000000") ?? PartyID("12370900DEMQ00001U"))
            ],
            sources: sources.map(number), hasRights: false, marks: [], catalogueCode: code,
            tick: tickAt.map { ScheduledTick(kind: .lapse, at: $0, provisional: false) })
    }

    static func number(_ sequence: Int) -> String {
        RegisterEntry.number(region: "370900", year: 2026, sequence: sequence)
    }

    @Test("Tells who rests on an entry, and under which catalogue code it is registered")
    func lookups() throws {
        var table = EntryTable()
        _ = table.keep(try Self.standing(1, code: "C-1"))
        _ = table.keep(try Self.standing(2, sources: [1]))
        _ = table.keep(try Self.standing(3, sources: [1, 2]))
        #expect(table.dependants(of: Self.number(1)) == [Self.number(2), Self.number(3)])
        #expect(table.dependants(of: Self.number(3)).isEmpty)
        #expect(table.number(underCatalogueCode: "C-1") == Self.number(1))
        _ = table.keep(try Self.standing(1, version: 2, state: .cancelled, code: "C-1"))
        #expect(table.number(underCatalogueCode: "C-1") == nil)
        #expect(table[Self.number(1)]?.version == 2)
        #expect(table.count == 3)
    }

    @Test("The earliest tick comes first; set aside it waits for the entry's next line or case")
    func ticks() throws {
        var table = EntryTable()
        _ = table.keep(try Self.standing(1, tickAt: 50))
        _ = table.keep(try Self.standing(2, tickAt: 20))
        _ = table.keep(try Self.standing(3))
        #expect(table.nextToTick?.number == Self.number(2))
        table.setAside(Self.number(2))
        #expect(table.nextToTick?.number == Self.number(1))
        let case1 = CaseNumber(region: "370900", year: 2026, sequence: 1)
        table.open(case1, about: Self.number(2))
        #expect(table.openCases(about: Self.number(2)) == [case1])
        table.close(case1, about: Self.number(2))
        #expect(table.nextToTick?.number == Self.number(2))
        #expect(table.openCases(about: Self.number(2)).isEmpty)
        table.setAside(Self.number(2))
        _ = table.keep(try Self.standing(2, version: 2, tickAt: 30))
        #expect(table.nextToTick?.version == 2)
    }

    @Test("What was kept is taken back as if it had never been", arguments: 1...20)
    func takeBack(seed: Int) throws {
        var state = UInt64(seed)
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        var table = EntryTable()
        for _ in 0..<30 {
            _ = table.keep(
                try Self.standing(
                    1 + random(6), version: 1 + random(5), sources: [1 + random(6)],
                    code: random(2) == 0 ? "C-\(random(4))" : nil, tickAt: Int64(random(90))))
        }
        let before = picture(table)
        var steps: [EntryTable.Step] = []
        for _ in 0..<10 {
            steps.append(
                table.keep(
                    try Self.standing(
                        1 + random(9), version: 1 + random(5), sources: [1 + random(9)],
                        tickAt: random(3) == 0 ? nil : Int64(random(90)))))
        }
        for step in steps.reversed() { table.takeBack(step) }
        #expect(picture(table) == before, "seed \(seed)")
    }

    private func picture(_ table: EntryTable) -> [String] {
        (1...9).map(Self.number).map { number in
            "\(number) \(table[number].map { "\($0.version)\($0.sources)\(String(describing: $0.tick?.at))" } ?? "-")"
                + " \(table.dependants(of: number))"
        } + ["\(table.count) \(table.nextToTick?.number ?? "-")"]
    }
}
