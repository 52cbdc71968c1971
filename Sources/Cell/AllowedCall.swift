package import System

/// A call that a cell leaves, for any arguments or only where one of them has certain bits; or one that
/// fails there and does no harm to whoever makes it.
package struct AllowedCall: Hashable, Sendable {
    /// The call.
    package let call: SystemCall
    /// Which argument is looked at, from 0 on, which of its lower 32 bits, and what they must be.
    package let condition: Condition?
    /// The error code with which it fails instead of being made; `nil` where it is made.
    package let failure: UInt16?

    /// A look at one argument.
    package struct Condition: Hashable, Sendable {
        /// The argument, from 0 on.
        package var argument: Int
        /// Which bits of its lower half.
        package var mask: UInt32
        /// What they must be.
        package var value: UInt32
    }

    /// A call with any arguments.
    package init(_ call: SystemCall) {
        self.call = call
        condition = nil
        failure = nil
    }

    /// A call that is never made and fails with an error code.
    package init(_ call: SystemCall, failingWith code: Int32) {
        self.call = call
        condition = nil
        failure = UInt16(code)
    }

    /// A call where the bits of an argument in `mask` are `value`.
    package init(_ call: SystemCall, argument: Int, mask: UInt32 = .max, is value: UInt32) {
        self.call = call
        condition = Condition(argument: argument, mask: mask, value: value)
        failure = nil
    }
}

extension AllowedCall {
    /// What work on open descriptors and memory needs, as measured over all packages of the tests.
    ///
    /// No path, no socket, no process, no thread, no code that is written at run time; a signal only to
    /// itself, which is how `abort` ends a process.
    package static var work: [AllowedCall] {
        // The most frequent first: a filter is read from its beginning at each call.
        let free: [SystemCall] = [
            .pread64, .recvmsg, .sendmsg, .read, .write, .writev, .pwrite64, .lseek, .fstat,
            .close, .ppoll, .brk, .munmap, .mremap, .madvise, .futex, .schedYield, .clockGettime,
            .getrandom, .getpid, .gettid, .rtSigprocmask, .rtSigreturn, .restartSyscall, .sysinfo,
            .exit, .exitGroup,
        ]
        var calls = free.map { AllowedCall($0) }
        let isExecutable: UInt32 = 4
        calls.append(AllowedCall(.mmap, argument: 2, mask: isExecutable, is: 0))
        calls.append(AllowedCall(.mprotect, argument: 2, mask: isExecutable, is: 0))
        calls.append(AllowedCall(.tgkill, argument: 0, is: UInt32(ThisProcess.pid)))
        // abort(3) puts back the default action of SIGABRT before it raises it again.
        calls.append(AllowedCall(.rtSigaction, argument: 0, is: UInt32(Signal.abort.rawValue)))
        // libxml2 asks whether a file has the name of a schema before it asks for the schema, which the
        // set answers; no name is one of a file here.
        calls.append(AllowedCall(.newfstatat, failingWith: ErrorCode.missing))
        #if arch(x86_64)
            calls += [AllowedCall(.poll), AllowedCall(.gettimeofday)]
        #endif
        return calls
    }

    /// Threads of this process, which have its restrictions. The flags of the newer call lie in memory,
    /// where a filter cannot see them; told that there is none, the C library takes the older one.
    private static var threads: [AllowedCall] {
        // CLONE_VM, CLONE_SIGHAND, CLONE_THREAD (linux/sched.h); PR_SET_NAME (linux/prctl.h).
        let thread: UInt32 = 0x0000_0100 | 0x0000_0800 | 0x0001_0000
        let others: [SystemCall] = [.setRobustList, .rseq, .schedGetaffinity, .schedGetattr]
        return [
            AllowedCall(.clone, argument: 0, mask: thread, is: thread),
            AllowedCall(.clone3, failingWith: ErrorCode.notImplemented),
            AllowedCall(.prctl, argument: 0, is: 15),
        ] + others.map { AllowedCall($0) }
    }

    /// The same as `work`, with threads, and reading files by path, of which Landlock says which. What
    /// a path leads to can be asked of any: Landlock does not hide that.
    package static var workWithFiles: [AllowedCall] {
        // O_ACCMODE, O_CREAT and O_TRUNC (asm-generic/fcntl.h): none of them, to read alone.
        let changing: UInt32 = 0o3 | 0o100 | 0o1000
        let asking: [SystemCall] = [.newfstatat, .readlinkat, .getdents64, .fstatfs]
        // F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC (linux/fcntl.h). Those that name an owner or set
        // O_ASYNC would have the kernel send signals to other processes of the user.
        let commands: [UInt32] = [1, 2, 3, 1030]
        var calls = work.filter { $0.call != .newfstatat } + threads
        calls.append(AllowedCall(.openat, argument: 2, mask: changing, is: 0))
        calls += commands.map { AllowedCall(.fcntl, argument: 1, is: $0) }
        calls += asking.map { AllowedCall($0) }
        #if arch(x86_64)
            calls += [AllowedCall(.access), AllowedCall(.readlink)]
        #endif
        return calls
    }
}
