internal import CLinux

/// The kernel's random bytes, fit for keys and salts.
package enum Randomness {
    /// `count` fresh random bytes (`getrandom`); waits only in the first seconds of a machine.
    package static func bytes(_ count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            done += try checked("getrandom", "\(count) bytes") {
                unsafe bytes.withUnsafeMutableBytes {
                    unsafe getrandom($0.baseAddress?.advanced(by: done), count - done, 0)
                }
            }
        }
        return bytes
    }
}
