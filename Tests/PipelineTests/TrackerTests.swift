import Registry
import Testing
import WorkingDays

@testable import Pipeline

@Suite("Whose turn it is among the drop folders")
struct TrackerTests {
    private let rules = ReadyRules(stillMilliseconds: 500, incompleteMilliseconds: 600_000)

    private func party(_ number: Int) throws -> PartyID {
        try #require(PartyID(["11370900DEMQ000035", "11370911DEMQ000059"][number]))
    }

    private func file(
        _ name: String, in folder: PartyID? = nil, changed: Int64 = 1_000, inode: UInt64 = 1
    ) -> InboxFile {
        InboxFile(
            place: InboxPlace(folder: folder, name: Array(name.utf8)), inode: inode, sizeBytes: 1,
            changed: Instant(milliseconds: changed), isDirectory: false)
    }

    /// Claims whatever is ready and gives the names.
    private func claims(
        _ tracker: InboxTracker, now: Int64 = 0, before: Int64? = nil,
        without: Set<PartyID?> = [], limit: Int = 100
    ) -> [String] {
        var names: [String] = []
        while names.count < limit,
            let (file, needsPeek) = tracker.next(now: now, before: before, without: without)
        {
            #expect(!needsPeek)
            tracker.noteClaimed(file.place)
            names.append(String(decoding: file.place.name, as: UTF8.self))
        }
        return names
    }

    private func flooded(_ count: Int, and other: Int = 0) throws -> InboxTracker {
        let tracker = InboxTracker(rules: rules)
        for number in 0..<count {
            let file = try file(
                "f\(number)", in: party(0), changed: Int64(number), inode: UInt64(number))
            tracker.look(at: file.place, file: file, now: 0)
            tracker.noteMovedIn(file.place)
        }
        for number in 0..<other {
            let file = try file(
                "o\(number)", in: party(1), changed: 1_000_000, inode: UInt64(count + number))
            tracker.look(at: file.place, file: file, now: 0)
            tracker.noteMovedIn(file.place)
        }
        return tracker
    }

    @Test("one file behind another's flood is the second to go, not the last")
    func fair() throws {
        let tracker = try flooded(5_000, and: 1)
        let order = claims(tracker, limit: 5_001)
        #expect(order.firstIndex(of: "o0").map { $0 <= 1 } == true)
        #expect(order.filter { $0 != "o0" } == (0..<5_000).map { "f\($0)" })
        #expect(tracker.waiting == 0)
    }

    @Test("folders take turns, each in the order of receipt, with the name among equals")
    func turns() throws {
        let tracker = try flooded(3, and: 3)
        #expect(claims(tracker) == ["f0", "o0", "f1", "o1", "f2", "o2"])
    }

    @Test("while a tick is due only what came before it goes, to the millisecond")
    func limit() throws {
        let tracker = try flooded(4, and: 1)
        #expect(claims(tracker, before: 2) == ["f0", "f1"])
        #expect(tracker.earliestUnclaimed == 2)
        #expect(claims(tracker).sorted() == ["f2", "f3", "o0"])
    }

    @Test("a folder whose claims wait for an earlier one is passed over and not forgotten")
    func without() throws {
        let tracker = try flooded(2, and: 2)
        #expect(try claims(tracker, without: [party(0)]) == ["o0", "o1"])
        #expect(claims(tracker) == ["f0", "f1"])
    }

    @Test("what is said of a file that was replaced does not count for the new one")
    func replaced() throws {
        let tracker = InboxTracker(rules: rules)
        let first = file("a.zip")
        tracker.look(at: first.place, file: first, now: 0)
        tracker.noteMovedIn(first.place)
        #expect(tracker.hasReady(now: 0))
        let second = file("a.zip", changed: 2_000, inode: 2)
        tracker.look(at: first.place, file: second, now: 10)
        #expect(!tracker.hasReady(now: 10))
        #expect(tracker.nextMilliseconds(now: 10) == 500)
        #expect(tracker.next(now: 509) == nil)
        let due = try #require(tracker.next(now: 510))
        #expect(due.file == second && due.needsPeek)
        tracker.notePeek(second.place, looksComplete: true)
        #expect(tracker.isReady(second) && !tracker.isReady(first))
        tracker.noteClaimed(second.place)
        // The claim of the first, ended late, takes nothing from the second.
        tracker.noteGone(first)
        tracker.noteReleased(second, now: 520)
        #expect(tracker.waiting == 1)
        #expect(tracker.nextMilliseconds(now: 520) == 500)
    }

    @Test("a file is out of the way once it looks cut, is parked, or went")
    func leftAlone() throws {
        let tracker = InboxTracker(rules: rules)
        for (number, name) in ["cut", "parked", "gone", "good"].enumerated() {
            let file = file(name, changed: Int64(number), inode: UInt64(number))
            tracker.look(at: file.place, file: file, now: 0)
        }
        _ = tracker.next(now: 500)
        tracker.notePeek(file("cut").place, looksComplete: false)
        tracker.notePark(file("parked", changed: 1, inode: 1), until: 9_000)
        tracker.look(at: file("gone").place, file: nil, now: 500)
        #expect(tracker.next(now: 500)?.file.place.name == Array("good".utf8))
        tracker.noteClaimed(file("good").place)
        #expect(tracker.next(now: 8_999) == nil)
        #expect(tracker.next(now: 9_000)?.file.place.name == Array("parked".utf8))
        #expect(tracker.next(now: 599_999)?.file.place.name != Array("cut".utf8))
        tracker.noteClaimed(file("parked").place)
        #expect(tracker.next(now: 600_000)?.file.place.name == Array("cut".utf8))
        #expect(tracker.waiting == 1)
    }

    @Test("a look at a whole folder forgets what is not there any more, and only there")
    func wholeFolder() throws {
        let tracker = try flooded(3, and: 1)
        tracker.look(
            at: try party(0), files: [try file("f1", in: party(0), changed: 1, inode: 1)], now: 0)
        #expect(claims(tracker).sorted() == ["f1", "o0"])
        let other = try flooded(3, and: 1)
        other.keep(only: [nil, try party(1)])
        #expect(claims(other) == ["o0"])
        #expect(other.waiting == 0)
    }
}
