// Packages: application packages as ZIP (PKWARE APPNOTE 6.3.10, a strict subset).
//
// What it is for: bytes of strangers become a list of named entries, whose contents can then be
// streamed, digested and checked; our own packages are written so that the same input gives the
// same bytes.
//
// Guarantees: our own reader judges the structure and owns the names, before anything is inflated.
// Local entries, their descriptors, the central directory and the end records tile the file without
// prefix, gap, overlap or rest, and what is told twice is told equally, so no two readers can see
// two different packages. ZIP64 and data descriptors are read under the same checks, because Java,
// macOS and `zip -` write them. Names are safe relative paths in Unicode NFC, distinct on any file
// system. libarchive inflates one entry at a time from a header of our own making and never sees
// theirs. Size and CRC-32 are compared after each entry; memory stays flat, 64 KiB at a time.
//
// Never: writes a file, follows a link, opens an archive inside the package, repairs anything,
// reads the same header twice, prints.
//
// Failures: what is wrong with a package comes back as `[PackageProblem]`, all that can be told.
// An error from the caller's source or sink passes through unchanged; `PackageEngineError` means
// that this program could not judge (memory, libarchive, a source that ends early) and is never a
// verdict on a package.
//
// Threads: values throughout; a source belongs to one thread at a time.
