import Foundation
import Registry
import System
import Testing

@testable import Storage

@Suite("Views that another process writes")
struct ViewDraftTests {
    private let path = Path("party/todo/attachment-01-other.txt")

    private func disk() throws -> MemoryDisk {
        let disk = MemoryDisk()
        try disk.makeFolders(Path("outbox/party/todo"))
        return disk
    }

    private func write(_ text: String, to draft: ViewDraft) throws {
        try FileHandle(fileDescriptor: draft.descriptorNumber, closeOnDealloc: false)
            .write(contentsOf: Data(text.utf8))
    }

    @Test("where no room can be set aside it comes through memory, whole")
    func throughMemory() throws {
        let disk = try disk()
        let files = ViewFiles(disk: disk)
        let draft = try files.draft(of: path, sizeBytes: 600_000)
        let text = String(repeating: "0123456789", count: 60_000)
        try write(text, to: draft)
        #expect(try draft.sizeBytes() == 600_000)
        #expect(try files.contents(of: path) == nil)
        try files.put(draft)
        #expect(try files.contents(of: path) == Array(text.utf8))
        #expect(try files.names(in: Path("party/todo")) == ["attachment-01-other.txt"])
    }

    @Test("a disk that is full then is told to who can try again, and leaves nothing")
    func full() throws {
        let disk = try disk()
        let files = ViewFiles(disk: disk)
        let draft = try files.draft(of: path, sizeBytes: 5)
        try write("12345", to: draft)
        disk.fault = { verb, _, _ in verb == "write" ? ErrorCode.outOfSpace : nil }
        let error = #expect(throws: StorageError.self) { try files.put(draft) }
        #expect(error?.verdict == .retryLater)
        disk.fault = { _, _, _ in nil }
        try files.drop(draft)
        #expect(try files.names(in: Path("party/todo")) == [])
    }
}
