/// With what this registry signs and what signatures may name, from `signatures` in
/// `registry/config.xml`.
package struct SigningSettings: Hashable, Sendable {
    /// A URI by which signatures name an algorithm or a digest.
    package struct Name: Hashable, Sendable {
        /// `sm2-sm3`, `ecdsa-p256-sha256`; of digests `sm3`, `sha256`.
        package var algorithm: String
        /// The URI, printable ASCII.
        package var uri: String

        /// A name.
        package init(algorithm: String, uri: String) {
            self.algorithm = algorithm
            self.uri = uri
        }
    }

    /// The algorithm of new keys, and the one of whose keys an issuer signs with; `nil`: new keys
    /// are P-256, and each issuer signs with its newest, whichever it is.
    package var algorithm: String?
    /// Whether a detached signature lies beside each paper in the outbox.
    package var isDetached: Bool
    /// URIs of SignatureMethod before the usual ones; the first of an algorithm is written.
    package var signatureMethods: [Name]
    /// URIs of DigestMethod before the usual ones; the first of a digest is written.
    package var digestMethods: [Name]

    /// Settings; without arguments those of a registry that says nothing.
    package init(
        algorithm: String? = nil, isDetached: Bool = false, signatureMethods: [Name] = [],
        digestMethods: [Name] = []
    ) {
        self.algorithm = algorithm
        self.isDetached = isDetached
        self.signatureMethods = signatureMethods
        self.digestMethods = digestMethods
    }
}
