internal import CLinux

/// The calls behind `Files` and `FileDescriptor`'s names, on a folder's number or `AT_FDCWD`.
enum Calls {
    static func open(at folder: Int32, _ path: Path, _ flags: Int32, _ permissions: UInt32)
        throws(SystemError) -> FileDescriptor
    {
        let number = try unsafe path.checked("openat") {
            unsafe dengji_openat(folder, $0, flags, permissions)
        }
        return FileDescriptor(adopting: number, subject: path)
    }

    static func status(at folder: Int32, _ path: Path, _ isFollowing: Bool)
        throws(SystemError) -> FileStatus
    {
        var status = stat()
        let flags = isFollowing ? 0 : AT_SYMLINK_NOFOLLOW
        _ = try unsafe path.checked("fstatat") { unsafe fstatat(folder, $0, &status, flags) }
        return FileStatus(status)
    }

    static func makeFolder(at folder: Int32, _ path: Path, _ permissions: UInt32)
        throws(SystemError)
    {
        _ = try unsafe path.checked("mkdirat") { unsafe mkdirat(folder, $0, mode_t(permissions)) }
    }

    static func rename(
        at folder: Int32, _ path: Path, at other: Int32, _ target: Path, _ isReplacing: Bool
    ) throws(SystemError) {
        try unsafe both(isReplacing ? "renameat" : "renameat2", path, target) {
            unsafe dengji_rename(folder, $0, other, $1, isReplacing ? 1 : 0)
        }
    }

    static func link(at folder: Int32, _ path: Path, at other: Int32, _ target: Path)
        throws(SystemError)
    {
        try unsafe both("linkat", path, target) { unsafe linkat(folder, $0, other, $1, 0) }
    }

    static func makeLink(_ path: Path, _ target: Path) throws(SystemError) {
        try unsafe both("symlink", target, path) { unsafe symlink($0, $1) }
    }

    static func unlink(at folder: Int32, _ path: Path, _ flags: Int32) throws(SystemError) {
        _ = try unsafe path.checked("unlinkat") { unsafe unlinkat(folder, $0, flags) }
    }

    static func target(at folder: Int32, _ path: Path) throws(SystemError) -> Path {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let size = target.count
        let length = try unsafe path.checked("readlinkat") {
            unsafe readlinkat(folder, $0, &target, size)
        }
        return Path(bytes: target.prefix(length).map { UInt8(bitPattern: $0) })
    }

    /// Reads and closes the folder open as `number`.
    static func names(in number: Int32, _ subject: Path) throws(SystemError) -> [Path] {
        guard let stream = unsafe fdopendir(number) else {
            let code = dengji_errno()
            _ = close(number)
            throw SystemError(call: "fdopendir", code: code, subject: subject.description)
        }
        defer { unsafe closedir(stream) }
        var names: [Path] = []
        while true {
            dengji_clear_errno()
            guard let entry = unsafe readdir(stream) else {
                let code = dengji_errno()
                guard code == 0 else {
                    throw SystemError(call: "readdir", code: code, subject: subject.description)
                }
                return names
            }
            let name = unsafe dengji_entry_name(entry)
            let bytes = unsafe UnsafeRawBufferPointer(start: name, count: strlen(name))
            let path = unsafe Path(bytes: Array(bytes))
            if path != "." && path != ".." { names.append(path) }
        }
    }

    /// Makes a call on two paths; its errors name both.
    private static func both(
        _ call: String, _ path: Path, _ target: Path,
        _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws(SystemError) {
        guard !target.bytes.contains(0) else {
            throw SystemError(
                call: call, code: ErrorCode.invalid, subject: "\(path) → \(target)")
        }
        let terminated = target.bytes.map { CChar(bitPattern: $0) } + [0]
        _ = try unsafe path.checked(call, subject: "\(path) → \(target)") { first in
            unsafe terminated.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.map { unsafe body(first, $0) } ?? -1
            }
        }
    }
}
