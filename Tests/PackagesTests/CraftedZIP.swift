/// A ZIP file put together field by field, so that any of them can be wrong.
struct CraftedZIP: Sendable {
    var entries: [CraftedEntry]
    /// Before the first entry; offsets count from it.
    var prefix: [UInt8] = []
    /// Between the last entry and the directory.
    var beforeDirectory: [UInt8] = []
    /// Between the directory and the end record.
    var beforeEnd: [UInt8] = []
    var comment: [UInt8] = []
    /// After the end record, outside the comment.
    var trailing: [UInt8] = []
    /// Order of the local entries, when it is not that of the directory.
    var localOrder: [Int]?
    var hasZIP64End = false
    var change: @Sendable (inout EndFields) -> Void = { _ in }

    init(_ entries: CraftedEntry...) { self.entries = entries }

    init(_ entries: [CraftedEntry]) { self.entries = entries }

    struct EndFields: Sendable {
        var disk = 0
        var directoryDisk = 0
        var countHere: Int
        var count: Int
        var directoryBytes: Int
        var directoryOffset: Int
        var commentBytes: Int
    }

    /// The file with one thing changed.
    func with(_ change: (inout CraftedZIP) -> Void) -> CraftedZIP {
        var copy = self
        change(&copy)
        return copy
    }

    var bytes: [UInt8] {
        var file = prefix
        var offsets = [Int](repeating: 0, count: entries.count)
        for index in localOrder ?? Array(entries.indices) {
            file += entries[index].gapBefore
            offsets[index] = file.count
            file += entries[index].local + entries[index].data + entries[index].descriptor
        }
        file += beforeDirectory
        let directoryOffset = file.count
        for (entry, offset) in zip(entries, offsets) { file += entry.directory(offset: offset) }
        let directoryBytes = file.count - directoryOffset
        file += beforeEnd
        var end = EndFields(
            countHere: entries.count, count: entries.count, directoryBytes: directoryBytes,
            directoryOffset: directoryOffset, commentBytes: comment.count)
        if hasZIP64End {
            let record = file.count
            file += le(0x0606_4B50, 4) + le(44, 8) + le(45, 2) + le(45, 2) + le(0, 4) + le(0, 4)
            file += le(end.count, 8) + le(end.count, 8) + le(directoryBytes, 8)
            file += le(directoryOffset, 8)
            file += le(0x0706_4B50, 4) + le(0, 4) + le(record, 8) + le(1, 4)
        }
        change(&end)
        file += le(0x0605_4B50, 4) + le(end.disk, 2) + le(end.directoryDisk, 2)
        file += le(end.countHere, 2) + le(end.count, 2) + le(end.directoryBytes, 4)
        file += le(end.directoryOffset, 4) + le(end.commentBytes, 2) + comment + trailing
        return file
    }
}

/// A number, lowest byte first.
func le(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}
