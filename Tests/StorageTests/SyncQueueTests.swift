import Registry
import Synchronization
import System
import Testing

@testable import Storage

@Suite("Claims that are synced together")
struct SyncQueueTests {
    /// What a thread's sync came to.
    private final class Outcomes: Sendable {
        let errors = Mutex<[Int: StorageError?]>([:])

        func note(_ number: Int, _ error: StorageError?) {
            errors.withLock { $0[number] = .some(error) }
        }
    }

    private func written(_ number: Int, on disk: MemoryDisk) throws -> SyncQueue.Written {
        let folder = WorkspacePaths.claims.appending(Path("claim-\(number)"))
        try disk.makeFolders(folder)
        let files = try ["record", "package"].map { name in
            let file = try disk.open(folder.appending(Path(name)), for: .creating(mode: 0o440))
            try file.write(Array("\(name) \(number)".utf8), at: 0)
            return file
        }
        return SyncQueue.Written(files: files, folder: folder, parent: WorkspacePaths.claims)
    }

    /// Has the first of so many threads wait within its sync until the others have come.
    private func run(
        _ count: Int, on disk: MemoryDisk,
        failing fault: @escaping (String, Path) -> Int32? = { _, _ in nil }
    ) throws -> [Int: StorageError?] {
        let all = try (0..<count).map { try written($0, on: disk) }
        let queue = SyncQueue(disk: disk)
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
        let threads = try all.enumerated().map { number, written in
            try WorkerThread("sync-\(number)") {
                do throws(StorageError) {
                    try queue.sync(written)
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

    private func syncs(_ disk: MemoryDisk, of path: Path) -> Int {
        disk.log.count { $0.verb.hasPrefix("sync") && $0.path == path }
    }

    @Test("who comes while one syncs is synced with the next, the folder of all once for a group")
    func grouped() throws {
        let disk = MemoryDisk()
        try disk.makeFolders(WorkspacePaths.claims)
        for folder in [WorkspacePaths.registry, WorkspacePaths.staging, .workspace] {
            try disk.syncFolder(folder)
        }
        let outcomes = try run(6, on: disk)
        #expect(outcomes.count == 6)
        #expect(outcomes.values.allSatisfy { $0 == nil })
        #expect(syncs(disk, of: WorkspacePaths.claims) == 2)
        for number in 0..<6 {
            let folder = WorkspacePaths.claims.appending(Path("claim-\(number)"))
            #expect(syncs(disk, of: folder) == 1)
            #expect(syncs(disk, of: folder.appending("package")) == 1)
        }
        disk.cutPower(seed: 7)
        for number in 0..<6 {
            let folder = WorkspacePaths.claims.appending(Path("claim-\(number)"))
            #expect(
                try disk.contents(of: folder.appending("package"))
                    == Array("package \(number)".utf8))
        }
    }

    @Test("a sync that fails is not repeated: all who wait or come later fail with it")
    func failing() throws {
        let disk = MemoryDisk()
        try disk.makeFolders(WorkspacePaths.claims)
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
        #expect(syncs(disk, of: WorkspacePaths.claims) == 1)

        let queue = SyncQueue(disk: disk)
        queue.refuse(after: try #require(errors.first))
        disk.fault = { _, _, _ in nil }
        let late = try written(9, on: disk)
        #expect(throws: StorageError.self) { try queue.sync(late) }
        #expect(syncs(disk, of: late.folder) == 0)
    }

    @Test("a lack of something refuses nobody who comes later")
    func lacking() throws {
        let disk = MemoryDisk()
        try disk.makeFolders(WorkspacePaths.claims)
        let queue = SyncQueue(disk: disk)
        queue.refuse(
            after: StorageError(
                .disk, operation: "open", subject: "claims", cause: "no descriptor",
                verdict: .retryLater))
        try queue.sync(try written(1, on: disk))
        #expect(syncs(disk, of: WorkspacePaths.claims) == 1)
    }
}
