import Archive
import Registry
import Testing
import WorkingDays

@Suite("Retention and archival codes")
struct RetentionTests {
    private let period = Day(iso: "2027-01-01").map {
        RetentionPeriod(years: 30, from: $0, source: "《规则》")
    }

    @Test("a period counts whole years from the first of January after closing")
    func until() throws {
        let period = try #require(period)
        #expect(period.until.iso == "2056-12-31" && period.code == "D30")
    }

    @Test("a code is put together by its rule, its number padded")
    func code() throws {
        let period = try #require(period)
        let settings = ArchiveSettings(fonds: "Z109")
        #expect(
            ArchiveCode.text(settings, year: 2026, retention: period, sequence: 7)
                == "Z109-DJ·2026-D30-0007")
        let own = ArchiveSettings(
            fonds: "Z109", category: "GS", rule: "{year}.{retention}.{number}")
        #expect(
            ArchiveCode.text(own, year: 2026, retention: period, sequence: 12_345)
                == "2026.D30.12345")
        #expect(ArchiveCode.counter(year: 2026, retention: period) == "archive:2026:D30")
    }
}
