internal import COpenSSL

/// libcrypto refused an operation for reasons of its own: memory, no entropy, a broken build.
package struct LibcryptoFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was attempted, in English.
    package let operation: String
    /// libcrypto's own reasons, oldest first.
    package let reasons: [String]

    /// Takes the reasons off this thread's error queue, which is empty afterwards.
    package init(draining operation: String) {
        self.operation = operation
        reasons = LibcryptoFailure.drain()
    }

    /// One English sentence for a log.
    package var description: String {
        "\(operation) failed inside libcrypto: \(reasons.joined(separator: "; "))"
    }

    /// Forgets what earlier calls left on this thread's error queue.
    package static func clear() { ERR_clear_error() }

    private static func drain() -> [String] {
        var reasons: [String] = []
        while true {
            let code = ERR_get_error()
            guard code != 0 else { return reasons }
            guard let text = unsafe ERR_reason_error_string(code) else {
                reasons.append("error \(code)")
                continue
            }
            reasons.append(unsafe String(cString: text))
        }
    }
}
