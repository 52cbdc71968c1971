internal import CLinux
internal import Synchronization

/// A thread of the kernel that runs one closure; file work goes here, not into tasks, which a
/// blocking call would starve.
package final class WorkerThread: Sendable {
    private let thread: pthread_t
    private let isJoined = Mutex(false)

    /// Starts a thread; `name` shows in `/proc` and `top`, its first 15 bytes.
    package init(_ name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) {
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        // As large as a main thread's, whatever ulimit says: libxml2 descends into the document.
        unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
        let work = unsafe Unmanaged.passRetained(Work(name, body))
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread, &attributes, { unsafe Work.run($0) }, work.toOpaque())
        guard code == 0 else {
            unsafe work.release()
            throw SystemError(call: "pthread_create", code: code, subject: name)
        }
        self.thread = thread
    }

    // Not joined: it runs on by itself and frees what it holds when it ends.
    deinit { if !isJoined.withLock({ $0 }) { pthread_detach(thread) } }

    /// Waits until the closure has returned. Once only.
    package func join() {
        let isFirst = isJoined.withLock { joined in
            defer { joined = true }
            return !joined
        }
        precondition(isFirst, "a thread is joined once")
        let code = pthread_join(thread, nil)
        precondition(code == 0, "a thread does not join itself")
    }
}

/// Carries the closure through pthread's `void *`.
private final class Work {
    private let name: String
    private let body: @Sendable () -> Void

    init(_ name: String, _ body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }

    static func run(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let pointer = unsafe pointer else { return nil }
        let work = unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
        let name = String(decoding: work.name.utf8.prefix(15), as: UTF8.self)
        // A thread without a name works as well.
        unsafe dengji_name_thread(name)
        work.body()
        return nil
    }
}
