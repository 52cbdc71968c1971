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

    @Test("a commit of few lines says nothing, and neither does one in between")
    func stays() {
        var limit = BatchLimit()
        let before = limit.lines
        limit.note(lines: 1, milliseconds: 60_000)
        limit.note(lines: before / 2, milliseconds: 60_000)
        limit.note(lines: before - 1, milliseconds: 0)
        limit.note(lines: before, milliseconds: BatchLimit.longMilliseconds)
        limit.note(lines: before, milliseconds: BatchLimit.shortMilliseconds)
        #expect(limit.lines == before)
    }

    @Test(
        "on a disk with such syncs and such a cost of a line, full commits come to so many lines",
        arguments: [
            // Short syncs: as many as end in time.
            (8, 0.2, 110...256), (8, 1, 32...64), (8, 3, 32...32),
            // Long ones: no fewer than make the syncs worth while.
            (45, 1, 32...32), (100, 1, 32...32),
        ])
    func settles(syncs: Double, line: Double, expected: ClosedRange<Int>) {
        var limit = BatchLimit()
        for _ in 0..<40 {
            let milliseconds = syncs + line * Double(limit.lines)
            limit.note(lines: limit.lines, milliseconds: Int64(milliseconds))
        }
        #expect(expected.contains(limit.lines), "\(limit.lines)")
    }
}
