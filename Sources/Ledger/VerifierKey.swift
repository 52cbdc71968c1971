internal import Digests

/// The public key of a ledger with its name, in the one line that verifiers are given:
/// `<name>+<key id>+<base64>`.
package struct VerifierKey: Hashable, Sendable {
    /// The ledger's name: the origin of its checkpoints.
    package let name: String
    /// The 32 bytes of an Ed25519 public key (RFC 8032).
    package let publicKey: [UInt8]

    /// Signature type Ed25519 of C2SP signed-note.
    private static let type: UInt8 = 0x01

    /// A key; `nil` for a name that a note cannot carry or a key of another length.
    package init?(name: String, publicKey: [UInt8]) {
        guard VerifierKey.isName(name), publicKey.count == 32 else { return nil }
        self.name = name
        self.publicKey = publicKey
    }

    /// Whether a note can carry the name: neither empty nor with a space, a plus or a control character.
    package static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0 != "+" && !$0.properties.isWhitespace && $0.value >= 0x20 && $0.value != 0x7F
            }
    }

    /// The first four bytes of SHA-256 over name, line feed, type and key.
    package var id: [UInt8] {
        Array(
            SHA256.digest(of: Array(name.utf8) + [0x0A, VerifierKey.type] + publicKey)
                .bytes.prefix(4))
    }

    /// The line, without a line feed.
    package var text: String {
        name + "+" + Hexadecimal.text(id) + "+" + Base64.text([VerifierKey.type] + publicKey)
    }

    /// The file: the line and its line feed.
    package var file: [UInt8] { Array((text + "\n").utf8) }

    /// Reads the line, with or without a line feed; throws `notKey`.
    package init(reading bytes: [UInt8]) throws(LedgerFault) {
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw .notKey("not UTF-8")
        }
        if text.hasSuffix("\n") { text.removeLast() }
        // Base64 may have a plus of its own.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = Base64.bytes(parts[2]), key.count == 33,
            key[0] == VerifierKey.type,
            let read = VerifierKey(name: String(parts[0]), publicKey: Array(key[1...]))
        else { throw .notKey("it must be <name>+<key id>+<base64 of an Ed25519 key>") }
        guard Hexadecimal.text(read.id) == parts[1] else {
            throw .notKey("its key id does not fit its key")
        }
        self = read
    }
}
