/// Which state of which file: an unchanged mark means the same bytes under the same name.
struct FileMark: Hashable, Sendable {
    /// The file system.
    var device: UInt64
    /// The file.
    var inode: UInt64
    /// Its size.
    var sizeBytes: Int
    /// Its ctime, which no user can set.
    var changedAtNanoseconds: Int64
    /// Its mtime, which a rename leaves alone; `nil` in records of versions that did not note it.
    var modifiedAtNanoseconds: Int64?

    init(_ status: DiskStatus) {
        device = status.device
        inode = status.inode
        sizeBytes = status.sizeBytes
        changedAtNanoseconds = status.changedAtNanoseconds
        modifiedAtNanoseconds = status.modifiedAtNanoseconds
    }

    /// Whether both are one inode.
    func isSameFile(as other: FileMark) -> Bool {
        device == other.device && inode == other.inode
    }

    /// Whether both are one inode and nobody wrote to it between, whatever its name was.
    func isSameContent(as other: FileMark) -> Bool {
        isSameFile(as: other) && sizeBytes == other.sizeBytes
            && (modifiedAtNanoseconds ?? other.modifiedAtNanoseconds)
                == (other.modifiedAtNanoseconds ?? modifiedAtNanoseconds)
    }

    /// Whether both are one file in one state: neither its bytes nor its name changed between.
    func isSameState(as other: FileMark) -> Bool {
        isSameContent(as: other) && changedAtNanoseconds == other.changedAtNanoseconds
    }

    func write(to line: inout LineWriter) {
        line.member("device", Int64(bitPattern: device))
        line.member("inode", Int64(bitPattern: inode))
        line.member("sizeBytes", sizeBytes)
        line.member("changedAtNanoseconds", changedAtNanoseconds)
        if let modifiedAtNanoseconds {
            line.member("modifiedAtNanoseconds", modifiedAtNanoseconds)
        }
    }

    init(reading cursor: inout LineCursor) throws(LineDamage) {
        device = UInt64(bitPattern: Int64(try cursor.integer("device")))
        inode = UInt64(bitPattern: Int64(try cursor.integer("inode")))
        sizeBytes = try cursor.integer("sizeBytes")
        changedAtNanoseconds = Int64(try cursor.integer("changedAtNanoseconds"))
        if cursor.isAt(key: "modifiedAtNanoseconds") {
            modifiedAtNanoseconds = Int64(try cursor.integer())
        }
    }
}
