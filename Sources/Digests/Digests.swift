// Digests: SHA-256 (FIPS 180-4) and SM3 (GB/T 32905-2016), streaming, through libcrypto.
//
// What it is for: every digest the registry computes, stores and compares.
// Guarantees: the same bytes give the same digest however they were cut into pieces.
// Never: reads a file; holds a key.
// Failures: when libcrypto cannot allocate or lacks an algorithm, the program stops, because then
// nothing can be judged.
