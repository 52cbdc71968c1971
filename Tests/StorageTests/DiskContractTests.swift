import Foundation
import System
import Testing

@testable import Storage

@Suite("Both disks keep one contract")
struct DiskContractTests {
    enum Kind: CaseIterable { case memory, linux }

    private func with(_ kind: Kind, _ body: (any Disk) throws -> Void) throws {
        switch kind {
        case .memory: try body(MemoryDisk())
        case .linux: try withFolder { try body(try LinuxDisk(root: Path($0))) }
        }
    }

    private func expect(_ code: Int32, _ body: () throws -> Void) {
        let error = #expect(throws: StorageError.self) { try body() }
        #expect(error?.system?.code == code)
    }

    @Test(
        "a file is created once, read in pieces, written in place and cut", arguments: Kind.allCases
    )
    func files(kind: Kind) throws {
        try with(kind) { disk in
            try disk.makeFolder("registry", mode: 0o750)
            let path: Path = "registry/a"
            let file = try disk.open(path, for: .creating(mode: 0o440))
            try file.write(Array("hello".utf8), at: 0)
            try file.sync()
            #expect(try file.status().sizeBytes == 5)
            #expect(try disk.status(of: path)?.mode == 0o440)
            expect(ErrorCode.exists) { _ = try disk.open(path, for: .creating(mode: 0o440)) }
            let again = try disk.open(path, for: .writing)
            try again.write(Array("p!!".utf8), at: 3)
            try again.truncate(to: 5)
            #expect(try disk.contents(of: path) == Array("help!".utf8))
            let reading = try disk.open(path, for: .reading)
            #expect(try reading.read(at: 1, count: 2) == Array("el".utf8))
            #expect(try reading.read(at: 4, count: 9) == Array("!".utf8))
            #expect(try reading.read(at: 9, count: 9) == [])
        }
    }

    @Test("what is not there says so", arguments: Kind.allCases)
    func missing(kind: Kind) throws {
        try with(kind) { disk in
            let nothing = try disk.status(of: "registry/a")
            #expect(nothing == nil)
            #expect(try disk.statuses(of: ["a", "b"], in: "registry") == [nil, nil])
            expect(ErrorCode.missing) { _ = try disk.open("registry/a", for: .reading) }
            expect(ErrorCode.missing) { _ = try disk.open("a", for: .writing) }
            expect(ErrorCode.missing) { _ = try disk.entries(of: "registry") }
            expect(ErrorCode.missing) { try disk.makeFolder("registry/x", mode: 0o750) }
            expect(ErrorCode.missing) { try disk.rename("a", to: "b") }
            expect(ErrorCode.missing) { try disk.remove("a") }
            expect(ErrorCode.missing) { try disk.removeFolder("a") }
        }
    }

    @Test(
        "folders are listed by bytes, moved with what is in them, removed when empty",
        arguments: Kind.allCases)
    func folders(kind: Kind) throws {
        try with(kind) { disk in
            try disk.makeFolder("registry", mode: 0o750)
            try disk.makeFolder("registry/one", mode: 0o750)
            expect(ErrorCode.exists) { try disk.makeFolder("registry/one", mode: 0o750) }
            for name in ["b", "a", "中"] {
                try disk.create("registry/one" / name, [1], mode: 0o640)
            }
            try disk.makeFolder("registry/one/C", mode: 0o750)
            let odd = Path("registry/one").appending(Path(bytes: [0xFF, 0x41]))
            try disk.create(odd, [2], mode: 0o640)
            let names = try disk.entries(of: "registry/one").map(\.name)
            #expect(names == ["C", "a", "b", "中", Path(bytes: [0xFF, 0x41])])
            try disk.rename("registry/one", to: "registry/two")
            #expect(try disk.entries(of: "registry/two").count == 5)
            let statuses = try disk.statuses(of: ["中", "d", "C"], in: "registry/two")
            #expect(statuses.map { $0?.kind } == [.file, nil, .folder])
            #expect(statuses.map { $0?.sizeBytes }.first == 1)
            #expect(try disk.status(of: "registry/one") == nil)
            expect(ErrorCode.notEmpty) { try disk.removeFolder("registry/two") }
            try disk.removeFolder("registry/two/C")
            #expect(try disk.status(of: "registry/two")?.kind == .folder)
            #expect(try disk.status(of: "registry/two/a")?.kind == .file)
        }
    }

