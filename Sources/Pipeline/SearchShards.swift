internal import Registry
internal import Storage
internal import System
internal import Views

/// The data of the site's search below `outbox/public/data/`: blocks of records, word files, and what
/// there is of them. `schemas/site/search.js` reads it. Belongs to the thread of views.
///
/// A changed record costs its block and the word files of pairs of characters that are new to the
/// block, whatever the size of the register. Pairs that a block has no more stay in the word files:
/// they are hints, and the reader looks at the records. `dengji site` makes them anew.
///
/// Words are put down before the records that have them: after a crash a record that is there already
/// has its words.
final class SearchShards {
    private struct Group {
        var name: String
        var blocks: Int
    }

    private let files: ViewFiles
    private var groups: [Group] = []
    private var ordinals: [String: Int] = [:]
    private var buckets: Set<Int> = []
    private var isIndexChanged = false
    private var newGroups: Set<String> = []
    /// Rows and pairs of the blocks that were looked at since the last writing.
    private var rows: [SearchBlock: [[String]]] = [:]
    private var pairs: [SearchBlock: Set<String>] = [:]
    private var changed: Set<SearchBlock> = []
    private var added: [Int: [String: Set<SearchBlock>]] = [:]

    private static let folder: Path = "public/data"
    private static let indexName = "search"

    init(files: ViewFiles) { self.files = files }

    /// Reads what there is; `false` when there is no index, so that nothing else counts either.
    func open() throws -> Bool {
        guard let bytes = try files.contents(of: path(SearchShards.indexName)) else { return false }
        var isGroup = false
        for row in ScriptRows.rows(of: bytes) {
            if row.count == 1 { isGroup = row[0] == "groups" }
            guard isGroup, row.count == 2, let blocks = Int(row[1]) else { continue }
            ordinals[row[0]] = groups.count
            groups.append(Group(name: row[0], blocks: blocks))
        }
        for name in try files.names(in: SearchShards.folder.appending("words")) {
            if let text = name.text, text.hasSuffix(".js"),
                let bucket = Int(text.dropLast(3), radix: 16)
            {
                buckets.insert(bucket)
            }
        }
        return true
    }

    /// Removes everything, for a registry that is counted from its first line.
    func clear() throws {
        for name in ["entries", "items", "words"] {
            try files.remove(folder: SearchShards.folder.appending(Path(name)))
        }
        groups = []
        ordinals = [:]
        buckets = []
        isIndexChanged = true
    }

    /// The record of an entry, as it was put last.
    func record(_ number: String) throws -> SearchRecord? {
        guard let block = SearchBlock(ofEntry: number) else { return nil }
        return try load(block).first { $0.first == number }.flatMap(SearchRecord.init)
    }

    /// Puts a record in its place; gives the one that was there.
    func put(_ record: SearchRecord) throws -> SearchRecord? {
        guard let block = SearchBlock(ofEntry: record.number) else { return nil }
        var list = try load(block)
        let row = record.row
        let place = list.firstIndex { $0[0] >= record.number } ?? list.count
        let isThere = place < list.count && list[place][0] == record.number
        let before = isThere ? SearchRecord(list[place]) : nil
        if isThere, list[place] == row {
            grow(block)
            return before
        }
        if isThere { list[place] = row } else { list.insert(row, at: place) }
        replace(block, by: list, new: SearchRecord.pairs(row))
        return before
    }

    /// Puts the items of a provider's catalogue in the place of those that were there.
    func putItems(_ items: [[String]], of provider: PartyID) throws {
        let count = (items.count + SearchBlock.size - 1) / SearchBlock.size
        for index in 0..<count {
            let block = SearchBlock(group: provider.code, index: index)
            let part = Array(items.dropFirst(index * SearchBlock.size).prefix(SearchBlock.size))
            if try load(block) == part {
                grow(block)
                continue
            }
            let new = part.reduce(into: Set<String>()) { $0.formUnion(SearchRecord.pairs($1)) }
            replace(block, by: part, new: new)
        }
        guard let ordinal = ordinals[provider.code], groups[ordinal].blocks > count else { return }
        for index in count..<groups[ordinal].blocks {
            let block = SearchBlock(group: provider.code, index: index)
            try files.remove(file: path(block.name))
        }
        groups[ordinal].blocks = count
        isIndexChanged = true
    }

