import Registry
import System
import Testing
import WorkingDays

@testable import Pipeline

@Suite("Done-markers and the files they are for")
struct MarkerTests {
    private func marker(_ name: String, at time: Int64, size: Int = 0) -> InboxFile.Marker {
        InboxFile.Marker(
            name: Array(name.utf8), changed: Instant(milliseconds: time), sizeBytes: size)
    }

    private func file(
        _ name: String, at time: Int64, inode: UInt64 = 1, size: Int = 10
    ) -> InboxFile {
        InboxFile(
            place: InboxPlace(folder: nil, name: Array(name.utf8)), inode: inode, sizeBytes: size,
            changed: Instant(milliseconds: time), isDirectory: false)
    }

    private func finished(
        _ board: inout MarkerBoard, _ marker: InboxFile.Marker, now: Int64
    ) -> Bool {
        board.look(at: nil, [marker], now: now, age: nil).contains(marker)
    }

    @Test("a marker counts when its writer closed it, or when it stayed still to the millisecond")
    func finishing() {
        var board = MarkerBoard(stillMilliseconds: 500, isSinglePass: false)
        let empty = marker("a.zip.ok", at: 1)
        #expect(!finished(&board, empty, now: 1_000))
        #expect(board.due(now: 1_000).nextMilliseconds == 500)
        #expect(!finished(&board, empty, now: 1_499))
        #expect(finished(&board, empty, now: 1_500))
        // Its content comes: it is another state.
        let full = marker("a.zip.ok", at: 2, size: 70)
        #expect(!finished(&board, full, now: 1_600))
        board.noteFinished(InboxPlace(folder: nil, name: full.name))
        #expect(finished(&board, full, now: 1_601))
        board.forgetEvents()
        #expect(finished(&board, full, now: 1_602))
        #expect(!finished(&board, marker("a.zip.ok", at: 3, size: 71), now: 1_603))
    }

    @Test("in a single pass age counts, and an empty .ok at once, but no empty list of digests")
    func singlePass() {
        var board = MarkerBoard(stillMilliseconds: 500, isSinglePass: true)
        let markers = ["a.ok", "a.OK", "a.sha256", "a.ctl"].map { marker($0, at: 1) }
        let now = board.look(at: nil, markers, now: 0, age: { _ in 499 })
        #expect(Set(now.map(\.name.text)) == ["a.ok", "a.OK"])
        var other = MarkerBoard(stillMilliseconds: 500, isSinglePass: true)
        #expect(other.look(at: nil, markers, now: 0, age: { _ in 500 }).count == 4)
        let content = marker("b.ok", at: 1, size: 9)
        var third = MarkerBoard(stillMilliseconds: 500, isSinglePass: true)
        #expect(third.look(at: nil, [content], now: 0, age: { _ in 499 }).isEmpty)
    }

    @Test("a marker older than its file is left over from another one, to the millisecond")
    func leftOver() {
        for (time, counts) in [(Int64(99), false), (100, true), (101, true)] {
            var contents = DropFolders.Contents()
            contents.files = [file("a.zip", at: 100), file("b.zip", at: 1)]
            let own = marker("a.zip.ok", at: time)
            contents.markers[Array("a.zip".utf8)] = [own]
            contents.mark(with: [own])
            #expect(contents.files.map { !$0.markers.isEmpty } == [counts, false])
            contents.mark(with: [])
            #expect(contents.files.allSatisfy { $0.markers.isEmpty })
        }
    }

    @Test("a file of a party that sends with markers holds up no tick, for it is not received yet")
    func noTickHeld() {
        var tracker = InboxTracker(
            rules: ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 600_000))
        var lacking = file("a.zip", at: 100)
        lacking.needsMarker = true
        tracker.look(at: nil, files: [lacking], now: 0)
        tracker.noteMovedIn(lacking.place)
        #expect(tracker.earliestUnclaimed == nil)
        #expect(tracker.due(now: 10_000_000).claims.isEmpty)
        #expect(tracker.due(now: 10_000_000).nextMilliseconds == nil)
        lacking.markers = [marker("a.zip.ok", at: 200)]
        tracker.look(at: nil, files: [lacking], now: 1)
        #expect(tracker.due(now: 1).claims == [lacking])
        #expect(tracker.earliestUnclaimed == 200)
    }

    @Test("a share that numbers an unchanged file anew at each look does not starve it")
    func renumbered() {
        var tracker = InboxTracker(
            rules: ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 600_000))
        for look in UInt64(0)..<6 {
            tracker.look(
                at: nil, files: [file("a.zip", at: 100, inode: 1_000 + look)],
                now: Int64(look) * 100)
        }
        #expect(tracker.due(now: 499).peeks.isEmpty)
        let seen = tracker.due(now: 500).peeks
        #expect(seen.map(\.inode) == [1_005])
        tracker.notePeek(seen[0].place, looksComplete: true)
        #expect(tracker.due(now: 500).claims == seen)
        // Claimed under one number, released under another: it comes again.
        tracker.noteClaimed(seen[0].place)
        tracker.look(at: nil, files: [file("a.zip", at: 100, inode: 7)], now: 600)
        #expect(tracker.due(now: 9_000).claims.isEmpty)
        tracker.noteReleased(seen[0], now: 700)
        #expect(tracker.due(now: 1_200).peeks.count == 1)
        // Taken away, while one that looks the same came: that one comes too.
        tracker.noteClaimed(seen[0].place)
        tracker.look(at: nil, files: [file("a.zip", at: 100, inode: 8)], now: 1_300)
        tracker.noteGone(seen[0])
        #expect(tracker.waiting == 1)
        #expect(tracker.due(now: 9_000).peeks.count == 1)
    }

    @Test("a change of size or time starts the stillness again; the rest of a cut file restarts it")
    func restarts() {
        var tracker = InboxTracker(
            rules: ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 2_000))
        let place = file("a.zip", at: 1).place
        tracker.look(at: nil, files: [file("a.zip", at: 1)], now: 0)
        tracker.notePeek(place, looksComplete: false)
        #expect(tracker.due(now: 1_999).nextMilliseconds == 1)
        tracker.look(at: nil, files: [file("a.zip", at: 2, size: 20)], now: 1_999)
        #expect(tracker.due(now: 2_498).nextMilliseconds == 1)
        #expect(tracker.due(now: 2_499).peeks.count == 1)
        tracker.notePeek(place, looksComplete: false)
        #expect(tracker.due(now: 3_998).claims.isEmpty)
        #expect(tracker.due(now: 3_999).claims.count == 1)
    }
}
