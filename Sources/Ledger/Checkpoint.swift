/// What a ledger was at one size (C2SP tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
    /// The ledger's name.
    package let origin: String
    /// Its leaves.
    package let size: Int
    /// Its root.
    package let root: TreeHash

    /// A checkpoint.
    package init(origin: String, size: Int, root: TreeHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Three lines, each with its line feed.
    package var text: String { "\(origin)\n\(size)\n\(root.text)\n" }

    /// The note that says so: always the same bytes.
    package func signed(by signer: NoteSigner) -> [UInt8] {
        precondition(origin == signer.verifier.key.name, "a ledger's key has its name")
        return SignedNote(text, signer: signer).bytes
    }

    /// Reads a note that the key signed.
    package init(reading bytes: [UInt8], _ verifier: NoteVerifier) throws(LedgerFault) {
        let note = try SignedNote(reading: bytes)
        try note.check(verifier)
        try self.init(text: note.text)
        guard origin == verifier.key.name else {
            throw .otherOrigin(origin, expected: verifier.key.name)
        }
    }

    /// Reads the text; lines after the third are extensions and say nothing here.
    private init(text: String) throws(LedgerFault) {
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, lines.allSatisfy({ !$0.isEmpty }) else {
            throw .notCheckpoint("it must have three lines that are not empty")
        }
        guard let size = Checkpoint.number(lines[1]) else {
            throw .notCheckpoint("its second line is no size")
        }
        guard let root = TreeHash(text: lines[2]) else {
            throw .notCheckpoint("its third line is no hash")
        }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    /// A number without leading zeros.
    static func number(_ text: Substring) -> Int? {
        guard let number = Int(text), number >= 0, String(number) == text else { return nil }
        return number
    }
}
