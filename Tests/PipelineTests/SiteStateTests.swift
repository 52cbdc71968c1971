import Registry
import Testing
import Views
import WorkingDays

@testable import Pipeline

@Suite("What the public site remembers")
struct SiteStateTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func news(_ index: Int) -> SiteNews {
        SiteNews(
            kind: .entry, key: "K-\(index)", title: "公交\"线路\"\n\(index)", link: "a/\(index).html",
            at: Instant(milliseconds: 1_700_000_000_123), issuer: "登记中心", document: "", summary: "s"
        )
    }

    private func state() throws -> SiteState {
        var state = SiteState()
        state.line = 4711
        state.archives = 2
        state.publicityCount = 9
        state.counters.registeredByMonth = ["2026-01": 3, "2026-02": 1]
        let kind = PackageKind(rawValue: "resource-registration")
        for one in EntryState.allCases {
            state.counters.entries[SiteCounters.EntryKey(kind: kind, state: one)] =
                one.rawValue.count
        }
        state.counters.closed = ["registered": 3]
        state.counters.workingDays = [13: 2, 0: 1]
        state.counters.announcements = 5
        state.news = [news(1), news(2)]
        state.announcements = [news(3)]
        state.publicities = [
            SiteState.Publicity(
                file: "370900-2026-000001.xml", from: try day("2026-01-07"),
                until: try day("2026-01-21")),
            SiteState.Publicity(
                file: "370900-2026-000002.xml", from: try day("2026-01-07"),
                until: try day("2026-01-21"), recount: "2026/00000001_recount_X.xml",
                stopped: try day("2026-01-09")),
        ]
        return state
    }

    @Test("it comes back as it was, and the same gives the same bytes")
    func roundTrip() throws {
        let bytes = try state().write()
        let read = try #require(SiteState(reading: bytes))
        #expect(read.write() == bytes)
        #expect(try read.counters == state().counters)
        #expect(try read.news == state().news && read.line == 4711)
        #expect(try read.publicities == state().publicities)
    }

    @Test("a file that was cut off, of another format or damaged is none")
    func damage() throws {
        let bytes = try state().write()
        for end in stride(from: 0, to: bytes.count, by: 7) {
            #expect(SiteState(reading: Array(bytes.prefix(end))) == nil, "\(end)")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in [
            ("[\"format\",\"1\"]", "[\"format\",\"2\"]"), ("\"4711\"", "\"many\""),
            ("\"in-force\"", "\"in-farce\""), ("[\"end\"]", "[\"other\",\"1\"]"),
        ] {
            let changed = text.replacing(old, with: new)
            #expect(changed != text)
            #expect(SiteState(reading: Array(changed.utf8)) == nil, "\(new)")
        }
    }

    @Test("open publicities stay, of past ones the latest")
    func prune() throws {
        var state = SiteState()
        let first = try day("2026-01-01")
        for index in 0..<60 {
            state.take(
                SiteState.Publicity(
                    file: "\(index)", from: first, until: first.adding(days: index)),
                isCounted: true)
        }
        state.take(
            SiteState.Publicity(file: "59", from: first, until: first.adding(days: 70)),
            isCounted: false)
        state.prune(on: first.adding(days: 50))
        #expect(state.publicityCount == 60)
        #expect(state.openPublicities(on: first.adding(days: 50)) == 10)
        #expect(state.publicities.count == 10 + SiteState.maxPast)
        #expect(Set(state.publicities.map(\.file)) == Set((10..<60).map(String.init)))
        #expect(state.publicities.last?.until == first.adding(days: 70))
    }
}
