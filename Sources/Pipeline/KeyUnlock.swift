package import System

/// Where private keys come from besides `registry/keys/`, and what opens those under a passphrase.
/// Asking a person and reading the environment is the command line's business.
package struct KeyUnlock: Sendable {
    /// A folder in which a service manager lays keys for this process alone
    /// (`$CREDENTIALS_DIRECTORY` of systemd); `nil` where there is none.
    package let credentials: Path?
    private let ask: @Sendable (String) throws -> [UInt8]?

    /// Keys without a passphrase alone, and none from elsewhere.
    package static let none = KeyUnlock(credentials: nil) { _ in nil }

    /// `ask` gives the passphrase of the key whose files begin with a name, `nil` when it has none.
    package init(
        credentials: Path?, ask: @escaping @Sendable (_ name: String) throws -> [UInt8]?
    ) {
        self.credentials = credentials
        self.ask = ask
    }

    /// The passphrase of a key, `nil` when nobody has one.
    package func passphrase(of name: String) throws -> [UInt8]? { try ask(name) }
}
