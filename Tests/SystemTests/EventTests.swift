import Foundation
import Testing

@testable import System

@Suite struct `Events` {
    @Test func `a watch tells of making, closing, renaming and removing, in order`() throws {
        try withFolder { folder, path in
            try folder.makeFolder("in", permissions: 0o755)
            let inside = try folder.openFolder("in")
            let watch = try FolderWatch()
            let id = try watch.add(
                path.appending("in"), [.created, .closedByWriter, .movedIn, .movedOut, .deleted])
            #expect(try watch.events().isEmpty)
            #expect(try !watch.descriptor.wait(for: .readable, timeoutMilliseconds: 0))
            let name = Path(bytes: [0xCA, 0xFD])
            try inside.write("x", as: name)
            try folder.write("y", as: "outside")
            try folder.rename("outside", to: "b", in: inside, replacing: false)
            try inside.rename("b", to: "c", replacing: false)
            try inside.makeFolder("d", permissions: 0o755)
            try inside.unlink("c")
            #expect(try watch.descriptor.wait(for: .readable, timeoutMilliseconds: 5000))
            let events = try watch.events()
            #expect(events.allSatisfy { $0.watch == id })
            let expected: [(FolderChanges, Path)] = [
                (.created, name), (.closedByWriter, name), (.movedIn, "b"), (.movedOut, "b"),
                (.movedIn, "c"), ([.created, .isFolder], "d"), (.deleted, "c"),
            ]
            #expect(events.map(\.changes) == expected.map(\.0))
            #expect(events.map(\.name) == expected.map(\.1))
            #expect(events[3].cookie == events[4].cookie)
            #expect(events[3].cookie != 0)
            #expect(events[0].cookie == 0)
        }
    }

    @Test func `a watch that ends says so`() throws {
        try withFolder { folder, path in
            try folder.makeFolder("in", permissions: 0o755)
            let watch = try FolderWatch()
            let id = try watch.add(path.appending("in"), .created)
            #expect(try watch.add(path.appending("in"), .deleted) == id)
            try watch.remove(id)
            #expect(try watch.events().map(\.changes) == [.ended])
            #expect(errorName { try watch.remove(id) } == "EINVAL")
            let other = try watch.add(path.appending("in"), [.created, .folderDeleted])
            try folder.removeFolder("in")
            let events = try watch.events()
            #expect(events.map(\.changes) == [.folderDeleted, .ended])
            #expect(events.map(\.name) == [nil, nil])
            #expect(events.map(\.watch) == [other, other])
            try folder.write("x", as: "file")
            #expect(errorName { _ = try watch.add(path.appending("file"), .created) } == "ENOTDIR")
            #expect(errorName { _ = try watch.add(path.appending("in"), .created) } == "ENOENT")
        }
    }

