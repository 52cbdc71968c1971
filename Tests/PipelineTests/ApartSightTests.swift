import Registry
import Synchronization
import System
import Testing
import WorkingDays

@testable import Pipeline

@Suite("A drop folder on a share that does not answer")
struct ApartSightTests {
    private static let share: Path = "/inbox/11370900DEMQ000035"
    private static let local: Path = "/inbox/11370911DEMQ000059"

    /// Folders with one file; the share's answers wait at a gate.
    private final class GatedSight: InboxSight, Sendable {
        let gate = BlockingQueue<Int>()
        let asked = Mutex(0)

        private struct OneFile: SeenFolder {
            var size: Int

            func names() throws(SystemError) -> [Path] { ["a.zip"] }

            func status(of name: Path) throws(SystemError) -> FileStatus {
                guard name == "a.zip" else {
                    throw SystemError(
                        call: "fstatat", code: ErrorCode.missing, subject: "\(name)")
                }
                return FileStatus(
                    kind: .file, sizeBytes: size, inode: 1, device: 1, mode: 0o640,
                    modifiedNanoseconds: 0, changedNanoseconds: 0)
            }
        }

        /// What the gate lets through; a local folder has none.
        private func pass(_ path: Path) -> Int {
            guard path == ApartSightTests.share else { return 0 }
            asked.withLock { $0 += 1 }
            return gate.pop() ?? 0
        }

        func folder(_ path: Path) throws(SystemError) -> any SeenFolder {
            OneFile(size: pass(path))
        }

        func ends(
            of path: Path, headBytes: Int, tailBytes: Int
        ) throws(SystemError) -> (head: [UInt8], tail: [UInt8])? {
            _ = pass(path.folder)
            return ([], [])
        }

        func makeDropFolder(_ path: Path) throws(SystemError) {}
        func share(of path: Path) throws(SystemError) -> String? { nil }
        func watch(_ path: Path, _ changes: FolderChanges) throws(SystemError) -> WatchID? { nil }
        func events() throws(SystemError) -> [FolderEvent] { [] }
        var awaited: AwaitedDescriptor? { nil }
    }

    private final class Mounts {
        var numbers: [Path: Int] = [ApartSightTests.share: 7]
    }

    private func sights(_ patience: Int) throws -> (GatedSight, ApartSight, Mounts) {
        let gated = GatedSight()
        let mounts = Mounts()
        let sight = ApartSight(gated, patienceMilliseconds: patience) { mounts.numbers }
        try sight.lookAround()
        return (gated, sight, mounts)
    }

    private func size(_ sight: ApartSight, _ path: Path) throws -> Int {
        try sight.folder(path).status(of: "a.zip").sizeBytes
    }

