/// Which private keys go into a copy of a workspace.
package enum KeyCopying: String, CaseIterable, Sendable {
    /// Those that a passphrase protects.
    case protected
    /// All of them.
    case all
    /// None.
    case none

    /// Whether a file of the keys' folder goes into the copy. One that is no PEM is taken for a private
    /// key in clear.
    func takes(_ bytes: [UInt8], named name: String) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        let isPEM = text.contains("-----BEGIN ")
        let isPrivate = text.contains("PRIVATE KEY-----") || !isPEM && !name.hasSuffix(".xml")
        guard isPrivate else { return true }
        switch self {
        case .all: return true
        case .none: return false
        // RFC 7468 section 11, and the older form of RFC 1421.
        case .protected:
            return text.contains("ENCRYPTED PRIVATE KEY-----")
                || text.contains("Proc-Type: 4,ENCRYPTED")
        }
    }
}
