internal import System

/// Randomness for salts, claims and serial numbers.
enum RandomBytes {
    /// As many bytes as asked for. The kernel's generator does not fail once it is seeded, which it
    /// is long before anybody runs this.
    @Sendable static func take(_ count: Int) -> [UInt8] {
        do {
            return try Randomness.bytes(count)
        } catch {
            preconditionFailure("getrandom of a running system does not fail: \(error)")
        }
    }
}
