/* Numbers the calls with which one program changes or syncs files, and lets one of them fail.
 *
 * Preloaded (LD_PRELOAD). The number runs over all threads, so that one run has exactly one fault;
 * strace counts for each thread by itself. Only the program named by INJECT_PROGRAM is touched, its
 * child processes are not.
 *
 *   INJECT_TRACE=FILE   writes a line for each call: number, name, path or descriptor's path
 *   INJECT_OPENINGS=1   numbers openings for reading too (for EMFILE)
 *   INJECT_AT=N         the call that fails, from 1
 *   INJECT_WHAT=EIO|ENOSPC|EMFILE|SHORT|KILL
 *
 * KILL ends the process before the call is made. SHORT writes half of what was asked.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long count;
static long at;
static int trace = -1;
static enum { NOTHING, FAIL, SHORT, KILL } what;
static int code;
static int active;
/* Set by INJECT_OPENINGS: openings for reading are numbered too, for EMFILE. */
static int counts_openings;

__attribute__((constructor)) static void begin(void) {
    const char *program = getenv("INJECT_PROGRAM");
    char comm[32] = "";
    int file = (int)syscall(SYS_openat, AT_FDCWD, "/proc/self/comm", O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        ssize_t length = syscall(SYS_read, file, comm, sizeof comm - 1);
        if (length > 0) comm[length - 1] = 0;
        syscall(SYS_close, file);
    }
    if (!program || strcmp(comm, program) != 0) return;
    const char *wanted = getenv("INJECT_AT"), *kind = getenv("INJECT_WHAT");
    const char *path = getenv("INJECT_TRACE");
    at = wanted ? atol(wanted) : 0;
    if (kind) {
        what = !strcmp(kind, "KILL") ? KILL : !strcmp(kind, "SHORT") ? SHORT : FAIL;
        code = !strcmp(kind, "ENOSPC") ? ENOSPC : !strcmp(kind, "EMFILE") ? EMFILE : EIO;
    }
    if (path) {
        trace = (int)syscall(
            SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    counts_openings = getenv("INJECT_OPENINGS") != NULL;
    active = 1;
}

/* Counts a call; nonzero when it is to fail (1) or to be cut short (2). */
static int next(const char *name, const char *path, int descriptor, int may_be_short) {
    if (!active) return 0;
    long number = atomic_fetch_add(&count, 1) + 1;
    if (trace >= 0) {
        char line[1200], found[1024] = "";
        if (!path) {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
            ssize_t length = readlink(link, found, sizeof found - 1);
            if (length > 0) found[length] = 0;
        }
        int length = snprintf(
            line, sizeof line, "%ld %s %.1000s\n", number, name, path ? path : found);
        syscall(SYS_write, trace, line, (size_t)length);
    }
    if (number != at) return 0;
    if (what == KILL) {
        syscall(SYS_kill, getpid(), SIGKILL);
        for (;;) syscall(SYS_pause);
    }
    if (what == SHORT) return may_be_short ? 2 : 0;
    errno = code;
    return what == FAIL;
}

static int is_file(int descriptor) {
    struct stat status;
    int before = errno;
    int is = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    errno = before;
    return is;
}

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, name)

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

/* Every opening may lack a descriptor; only one that makes or empties a file changes anything. */
static int next_open(const char *path, int flags) {
    int changes = flags & (O_CREAT | O_TRUNC);
    if (!changes && !counts_openings) return 0;
    return next(changes ? "create" : "open", path, -1, 0);
}

#define OPENAT(function) \
    int function(int folder, const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #function, int, const char *, int, ...); \
        if (next_open(path, flags)) return -1; \
        return real(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define OPEN(function) \
    int function(const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #function, const char *, int, ...); \
        if (next_open(path, flags)) return -1; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int descriptor, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (is_file(descriptor)) {
        int how = next("write", NULL, descriptor, length > 1);
        if (how == 1) return -1;
        if (how == 2) length /= 2;
    }
    return real(descriptor, bytes, length);
}

#define PWRITE(function) \
    ssize_t function(int descriptor, const void *bytes, size_t length, off_t offset) { \
        REAL(ssize_t, #function, int, const void *, size_t, off_t); \
        if (is_file(descriptor)) { \
            int how = next("pwrite", NULL, descriptor, length > 1); \
            if (how == 1) return -1; \
            if (how == 2) length /= 2; \
        } \
        return real(descriptor, bytes, length, offset); \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t copy_file_range(
    int from, off_t *from_offset, int to, off_t *to_offset, size_t length, unsigned flags) {
    REAL(ssize_t, "copy_file_range", int, off_t *, int, off_t *, size_t, unsigned);
    int how = next("copy_file_range", NULL, to, length > 1);
    if (how == 1) return -1;
    if (how == 2) length = length > 8192 ? 4096 : length / 2;
    return real(from, from_offset, to, to_offset, length, flags);
}

int fsync(int descriptor) {
    REAL(int, "fsync", int);
    return next("fsync", NULL, descriptor, 0) ? -1 : real(descriptor);
}
int fdatasync(int descriptor) {
    REAL(int, "fdatasync", int);
    return next("fdatasync", NULL, descriptor, 0) ? -1 : real(descriptor);
}
int syncfs(int descriptor) {
    REAL(int, "syncfs", int);
    return next("syncfs", NULL, descriptor, 0) ? -1 : real(descriptor);
}
int ftruncate(int descriptor, off_t length) {
    REAL(int, "ftruncate", int, off_t);
    return next("ftruncate", NULL, descriptor, 0) ? -1 : real(descriptor, length);
}
int ftruncate64(int descriptor, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    return next("ftruncate", NULL, descriptor, 0) ? -1 : real(descriptor, length);
}
int fallocate(int descriptor, int mode, off_t offset, off_t length) {
    REAL(int, "fallocate", int, int, off_t, off_t);
    return next("fallocate", NULL, descriptor, 0) ? -1 : real(descriptor, mode, offset, length);
}
int fchmod(int descriptor, mode_t mode) {
    REAL(int, "fchmod", int, mode_t);
    return next("fchmod", NULL, descriptor, 0) ? -1 : real(descriptor, mode);
}
int mkdirat(int folder, const char *path, mode_t mode) {
    REAL(int, "mkdirat", int, const char *, mode_t);
    return next("mkdir", path, -1, 0) ? -1 : real(folder, path, mode);
}
int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return next("mkdir", path, -1, 0) ? -1 : real(path, mode);
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    REAL(int, "renameat", int, const char *, int, const char *);
    return next("rename", to, -1, 0) ? -1 : real(from_folder, from, to_folder, to);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    return next("rename", to, -1, 0) ? -1 : real(from_folder, from, to_folder, to, flags);
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return next("rename", to, -1, 0) ? -1 : real(from, to);
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    return next("link", to, -1, 0) ? -1 : real(from_folder, from, to_folder, to, flags);
}
int unlinkat(int folder, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    return next("unlink", path, -1, 0) ? -1 : real(folder, path, flags);
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return next("unlink", path, -1, 0) ? -1 : real(path);
}
int rmdir(const char *path) {
    REAL(int, "rmdir", const char *);
    return next("rmdir", path, -1, 0) ? -1 : real(path);
}
