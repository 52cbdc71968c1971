// Verification: certificates, and the one XML signature profile this registry accepts.
//
// What it is for: deciding whose signature a document carries, from certificates that were pinned
// beforehand (packages of strangers) or that chain to the trust anchor (our own papers).
//
// The profile: one enveloped Signature, the root's last child element, over the whole document
// (Reference URI="" with the transforms enveloped-signature and exclusive C14N), SignedInfo in
// exclusive C14N, algorithms of `SignatureAlgorithm.all` under names of `SignatureNames`,
// SignatureValue as the raw r‖s, from senders with SM2 also in DER.
// A paper of ours ends with its root's end tag and exactly one line feed; the line feed lies outside
// the canonical form and so outside the signature, but `verifyPaper` requires it.
//
// Guarantees: a certificate inside a document is never trusted by itself. SignedInfo is read by
// comparing it with the only accepted byte sequences, not by a parser. What is returned as signed
// are the bytes that were digested. A paper with any changed byte is refused, also where XML itself
// would see no difference.
//
// Never: holds a private key, reads a file, asks the clock, fetches anything.
//
// Failures: what is wrong with a document is a `SignatureRefusal`, what is wrong with a certificate
// a `CertificateError`. When libcrypto cannot allocate, the program stops: nothing can be judged.