    @Test func `an overflow is told as such`() {
        // wd -1, IN_Q_OVERFLOW, no cookie, no name; then a name padded to a multiple of 4.
        let bytes: [UInt8] =
            [0xFF, 0xFF, 0xFF, 0xFF, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            + [7, 0, 0, 0, 0x80, 0, 0, 0, 9, 0, 0, 0, 4, 0, 0, 0, 0x61, 0x62, 0, 0]
        let events = FolderWatch.decode(bytes)
        #expect(events.count == 2)
        #expect(events[0].changes == .overflow)
        #expect(events[0].name == nil)
        #expect(events[1].watch == WatchID(number: 7))
        #expect(events[1].changes == .movedIn)
        #expect(events[1].cookie == 9)
        #expect(events[1].name == "ab")
        #expect(FolderWatch.decode([]).isEmpty)
    }

    @Test func `poll says which of several is ready`() throws {
        let quiet = try DescriptorPair.pipe()
        let busy = try DescriptorPair.pipe()
        let ended = try DescriptorPair.pipe()
        let awaited = [
            quiet.first.awaiting(.readable), busy.first.awaiting(.readable),
            busy.second.awaiting(.writable),
        ]
        #expect(try Poll.wait(for: awaited, timeoutMilliseconds: 0) == [[], [], .writable])
        try busy.second.write([1])
        #expect(
            try Poll.wait(for: awaited, timeoutMilliseconds: nil) == [[], .readable, .writable])
        let reading = ended.takeFirst()
        #expect(
            try Poll.wait(for: [reading.awaiting(.readable)], timeoutMilliseconds: nil)
                == [.hungUp])
    }

    @Test func `poll waits as long as it is told and no longer`() throws {
        let pipe = try DescriptorPair.pipe()
        let start = SystemClock.monotonicNanoseconds()
        #expect(try !pipe.first.wait(for: .readable, timeoutMilliseconds: 30))
        let waited = SystemClock.monotonicNanoseconds() - start
        #expect(waited >= 30_000_000)
    }

    @Test func `a bell rings across threads and is quiet once heard`() throws {
        let bell = SharedBell()
        #expect(try !bell.wakeUp.hear())
        let thread = try WorkerThread("ringer") {
            do {
                try bell.wakeUp.ring()
                try bell.wakeUp.ring()
            } catch { Issue.record(error) }
        }
        #expect(try bell.wakeUp.descriptor.wait(for: .readable, timeoutMilliseconds: 5000))
        thread.join()
        #expect(try bell.wakeUp.hear())
        #expect(try !bell.wakeUp.hear())
        #expect(try !bell.wakeUp.descriptor.wait(for: .readable, timeoutMilliseconds: 0))
    }

    @Test func `signals are read, not suffered`() throws {
        let thread = try WorkerThread("signals") {
            do {
                let queue = try SignalQueue([.user1, .hangUp])
                #expect(try queue.signals().isEmpty)
                #expect(try !queue.descriptor.wait(for: .readable, timeoutMilliseconds: 0))
                // To this thread alone: the other threads of the tests do not block them.
                pthread_kill(pthread_self(), SIGUSR1)
                pthread_kill(pthread_self(), SIGHUP)
                #expect(try queue.descriptor.wait(for: .readable, timeoutMilliseconds: 5000))
                #expect(Set(try queue.signals()) == [.user1, .hangUp])
                #expect(try queue.signals().isEmpty)
            } catch { Issue.record(error) }
        }
        thread.join()
        #expect(Signal.user1.description == "SIGUSR1")
        #expect(Signal(rawValue: 99).description == "signal 99")
    }

    @Test func `a pipe nobody writes to does not stop a reader that must not wait`() throws {
        let pipe = try DescriptorPair.pipe()
        try pipe.first.setBlocking(false)
        #expect(errorName { _ = try pipe.first.read(upTo: 1) } == "EAGAIN")
        try pipe.second.write([7])
        #expect(try pipe.first.read(upTo: 1) == [7])
        let isTerminal = pipe.first.isTerminal
        #expect(!isTerminal)
    }

    @Test func `clocks go on, and agree with date(1)`() throws {
        let before = SystemClock.nowMilliseconds()
        let told = try output("/bin/date", ["+%s%3N"])
        let after = SystemClock.nowMilliseconds()
        let date = try #require(Int64(told.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(before <= date && date <= after)
        let first = SystemClock.monotonicNanoseconds()
        #expect(SystemClock.monotonicNanoseconds() >= first)
    }

    @Test(arguments: [0, 1, 32, 1000]) func `random bytes are as many as asked`(_ count: Int)
        throws
    {
        let bytes = try Randomness.bytes(count)
        #expect(bytes.count == count)
        if count >= 32 {
            #expect(try Randomness.bytes(count) != bytes)
            #expect(Set(bytes).count > 8)
        }
    }
}

private final class SharedBell: Sendable {
    let wakeUp: WakeUp
    init() {
        do { wakeUp = try WakeUp() } catch { preconditionFailure("\(error)") }
    }
}
