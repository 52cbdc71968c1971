import Foundation
import Testing

@testable import System

@Suite struct `Files and folders` {
    @Test func `writes, reads and cuts`() throws {
        try withFolder { folder, _ in
            let file = try folder.create("a", permissions: 0o640, .readingAndWriting)
            try file.write(Array("hello world".utf8))
            try file.write(Array("W".utf8), at: 6)
            #expect(try file.read(5, at: 6) == Array("World".utf8))
            #expect(try file.read(50, at: 6) == Array("World".utf8))
            #expect(try file.read(upTo: 5) == [])
            try file.seek(to: 0)
            #expect(try file.read(upTo: 5) == Array("hello".utf8))
            #expect(try file.readAll(max: 6) == Array(" World".utf8))
            try file.truncate(to: 4)
            try file.seek(to: 0)
            #expect(try file.readAll(max: 4) == Array("hell".utf8))
            try file.sync()
            try file.syncData()
            try file.syncFileSystem()
            try folder.sync()
            #expect(try file.status().sizeBytes == 4)
            try file.close()
        }
    }

    @Test(arguments: [(0, 0), (4096, 4096), (5000, 5000), (1 << 20, 1 << 20)])
    func `reads up to its limit and not one byte more`(_ size: Int, _ limit: Int) throws {
        try withFolder { folder, _ in
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let file = try folder.create("a", permissions: 0o600, .readingAndWriting)
            try file.write(bytes)
            try file.seek(to: 0)
            #expect(try file.readAll(max: limit) == bytes)
            try file.write([1])
            try file.seek(to: 0)
            #expect(errorName { _ = try file.readAll(max: limit) } == "EFBIG")
        }
    }

    @Test(arguments: [(0, []), (7, [7]), (8, [8]), (9, [8, 1]), (16, [8, 8])])
    func `hands on every byte in blocks, and leaves the offset`(_ size: Int, _ sizes: [Int]) throws
    {
        try withFolder { folder, _ in
            let bytes = (0..<size).map { UInt8($0) }
            let file = try folder.create("a", permissions: 0o600, .readingAndWriting)
            try file.write(bytes)
            try file.seek(to: 0)
            var blocks: [[UInt8]] = []
            try file.forEachBlock(of: 8) { block in blocks.append(block) }
            #expect(blocks.map(\.count) == sizes)
            #expect(blocks.flatMap(\.self) == bytes)
            #expect(try file.readAll(max: 16) == bytes)
        }
    }

    @Test func `reads what has no size beforehand`() throws {
        let file = try Files.open("/proc/self/status")
        let text = String(decoding: try file.readAll(max: 1 << 20), as: UTF8.self)
        #expect(text.hasPrefix("Name:"))
        #expect(text.contains("VmRSS"))
    }