    private func isLate(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return false
        } catch {
            return (error as? SystemError)?.isTimedOut == true
        }
    }

    /// Until the thread of the share has nothing in hand.
    private func waitForAnswer(_ sight: ApartSight) {
        while sight.silenceMilliseconds(of: Self.share) > 0 { ThisProcess.sleep(milliseconds: 1) }
    }

    @Test("it is given up for now, others are looked into, and its late answer counts")
    func late() throws {
        let (gated, sight, _) = try sights(20)
        defer { gated.gate.close() }
        #expect(sight.isApart(Self.share))
        #expect(!sight.isApart(Self.local))
        #expect(isLate { _ = try sight.folder(Self.share) })
        #expect(try size(sight, Self.local) == 0)
        #expect(sight.lookAgeMilliseconds(of: Self.share) == .max)
        #expect(sight.lookAgeMilliseconds(of: Self.local) == 0)
        #expect(sight.silenceMilliseconds(of: Self.share) >= 20)
        // Nothing else is asked of it meanwhile, whatever is wanted.
        #expect(isLate { _ = try sight.folder(Self.share, only: ["a.zip"]) })
        #expect(
            isLate {
                _ = try sight.ends(of: Self.share.appending("a.zip"), headBytes: 4, tailBytes: 4)
            })
        #expect(isLate { _ = try sight.watch(Self.share, []) })
        #expect(gated.asked.withLock { $0 } == 1)
        gated.gate.push(11)
        waitForAnswer(sight)
        // The look that came late, and another one is begun behind it.
        #expect(try size(sight, Self.share) == 11)
        #expect(sight.lookAgeMilliseconds(of: Self.share) >= 20)
        while gated.asked.withLock({ $0 }) < 2 { ThisProcess.sleep(milliseconds: 1) }
        gated.gate.push(12)
        waitForAnswer(sight)
        #expect(try size(sight, Self.share) == 12)
    }

    @Test("a late answer of any kind is there for who asks the same again")
    func asked() throws {
        let (gated, sight, _) = try sights(20)
        defer { gated.gate.close() }
        let file = Self.share.appending("a.zip")
        #expect(isLate { _ = try sight.ends(of: file, headBytes: 4, tailBytes: 4) })
        #expect(sight.waitedMilliseconds >= 20)
        gated.gate.push(1)
        waitForAnswer(sight)
        #expect(try sight.ends(of: file, headBytes: 4, tailBytes: 4) != nil)
        #expect(gated.asked.withLock { $0 } == 1)
        // Until it answers in time nobody waits for it.
        let before = sight.waitedMilliseconds
        #expect(isLate { _ = try sight.ends(of: file, headBytes: 4, tailBytes: 4) })
        #expect(sight.waitedMilliseconds - before < 20)
    }

    @Test("one that answers at once is looked into as any other")
    func prompt() throws {
        let (gated, sight, _) = try sights(60_000)
        for number in 1...3 {
            gated.gate.push(number)
            #expect(try size(sight, Self.share) == number)
        }
        gated.gate.push(4)
        let folder = try sight.folder(Self.share, only: ["a.zip", "b.zip"])
        #expect(try folder.status(of: "a.zip").sizeBytes == 4)
        do {
            _ = try folder.status(of: "b.zip")
            Issue.record("a name that is not there has a status")
        } catch {
            #expect(error.isMissing)
        }
        #expect(sight.silenceMilliseconds(of: Self.share) == 0)
    }

    @Test("what is mounted in its place is asked by another thread")
    func remounted() throws {
        let (gated, sight, mounts) = try sights(20)
        defer { gated.gate.close() }
        #expect(isLate { _ = try sight.folder(Self.share) })
        mounts.numbers[Self.share] = 8
        try sight.lookAround()
        #expect(sight.silenceMilliseconds(of: Self.share) == 0)
        #expect(isLate { _ = try sight.folder(Self.share) })
        while gated.asked.withLock({ $0 }) < 2 { ThisProcess.sleep(milliseconds: 1) }
    }

    @Test("jobs of such a folder keep no room from others, and hold up no end")
    func crew() throws {
        let folder = try #require(PartyID("11370900DEMQ000035"))
        final class NoHands: JobHands {
            func add(_ job: ClaimJob) {}
            func takeFinished() -> FinishedJob? { nil }
            func refuseMore() {}
            func stop(waitingMilliseconds: Int) -> Bool { true }
            var awaited: AwaitedDescriptor? { nil }
        }
        let crew = WorkerCrew(of: 1, NoHands())
        for order in 1...16 {
            let file = InboxFile(
                place: InboxPlace(folder: folder, name: Array("\(order)".utf8)), inode: 1,
                sizeBytes: 1, changed: Instant(milliseconds: Int64(order)), isDirectory: false)
            var job = ClaimJob(
                subject: .file(file), order: order, profile: nil,
                receipt: Instant(milliseconds: Int64(order)))
            job.isApart = true
            #expect(!crew.fullApartFolders.contains(folder))
            crew.add(job)
        }
        #expect(crew.fullApartFolders == [folder])
        #expect(crew.hasRoom)
        #expect(crew.isBusy)
        #expect(!crew.isBusy(without: [folder]))
        #expect(crew.earliestUnderWay(without: []) == 1)
        #expect(crew.earliestUnderWay(without: [folder]) == nil)
    }
}
