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
        board.look(at: InboxPlace(folder: nil, name: Array("a.zip".utf8)), [marker], now: now)
            .contains(marker)
    }

    @Test("a marker counts when its writer closed it, or when it stayed still to the millisecond")
    func finishing() {
        var board = MarkerBoard(stillMilliseconds: 500, isSinglePass: false)
        let empty = marker("a.zip.ok", at: 1)
        #expect(!finished(&board, empty, now: 1_000))
        #expect(board.nextMilliseconds(now: 1_000) == 500)
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
        let markers = [
            Array("a".utf8): ["a.ok", "a.OK", "a.sha256", "a.ctl"].map { marker($0, at: 1) }
        ]
        let now = board.look(at: nil, markers, now: 0, age: { _ in 499 })
        #expect(Set(now.map(\.name.text)) == ["a.ok", "a.OK"])
        var other = MarkerBoard(stillMilliseconds: 500, isSinglePass: true)
        #expect(other.look(at: nil, markers, now: 0, age: { _ in 500 }).count == 4)
        let content = marker("b.ok", at: 1, size: 9)
        var third = MarkerBoard(stillMilliseconds: 500, isSinglePass: true)
        #expect(
            third.look(at: nil, [Array("b".utf8): [content]], now: 0, age: { _ in 499 }).isEmpty)
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

    @Test("a control file may come before the file gets its name, but not before its content")
    func controlFirst() {
        for (size, time, counts) in [
            (70, Int64(49), false), (70, 50, true), (0, 99, false), (0, 100, true),
        ] {
            var renamed = file("a.zip", at: 100)
            renamed.written = Instant(milliseconds: 50)
            let own = marker("a.zip.sha256", at: time, size: size)
            #expect(renamed.isMarked(by: own) == counts, "\(size) B at \(time)")
            renamed.written = nil
            #expect(renamed.isMarked(by: own) == (time >= 100))
        }
    }

    @Test("a file of a party that sends with markers holds up no tick, for it is not received yet")
    func noTickHeld() throws {
        let tracker = InboxTracker(
            rules: ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 600_000))
        var lacking = file("a.zip", at: 100)
        lacking.needsMarker = true
        tracker.look(at: nil, files: [lacking], now: 0)
        tracker.noteMovedIn(lacking.place)
        #expect(tracker.earliestUnclaimed == nil)
        #expect(tracker.next(now: 10_000_000) == nil)
        #expect(tracker.nextMilliseconds(now: 10_000_000) == nil)
        lacking.markers = [marker("a.zip.ok", at: 200)]
        tracker.look(at: nil, files: [lacking], now: 1)
        let next = try #require(tracker.next(now: 1))
        #expect(next.file == lacking && !next.needsPeek)
        #expect(tracker.earliestUnclaimed == 200)
        // The marker goes again before a worker is free.
        lacking.markers = []
        tracker.look(at: lacking.place, file: lacking, now: 2)
        #expect(tracker.next(now: 10_000_000) == nil)
        #expect(!tracker.hasReady(now: 10_000_000))
    }

    @Test("a share that numbers an unchanged file anew at each look does not starve it")
    func renumbered() throws {
        let tracker = InboxTracker(
            rules: ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 600_000))
        for look in UInt64(0)..<6 {
            tracker.look(
                at: nil, files: [file("a.zip", at: 100, inode: 1_000 + look)],
                now: Int64(look) * 100)
        }
        #expect(tracker.next(now: 499) == nil)
        let seen = try #require(tracker.next(now: 500))
        #expect(seen.needsPeek && seen.file.inode == 1_005)
        tracker.notePeek(seen.file.place, looksComplete: true)
        #expect(tracker.isReady(seen.file))
        // Claimed under one number, released under another: it comes again.
        tracker.noteClaimed(seen.file.place)
        tracker.look(at: nil, files: [file("a.zip", at: 100, inode: 7)], now: 600)
        #expect(tracker.next(now: 9_000) == nil)
        tracker.noteReleased(seen.file, now: 9_100)
        #expect(tracker.next(now: 9_599) == nil)
        #expect(tracker.next(now: 9_600)?.needsPeek == true)
        // Taken away, while one that looks the same came: that one comes too.
        tracker.noteClaimed(seen.file.place)
        tracker.look(at: nil, files: [file("a.zip", at: 100, inode: 8)], now: 9_700)
        tracker.noteGone(seen.file)
        #expect(tracker.waiting == 1)
        #expect(tracker.next(now: 19_000)?.file.inode == 8)
        // Taken away and nothing else there: it is forgotten.
        tracker.noteClaimed(seen.file.place)
        tracker.noteGone(file("a.zip", at: 100, inode: 8))
        #expect(!tracker.isKnown(seen.file.place) && tracker.waiting == 0)
    }

    @Test("another file that looks the same inherits nothing once an event told of it")
    func another() {
        let tracker = InboxTracker(
            rules: ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 600_000))
        let first = file("a.zip", at: 100)
        tracker.look(at: first.place, file: first, now: 0)
        tracker.noteClosed(first.place)
        tracker.notePeek(first.place, looksComplete: false)
        #expect(tracker.nextMilliseconds(now: 0) == 600_000)
        let second = file("a.zip", at: 100, inode: 2)
        tracker.look(at: first.place, file: second, now: 1)
        tracker.noteAnother(first.place)
        #expect(tracker.nextMilliseconds(now: 1) == 500)
        #expect(tracker.next(now: 501)?.file == second)
        // One that a worker has in hand is not handed out a second time.
        tracker.noteClaimed(first.place)
        tracker.noteAnother(first.place)
        #expect(tracker.next(now: 9_000) == nil && tracker.waiting == 0)
    }

    @Test("a change of size or time starts the stillness again; the rest of a cut file restarts it")
    func restarts() {
        let tracker = InboxTracker(
            rules: ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 2_000))
        let place = file("a.zip", at: 1).place
        tracker.look(at: nil, files: [file("a.zip", at: 1)], now: 0)
        tracker.notePeek(place, looksComplete: false)
        #expect(tracker.nextMilliseconds(now: 499) == 1)
        #expect(tracker.nextMilliseconds(now: 1_999) == 1)
        tracker.look(at: nil, files: [file("a.zip", at: 2, size: 20)], now: 1_999)
        #expect(tracker.nextMilliseconds(now: 2_498) == 1)
        #expect(tracker.next(now: 2_499)?.needsPeek == true)
        tracker.notePeek(place, looksComplete: false)
        #expect(tracker.next(now: 3_998) == nil)
        #expect(tracker.next(now: 3_999)?.needsPeek == false)
    }

    @Test("a finished marker is told once, however many there are, and only while it is there")
    func due() {
        var board = MarkerBoard(stillMilliseconds: 500, isSinglePass: false)
        let places = ["a", "b", "c"].map { InboxPlace(folder: nil, name: Array($0.utf8)) }
        for (index, place) in places.enumerated() {
            let own = marker("\(place.name.text).ok", at: Int64(index))
            #expect(board.look(at: place, [own], now: Int64(index) * 100).isEmpty)
            #expect(board.names(of: place) == [own.name])
        }
        #expect(board.takeDue(now: 499).isEmpty)
        #expect(board.look(at: places[1], [], now: 499).isEmpty)
        #expect(board.names(of: places[1]) == [])
        #expect(board.takeDue(now: 500) == [places[0]])
        #expect(board.nextMilliseconds(now: 500) == 200)
        // The file's marker was forgotten, so nothing is due for it.
        #expect(board.takeDue(now: 700) == [places[2]])
        #expect(board.nextMilliseconds(now: 700) == nil)
        let own = marker("a.ok", at: 0)
        #expect(board.look(at: nil, [places[0].name: [own]], now: 701, age: nil) == [own])
        #expect(board.names(of: places[2]) == [])
        board.keep(only: [])
        #expect(board.names(of: places[0]) == [])
    }
}
