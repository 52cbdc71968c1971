internal import CLinux

extension ThisProcess {
    /// Gives up for good what a program on the disk could add: set-user-id, file capabilities
    /// (`PR_SET_NO_NEW_PRIVS`).
    package static func renounceNewPrivileges() throws(SystemError) {
        _ = try checked("prctl", "PR_SET_NO_NEW_PRIVS") { dengji_no_new_privileges() }
    }

    /// Leaves no core file behind, whatever the machine does with those, and no memory to be read by
    /// others of the same user (`PR_SET_DUMPABLE`).
    package static func refuseDumps() throws(SystemError) {
        _ = try checked("prctl", "PR_SET_DUMPABLE") { dengji_not_dumpable() }
    }

    /// Makes local time UTC, whatever the machine's is. Where nothing says what it is, the C library asks
    /// the disk each time that a time is taken apart.
    package static func useUniversalTime() throws(SystemError) {
        _ = try checked("setenv", "TZ") { unsafe setenv("TZ", "UTC0", 1) }
    }

    /// Closes every descriptor from a number on.
    package static func closeDescriptors(from first: Int32) throws(SystemError) {
        _ = try checked("close_range", "\(first)…") { dengji_close_from(first) }
    }

    /// Puts an open file under a number of this process, closing what was there.
    package static func place(_ file: borrowing FileDescriptor, at number: Int32)
        throws(SystemError)
    {
        let source = file.number
        _ = try checked("dup2", file.subject.description) { dup2(source, number) }
    }

    /// How many threads it has.
    package static func threadCount() throws(SystemError) -> Int {
        try Files.names(in: "/proc/self/task").count
    }

    /// Its addresses and its private writable memory, in bytes (proc(5), statm).
    package static func memory() throws(SystemError) -> (addressBytes: Int, dataBytes: Int) {
        let file: Path = "/proc/self/statm"
        let bytes = try Files.open(file).readAll(max: 4096)
        let fields = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
        let pageBytes = sysconf(Int32(_SC_PAGESIZE))
        guard fields.count >= 6, let total = Int(fields[0]), let data = Int(fields[5]) else {
            throw SystemError(
                call: "read", code: ErrorCode.damaged, subject: file.description)
        }
        return (total * pageBytes, data * pageBytes)
    }
}
