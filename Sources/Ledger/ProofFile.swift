/// A proof that needs nothing but a verifier key (C2SP tlog-proof): the entry, its place, the path, and
/// the checkpoint it leads to.
package struct ProofFile: Hashable, Sendable {
    /// The entry's exact bytes: a line of the journal. Carried as the format's extra data, because
    /// without them nobody outside the registry could compute the leaf's hash.
    package let entry: [UInt8]
    /// Where it stands and how it leads up.
    package let inclusion: InclusionProof
    /// The signed checkpoint, byte for byte.
    package let checkpoint: [UInt8]

    /// What the names of such files end with.
    package static let suffix = ".tlog-proof"

    private static let header = "c2sp.org/tlog-proof@v1"
    /// Most hashes of a path; a tree of 2^62 leaves has as many.
    private static let maxPath = 62

    /// A proof.
    package init(entry: [UInt8], inclusion: InclusionProof, checkpoint: [UInt8]) {
        self.entry = entry
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    /// The file.
    package var bytes: [UInt8] {
        var text = ProofFile.header + "\nextra " + Base64.text(entry) + "\n"
        text += "index \(inclusion.index)\n"
        for hash in inclusion.path { text += hash.text + "\n" }
        return Array((text + "\n").utf8) + checkpoint
    }

    /// Reads a file; nothing of it counts before `check`.
    package init(reading bytes: [UInt8]) throws(LedgerFault) {
        guard
            let blank = (1..<max(bytes.count, 1)).first(where: {
                bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A
            }), let head = String(validating: bytes[..<(blank - 1)], as: UTF8.self)
        else { throw .notProof("no blank line before the checkpoint") }
        var lines = head.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Substring(ProofFile.header) else {
            throw .notProof("it does not begin with \(ProofFile.header)")
        }
        guard let extra = lines.popFirst(), extra.hasPrefix("extra "),
            let entry = Base64.bytes(extra.dropFirst(6))
        else { throw .notProof("its second line is not the entry") }
        guard let line = lines.popFirst(), line.hasPrefix("index "),
            let index = Checkpoint.number(line.dropFirst(6))
        else { throw .notProof("its third line is no index") }
        guard lines.count <= ProofFile.maxPath else { throw .notProof("too many hashes") }
        var path: [TreeHash] = []
        for line in lines {
            guard let hash = TreeHash(text: line) else { throw .notProof("a line is no hash") }
            path.append(hash)
        }
        self.init(
            entry: entry, inclusion: InclusionProof(index: index, path: path),
            checkpoint: Array(bytes[(blank + 1)...]))
    }

    /// The checkpoint, once it is proved that the key signed it and the entry stands in its tree.
    package func check(_ verifier: NoteVerifier) throws(LedgerFault) -> Checkpoint {
        let checkpoint = try Checkpoint(reading: checkpoint, verifier)
        guard
            inclusion.leads(
                from: TreeHash.leaf(entry), to: checkpoint.root, size: checkpoint.size)
        else { throw .proofFails }
        return checkpoint
    }
}
