internal import Digests
internal import Registry
internal import System
internal import WorkingDays

/// `claim.json`: what is noted of a dropped file before it is copied. It stays until the checkpoint
/// after the claim's line, so that an original which comes back is known.
struct ClaimRecord: Hashable, Sendable {
    /// The claim.
    var id: String
    /// The party's folder in the inbox.
    var folder: PartyID?
    /// The file's name.
    var name: Path
    /// The original as it was claimed.
    var original: FileMark
    /// Its done-marker.
    var marker: Marker?
    /// The time of receipt.
    var receivedAt: Instant
    /// Whether the original is a folder.
    var isFolder = false

    /// A done-marker beside the original.
    struct Marker: Hashable, Sendable {
        /// Its name.
        var name: Path
        /// The marker as it was found.
        var mark: FileMark
    }

    /// Where the original lay.
    var path: Path { inboxFolder.appending(name) }

    /// Where the marker lay.
    var markerPath: Path? { marker.map { inboxFolder.appending($0.name) } }

    private var inboxFolder: Path { WorkspacePaths.inboxFolder(of: folder) }

    private static let format = 1

    /// The record's bytes, one line.
    var bytes: [UInt8] {
        var line = LineWriter()
        line.object { line in
            line.member("format", Self.format)
            line.member("id", id)
            line.member("folder", ifThere: folder?.code)
            Self.write(name, to: &line)
            line.member("receivedAt", receivedAt.milliseconds)
            if isFolder { line.member("kind", "folder") }
            line.key("original")
            line.object { original.write(to: &$0) }
            if let marker {
                line.key("marker")
                line.object { line in
                    Self.write(marker.name, to: &line)
                    marker.mark.write(to: &line)
                }
            }
        }
        return line.bytes + [0x0A]
    }

    init(
        id: String, folder: PartyID?, name: Path, original: FileMark, marker: Marker?,
        receivedAt: Instant, isFolder: Bool = false
    ) {
        self.id = id
        self.folder = folder
        self.name = name
        self.original = original
        self.marker = marker
        self.receivedAt = receivedAt
        self.isFolder = isFolder
    }

    /// Reads a record; `nil` for one that a crash cut short.
    init?(_ bytes: [UInt8]) {
        guard bytes.last == 0x0A else { return nil }
        var cursor = LineCursor(Array(bytes.dropLast()))
        do {
            self = try cursor.object { cursor throws(LineDamage) in
                try ClaimRecord(reading: &cursor)
            }
            try cursor.end()
        } catch {
            return nil
        }
    }

    private init(reading cursor: inout LineCursor) throws(LineDamage) {
        guard try cursor.integer("format") == Self.format else { throw cursor.damage("format") }
        id = try cursor.value("id") { Claim.isID($0) ? $0 : nil }
        folder = try cursor.valueIfThere("folder", PartyID.init)
        name = try Self.name(reading: &cursor)
        receivedAt = Instant(milliseconds: Int64(try cursor.integer("receivedAt")))
        isFolder = try cursor.valueIfThere("kind") { $0 == "folder" ? true : nil } ?? false
        try cursor.key("original")
        original = try cursor.object { cursor throws(LineDamage) in
            try FileMark(reading: &cursor)
        }
        if cursor.isAt(key: "marker") {
            marker = try cursor.object { cursor throws(LineDamage) in
                Marker(
                    name: try Self.name(reading: &cursor), mark: try FileMark(reading: &cursor))
            }
        }
    }

    /// A name twice: for people, and its exact bytes in hexadecimal.
    private static func write(_ name: Path, to line: inout LineWriter) {
        line.member("name", name.description)
        line.member("nameBytes", Hexadecimal.text(name.bytes))
    }

    private static func name(reading cursor: inout LineCursor) throws(LineDamage) -> Path {
        _ = try cursor.string("name")
        return try cursor.value("nameBytes") { text in
            Hexadecimal.bytes(text).map(Path.init(bytes:))
        }
    }
}
