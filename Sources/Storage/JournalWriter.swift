internal import Registry
internal import System
internal import WorkingDays

/// Appends to the journal. Belongs to the one thread that commits.
///
/// One segment a month in Shanghai, chosen by the line's time. A segment's name is durable before
/// its first line is written, and a segment is synced before the next one begins, so only the tail
/// of the last segment can be torn.
struct JournalWriter {
    private let disk: any Disk
    /// The end of what is durable.
    private(set) var head: JournalReader.Head
    /// Where lines can be read back from.
    var marks: JournalMarks
    private var file: (any DiskFile)?

    /// Goes on after a journal that was read to its end.
    init(after head: JournalReader.Head, marks: JournalMarks, disk: any Disk) {
        self.disk = disk
        self.head = head
        self.marks = marks
    }

    /// The lines that entries would become; nothing is written. `salt` gives random bytes.
    func lines(for entries: [JournalEntry], salt: (Int) -> [UInt8]) -> [JournalLine] {
        var previous = head.digest
        var lines: [JournalLine] = []
        for entry in entries {
            let line = JournalLine(
                number: head.lineCount + lines.count, previous: previous,
                salt: salt(JournalLine.saltBytes), entry: entry)
            previous = line.digest
            lines.append(line)
        }
        return lines
    }

    /// Writes lines and syncs them; when it returns they are durable.
    ///
    /// Throws with `retryLater` only when no byte of them is left, durably; otherwise with `stop`.
    mutating func append(_ lines: [JournalLine]) throws(StorageError) {
        var isAnyDurable = false
        var rest = lines[...]
        while let first = rest.first {
            let name = segmentName(for: first.entry)
            let batch = rest.prefix { segmentName(for: $0.entry) == name }
            do {
                try append(batch, to: name)
            } catch {
                // Lines of the month before are durable: they cannot be taken back.
                throw isAnyDurable ? error.with(.stop) : error
            }
            isAnyDurable = true
            rest = rest.dropFirst(batch.count)
        }
    }

    private mutating func append(
        _ lines: ArraySlice<JournalLine>, to name: String
    ) throws(StorageError) {
        let file = try openSegment(name)
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line.bytes
            bytes.append(0x0A)
        }
        do {
            try file.write(bytes, at: head.sizeBytes)
        } catch {
            try takeBack(file)
            throw error
        }
        try file.sync()
        for line in lines {
            head.pass(line)
            marks.note(head)
        }
    }

    /// Cuts off what a failed write left, durably; if that fails too the journal is in doubt.
    private func takeBack(_ file: any DiskFile) throws(StorageError) {
        do {
            try file.truncate(to: head.sizeBytes)
            try file.sync()
        } catch {
            throw error.with(.stop)
        }
    }

    /// Time never goes back, but a month chosen by a wrong clock stays in use until it is over.
    private func segmentName(for entry: JournalEntry) -> String {
        let name = WorkspacePaths.segment(of: Instant(milliseconds: entry.at))
        guard let segment = head.segment, segment > name else { return name }
        return segment
    }

    private mutating func openSegment(_ name: String) throws(StorageError) -> any DiskFile {
        if name == head.segment, let file { return file }
        let path = WorkspacePaths.journal / name
        if name == head.segment {
            let opened = try disk.open(path, for: .writing)
            file = opened
            return opened
        }
        let created: any DiskFile
        do {
            created = try disk.open(path, for: .creating(mode: WorkspacePaths.journalMode))
        } catch {
            guard error.isExists else { throw error }
            // Made by an attempt that failed before its first line.
            created = try disk.open(path, for: .writing)
            try created.truncate(to: 0)
        }
        try created.sync()
        try disk.syncFolder(WorkspacePaths.journal)
        head.segment = name
        head.sizeBytes = 0
        file = created
        return created
    }
}
