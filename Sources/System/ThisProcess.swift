internal import CLinux

/// The running process.
package enum ThisProcess {
    /// Its number.
    package static var pid: Int32 { getpid() }

    /// The path of the running program, as the kernel knows it (`/proc/self/exe`).
    package static func executable() throws(SystemError) -> Path {
        try Files.target(ofLink: "/proc/self/exe")
    }

    /// What this process used so far, all threads together.
    package static func usage() throws(SystemError) -> ResourceUsage {
        var usage = rusage()
        _ = try checked("getrusage", "self") { unsafe dengji_usage(0, &usage) }
        return ResourceUsage(usage)
    }

    /// What its children used that ended and were waited for.
    package static func usageOfChildren() throws(SystemError) -> ResourceUsage {
        var usage = rusage()
        _ = try checked("getrusage", "children") { unsafe dengji_usage(1, &usage) }
        return ResourceUsage(usage)
    }

    /// How many processors the machine has, 1 or more.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Gives the calling thread alone a nice value, 0 normal to 19 lowest priority.
    package static func setThreadNice(_ nice: Int) throws(SystemError) {
        _ = try checked("setpriority", "thread") { dengji_set_thread_nice(Int32(nice)) }
    }

    /// Lets this thread sleep; a signal may end it early.
    package static func sleep(milliseconds: Int) {
        _ = poll(nil, 0, Int32(clamping: milliseconds))
    }
}