    @Test("a rename replaces a file and keeps the inode", arguments: Kind.allCases)
    func rename(kind: Kind) throws {
        try with(kind) { disk in
            try disk.makeFolders("registry/x/y")
            try disk.create("registry/a", Array("new".utf8), mode: 0o640)
            try disk.create("registry/x/y/b", Array("old".utf8), mode: 0o640)
            let inode = try disk.status(of: "registry/a")?.inode
            try disk.rename("registry/a", to: "registry/x/y/b")
            #expect(try disk.contents(of: "registry/x/y/b") == Array("new".utf8))
            #expect(try disk.status(of: "registry/x/y/b")?.inode == inode)
            try disk.syncFolder("registry/x/y")
            try disk.syncEverything()
        }
    }

    @Test(
        "a call on a name goes by the folder that has its path now, whatever moved between the calls",
        arguments: Kind.allCases)
    func movedFolders(kind: Kind) throws {
        try with(kind) { disk in
            try disk.makeFolder("registry", mode: 0o750)
            let lock = try disk.lock(WorkspacePaths.lock, note: "test")
            var outcome = Result<Void, any Error>.success(())
            try disk.applying { () throws(StorageError) in outcome = Result { try move(on: disk) } }
            try outcome.get()
            try move(on: disk)
            withExtendedLifetime(lock) {}
        }
    }

    private func move(on disk: any Disk) throws {
        for top: Path in ["registry/stages/a", "outbox/p"] {
            let (one, two) = (top / "one", top / "two")
            try disk.create(one / "x/f", [1], mode: 0o640)
            #expect(try disk.contents(of: one / "x/f") == [1])
            try disk.rename(one, to: two)
            #expect(try disk.status(of: one / "x/f") == nil)
            expect(ErrorCode.missing) {
                _ = try disk.open(one / "x/g", for: .creating(mode: 0o640))
            }
            try disk.create(one / "x/f", [2, 2], mode: 0o640)
            #expect(try disk.contents(of: two / "x/f") == [1])
            #expect(try disk.contents(of: one / "x/f") == [2, 2])
            try disk.removeTree(one)
            try disk.create(one / "x/f", [3], mode: 0o640)
            #expect(try disk.contents(of: one / "x/f") == [3])
            try disk.removeTree(one)
            try disk.rename(two, to: one)
            #expect(try disk.contents(of: one / "x/f") == [1])
            try disk.removeTree(one)
        }
    }

    @Test("the three verbs: create, create anew, replace", arguments: Kind.allCases)
    func verbs(kind: Kind) throws {
        try with(kind) { disk in
            let path: Path = "outbox/p/2026/a.xml"
            try disk.create(path, Array("one".utf8), mode: 0o640)
            expect(ErrorCode.exists) { try disk.create(path, Array("two".utf8), mode: 0o640) }
            try disk.createAnew(path, Array("one, and whole".utf8), mode: 0o440)
            #expect(try disk.contents(of: path) == Array("one, and whole".utf8))
            #expect(try disk.status(of: path)?.mode == 0o440)
            try disk.create(path.temporary, Array("left by a crash".utf8), mode: 0o640)
            try disk.replace(path, [], mode: 0o640)
            #expect(try disk.contents(of: path) == [])
            #expect(try disk.entries(of: "outbox/p/2026").map(\.name) == ["a.xml"])
        }
    }

    @Test("a lock is held once, names its holder, and goes when let go", arguments: Kind.allCases)
    func lock(kind: Kind) throws {
        try with(kind) { disk in
            try disk.makeFolder("registry", mode: 0o750)
            do {
                let held = try disk.lock("registry/lock", note: "4711")
                let error = #expect(throws: StorageError.self) {
                    _ = try disk.lock("registry/lock", note: "4712")
                }
                #expect(error?.code == .locked)
                #expect(error?.cause.contains("4711") == true)
                withExtendedLifetime(held) {}
            }
            _ = try disk.lock("registry/lock", note: "4713")
        }
    }

    @Test("no symbolic link is followed below outbox, but outbox itself may be one")
    func links() throws {
        try withFolder { folder in
            _ = try shell(
                "mkdir -p real elsewhere registry && ln -s real outbox && "
                    + "mkdir real/party && ln -s ../../elsewhere real/party/2026 && "
                    + "ln -s ../elsewhere/secret registry/config.xml && echo secret > elsewhere/secret",
                in: folder)
            let disk = try LinuxDisk(root: Path(folder))
            try disk.create("outbox/other/2026/a", [1], mode: 0o640)
            #expect(throws: StorageError.self) {
                try disk.create("outbox/party/2026/a", [1], mode: 0o640)
            }
            #expect(throws: StorageError.self) { _ = try disk.contents(of: "registry/config.xml") }
            let found = try shell("ls elsewhere; ls real/other/2026", in: folder)
            #expect(found.output == "secret\na\n")
        }
    }
}
