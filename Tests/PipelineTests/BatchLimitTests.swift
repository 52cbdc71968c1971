import Testing

@testable import Pipeline

@Suite("How many lines a commit may have")
struct BatchLimitTests {
    @Test("it falls while commits last long, down to the least")
    func falls() {
        var limit = BatchLimit()
        var before = limit.lines
        while limit.lines > BatchLimit.least {
            limit.note(lines: limit.lines, milliseconds: BatchLimit.longMilliseconds + 1)
            #expect(limit.lines < before)
            before = limit.lines
        }
        limit.note(lines: limit.lines, milliseconds: 10_000)
        #expect(limit.lines == BatchLimit.least)
    }

    @Test("it rises while full commits are fast, up to the most")
    func rises() {
        var limit = BatchLimit()
        var before = limit.lines
        while limit.lines < BatchLimit.most {
            limit.note(lines: limit.lines, milliseconds: BatchLimit.shortMilliseconds - 1)
            #expect(limit.lines > before)
            before = limit.lines
        }
        limit.note(lines: limit.lines, milliseconds: 0)
        #expect(limit.lines == BatchLimit.most)
    }

    @Test("a fast commit of few lines says nothing, and neither does one in between")
    func stays() {
        var limit = BatchLimit()
        let before = limit.lines
        limit.note(lines: before - 1, milliseconds: 0)
        limit.note(lines: before, milliseconds: BatchLimit.longMilliseconds)
        limit.note(lines: before, milliseconds: BatchLimit.shortMilliseconds)
        #expect(limit.lines == before)
    }

    @Test("one long commit of a single line halves it and no more")
    func single() {
        var limit = BatchLimit()
        let before = limit.lines
        limit.note(lines: 1, milliseconds: 60_000)
        #expect(limit.lines == before / 2)
    }

    @Test("on a disk on which a line costs so long, commits end near the time that is wanted")
    func settles() {
        for lineMilliseconds: Int64 in [1, 2, 3] {
            var limit = BatchLimit()
            var last: [Int64] = []
            for _ in 0..<40 {
                let milliseconds = 8 + lineMilliseconds * Int64(limit.lines)
                last.append(milliseconds)
                limit.note(lines: limit.lines, milliseconds: milliseconds)
            }
            #expect(last.suffix(10).allSatisfy { $0 <= 100 }, "\(last)")
        }
    }
}
