/// A verifier key with the function that checks its signatures.
package struct NoteVerifier: Sendable {
    /// Whose signatures.
    package let key: VerifierKey
    /// Whether a signature of 64 bytes over a message is the key's.
    package let verifies: @Sendable (_ signature: [UInt8], _ message: [UInt8]) -> Bool

    /// A verifier.
    package init(
        key: VerifierKey, verifies: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
    ) {
        self.key = key
        self.verifies = verifies
    }
}

/// What signs for a ledger: its key, as far as this room sees it.
package struct NoteSigner: Sendable {
    /// Checks what it signs.
    package let verifier: NoteVerifier
    /// The signature of 64 bytes over a message.
    package let sign: @Sendable ([UInt8]) -> [UInt8]

    /// A signer.
    package init(verifier: NoteVerifier, sign: @escaping @Sendable ([UInt8]) -> [UInt8]) {
        self.verifier = verifier
        self.sign = sign
    }
}
