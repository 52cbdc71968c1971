import Foundation
import Registry
import System
import Testing

@testable import Storage

@Suite("Commits")
struct StoreTests {
    @Test("the story leaves the same tree on a real disk as in memory, with the right modes")
    func story() throws {
        let memory = MemoryDisk()
        try Story().drop(on: memory)
        try Story().play(on: memory)
        let expected = try tree(memory)
        try withFolder { folder in
            let disk = try LinuxDisk(root: Path(folder))
            try Story().drop(on: disk)
            try Story().play(on: disk)
            #expect(try tree(disk) == expected)
            let modes = try shell(
                "find registry outbox -type d ! -perm 750; "
                    + "find registry -type f ! -perm 440 ! -name '*.jsonl' ! -name lock; "
                    + "find outbox -type f ! -perm 640; find registry/staging inbox -type f",
                in: folder)
            #expect(modes.output == "")
        }
        #expect(
            expected["registry/archive/2026/370900-2026-000001/data/0001-application.zip"] != nil)
        #expect(
            expected["registry/stages/registration/acceptance/370900-2026-000002/case.xml"]
                == "440 case two in acceptance")
        #expect(expected["registry/register/370900/2026/1.xml"] == "440 entry two")
    }

    @Test("a redo file can be listed and unpacked with tar, under the final paths")
    func redo() throws {
        try withFolder { folder in
            let disk = try LinuxDisk(root: Path(folder))
            try Story().drop(on: disk)
            let store = try openStore(disk)
            _ = try store.commit(try Story().batches[0])
            let list = try shell("tar -tf registry/staging/0000000000.tar", in: folder)
            #expect(
                list.output == """
                    line/0000000000.json
                    registry/config.xml
                    registry/rules/00ff/xsd/common.xsd
                    outbox/public/authority.pem

                    """)
            let same = try shell(
                "mkdir x && tar -xf registry/staging/0000000000.tar -C x && "
                    + "cmp x/registry/config.xml registry/config.xml && "
                    + "head -1 registry/journal/2026-01.jsonl | tr -d '\\n' | "
                    + "cmp - x/line/0000000000.json", in: folder)
            #expect(same.status == 0, "\(same.output)")
            try store.checkpoint()
            #expect(store.behindBytes == 0)
            let left = try shell("find registry/staging -type f", in: folder)
            #expect(left.output == "")
        }
    }

    @Test("redo file, journal, registry, outbox: in that order, each synced before the next")
    func order() throws {
        let disk = MemoryDisk()
        try Story().drop(on: disk)
        let store = try openStore(disk)
        let start = disk.log.count
        _ = try store.commit(try Story().batches[0])
        var places: [String] = []
        for (verb, path) in disk.log.dropFirst(start) {
            let isSync = verb.hasPrefix("sync")
            let room = path.description.split(separator: "/").prefix(2).joined(separator: "/")
            let place =
                switch room {
                case "registry/staging", "registry/journal": room + (isSync ? " sync" : "")
                case let room where room.hasPrefix("registry"): "registry"
                default: "outbox"
                }
            if places.last != place { places.append(place) }
        }
        #expect(
            places == [
                "registry/staging", "registry/staging sync", "registry/journal",
                "registry/journal sync", "registry/journal", "registry/journal sync", "registry",
                "outbox",
            ])
    }

    @Test("a redo file that outlived a younger one brings no older version back")
    func outlived() throws {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        var oldest: [UInt8] = []
        for (minute, text) in [(Int64(0), "first"), (1, "second")] {
            let files = [Made(.registry, "config.xml", text, .replace)]
            _ = try store.commit([input(at: moment(minute), events: ["tested"], files)])
            if minute == 0 { oldest = try disk.contents(of: WorkspacePaths.redo(firstLine: 0)) }
        }
        try store.close()
        try disk.create(WorkspacePaths.redo(firstLine: 0), oldest, mode: 0o440)
        let again = try openStore(disk)
        #expect(again.recovery.linesApplied == 1)
        #expect(try disk.contents(of: WorkspacePaths.config) == Array("second".utf8))
    }

    @Test("a redo file that a durable line needs and that is damaged stops the start")
    func damagedRedo() throws {
        let disk = MemoryDisk()
        let store = try openStore(disk)
        let files = [Made(.registry, "config.xml", "<config/>", .replace)]
        _ = try store.commit([input(at: moment(0), events: ["tested"], files)])
        disk.kill()
        let path = WorkspacePaths.redo(firstLine: 0)
        let whole = try disk.contents(of: path)
        let text = try #require(String(decoding: whole, as: UTF8.self).range(of: "<config/>"))
        let offset = String(decoding: whole, as: UTF8.self)[..<text.lowerBound].utf8.count
        var changed = whole
        changed[offset] ^= 1
        for bytes in [changed, Array(whole.dropLast(600)), []] {
            try disk.replace(path, bytes, mode: 0o440)
            let error = #expect(throws: StorageError.self) { _ = try openStore(disk) }
            #expect(error?.code == .redoDamaged)
            #expect(error?.verdict == .stop)
        }
        try disk.replace(path, whole, mode: 0o440)
        #expect(try openStore(disk).recovery.linesApplied == 1)
    }

    @Test("a second store on the workspace is refused and told who holds it", arguments: [0, 1])
    func locked(kind: Int) throws {
        func refuse(_ disk: any Disk, _ other: any Disk) throws {
            let store = try openStore(disk, note: "pid 4711")
            let error = #expect(throws: StorageError.self) {
                _ = try openStore(other, note: "pid 4712")
            }
            #expect(error?.code == .locked)
            #expect(error?.description.contains("pid 4711") == true)
            try store.close()
            _ = try openStore(other)
        }
        if kind == 0 {
            let disk = MemoryDisk()
            try refuse(disk, disk)
        } else {
            try withFolder {
                try refuse(try LinuxDisk(root: Path($0)), try LinuxDisk(root: Path($0)))
            }
        }
    }

    @Test("the background makes a checkpoint when asked, and a store let go ends it")
    func background() throws {
        let disk = MemoryDisk()
        let store = try openStore(disk, background: true)
        _ = try store.commit([try Story().batches[0][0]])
        #expect(store.behindBytes > 0)
        store.idle()
        for _ in 0..<10_000 where store.behindBytes > 0 { usleep(1000) }
        #expect(store.behindBytes == 0)
        #expect(try disk.entries(of: WorkspacePaths.staging).map(\.name) == ["claims"])
        try store.close()
    }

    @Test("what was committed reads back by its digest, and a changed byte is refused")
    func readBack() throws {
        let disk = MemoryDisk()
        let story = try Story()
        try story.drop(on: disk)
        try story.play(on: disk)
        let store = try openStore(disk)
        let standing = try #require(store.index.cases[story.first])
        let reader = RegistryReader(disk: disk)
        #expect(try reader.caseFile(of: standing) == Array("case one corrected".utf8))
        let paper = try reader.paper(
            "0004-certificate.xml", digest: sha256(Array("certificate".utf8)), of: standing)
        #expect(paper == Array("certificate".utf8))
        var lines = 0
        try reader.journal { _ in lines += 1 }
        #expect(lines == store.index.lineCount)

        let path = reader.path(of: "case.xml", in: standing)
        try disk.replace(path, Array("case one Corrected".utf8), mode: 0o440)
        let error = #expect(throws: StorageError.self) { try reader.caseFile(of: standing) }
        #expect(error?.code == .differs)
        #expect(error?.verdict == .park)
        try disk.remove(path)
        let gone = #expect(throws: StorageError.self) { try reader.caseFile(of: standing) }
        #expect(gone?.code == .missing)
    }
}
