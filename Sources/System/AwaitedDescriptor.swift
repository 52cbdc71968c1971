/// A descriptor and what is awaited of it; the descriptor must stay open while it is used.
package struct AwaitedDescriptor: Sendable {
    let number: Int32
    let readiness: Readiness
}

extension FileDescriptor {
    /// For `Poll.wait`.
    package func awaiting(_ readiness: Readiness) -> AwaitedDescriptor {
        AwaitedDescriptor(number: number, readiness: readiness)
    }

    /// Waits until one of `readiness` is so; `false` when the time is over first.
    package func wait(for readiness: Readiness, timeoutMilliseconds: Int?) throws(SystemError)
        -> Bool
    {
        let found = try Poll.wait(
            for: [awaiting(readiness)], timeoutMilliseconds: timeoutMilliseconds)
        return !found[0].isEmpty
    }
}
