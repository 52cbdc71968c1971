internal import CLinux

/// The one owner of an open descriptor.
///
/// It is closed when its owner goes; `close()` closes it and reports what that found. A descriptor
/// knows what it was opened on, so that errors can say it.
package struct FileDescriptor: ~Copyable, Sendable {
    /// The kernel's number; -1 only inside `close()` and `release()`.
    package private(set) var number: Int32
    /// The path it was opened on, relative to where it was opened, or what it is (`pipe`).
    package let subject: Path

    /// Takes over an open descriptor of this process, such as one inherited from the parent.
    package init(adopting number: Int32, subject: Path) {
        self.number = number
        self.subject = subject
    }

    // A descriptor given up without `close()` held nothing whose loss matters: what must be kept
    // was synced, and a sync reports.
    deinit { if number >= 0 { _ = CLinux.close(number) } }

    /// Closes the descriptor. An error of `close` can report a write that was lost (`EIO`,
    /// `ENOSPC`, `EDQUOT` on network shares); the descriptor is closed either way.
    package consuming func close() throws(SystemError) {
        let number = release()
        guard CLinux.close(number) == 0 else {
            let code = dengji_errno()
            // Linux has closed it before a signal could interrupt (man 2 close).
            guard code != EINTR else { return }
            throw SystemError(call: "close", code: code, subject: subject.description)
        }
    }

    /// Gives the open number away; nobody closes it any more.
    package consuming func take() -> Int32 {
        release()
    }

    /// A second descriptor on the same open file, sharing offset and locks.
    package func duplicate() throws(SystemError) -> FileDescriptor {
        let copy = try checked("fcntl", subject.description) { dengji_duplicate(number) }
        return FileDescriptor(adopting: copy, subject: subject)
    }

    /// Makes reads and writes give `EAGAIN` instead of waiting, or wait again.
    package func setBlocking(_ isBlocking: Bool) throws(SystemError) {
        _ = try checked("fcntl", subject.description) {
            dengji_set_nonblocking(number, isBlocking ? 0 : 1)
        }
    }

    /// Whether it is a terminal.
    package var isTerminal: Bool { isatty(number) == 1 }

    private mutating func release() -> Int32 {
        let number = number
        self.number = -1
        return number
    }
}
