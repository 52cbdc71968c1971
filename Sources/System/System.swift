// System: one Swift function per Linux call.
//
// What it is for: everything the registry asks of the kernel: files, locks, events, time, random
// bytes, child processes, sockets, threads.
//
// Guarantees: every failure is thrown as a `SystemError` with the call's name, the error code and
// what it was about; a call interrupted by a signal is made again (but `close`, which is done
// either way, and the syncs, which are never made twice); every descriptor is closed on exec and
// has one owner; a name is bytes, so a name that is not UTF-8 is kept as it is; a symbolic link is
// followed only where the caller says so.
//
// Never: retries a sync, guesses a path, follows a convention of the registry, prints, keeps state.
// It decides nothing: `SystemError`'s verdicts say what an error means, the caller what to do.
//
// Failures: all return, but two. A lock or condition that the C library refuses is misuse by this
// room itself, and a thread that cannot be joined has been joined already: both stop the program.
