internal import Packages
internal import System
internal import WorkingDays

/// Makes one ZIP of an unpacked bag, in flat memory: small files in one write, large ones block by block.
///
/// The same bag gives the same bytes: names in order, one time, that of the closing line. Nothing is
/// synced and the unpacked bag stays, both until the next checkpoint: a power cut before it may leave
/// the ZIP torn, and what is done again then writes it anew from the same files.
struct BagPacking {
    let disk: any Disk
    /// The ZIP.
    let zip: Path
    private var output: any DiskFile
    private var layout: StoredZIP
    private var buffer: [UInt8] = []
    private var bufferOffset = 0

    private static let blockBytes = 1 << 20

    /// Packs what lies below `folder` under that folder's name.
    static func pack(
        _ folder: Path, as zip: Path, at milliseconds: Int64, on disk: any Disk
    ) throws(StorageError) {
        var files: [(name: [UInt8], path: Path)] = []
        try collect(folder, folder.lastName.bytes, on: disk, into: &files)
        files.sort { $0.name.lexicographicallyPrecedes($1.name) }
        var packing = try BagPacking(zip, time(Instant(milliseconds: milliseconds)), on: disk)
        for file in files { try packing.add(file.name, file.path) }
        try packing.finish()
    }

    /// Date and time of DOS, in Shanghai.
    static func time(_ instant: Instant) -> Int {
        let (year, month, day) = instant.day.civil
        let second = Int((instant.milliseconds - instant.day.start.milliseconds) / 1000)
        return StoredZIP.time(
            year: year, month: month, day: day, hour: second / 3600, minute: second / 60 % 60,
            second: second % 60)
    }

    private init(_ zip: Path, _ time: Int, on disk: any Disk) throws(StorageError) {
        self.disk = disk
        self.zip = zip
        layout = StoredZIP(time: time)
        output = try disk.openTemporary(of: zip, mode: WorkspacePaths.registryMode)
    }

    private mutating func add(_ name: [UInt8], _ path: Path) throws(StorageError) {
        let file = try disk.open(path, for: .reading)
        let size = try file.status().sizeBytes
        if size <= BagPacking.blockBytes {
            let bytes = try BagPacking.block(of: file, at: 0, size, path)
            try put(layout.append(name: name, sizeBytes: size, crc: CRC32.of(bytes)))
            return try put(bytes)
        }
        // The sum stands before the content, so the header is written after it.
        try flush()
        let start = bufferOffset + StoredZIP.headerBytes(name: name, sizeBytes: size)
        var sum = CRC32()
        var done = 0
        while done < size {
            let count = min(BagPacking.blockBytes, size - done)
            let bytes = try BagPacking.block(of: file, at: done, count, path)
            sum.add(bytes.span)
            try output.write(bytes, at: start + done)
            done += count
        }
        let header = layout.append(name: name, sizeBytes: size, crc: sum.value)
        try output.write(header, at: bufferOffset)
        bufferOffset = start + size
    }

    private mutating func finish() throws(StorageError) {
        try put(layout.tail)
        try flush()
        try disk.rename(zip.temporary, to: zip)
    }

    private mutating func put(_ bytes: [UInt8]) throws(StorageError) {
        buffer += bytes
        if buffer.count >= BagPacking.blockBytes { try flush() }
    }

    private mutating func flush() throws(StorageError) {
        if buffer.isEmpty { return }
        try output.write(buffer, at: bufferOffset)
        bufferOffset += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    private static func block(
        of file: any DiskFile, at offset: Int, _ count: Int, _ path: Path
    ) throws(StorageError) -> [UInt8] {
        let bytes = try file.read(at: offset, count: count)
        guard bytes.count == count else {
            throw StorageError(
                .differs, operation: "pack", subject: path.description,
                cause: "it became shorter while it was read", verdict: .stop)
        }
        return bytes
    }

    /// Regular files alone: a link or a device is nothing that a bag holds.
    private static func collect(
        _ folder: Path, _ name: [UInt8], on disk: any Disk,
        into files: inout [(name: [UInt8], path: Path)]
    ) throws(StorageError) {
        for entry in try disk.entries(of: folder) {
            let path = folder.appending(entry.name)
            let full = name + [0x2F] + entry.name.bytes
            switch entry.kind {
            case .folder: try collect(path, full, on: disk, into: &files)
            case .file: files.append((full, path))
            case .other: continue
            }
        }
    }
}
