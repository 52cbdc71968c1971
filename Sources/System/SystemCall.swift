internal import CLinux

/// A call of the kernel as this architecture numbers it; the cases have the names of man 2.
package enum SystemCall: Hashable, Sendable, CaseIterable {
    // Bytes and messages through open descriptors.
    case read, readv, pread64, write, writev, pwrite64, lseek, fstat, close, sendmsg,
        recvmsg, ppoll
    // Memory.
    case brk, mmap, mprotect, mremap, munmap, madvise
    // The process itself.
    case futex, schedYield, clockGettime, getrandom, getpid, gettid, tgkill, rtSigprocmask,
        rtSigaction, rtSigreturn, restartSyscall, sysinfo, exit, exitGroup
    // Threads.
    case clone, clone3, setRobustList, rseq, prctl, schedGetaffinity, schedGetattr
    // Files by path, and what is asked of open ones.
    case openat, newfstatat, readlinkat, getdents64, fcntl, fstatfs
    #if arch(x86_64)
        // Only older architectures have these; others go by the newer ones above.
        case poll, access, readlink, gettimeofday
    #endif

    /// Its number; that of `SYS_` and its name.
    package var number: UInt32 { UInt32(code) }

    private var code: Int32 {
        switch self {
        case .read: SYS_read
        case .readv: SYS_readv
        case .pread64: SYS_pread64
        case .write: SYS_write
        case .writev: SYS_writev
        case .pwrite64: SYS_pwrite64
        case .lseek: SYS_lseek
        case .fstat: SYS_fstat
        case .close: SYS_close
        case .sendmsg: SYS_sendmsg
        case .recvmsg: SYS_recvmsg
        case .ppoll: SYS_ppoll
        case .brk: SYS_brk
        case .mmap: SYS_mmap
        case .mprotect: SYS_mprotect
        case .mremap: SYS_mremap
        case .munmap: SYS_munmap
        case .madvise: SYS_madvise
        case .futex: SYS_futex
        case .schedYield: SYS_sched_yield
        case .clockGettime: SYS_clock_gettime
        case .getrandom: SYS_getrandom
        case .getpid: SYS_getpid
        case .gettid: SYS_gettid
        case .tgkill: SYS_tgkill
        case .rtSigprocmask: SYS_rt_sigprocmask
        case .rtSigaction: SYS_rt_sigaction
        case .rtSigreturn: SYS_rt_sigreturn
        case .restartSyscall: SYS_restart_syscall
        case .sysinfo: SYS_sysinfo
        case .exit: SYS_exit
        case .exitGroup: SYS_exit_group
        case .clone: SYS_clone
        case .clone3: SYS_clone3
        case .setRobustList: SYS_set_robust_list
        case .rseq: SYS_rseq
        case .prctl: SYS_prctl
        case .schedGetaffinity: SYS_sched_getaffinity
        case .schedGetattr: SYS_sched_getattr
        case .openat: SYS_openat
        case .newfstatat: SYS_newfstatat
        case .readlinkat: SYS_readlinkat
        case .getdents64: SYS_getdents64
        case .fcntl: SYS_fcntl
        case .fstatfs: SYS_fstatfs
        #if arch(x86_64)
            case .poll: SYS_poll
            case .access: SYS_access
            case .readlink: SYS_readlink
            case .gettimeofday: SYS_gettimeofday
        #endif
        }
    }

    /// What this architecture is called by seccomp (linux/audit.h); `nil` where no numbers stand here.
    package static var architecture: UInt32? {
        #if arch(x86_64)
            0xC000_003E
        #elseif arch(arm64)
            0xC000_00B7
        #else
            nil
        #endif
    }

    /// From this number on calls are those of x32, the same work under a second number.
    package static let firstOfX32: UInt32 = 0x4000_0000
}
