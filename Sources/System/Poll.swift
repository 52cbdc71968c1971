internal import CLinux

/// Waiting for several descriptors at once.
package enum Poll {
    /// Waits until one of `awaited` is ready and gives what each is, in their order; all empty
    /// when the time is over. `nil` waits without end, 0 only looks.
    package static func wait(
        for awaited: [AwaitedDescriptor], timeoutMilliseconds: Int?
    ) throws(SystemError) -> [Readiness] {
        var list = awaited.map {
            pollfd(fd: $0.number, events: $0.readiness.rawValue, revents: 0)
        }
        let end = timeoutMilliseconds.map(WaitEnd.init(milliseconds:))
        while true {
            let rest = end?.restMilliseconds ?? -1
            let count = unsafe poll(&list, nfds_t(list.count), rest)
            if count >= 0 { return list.map { Readiness(rawValue: $0.revents) } }
            let code = dengji_errno()
            guard code == EINTR else {
                throw SystemError(
                    call: "poll", code: code, subject: "\(awaited.count) descriptors")
            }
        }
    }
}
