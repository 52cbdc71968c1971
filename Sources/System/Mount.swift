/// A mounted file system, as /proc/self/mountinfo has it (proc(5)).
package struct Mount: Hashable, Sendable {
    /// Its number; another mount at the same point has another.
    package let number: Int
    /// Where it is mounted.
    package let point: Path
    /// Its type, `ext4`, `nfs4`, `fuse.sshfs`.
    package let type: String
    /// What it is mounted from.
    package let source: String
    /// Options of the mount and of the file system.
    package let options: Set<String>

    /// Every mount of this process's view, in the order in which they were made.
    package static func all() throws(SystemError) -> [Mount] {
        let bytes = try Files.open("/proc/self/mountinfo").readAll(max: 16 << 20)
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { Mount(line: Array($0)) }
    }

    /// The one on which an absolute path without links lies: of the longest points above it the last.
    package static func holding(_ path: Path, among mounts: [Mount]) -> Mount? {
        var best: Mount?
        for mount in mounts where path.lies(atOrBelow: mount.point) {
            if mount.point.bytes.count >= best?.point.bytes.count ?? 0 { best = mount }
        }
        return best
    }

    /// Reads a line; `nil` for one that is none.
    package init?(line: [UInt8]) {
        let fields = line.split(separator: UInt8(ascii: " ")).map(Array.init)
        guard fields.count > 6, let number = Int(String(decoding: fields[0], as: UTF8.self)),
            let dash = fields.dropFirst(6).firstIndex(of: [UInt8(ascii: "-")]),
            fields.count > dash + 3
        else { return nil }
        self.number = number
        point = Path(bytes: Mount.plain(fields[4]))
        type = String(decoding: fields[dash + 1], as: UTF8.self)
        source = String(decoding: Mount.plain(fields[dash + 2]), as: UTF8.self)
        let all = fields[5] + [UInt8(ascii: ",")] + fields[dash + 3]
        options = Set(
            all.split(separator: UInt8(ascii: ",")).map { String(decoding: $0, as: UTF8.self) })
    }

    /// `\040` and the like are bytes in octal.
    private static func plain(_ field: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < field.count {
            if field[index] == UInt8(ascii: "\\"), index + 3 < field.count,
                let code = UInt8(
                    String(decoding: field[(index + 1)...(index + 3)], as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                index += 4
            } else {
                bytes.append(field[index])
                index += 1
            }
        }
        return bytes
    }
}

extension Mount {
    /// Whether an ext4 keeps a journal; `nil` for other types, and where the kernel does not say.
    package var hasJournal: Bool? {
        guard type == "ext4" else { return type == "ext2" ? false : nil }
        let device = Path(bytes: Array(source.utf8)).lastName
        do {
            // "<none>", or the number of the thread that writes it.
            let file: Path = "/sys/fs/ext4"
            let bytes = try Files.open(file.appending(device).appending("journal_task"))
                .readAll(max: 100)
            return !bytes.starts(with: Array("<none>".utf8))
        } catch {
            return nil
        }
    }
}

extension Path {
    /// Whether it is `folder` or leads below it, both absolute and without links.
    package func lies(atOrBelow folder: Path) -> Bool {
        if folder == "/" { return bytes.first == UInt8(ascii: "/") }
        return bytes.starts(with: folder.bytes)
            && (bytes.count == folder.bytes.count
                || bytes[folder.bytes.count] == UInt8(ascii: "/"))
    }
}
