// Seals: private keys, the certificates made with them, and signing. The only room that sees a key.
//
// What it is for: making keys, the trust anchor's certificate and the certificates issued under it;
// signing our papers, and packages or slips for their senders.
//
// Guarantees: a key that was read fits together and is of an accepted algorithm. Everything signed
// has the one form of `SignatureForm`, with the smaller s. A document of somebody else keeps its
// bytes around the inserted Signature, and is handed out only after it was verified. A key is never
// printed, described, reflected or compared; the memory that held it is overwritten when it goes, as
// far as libcrypto and Swift allow (a copy that a caller keeps is the caller's).
//
// Randomness: serial numbers are arguments. Keys and the nonces of signatures come from libcrypto's
// own generator, because a nonce chosen badly gives the key away and OpenSSL 3.0 offers no
// deterministic one (RFC 6979; it came with 3.2): signing the same bytes twice gives two signatures.
//
// Passphrases come and go as bytes; a key under one is PKCS#8 with PBES2, scrypt and AES-256-CBC.
//
// Never: reads or writes a file, asks the clock or a person.
//
// Failures: `SealKeyError`, `IssuingError` and `SealError` say what was wrong with what was handed
// in; `LibcryptoFailure` inside them that libcrypto itself failed. Wrong use of the room's own types
// stops the program.
