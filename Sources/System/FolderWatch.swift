internal import CLinux

/// inotify: tells of changes in folders. It wakes, it does not prove: events are lost on overflow
/// and on network shares, so a scan must follow (man 7 inotify).
package struct FolderWatch: ~Copyable, Sendable {
    /// Readable when there are events; for `Poll.wait`.
    package let descriptor: FileDescriptor

    /// A watch over nothing yet.
    package init() throws(SystemError) {
        let number = try checked("inotify_init1", "inotify") {
            dengji_inotify()
        }
        descriptor = FileDescriptor(adopting: number, subject: "inotify")
    }

    /// Watches a folder (`ENOTDIR` for anything else); the same folder again replaces what is
    /// told of it and gives the same number.
    package func add(_ folder: Path, _ changes: FolderChanges) throws(SystemError) -> WatchID {
        let number = descriptor.number
        let mask = changes.rawValue | UInt32(IN_ONLYDIR) | UInt32(IN_EXCL_UNLINK)
        let watch = try unsafe folder.checked("inotify_add_watch") {
            unsafe inotify_add_watch(number, $0, mask)
        }
        return WatchID(number: watch)
    }

    /// Stops watching a folder; `EINVAL` when it is not watched any more.
    package func remove(_ watch: WatchID) throws(SystemError) {
        let number = descriptor.number
        _ = try checked("inotify_rm_watch", "watch \(watch.number)") {
            inotify_rm_watch(number, watch.number)
        }
    }

    /// The events so far, in order, up to a few hundred; empty when there are none. Never waits.
    package func events() throws(SystemError) -> [FolderEvent] {
        do {
            return FolderWatch.decode(try descriptor.read(upTo: 32 * 1024))
        } catch {
            guard error.isWouldBlock else { throw error }
            return []
        }
    }

    /// Reads `struct inotify_event`: four words of 32 bits (watch, mask, cookie, length of the
    /// name with its padding), then the name.
    static func decode(_ bytes: [UInt8]) -> [FolderEvent] {
        var events: [FolderEvent] = []
        var position = 0
        while position + 16 <= bytes.count {
            let length = Int(word(bytes, position + 12))
            let padded = bytes[(position + 16)...].prefix(length)
            events.append(
                FolderEvent(
                    watch: WatchID(number: Int32(bitPattern: word(bytes, position))),
                    changes: FolderChanges(rawValue: word(bytes, position + 4)),
                    cookie: word(bytes, position + 8),
                    name: length == 0 ? nil : Path(bytes: Array(padded.prefix { $0 != 0 }))))
            position += 16 + length
        }
        return events
    }

    private static func word(_ bytes: [UInt8], _ position: Int) -> UInt32 {
        var word: UInt32 = 0
        for offset in 0..<4 { word |= UInt32(bytes[position + offset]) << UInt32(8 * offset) }
        return UInt32(littleEndian: word)
    }
}
