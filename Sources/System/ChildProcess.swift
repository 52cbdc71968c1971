internal import CLinux
internal import Synchronization

/// A child process: started, ended by its own will or a signal, and waited for once.
///
/// Every child must be waited for (`wait()` or `endIfEnded()`), or it stays as a zombie until
/// this process ends.
package final class ChildProcess: Sendable {
    /// Its number; another process may get the same after this one was waited for.
    package let pid: Int32
    private let end = Mutex<ChildEnd?>(nil)

    /// Starts a program. What fails before the program runs is thrown: `execve ENOENT` and the
    /// like.
    ///
    /// With `diesWithParent` the kernel kills the child when the *thread* that calls this ends
    /// (man 2 PR_SET_PDEATHSIG), so call it on one that lives as long as the child should.
    package init(_ launch: ChildLaunch) throws(SystemError) {
        pid = try launch.start()
    }

    /// Sends a signal; nothing when the child was waited for already.
    package func send(_ signal: Signal) throws(SystemError) {
        // Under the lock nobody reaps it, so the number is still this child's.
        try end.withLock { (end) throws(SystemError) in
            guard end == nil else { return }
            _ = try checked("kill", "process \(pid)") { CLinux.kill(pid, signal.rawValue) }
        }
    }

    /// Waits until it ended, and says how; again, at once, when asked again.
    package func wait() throws(SystemError) -> ChildEnd {
        while true {
            if let end = try endIfEnded() { return end }
            // Outside the lock, so that another thread can send a signal meanwhile; it leaves the
            // child unreaped.
            do {
                _ = try checked("waitid", "process \(pid)") { dengji_await_end(pid) }
            } catch {
                // `ECHILD`: another thread reaped it since and has kept how it ended.
                guard error.code == ECHILD else { throw error }
            }
        }
    }

    /// How it ended, or `nil` while it runs. Never waits.
    package func endIfEnded() throws(SystemError) -> ChildEnd? {
        try end.withLock { (end) throws(SystemError) -> ChildEnd? in
            if let end { return end }
            var status: Int32 = 0
            var usage = rusage()
            let found = try checked("wait4", "process \(pid)") {
                unsafe wait4(pid, &status, WNOHANG, &usage)
            }
            guard found == pid else { return nil }
            end = ChildEnd(status: status, usage: usage)
            return end
        }
    }

    /// A descriptor that becomes readable when the child ends (`pidfd_open`); for `Poll.wait`.
    package func endDescriptor() throws(SystemError) -> FileDescriptor {
        let number = try checked("pidfd_open", "process \(pid)") { dengji_pidfd_open(pid) }
        return FileDescriptor(adopting: number, subject: Path("process \(pid)"))
    }
}
