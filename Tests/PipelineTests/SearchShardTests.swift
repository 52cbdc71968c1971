import Foundation
import Registry
import Storage
import System
import Testing
import Views
import WorkingDays

@testable import Pipeline

@Suite("Words and blocks of the site's search")
struct SearchWordTests {
    @Test("white space, width and capitals make no difference")
    func fold() {
        #expect(SearchFold.pairs("Ａb 公\u{3000}交") == ["ab", "b公", "公交"])
        #expect(SearchFold.pairs("公") == [] && SearchFold.pairs("") == [])
        #expect(SearchFold.pairs("𠮷野") == ["𠮷野"])
        for pair in ["ab", "公交", "𠮷野", "0-"] {
            #expect((0..<SearchFold.buckets).contains(SearchFold.bucket(pair)))
        }
        // What search.js reckons for 公交: (0x516C · 31 + 0x4EA4) mod 1024.
        #expect(SearchFold.bucket("公交") == 696)
    }

    @Test(
        "a list of blocks comes back as it was",
        arguments: [
            "", "0:0", "0:0-3,7;2:1", "1:5;11:0-1,3-4,9",
        ])
    func lists(text: String) {
        #expect(BlockList(text).text == text)
    }

    @Test("blocks that touch become one span; what is no list is passed over")
    func insert() {
        var list = BlockList("0:0-1,3;x:1;2:9-4;;3")
        let inserted = [list.insert(2, of: 0), list.insert(3, of: 0), list.insert(0, of: 7)]
        #expect(inserted == [true, false, true])
        #expect(list.text == "0:0-3;7:0")
    }

    @Test("an entry's block goes by its number")
    func blocks() {
        func block(_ sequence: Int) -> SearchBlock? {
            SearchBlock(
                ofEntry: RegisterEntry.number(region: "370900", year: 2026, sequence: sequence))
        }
        #expect(block(1) == SearchBlock(group: "DJ-370900-2026", index: 0))
        #expect(block(256)?.index == 0 && block(257)?.index == 1)
        #expect(block(1)?.name == "entries/DJ-370900-2026-0")
        #expect(
            SearchBlock(group: "11370900DEMQ000035", index: 2).name == "items/11370900DEMQ000035-2")
        #expect(SearchBlock(ofEntry: "DJ-370900-2026-000001-0") == nil)
    }
}

@Suite("The data of the site's search")
struct SearchShardTests {
    private let root: String
    private let files: ViewFiles

    init() throws {
        root = NSTemporaryDirectory() + "shards-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: root, withIntermediateDirectories: true)
        files = ViewFiles(disk: try LinuxDisk(root: Path(root)))
    }

    private func shards() throws -> SearchShards {
        let shards = SearchShards(files: files)
        if try !shards.open() { try shards.clear() }
        return shards
    }

    private func record(
        _ sequence: Int, _ name: String, _ state: EntryState = .inForce
    ) throws -> SearchRecord {
        let number = RegisterEntry.number(region: "370900", year: 2026, sequence: sequence)
        return try #require(
            SearchRecord([
                number, name, "resource-registration", state.rawValue, "2026-01-22", "1", "交通局",
                "370900-JT/1",
            ]))
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/outbox/public/data/" + path, encoding: .utf8)
    }

    private func names(_ folder: String) throws -> Set<String> {
        Set(
            try FileManager.default.contentsOfDirectory(
                atPath: root + "/outbox/public/data/" + folder))
    }

    @Test("a record is put in its place and found again after a start")
    func put() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let first = try shards()
        #expect(try first.put(record(2, "水文站点")) == nil)
        #expect(try first.put(record(1, "公交线路")) == nil)
        try first.write(kinds: [(PackageKind(rawValue: "resource-registration"), "资源登记")])
        let second = try shards()
        #expect(try second.record(record(2, "").number)?.name == "水文站点")
        #expect(try second.put(record(2, "水文站点", .cancelled))?.state == .inForce)
        try second.write(kinds: [])
        let block = try text("entries/DJ-370900-2026-0.js")
        let rows = ScriptRows.rows(of: Array(block.utf8))
        #expect(rows.map { $0[1] } == ["公交线路", "水文站点"])
        #expect(rows.map { $0[3] } == ["in-force", "cancelled"])
        let index = try text("search.js")
        #expect(index.contains("[\"DJ-370900-2026\",\"1\"]") && index.contains("资源登记"))
        let word = try text("words/2b8.js")
        #expect(word.contains("\"公交\":\"0:0\""))
    }

    @Test("another state writes the block alone; a new name the words it brings")
    func cost() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let first = try shards()
        for sequence in 1...40 { _ = try first.put(record(sequence, "公交线路")) }
        try first.write(kinds: [])
        let words = try names("words")
        let old = Date(timeIntervalSince1970: 1)
        for name in words {
            try FileManager.default.setAttributes(
                [.modificationDate: old], ofItemAtPath: root + "/outbox/public/data/words/" + name)
        }
        func written() throws -> Set<String> {
            try names("words").filter { name in
                let path = root + "/outbox/public/data/words/" + name
                return try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
                    as? Date != old
            }
        }
        _ = try first.put(record(7, "公交线路", .suspended))
        try first.write(kinds: [])
        #expect(try written().isEmpty)
        _ = try first.put(record(8, "公交路线"))
        try first.write(kinds: [])
        // 交路 路线 are new to the block, 公交 is not.
        #expect(try written().count == 2)
    }

    @Test("without an index everything is made anew, to the same data")
    func indexLost() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let first = try shards()
        _ = try first.put(record(1, "公交线路"))
        try first.write(kinds: [])
        let whole = try text("search.js")
        // Somebody took the index away.
        try FileManager.default.removeItem(atPath: root + "/outbox/public/data/search.js")
        let second = SearchShards(files: files)
        #expect(try !second.open())
        try second.clear()
        _ = try second.put(record(1, "公交线路"))
        try second.write(kinds: [])
        #expect(try text("search.js") == whole)
    }

    @Test("a shorter catalogue takes its last blocks away")
    func items() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let provider = try #require(PartyID("11370900DEMQ000035"))
        func rows(_ count: Int) -> [[String]] {
            (0..<count).map {
                ["JT/\($0)", "条目\($0)", provider.code, "1", "\($0)", "", "交通局", provider.code]
            }
        }
        let shards = try shards()
        try shards.putItems(rows(600), of: provider)
        try shards.write(kinds: [])
        #expect(try names("items").count == 3)
        try shards.putItems(rows(256), of: provider)
        try shards.write(kinds: [])
        #expect(try names("items") == ["11370900DEMQ000035-0.js"])
        #expect(try text("search.js").contains("[\"11370900DEMQ000035\",\"1\"]"))
    }
}
