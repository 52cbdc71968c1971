// Ledger: the tree of hashes over the journal, and what is published of it.
//
// What it is for: the Merkle tree of RFC 6962 §2.1 whose leaves are the journal's lines, their exact
// bytes without the line feed; its tiles (C2SP tlog-tiles), its signed checkpoint (C2SP
// tlog-checkpoint, signed-note) and proofs that can be checked with nothing else (C2SP tlog-proof).
//
// Guarantees: adding a leaf costs a constant number of hashes; a root or the proof of the newest leaf
// costs as many as the tree is high. What is read is accepted in its one form only. The same leaves
// give the same bytes, signatures included, because Ed25519 draws no random number (RFC 8032).
//
// Never: reads a file, holds a key (signing and verifying are functions that are handed in), asks the
// clock.
//
// Failures: what is wrong with a text or a proof is a `LedgerFault`, a value. A leaf beyond what fits
// into memory stops the program.
