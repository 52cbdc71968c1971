import Registry
import Synchronization
import System
import Testing

@testable import Storage

@Suite("Claims whose names are synced together")
struct SyncQueueTests {
    /// What a thread's sync came to.
    private final class Outcomes: Sendable {
        let errors = Mutex<[Int: StorageError?]>([:])

        func note(_ number: Int, _ error: StorageError?) {
            errors.withLock { $0[number] = .some(error) }
        }
    }

    private func package(_ number: Int) -> Path { ClaimFile.package.path(of: "claim-\(number)") }

    /// A file that is durable but for its name.
    private func write(_ number: Int, on disk: MemoryDisk) throws {
        let file = try disk.open(package(number), for: .creating(mode: 0o440))
        try file.write(Array("package \(number)".utf8), at: 0)
        try file.sync()
    }

    private func started() throws -> MemoryDisk {
        let disk = MemoryDisk()
        try disk.makeFolders(WorkspacePaths.claims)
        for folder in [WorkspacePaths.registry, WorkspacePaths.staging, .workspace] {
            try disk.syncFolder(folder)
        }
        return disk
    }

    /// Has the first of so many threads wait within its sync until the others have come.
    private func run(
        _ count: Int, on disk: MemoryDisk,
        failing fault: @escaping (String, Path) -> Int32? = { _, _ in nil }
    ) throws -> [Int: StorageError?] {
        for number in 0..<count { try write(number, on: disk) }
        let queue = SyncQueue(disk: disk, folder: WorkspacePaths.claims)
        let outcomes = Outcomes()
        let begun = Mutex(false)
        disk.fault = { verb, path, _ in
            let isFirst = begun.withLock { begun in
                defer { begun = true }
                return !begun
            }
            while isFirst, queue.waitingCount < count - 1 { ThisProcess.sleep(milliseconds: 1) }
            return fault(verb, path)
        }
        let threads = try (0..<count).map { number in
            try WorkerThread("sync-\(number)") {
                do throws(StorageError) {
                    try queue.sync()
                    outcomes.note(number, nil)
                } catch {
                    outcomes.note(number, error)
                }
            }
        }
        for thread in threads { thread.join() }
        #expect(queue.waitingCount == 0)
        return outcomes.errors.withLock { $0 }
    }

    private func syncs(_ disk: MemoryDisk) -> Int {
        disk.log.count { $0.verb == "sync folder" && $0.path == WorkspacePaths.claims }
    }

    @Test("who comes while one syncs is served by the next, which is one for all")
    func grouped() throws {
        let disk = try started()
        let outcomes = try run(6, on: disk)
        #expect(outcomes.count == 6)
        #expect(outcomes.values.allSatisfy { $0 == nil })
        #expect(syncs(disk) == 2)
        disk.cutPower(seed: 7)
        for number in 0..<6 {
            #expect(try disk.contents(of: package(number)) == Array("package \(number)".utf8))
        }
    }

    @Test("a sync that fails is not repeated: all who wait or come later fail with it")
    func failing() throws {
        let disk = try started()
        let hasFailed = Mutex(false)
        let outcomes = try run(4, on: disk) { verb, path in
            guard verb == "sync folder", path == WorkspacePaths.claims else { return nil }
            // As the kernel does, it tells the failure once.
            return hasFailed.withLock { hasFailed in
                defer { hasFailed = true }
                return hasFailed ? nil : ErrorCode.deviceFailed
            }
        }
        let errors = outcomes.values.compactMap(\.self)
        #expect(outcomes.count == 4)
        #expect(errors.count == 4)
        #expect(errors.allSatisfy { $0.verdict == .stop })
        #expect(syncs(disk) == 1)

        let queue = SyncQueue(disk: disk, folder: WorkspacePaths.claims)
        queue.refuse(after: try #require(errors.first))
        disk.fault = { _, _, _ in nil }
        #expect(throws: StorageError.self) { try queue.sync() }
        #expect(syncs(disk) == 1)
    }

    @Test("a lack of something refuses nobody who comes later")
    func lacking() throws {
        let disk = try started()
        let queue = SyncQueue(disk: disk, folder: WorkspacePaths.claims)
        queue.refuse(
            after: StorageError(
                .disk, operation: "open", subject: "claims", cause: "no descriptor",
                verdict: .retryLater))
        try queue.sync()
        #expect(syncs(disk) == 1)
    }

    @Test("after bytes of one claim could not be synced, no other claim is made")
    func failedBytes() throws {
        let disk = try started()
        for name in ["a", "b"] {
            try disk.create(Path("inbox/\(name)"), Array(name.utf8), mode: 0o644)
        }
        let claims = Claims(disk: disk, isShared: true)
        disk.fault = { verb, path, _ in
            verb == "sync" && path == package(1) ? ErrorCode.deviceFailed : nil
        }
        for (name, id) in [("a", "claim-1"), ("b", "claim-2")] {
            let error = #expect(throws: StorageError.self) {
                try claims.claim(Path(name), in: nil, marker: nil, id: id)
            }
            #expect(error?.verdict == .stop)
            #expect(try disk.status(of: Path("inbox/\(name)")) != nil)
        }
    }
}
