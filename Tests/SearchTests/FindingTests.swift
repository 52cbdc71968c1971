import Testing

@testable import Registry
@testable import Search

@Suite("What is found by a piece of text")
struct FindingTests {
    private func index() throws -> SearchIndex {
        let index = try SearchIndex.inMemory()
        try index.take(
            [
                item("370900-2026-000001"),
                item("370900-2026-000002", "水库_水位100%", state: "registered", isOpen: false),
                item(
                    "DJ-370900-2026-000001-K", kind: .entry, state: "in-force",
                    words: ["CX-2026-0009"]),
            ], upTo: SearchPosition(line: 3, digest: nil))
        return index
    }

    @Test(
        "a part of a name, a code, a number; letters of either case and width",
        arguments: [
            ("公共交通", ["370900-2026-000001", "DJ-370900-2026-000001-K"]),
            ("线路站点信息", ["370900-2026-000001", "DJ-370900-2026-000001-K"]),
            ("cx-2026", ["DJ-370900-2026-000001-K"]), ("ＣＸ－２０２６", ["DJ-370900-2026-000001-K"]),
            ("000001-k", ["DJ-370900-2026-000001-K"]), ("空港巴士", []), ("cx-2027", []),
        ])
    func parts(text: String, expected: [String]) throws {
        #expect(try index().numbers(text).sorted() == expected)
    }

    @Test(
        "fewer than three characters are found wherever they stand, and mean themselves",
        arguments: [
            ("水", ["370900-2026-000002"]), ("水位", ["370900-2026-000002"]),
            ("_", ["370900-2026-000002"]), ("%", ["370900-2026-000002"]),
            ("0%", ["370900-2026-000002"]), ("\\", []), ("火", []),
        ])
    func short(text: String, expected: [String]) throws {
        #expect(try index().numbers(text) == expected)
    }

    @Test("of several words each must occur, short and long")
    func several() throws {
        let index = try index()
        #expect(try index.numbers("公共交通 站点").count == 2)
        #expect(try index.numbers("公共交通　CX-2026").count == 1)
        #expect(try index.numbers("公共交通 水") == [])
    }

    @Test(
        "what FTS5 would read as an operator is text",
        arguments: ["a\"b", "NOT x", "NEAR(", "*"])
    func operators(text: String) throws {
        #expect(try index().numbers(text) == [])
    }

    @Test("kind and state narrow it, and the limit does not change the total")
    func filters() throws {
        let index = try index()
        #expect(try index.numbers("370900", kind: .entry) == ["DJ-370900-2026-000001-K"])
        #expect(try index.numbers("370900", state: "registered") == ["370900-2026-000002"])
        #expect(try index.numbers("370900", kind: .aCase, state: "open") == ["370900-2026-000001"])
        #expect(try index.numbers("370900", state: "closed") == ["370900-2026-000002"])
        let query = try #require(SearchQuery(text: "370900", limit: 2))
        let answer = try index.find(query)
        #expect(answer.items.count == 2)
        #expect(answer.total == 3)
        #expect(answer.position == SearchPosition(line: 3, digest: nil))
    }

