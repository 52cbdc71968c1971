/// The type bits of a Unix mode (`S_IFMT` of inode(7)).
enum UnixMode {
    private static let typeMask = 0o170000
    private static let folderType = 0o040000
    private static let fileType = 0o100000
    /// A mode whose type no file system knows.
    static let unknown = 0o170000

    /// Whether it is a file, a folder or says nothing: no link, device, pipe or socket.
    static func isPlain(_ mode: Int) -> Bool {
        let type = mode & typeMask
        return type == 0 || type == folderType || type == fileType
    }

    static func isFolder(_ mode: Int) -> Bool { mode & typeMask == folderType }

    static func isFile(_ mode: Int) -> Bool { mode & typeMask == fileType }
}
