import Catalogue
import Registry
import Testing

@Suite("What the register says of a catalogue")
struct SectionTests {
    @Test("an entry that counts speaks for its code, whatever came after it")
    func standingEntryWins() throws {
        let found = CatalogueRegistration.byCode([
            try Samples.standing(1, "A/1", .inForce, version: 2),
            try Samples.standing(2, "A/1", .cancelled), try Samples.standing(3, "A/2", .cancelled),
            try Samples.standing(4, "A/2", .revoked), try Samples.standing(5, nil),
        ])
        #expect(found.count == 2)
        #expect(found["A/1"]?.state == .inForce && found["A/1"]?.version == 2)
        #expect(found["A/2"]?.state == .revoked)
    }

    @Test("what is worth developing and not registered is reminded of, until it is registered")
    func reminders() throws {
        let section = try Samples.section(
            [
                try Samples.item("A/1"), try Samples.item("A/2"),
                try Samples.item("A/3", ["worthDeveloping": "false"]), try Samples.item("A/4"),
                try Samples.item("A/5"),
            ],
            [
                try Samples.standing(1, "A/1"), try Samples.standing(2, "A/4", .lapsed),
                try Samples.standing(3, "A/5", .suspended),
            ])
        #expect(section.reminders.map(\.code) == ["A/2", "A/4"])
        let summary = CatalogueSummary(section)
        #expect(summary.items == 5 && summary.registered == 2 && summary.reminders == 2)
        #expect(summary.modified == (try Samples.day("2026-01-22")))
    }

    @Test("an entry under a code that the catalogue does not list moves nothing")
    func otherCodes() throws {
        let section = try Samples.section(
            [try Samples.item("A/1")], [try Samples.standing(1, "B/1")])
        #expect(section.modified == (try Samples.day("2026-01-06")))
        #expect(CatalogueSummary(section).registered == 0)
    }

    @Test("keywords are divided as people divide them, each once")
    func keywords() throws {
        let item = try Samples.item("A/1", ["keywords": "公交、站点, 公交；时刻 表"])
        #expect(item.keywords == ["公交", "站点", "时刻", "表"])
        #expect(CatalogueItem(row: item.row) == item)
    }

    @Test("a row of another form is no item")
    func otherRows() throws {
        let row = try Samples.item("A/1").row
        #expect(CatalogueItem(row: Array(row.dropLast())) == nil)
        var wrong = row
        wrong[15] = "2026-02-30"
        #expect(CatalogueItem(row: wrong) == nil)
        wrong = row
        wrong[11] = "是"
        #expect(CatalogueItem(row: wrong) == nil)
    }
}
