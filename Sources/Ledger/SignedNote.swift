/// A text with signatures (C2SP signed-note).
package struct SignedNote: Hashable, Sendable {
    /// The text, ending in a line feed: what is signed.
    package let text: String
    /// Signature lines in their order.
    private let signatures: [Signature]

    private struct Signature: Hashable, Sendable {
        var name: String
        var id: [UInt8]
        var bytes: [UInt8]
    }

    /// Most signatures that are read; the specification asks for sixteen at least.
    private static let maxSignatures = 64
    private static let dash = "\u{2014} "

    /// Signs a text, which ends in a line feed.
    package init(_ text: String, signer: NoteSigner) {
        precondition(text.hasSuffix("\n"), "a note's text ends in a line feed")
        self.text = text
        let key = signer.verifier.key
        signatures = [
            Signature(name: key.name, id: key.id, bytes: signer.sign(Array(text.utf8)))
        ]
    }

    /// Text, blank line, signatures.
    package var bytes: [UInt8] {
        let lines = signatures.map {
            SignedNote.dash + $0.name + " " + Base64.text($0.id + $0.bytes) + "\n"
        }
        return Array((text + "\n" + lines.joined()).utf8)
    }

    /// Reads a note; nothing of it counts before `check`.
    package init(reading bytes: [UInt8]) throws(LedgerFault) {
        guard let whole = String(validating: bytes, as: UTF8.self) else {
            throw .notNote("not UTF-8")
        }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
            throw .notNote("a control character")
        }
        guard let blank = SignedNote.lastBlankLine(in: bytes), whole.hasSuffix("\n") else {
            throw .notNote("no blank line before signatures")
        }
        text = String(decoding: bytes[..<blank], as: UTF8.self)
        var signatures: [Signature] = []
        let lines = bytes[(blank + 1)...].dropLast().split(
            separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= SignedNote.maxSignatures else { throw .notNote("too many signatures") }
        for line in lines {
            signatures.append(try SignedNote.signature(String(decoding: line, as: UTF8.self)))
        }
        self.signatures = signatures
    }

    /// Where the second of the last two line feeds that follow each other stands.
    private static func lastBlankLine(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 2 else { return nil }
        return (1..<bytes.count).last { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }
    }

    private static func signature(_ line: String) throws(LedgerFault) -> Signature {
        guard line.hasPrefix(dash) else { throw .notNote("a signature line without its dash") }
        let parts = line.dropFirst(dash.count).split(
            separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, VerifierKey.isName(String(parts[0])),
            let bytes = Base64.bytes(parts[1]), bytes.count > 4
        else { throw .notNote("a signature line is not name and base64") }
        return Signature(
            name: String(parts[0]), id: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4)))
    }

    /// Throws unless the key signed the text. Signatures of other keys are passed over; one that
    /// claims to be the key's and is not spoils the note.
    package func check(_ verifier: NoteVerifier) throws(LedgerFault) {
        let own = signatures.filter {
            $0.name == verifier.key.name && $0.id == verifier.key.id
        }
        if own.isEmpty { throw .notSigned(by: verifier.key.name) }
        let message = Array(text.utf8)
        for signature in own where !verifier.verifies(signature.bytes, message) {
            throw .badSignature(of: verifier.key.name)
        }
    }
}
