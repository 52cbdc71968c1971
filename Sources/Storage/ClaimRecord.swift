internal import Digests
internal import Registry
internal import System
internal import WorkingDays

/// `<id>.json`: what is noted of a dropped file before it is copied. It stays until the checkpoint
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
    /// Its done-markers.
    var markers: [Marker]
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
        /// What it holds, as far as `Claim.Control` keeps it; mostly nothing.
        var content: [UInt8] = []

        /// What the claim keeps of it, where it has content.
        var control: Claim.Control? {
            mark.sizeBytes == 0
                ? nil : Claim.Control(name: name, sizeBytes: mark.sizeBytes, bytes: content)
        }
    }

    /// Where the original lay.
    var path: Path { inboxFolder.appending(name) }

    /// Where a marker lay.
    func path(of marker: Marker) -> Path { inboxFolder.appending(marker.name) }

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
            guard !markers.isEmpty else { return }
            line.key("markers")
            line.array { line in
                for marker in markers {
                    line.object { line in
                        Self.write(marker.name, to: &line)
                        marker.mark.write(to: &line)
                        line.member("content", Hexadecimal.text(marker.content))
                    }
                }
            }
        }
        return line.bytes + [0x0A]
    }

    init(
        id: String, folder: PartyID?, name: Path, original: FileMark, markers: [Marker] = [],
        receivedAt: Instant, isFolder: Bool = false
    ) {
        self.id = id
        self.folder = folder
        self.name = name
        self.original = original
        self.markers = markers
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
        markers = []
        // Records of versions before control files: one marker, nothing of its content.
        if cursor.isAt(key: "marker") {
            markers = try cursor.object { cursor throws(LineDamage) in
                [
                    Marker(
                        name: try Self.name(reading: &cursor), mark: try FileMark(reading: &cursor))
                ]
            }
        }
        if cursor.isAt(key: "markers") {
            markers = try cursor.array { cursor throws(LineDamage) in
                try cursor.object { cursor throws(LineDamage) in
                    Marker(
                        name: try Self.name(reading: &cursor), mark: try FileMark(reading: &cursor),
                        content: try cursor.value("content", Hexadecimal.bytes))
                }
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
