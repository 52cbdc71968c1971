internal import System

/// Which file was packed, so that another one of its name is never removed.
struct SourceMark: Hashable {
    let device: UInt64
    let inode: UInt64
    let sizeBytes: Int
    let changedNanoseconds: Int64
    let path: Path

    init(_ status: FileStatus, _ path: Path) {
        device = status.device
        inode = status.inode
        sizeBytes = status.sizeBytes
        changedNanoseconds = status.changedNanoseconds
        self.path = path
    }

    /// `device inode size ctime path`, the path in hexadecimal digits; one line.
    var line: String {
        "\(device) \(inode) \(sizeBytes) \(changedNanoseconds) \(PlainList.hexadecimal(path))\n"
    }

    init?(line: Substring) {
        let words = line.split(separator: " ")
        guard words.count == 5, let device = UInt64(words[0]), let inode = UInt64(words[1]),
            let size = Int(words[2]), let changed = Int64(words[3]),
            let path = PlainList.path(words[4])
        else { return nil }
        self.device = device
        self.inode = inode
        sizeBytes = size
        changedNanoseconds = changed
        self.path = path
    }
}
