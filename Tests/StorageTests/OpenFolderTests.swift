import Foundation
import System
import Testing

@testable import Storage

@Suite("Folders that stay open")
struct OpenFolderTests {
    /// Opens whatever it is asked for, and counts how often.
    private final class Opening {
        private(set) var count = 0

        func folder(
            _ folders: OpenFolders, _ path: Path, meanwhile: () throws(SystemError) -> Void = {}
        ) throws -> OpenFolder {
            try folders.folder(at: path) { () throws(SystemError) in
                count += 1
                try meanwhile()
                return OpenFolder(try Files.openFolder("/"))
            }
        }

        /// Whether the folder is kept: asking again opens nothing.
        func isKept(_ folders: OpenFolders, _ path: Path) throws -> Bool {
            let before = count
            _ = try folder(folders, path)
            return count == before
        }
    }

    /// With the registry held and a batch being applied.
    private func inBatch(_ body: (OpenFolders, Opening) throws -> Void) throws {
        let (folders, opening) = (OpenFolders(), Opening())
        folders.begin()
        var outcome = Result<Void, any Error>.success(())
        try folders.applying { () throws(StorageError) in
            outcome = Result { try body(folders, opening) }
        }
        try outcome.get()
    }

    private static let missing = SystemError(
        call: "openat2", code: ErrorCode.missing, subject: "test")

    @Test("busy folders stay open while the registry is held, others while a batch is applied")
    func once() throws {
        let (folders, opening) = (OpenFolders(), Opening())
        let (busy, other): (Path, Path) = (WorkspacePaths.claims, "registry/stages/a/1")
        func areKept() throws -> [Bool] {
            for path in [busy, other] { _ = try opening.folder(folders, path) }
            return try [busy, other].map { try opening.isKept(folders, $0) }
        }
        #expect(try areKept() == [false, false])
        folders.begin()
        #expect(try areKept() == [true, false])
        var within: [Bool] = []
        try folders.applying { () throws(StorageError) in within = (try? areKept()) ?? [] }
        #expect(within == [true, true])
        #expect(try opening.isKept(folders, busy))
        #expect(try !opening.isKept(folders, other))
    }

    @Test("of others than the busy ones the last few are kept")
    func few() throws {
        try inBatch { folders, opening in
            let busy = [WorkspacePaths.claims, WorkspacePaths.staging, WorkspacePaths.journal]
            let others = (0...OpenFolders.others).map { Path("registry/stages/a/\($0)") }
            for path in busy + others { _ = try opening.folder(folders, path) }
            for path in busy + others.dropFirst() {
                #expect(try opening.isKept(folders, path), "\(path)")
            }
            #expect(try !opening.isKept(folders, others[0]))
        }
    }

    @Test("nothing is kept in what a sender may still have open")
    func claims() throws {
        try inBatch { folders, opening in
            let path = WorkspacePaths.claims / "1-a.original" / "sub"
            _ = try opening.folder(folders, path)
            #expect(try !opening.isKept(folders, path))
        }
    }

    @Test("what is renamed or removed is let go, with all below it and nothing beside it")
    func changed() throws {
        try inBatch { folders, opening in
            let paths: [Path] = [
                "registry/stages/a", "registry/stages/a/1", "registry/stages/ab", "registry/stages",
                WorkspacePaths.staging,
            ]
            for path in paths { _ = try opening.folder(folders, path) }
            try folders.changing(["registry/stages/a", WorkspacePaths.staging]) {}
            #expect(try opening.isKept(folders, paths[2]))
            #expect(try opening.isKept(folders, paths[3]))
            for path in [paths[0], paths[1], paths[4]] {
                #expect(try !opening.isKept(folders, path), "\(path)")
            }
        }
    }

    @Test("a folder opened while its path changes is used once and not kept")
    func changing() throws {
        try inBatch { folders, opening in
            let path: Path = "registry/stages/a/1"
            _ = try opening.folder(folders, path) { () throws(SystemError) in
                try folders.changing(["registry/stages/a"]) {}
            }
            #expect(try !opening.isKept(folders, path))
            #expect(try opening.isKept(folders, path))

            var within: Result<OpenFolder, any Error>?
            #expect(throws: SystemError.self) {
                try folders.changing([path]) { () throws(SystemError) in
                    within = Result { try opening.folder(folders, path) }
                    throw Self.missing
                }
            }
            #expect(throws: Never.self) { _ = try within?.get() }
            #expect(try !opening.isKept(folders, path))
            #expect(try opening.isKept(folders, path))
        }
    }

    @Test("a folder that could not be opened is asked for again")
    func failed() throws {
        try inBatch { folders, opening in
            let path: Path = "registry/stages/a/1"
            #expect(throws: SystemError.self) {
                _ = try opening.folder(folders, path) { () throws(SystemError) in
                    throw Self.missing
                }
            }
            _ = try opening.folder(folders, path)
            #expect(try opening.isKept(folders, path))
        }
    }

    @Test("a checkpoint lets all go, and what is being opened then")
    func letGo() throws {
        try inBatch { folders, opening in
            let paths: [Path] = ["registry/stages/a/1", WorkspacePaths.claims]
            for path in paths {
                _ = try opening.folder(folders, path)
                folders.letGo()
                #expect(try !opening.isKept(folders, path))
                folders.letGo()
                _ = try opening.folder(folders, path) { () throws(SystemError) in folders.letGo() }
                #expect(try !opening.isKept(folders, path))
            }
        }
    }
}
