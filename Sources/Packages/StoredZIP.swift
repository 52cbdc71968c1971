/// A ZIP of stored files of which every byte follows from the names, sizes and sums of its files and one
/// time: files in the order of their names' bytes, no comment, no extra field but ZIP64's.
///
/// Reading it takes names, sizes and sums from the central directory alone and lays everything else out
/// anew; `frames` are the bytes that must then stand between the contents, to be compared by the caller.
package struct StoredZIP: Hashable, Sendable {
    /// A file in it.
    package struct Member: Hashable, Sendable {
        /// Its path in the ZIP, in UTF-8 or whatever bytes it has.
        package var name: [UInt8]
        /// Size in bytes.
        package var sizeBytes: Int
        /// CRC-32 of the content, as the directory says.
        package var crc: UInt32
        /// Where its header begins.
        var headerOffset: Int

        /// The name as text, bytes that are no UTF-8 replaced.
        package var text: String { String(decoding: name, as: UTF8.self) }

        /// Where its content begins.
        package var offset: Int { headerOffset + header(time: 0).local.count }

        func header(time: Int) -> ZIPHeader {
            ZIPHeader(
                name: name, method: .stored, crc: crc, sizeBytes: sizeBytes,
                compressedBytes: sizeBytes, offset: headerOffset, time: time)
        }
    }

    /// Its files in their order.
    package private(set) var members: [Member] = []
    /// Date and time of all of them; see `time(year:…)`.
    package let time: Int
    /// Where the next header goes, hence in a whole ZIP where the directory begins.
    private(set) var position = 0

    /// One without files yet.
    package init(time: Int) { self.time = time }

    /// Date and time of DOS: even seconds of the years 1980 to 2107 (APPNOTE 4.4.6); what lies outside
    /// counts as the nearest.
    package static func time(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
    ) -> Int {
        if year < 1980 { return ZIPHeader.firstTime }
        let date = min(year - 1980, 127) << 9 | month << 5 | day
        return date << 16 | hour << 11 | minute << 5 | second / 2
    }

    /// Adds a file, whose name must come after those before; gives its header, which goes before the
    /// content.
    package mutating func append(name: [UInt8], sizeBytes: Int, crc: UInt32) -> [UInt8] {
        if let last = members.last {
            precondition(last.name.lexicographicallyPrecedes(name), "names ascend")
        }
        let member = Member(name: name, sizeBytes: sizeBytes, crc: crc, headerOffset: position)
        members.append(member)
        let header = member.header(time: time).local
        position += header.count + sizeBytes
        return header
    }

    /// How many bytes the header of such a file has, before its sum is known.
    package static func headerBytes(name: [UInt8], sizeBytes: Int) -> Int {
        Member(name: name, sizeBytes: sizeBytes, crc: 0, headerOffset: 0).header(time: 0).local
            .count
    }

    /// Directory and end records, which follow the last content.
    package var tail: [UInt8] {
        let directory = members.flatMap { $0.header(time: time).directory }
        return directory
            + ZIPHeader.end(
                count: members.count, directoryOffset: position, directoryBytes: directory.count)
    }

    /// All bytes that are no content: a header for each file, then the tail.
    package var frames: [(offset: Int, bytes: [UInt8])] {
        members.map { ($0.headerOffset, $0.header(time: time).local) } + [(position, tail)]
    }

    /// The file of that name.
    package func member(named name: [UInt8]) -> Member? { members.first { $0.name == name } }
}
