internal import CLinux

/// A Linux call that failed.
package struct SystemError: Error, Hashable, CustomStringConvertible {
    /// The call's name in its man page, `openat`.
    package let call: String
    /// The number it left in `errno`.
    package let code: Int32
    /// The path or thing it was about.
    package let subject: String

    /// Describes a failure; tests and simulated disks make their own with `Code`.
    package init(call: String, code: Int32, subject: String) {
        self.call = call
        self.code = code
        self.subject = subject
    }

    /// The code's name in C, `ENOSPC`.
    package var name: String {
        guard let name = unsafe dengji_error_name(code) else { return "E\(code)" }
        return unsafe String(cString: name)
    }

    /// One English sentence for a log or a report.
    package var description: String {
        var reason = "unknown error"
        if let text = unsafe dengji_error_text(code) { reason = unsafe String(cString: text) }
        return "\(call) \(subject): \(reason) (\(name))"
    }
}

extension SystemError {
    /// No room on the file system, or the user's share of it is used up: intake waits.
    package var isOutOfSpace: Bool { code == ENOSPC || code == EDQUOT }

    /// The name, or a folder on the way to it, does not exist.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

    /// The name is taken.
    package var isExists: Bool { code == EEXIST }

    /// The folder still holds something (POSIX allows either code).
    package var isNotEmpty: Bool { code == ENOTEMPTY }

    /// Permission is lacking: owner, mode, or a read-only file system.
    package var isDenied: Bool { code == EACCES || code == EPERM || code == EROFS }

    /// This process or the machine has no descriptor left: intake waits.
    package var isOutOfDescriptors: Bool { code == EMFILE || code == ENFILE }

    /// Memory, processes or watches are used up for now: intake waits.
    package var isOutOfResources: Bool {
        code == ENOMEM || code == EAGAIN || code == ENOBUFS || isOutOfDescriptors
    }

    /// Something of the machine was used up, which says nothing of what was being done.
    package var isLack: Bool { isOutOfSpace || isOutOfResources }

    /// A descriptor that does not block had nothing to give or no room.
    package var isWouldBlock: Bool { code == EAGAIN }

    /// Nobody reads the other end.
    package var isBrokenPipe: Bool { code == EPIPE || code == ECONNRESET }

    /// The two names lie on different file systems, so a rename or link cannot be made.
    package var isOtherFileSystem: Bool { code == EXDEV }

    /// The kernel or the file system does not know the call or what it was asked.
    package var isNotImplemented: Bool {
        code == ENOSYS || code == EOPNOTSUPP || code == EINVAL
    }

    /// A symbolic link stood where one is not followed (`ELOOP`).
    package var isSymbolicLink: Bool { code == ELOOP }

    /// A folder stood where a file was wanted.
    package var isFolder: Bool { code == EISDIR }

    /// A file is not of the form that was to be read.
    package var isDamaged: Bool { code == EBADMSG }

    /// The file system went away under the call, or its device failed.
    package var isVanished: Bool {
        code == ESTALE || code == EIO || code == ENOTCONN || code == EHOSTDOWN || code == ENODEV
            || code == ENXIO || code == ECONNABORTED || code == EHOSTUNREACH
    }

    /// The call waited as long as it was allowed to.
    package var isTimedOut: Bool { code == ETIMEDOUT }
}

/// Makes a call that gives -1 for failure, again when a signal interrupted it.
func checked<Result: FixedWidthInteger>(
    _ call: String, _ subject: @autoclosure () -> String, _ body: () -> Result
) throws(SystemError) -> Result {
    while true {
        let result = body()
        if result != -1 { return result }
        let code = dengji_errno()
        if code == EINTR { continue }
        throw SystemError(call: call, code: code, subject: subject())
    }
}
