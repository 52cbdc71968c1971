// Archive: closed cases as BagIt bags (RFC 8493, version 1.0).
//
// What it is for: the text of a bag's tag files, from digests that the registry knows already; what a
// bag on any disk says of itself, and whether what lies there is that; the archival code (档号) and the
// retention period of a case.
//
// Guarantees: the same case gives the same bytes. Judging names every file that is changed, missing or
// more, each once.
//
// Never: reads a file, a clock or a setting; all of them are arguments.
//
// Failures: what is wrong with a bag is a value, `BagFault`; nothing here throws.