    @Test func `creates only what does not exist, unless told otherwise`() throws {
        try withFolder { folder, path in
            try folder.write("1", as: "a")
            #expect(errorName { _ = try folder.create("a", permissions: 0o600) } == "EEXIST")
            #expect(
                errorName { _ = try Files.create(path.appending("a"), permissions: 0o600) }
                    == "EEXIST")
            let again = try folder.create("a", permissions: 0o600, exclusive: false)
            try again.write([0x32])
            #expect(try folder.content(of: "a") == "2")
            let emptied = try folder.create(
                "a", permissions: 0o600, exclusive: false, [.writing, .truncating])
            #expect(try emptied.status().sizeBytes == 0)
        }
    }

    @Test func `appends wherever the end is`() throws {
        try withFolder { folder, _ in
            try folder.write("one\n", as: "log")
            let first = try folder.open("log", [.writing, .appending])
            let second = try folder.open("log", [.writing, .appending])
            try first.write(Array("two\n".utf8))
            try second.write(Array("three\n".utf8))
            #expect(try folder.content(of: "log") == "one\ntwo\nthree\n")
        }
    }

    @Test func `says what was wrong, with which call and which path`() throws {
        try withFolder { folder, path in
            try folder.write("x", as: "file")
            try folder.makeFolder("sub", permissions: 0o755)
            try folder.write("x", as: "sub/inner")
            #expect(errorName { _ = try folder.open("none") } == "ENOENT")
            #expect(errorName { _ = try folder.open("file/x") } == "ENOTDIR")
            #expect(errorName { _ = try folder.openFolder("file") } == "ENOTDIR")
            #expect(errorName { _ = try folder.open("sub", .writing) } == "EISDIR")
            #expect(errorName { try folder.makeFolder("sub", permissions: 0o755) } == "EEXIST")
            #expect(errorName { try folder.removeFolder("sub") } == "ENOTEMPTY")
            #expect(errorName { try folder.unlink("none") } == "ENOENT")
            #expect(errorName { _ = try folder.status(of: "none") } == "ENOENT")
            #expect(errorName { _ = try folder.target(ofLink: "file") } == "EINVAL")
            #expect(errorName { _ = try folder.open(Path(bytes: [0x61, 0])) } == "EINVAL")
            #expect(
                errorName {
                    try folder.rename("file", to: Path(bytes: [0x61, 0]), replacing: true)
                } == "EINVAL")
            #expect(errorName { _ = try Files.open(path.appending("none")) } == "ENOENT")
            #expect(throws: SystemError(call: "openat", code: 2, subject: "none")) {
                _ = try Files.open("none")
            }
        }
    }

    @Test func `renames over a name only where told to`() throws {
        try withFolder { folder, path in
            try folder.write("1", as: "a")
            try folder.write("2", as: "b")
            #expect(errorName { try folder.rename("a", to: "b", replacing: false) } == "EEXIST")
            #expect(try folder.content(of: "b") == "2")
            try folder.rename("a", to: "b", replacing: true)
            #expect(try folder.content(of: "b") == "1")
            try folder.makeFolder("sub", permissions: 0o755)
            let sub = try folder.openFolder("sub")
            try folder.rename("b", to: "c", in: sub, replacing: false)
            #expect(try sub.names() == ["c"])
            try Files.rename(path.appending("sub/c"), to: path.appending("d"), replacing: false)
            #expect(Set(try folder.names()) == ["sub", "d"])
            try folder.removeFolder("sub")
            #expect(try Files.names(in: path) == ["d"])
        }
    }

    @Test func `links, and counts the names`() throws {
        try withFolder { folder, _ in
            try folder.write("1", as: "a")
            try folder.link("a", to: "b", in: folder)
            #expect(errorName { try folder.link("a", to: "b", in: folder) } == "EEXIST")
            let first = try folder.status(of: "a")
            #expect(first.links == 2)
            #expect(first.isSameFile(as: try folder.status(of: "b")))
            try folder.unlink("a")
            #expect(try folder.status(of: "b").links == 1)
            #expect(errorName { _ = try folder.status(of: "a") } == "ENOENT")
        }
    }

    @Test func `follows a symbolic link only where told to`() throws {
        try withFolder { folder, path in
            try folder.write("1", as: "a")
            try Files.makeLink(path.appending("l"), to: "a")
            #expect(errorName { _ = try folder.open("l") } == "ELOOP")
            #expect(try folder.open("l", .followingLink).readAll(max: 9) == [0x31])
            #expect(try folder.status(of: "l").kind == .symbolicLink)
            #expect(try folder.status(of: "l", followingLink: true).kind == .file)
            #expect(try folder.target(ofLink: "l") == "a")
            let real = try Files.realPath(path.appending("./l"))
            #expect(real == (try Files.realPath(path)).appending("a"))
            #expect(errorName { _ = try Files.realPath(path.appending("x")) } == "ENOENT")
        }
    }

    @Test func `opening a pipe does not wait when told not to`() throws {
        try withFolder { folder, path in
            let name = try #require(path.appending("p").text)
            try #require(run("/usr/bin/mkfifo", [name]) == 0)
            let pipe = try folder.open("p", .nonBlocking)
            #expect(try pipe.status().kind == .other)
            #expect(try pipe.read(upTo: 10) == [])
        }
    }

    @Test func `gives names that are not UTF-8 as they are`() throws {
        try withFolder { folder, _ in
            // 数据 in GBK, a lone continuation byte, a line feed, and plain Chinese.
            let names: [Path] = [
                Path(bytes: [0xCA, 0xFD, 0xBE, 0xDD]), Path(bytes: [0x80]), "a\nb", "数据",
            ]
            for name in names { try folder.write("x", as: name) }
            #expect(Set(try folder.names()) == Set(names))
            #expect(Set(try folder.names()) == Set(names), "a second listing is whole too")
            #expect(names[0].text == nil)
            #expect(names[0].description == #"\xca\xfd\xbe\xdd"#)
            #expect(names[2].description == #"a\x0ab"#)
            #expect(names[3].description == "数据")
            for name in names { try folder.unlink(name) }
            #expect(try folder.names() == [])
        }
    }

    @Test func `lists a folder of more names than one call gives`() throws {
        try withFolder { folder, _ in
            let names = (0..<2500).map { Path("name-\($0)-\(String(repeating: "x", count: 40))") }
            for name in names { try folder.create(name, permissions: 0o600).close() }
            #expect(try folder.names().sorted() == names.sorted())
        }
    }

    @Test func `moves bytes inside the kernel`() throws {
        try withFolder { folder, _ in
            try folder.write("0123456789", as: "a")
            let source = try folder.open("a")
            let target = try folder.create("b", permissions: 0o600)
            #expect(try source.copyRange(to: target, count: 4) == 4)
            #expect(try source.copyRange(to: target, count: 100) == 6)
            #expect(try source.copyRange(to: target, count: 100) == 0)
            #expect(try folder.content(of: "b") == "0123456789")
        }
    }

    @Test func `a memory file has no name and keeps its bytes`() throws {
        let file = try Files.memoryFile("m")
        try file.write([1, 2, 3])
        #expect(try file.read(9, at: 0) == [1, 2, 3])
        #expect(try file.status().links == 0)
    }

    @Test func `tells shares from file systems of this machine's own, as stat does`() throws {
        for path: Path in ["/proc", "/dev", "/sys"] {
            #expect(try Files.share(of: path) == nil)
        }
        let kind = try output("/usr/bin/stat", ["-f", "-c", "%T", "/tmp"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let shares = ["nfs": "NFS", "smb2": "SMB", "cifs": "SMB", "fuseblk": "FUSE", "v9fs": "9P"]
        #expect(try Files.share(of: "/tmp") == shares[kind])
        #expect(throws: SystemError.self) { try Files.share(of: "/none") }
    }

    @Test func `knows the room that is left`() throws {
        try withFolder { folder, path in
            let bySelf = try folder.space()
            let byPath = try Files.space(at: path)
            #expect(bySelf.freeBytes > 0)
            #expect(abs(bySelf.freeBytes - byPath.freeBytes) < 1 << 30)
        }
        #expect(throws: SystemError(call: "statvfs", code: 2, subject: "/none")) {
            _ = try Files.space(at: "/none")
        }
    }

    @Test func `a sync of what cannot be synced is an error`() throws {
        let pipe = try DescriptorPair.pipe()
        #expect(errorName { try pipe.first.sync() } == "EINVAL")
        #expect(errorName { try pipe.first.syncData() } == "EINVAL")
    }

    @Test func `a full device is told apart`() throws {
        let full = try Files.open("/dev/full", .writing)
        do {
            try full.write([1])
            Issue.record("written")
        } catch {
            #expect(error.isOutOfSpace)
            #expect(!error.isMissing)
            #expect(error.description == "write /dev/full: No space left on device (ENOSPC)")
        }
    }
}
