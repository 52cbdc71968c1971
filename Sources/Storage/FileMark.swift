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

    init(_ status: DiskStatus) {
        device = status.device
        inode = status.inode
        sizeBytes = status.sizeBytes
        changedAtNanoseconds = status.changedAtNanoseconds
    }

    func write(to line: inout LineWriter) {
        line.member("device", Int64(bitPattern: device))
        line.member("inode", Int64(bitPattern: inode))
        line.member("sizeBytes", sizeBytes)
        line.member("changedAtNanoseconds", changedAtNanoseconds)
    }

    init(reading cursor: inout LineCursor) throws(LineDamage) {
        device = UInt64(bitPattern: Int64(try cursor.integer("device")))
        inode = UInt64(bitPattern: Int64(try cursor.integer("inode")))
        sizeBytes = try cursor.integer("sizeBytes")
        changedAtNanoseconds = Int64(try cursor.integer("changedAtNanoseconds"))
    }
}