    /// Writes what was put. When it throws, the same is to be written again.
    func write(kinds: [(kind: PackageKind, title: String)]) throws {
        // Names of groups are fixed before anything is written under their numbers.
        if !newGroups.isEmpty { try writeIndex(kinds) }
        newGroups = []
        for (bucket, words) in added.sorted(by: { $0.key < $1.key }) {
            try writeWords(bucket, words)
        }
        added = [:]
        for block in changed {
            try files.write(
                ScriptRows.script(block.name, rows: rows[block] ?? []), to: path(block.name))
        }
        changed = []
        rows = [:]
        pairs = [:]
        if isIndexChanged { try writeIndex(kinds) }
        isIndexChanged = false
    }

    // MARK: Blocks

    private func load(_ block: SearchBlock) throws -> [[String]] {
        if let known = rows[block] { return known }
        let found = try files.contents(of: path(block.name)).map(ScriptRows.rows(of:)) ?? []
        let whole = found.filter { $0.count == SearchShards.columns }
        rows[block] = whole
        return whole
    }

    private func replace(_ block: SearchBlock, by list: [[String]], new: Set<String>) {
        let known =
            pairs[block]
            ?? (rows[block] ?? []).reduce(into: []) { $0.formUnion(SearchRecord.pairs($1)) }
        for pair in new.subtracting(known) {
            let bucket = SearchFold.bucket(pair)
            added[bucket, default: [:]][pair, default: []].insert(block)
            if buckets.insert(bucket).inserted { isIndexChanged = true }
        }
        pairs[block] = known.union(new)
        rows[block] = list
        changed.insert(block)
        grow(block)
    }

    /// The index knows of the block.
    private func grow(_ block: SearchBlock) {
        let ordinal = ordinals[block.group] ?? groups.count
        if ordinal == groups.count {
            ordinals[block.group] = ordinal
            groups.append(Group(name: block.group, blocks: 0))
            newGroups.insert(block.group)
        }
        if groups[ordinal].blocks <= block.index {
            groups[ordinal].blocks = block.index + 1
            isIndexChanged = true
        }
    }

    // MARK: Words and index

    private func writeWords(_ bucket: Int, _ words: [String: Set<SearchBlock>]) throws {
        let digits = String(bucket, radix: 16)
        let name = "words/" + String(repeating: "0", count: 3 - digits.count) + digits
        var members: [String: String] = [:]
        for row in try files.contents(of: path(name)).map(ScriptRows.rows(of:)) ?? []
        where row.count == 2 {
            members[row[0]] = row[1]
        }
        for (pair, blocks) in words {
            var list = BlockList(members[pair] ?? "")
            for block in blocks {
                if let ordinal = ordinals[block.group] {
                    _ = list.insert(block.index, of: ordinal)
                }
            }
            members[pair] = list.text
        }
        try files.write(ScriptRows.script(name, members: members), to: path(name))
    }

    /// New groups have no blocks before these are written.
    private func writeIndex(_ kinds: [(kind: PackageKind, title: String)]) throws {
        let map = (0..<SearchFold.buckets / 4).map { nibble in
            String(
                (0..<4).reduce(0) { $0 | (buckets.contains(nibble * 4 + $1) ? 1 << $1 : 0) },
                radix: 16)
        }
        let groups = groups.map { group in
            let blocks = newGroups.contains(group.name) ? 0 : group.blocks
            return "[" + ScriptRows.list([group.name, String(blocks)]) + "]"
        }
        let titles = kinds.map {
            ScriptRows.quoted($0.kind.rawValue) + ":" + ScriptRows.quoted($0.title)
        }
        let expression =
            "{\"format\":1,\n\"buckets\":\"\(map.joined())\",\n\"groups\":[\n"
            + groups.joined(separator: ",\n") + "\n],\n\"kinds\":{\n"
            + titles.joined(separator: ",\n") + "\n}}"
        try files.write(
            ScriptRows.script(SearchShards.indexName, expression: expression),
            to: path(SearchShards.indexName))
    }

    private func path(_ name: String) -> Path {
        SearchShards.folder.appending(Path(name + ".js"))
    }

    private static let columns = 8
}