    @Test("a whole number comes first, then what happened last")
    func order() throws {
        let index = try SearchIndex.inMemory()
        let items = (1...5).map { item("370900-2026-00000\($0)", since: 20_000 + $0) }
        try index.take(items, upTo: SearchPosition(line: 5, digest: nil))
        #expect(
            try index.numbers("370900-2026-000002", limit: 1) == ["370900-2026-000002"])
        #expect(try index.numbers("公共交通", limit: 1) == ["370900-2026-000005"])
    }

    @Test("the last characters of the last word are found as any others")
    func ends() throws {
        let index = try SearchIndex.inMemory()
        try index.take(
            [item("1", "甲", words: ["空港巴士"]), item("2", "乙", words: ["末"])],
            upTo: SearchPosition(line: 1, digest: nil))
        #expect(try index.numbers("巴士") == ["1"])
        #expect(try index.numbers("士") == ["1"])
        #expect(try index.numbers("末") == ["2"])
    }

    @Test("of what very many have, the latest and the very one are told, and that there are more")
    func common() throws {
        let index = try SearchIndex.inMemory()
        var items = (1...60).map {
            item(
                "370900-2026-0000\($0 + 10)", state: $0 % 7 == 0 ? "publicity" : "review",
                isOpen: $0 % 2 == 0, since: 20_000 + $0)
        }
        items.append(item("DJ-370900-2026-000001-K", "公共交通", kind: .entry, since: 10))
        items.append(item("370900-2026-000099", "别的", since: 30_000))
        try index.take(items, upTo: SearchPosition(line: 60, digest: nil))
        for (text, kind, state) in [
            ("公共交通", nil, nil), ("交通", nil, nil), ("通", nil, "open"), ("公共 线路", nil, "closed"),
            ("公共交通", SearchItem.Kind.aCase, "publicity"), ("370900-2026-000017", nil, nil),
            ("dj-370900-2026-000001-k", nil, nil), ("公共交通", .entry, nil), ("没有", nil, nil),
        ] as [(String, SearchItem.Kind?, String?)] {
            for limit in [1, 5, 50] {
                let query = try #require(
                    SearchQuery(text: text, kind: kind, state: state, limit: limit))
                let all = try index.find(query)
                let latest = try index.find(query, mostCounted: 0)
                #expect(!all.isTotalExceeded)
                #expect(latest.items == all.items, "\(text) \(limit)")
                #expect(latest.isTotalExceeded == (all.total > limit))
                #expect(latest.total == min(all.total, limit))
            }
        }
    }

    @Test("marks on what has a meaning for SQLite do no harm, and letters are found in either case")
    func marks() throws {
        let index = try SearchIndex.inMemory()
        let names = [
            "台\"\u{301}东", "率%\u{FE0F}高", "ΜΆΪΟΣ µg/m³", "ÉCOLE", "𠮷野家", "e\u{301}a",
        ]
        try index.take(
            names.enumerated().map { item("\($0)", "x", words: [$1]) },
            upTo: SearchPosition(line: 1, digest: nil))
        for (text, found) in [
            ("台", "0"), ("台\"\u{301}东", "0"), ("\"\u{301}", "0"), ("率", "1"),
            ("%\u{FE0F}", "1"), ("µg", "2"), ("µg/", "2"), ("μάϊοσ", "2"), ("école", "3"),
            ("éc", "3"),
            ("𠮷", "4"), ("野家", "4"), ("E\u{301}", "5"),
        ] {
            for most in [SearchIndex.mostCounted, 0] {
                let query = try #require(SearchQuery(text: text))
                #expect(
                    try index.find(query, mostCounted: most).items.map(\.number) == [found],
                    "\(text) \(most)")
            }
        }
    }

    @Test("a short word with very many endings does not hide what another word is found by")
    func manyEndings() throws {
        let index = try SearchIndex.inMemory()
        let items = (0..<700).map { number in
            item(
                "\(100_000 + number)", "市\(Unicode.Scalar(0x4E00 + UInt32(number))!)",
                since: 20_000 + number)
        }
        try index.take(items, upTo: SearchPosition(line: 1, digest: nil))
        let common = try index.find(try #require(SearchQuery(text: "市", limit: 5)))
        #expect(common.items.map(\.number) == (0..<5).map { "\(100_699 - $0)" })
        #expect(common.isTotalExceeded && common.total == 5)
        let rare = try index.find(try #require(SearchQuery(text: "市 100013")))
        #expect(rare.items.map(\.number) == ["100013"] && rare.total == 1)
        #expect(try index.numbers("市 没有这个") == [])
    }

    @Test("blanks alone ask nothing")
    func nothing() {
        #expect(SearchQuery(text: " 　\n") == nil)
    }

    @Test("an item comes back as it went in")
    func roundTrip() throws {
        let index = try SearchIndex.inMemory()
        let one = item("370900-2026-000001", words: ["另一名称"])
        try index.take([one], upTo: SearchPosition(line: 1, digest: nil))
        let query = try #require(SearchQuery(text: "另一名称"))
        let found = try #require(try index.find(query).items.first)
        var expected = one
        expected.words = one.words.map(SearchQuery.folded)
        #expect(found == expected)
    }
}
