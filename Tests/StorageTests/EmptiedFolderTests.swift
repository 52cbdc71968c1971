import Registry
import System
import Testing

@testable import Storage

@Suite("A dropped folder that comes back empty")
struct EmptiedFolderTests {
    /// A workspace in which the removal of a claimed folder was cut short, and its way out of the inbox
    /// was undone: what is left where a file system keeps no order between folders.
    private func cutShort() throws -> MemoryDisk {
        let disk = MemoryDisk()
        try openStore(disk).close()
        try disk.makeFolders("inbox/box")
        try disk.create("inbox/box/scan.txt", Array("scan".utf8), mode: 0o644)
        try disk.syncEverything()
        disk.fault = { verb, _, _ in verb == "remove folder" ? ErrorCode.deviceFailed : nil }
        #expect(throws: StorageError.self) {
            try Claims(disk: disk).claim(
                folder: "box", in: nil, limits: FolderLimits(bytes: 1 << 20, entries: 10),
                id: "one")
        }
        disk.kill()
        try disk.rename("registry/staging/claims/one.original", to: "inbox/box")
        try disk.syncEverything()
        return disk
    }

    @Test("is not answered a second time")
    func once() throws {
        let disk = try cutShort()
        let store = try openStore(disk)
        #expect(try store.pendingClaims().map(\.id) == ["one"])
        #expect(try disk.entries(of: "inbox") == [])
    }

    @Test("stays when something was put into it meanwhile")
    func filled() throws {
        let disk = try cutShort()
        try disk.create("inbox/box/late.txt", Array("late".utf8), mode: 0o644)
        let store = try openStore(disk)
        #expect(try store.pendingClaims().map(\.id) == ["one"])
        #expect(try disk.status(of: "inbox/box/late.txt") != nil)
    }
}
