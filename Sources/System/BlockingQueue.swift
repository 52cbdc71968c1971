internal import CLinux

/// A queue between threads, first in first out, that makes its takers wait for work and, at
/// `capacity`, its givers wait for room.
@safe package final class BlockingQueue<Element: Sendable>: @unchecked Sendable {
    // Safety: `elements` and `isClosed` are touched only between `lock()` and `unlock()` of one
    // mutex; the pointers never change and are freed when the last owner goes.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let hasWork: UnsafeMutablePointer<pthread_cond_t>
    private let hasRoom: UnsafeMutablePointer<pthread_cond_t>
    private let capacity: Int
    /// `nil` before `first`, so that what was taken is let go at once.
    private var elements: [Element?] = []
    private var first = 0
    private var isClosed = false

    /// An empty queue for `capacity` elements, 1 or more.
    package init(capacity: Int = .max) {
        precondition(capacity > 0)
        self.capacity = capacity
        unsafe mutex = .allocate(capacity: 1)
        unsafe hasWork = .allocate(capacity: 1)
        unsafe hasRoom = .allocate(capacity: 1)
        unsafe must(pthread_mutex_init(mutex, nil))
        unsafe must(pthread_cond_init(hasWork, nil))
        unsafe must(pthread_cond_init(hasRoom, nil))
    }

    deinit {
        unsafe must(pthread_cond_destroy(hasRoom))
        unsafe must(pthread_cond_destroy(hasWork))
        unsafe must(pthread_mutex_destroy(mutex))
        unsafe hasRoom.deallocate()
        unsafe hasWork.deallocate()
        unsafe mutex.deallocate()
    }

    /// Adds an element, waiting for room; `false`, and it is not added, when the queue is closed.
    @discardableResult
    package func push(_ element: Element) -> Bool {
        lock()
        defer { unlock() }
        while count >= capacity && !isClosed { unsafe must(pthread_cond_wait(hasRoom, mutex)) }
        if isClosed { return false }
        elements.append(element)
        unsafe must(pthread_cond_signal(hasWork))
        return true
    }

    /// Takes the oldest element, waiting for one; `nil` when the queue is closed and empty.
    package func pop() -> Element? {
        pop(upTo: 1).first
    }

    /// Waits for one element and takes as many as there are by then, at most `limit`; none when
    /// the queue is closed and empty.
    package func pop(upTo limit: Int) -> [Element] {
        lock()
        defer { unlock() }
        while count == 0 && !isClosed { unsafe must(pthread_cond_wait(hasWork, mutex)) }
        return take(limit)
    }

    /// Takes the oldest element if there is one. Never waits.
    package func tryPop() -> Element? {
        lock()
        defer { unlock() }
        return take(1).first
    }

    /// How many wait to be taken, at this moment.
    package var waitingCount: Int {
        lock()
        defer { unlock() }
        return count
    }

    /// Whether it was closed.
    package var isClosedNow: Bool {
        lock()
        defer { unlock() }
        return isClosed
    }

    /// Lets nothing more in and wakes all who wait; what is in it can still be taken.
    package func close() {
        lock()
        defer { unlock() }
        isClosed = true
        unsafe must(pthread_cond_broadcast(hasWork))
        unsafe must(pthread_cond_broadcast(hasRoom))
    }

    private var count: Int { elements.count - first }

    /// Takes from the front; the taken places are given up when they are half of all, so that a
    /// take costs the same however long the queue is.
    private func take(_ limit: Int) -> [Element] {
        let end = first + min(limit, count)
        guard end > first else { return [] }
        let taken = elements[first..<end].compactMap { $0 }
        for index in first..<end { elements[index] = nil }
        first = end
        if first * 2 >= elements.count {
            elements.removeFirst(first)
            first = 0
        }
        unsafe must(pthread_cond_broadcast(hasRoom))
        return taken
    }

    private func lock() { unsafe must(pthread_mutex_lock(mutex)) }
    private func unlock() { unsafe must(pthread_mutex_unlock(mutex)) }
}

/// Misuse of a lock or condition by this room itself; nothing can go on then.
private func must(_ code: Int32) {
    precondition(code == 0, "pthread: \(code)")
}
