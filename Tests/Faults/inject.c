/* Names the calls with which one program changes or syncs files or gets descriptors, and lets one
 * fail.
 *
 * Preloaded (LD_PRELOAD). A call's name is what it is, not when it came, so that it means the same
 * in each run, however the threads race:
 *
 *     ROLE KIND PATH #N
 *
 * ROLE is the thread's name without its number (workers count together; "main" is the first), KIND
 * what is done, PATH where, below INJECT_ROOT, with random digits, times and days as placeholders;
 * N counts, from 1, how often the three came together. Only the program named by INJECT_PROGRAM is
 * touched: its children get no preloaded library, and a fork of it that has not become another
 * program yet counts nothing.
 *
 *   INJECT_TRACE=FILE   a line for each call: "s " where it can be cut short, else "- "; its name
 *   INJECT_AT=NAME      the call that fails
 *   INJECT_WHAT=EIO|ENOSPC|EMFILE|SHORT|KILL
 *   INJECT_HIT=FILE     the name is written here when the call is made to fail
 *
 * KILL ends the process before the call is made. SHORT writes half of what was asked; a call that
 * cannot be cut goes on untouched, and nothing is written to INJECT_HIT.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { NAME_BYTES = 1400, PATH_BYTES = 1024, KEYS = 1 << 17 };

/* The process that is touched; 0 where none is. A fork has another number: between fork and exec it
 * may not wait for the lock below. */
static pid_t active;
static char root[PATH_BYTES];
static size_t root_length;
static char program[32];
static int trace = -1, hit = -1;
static enum { NOTHING, FAIL, SHORT, KILL } what;
static int code;
/* The wanted call: its name up to the count, and the count. */
static char wanted[NAME_BYTES];
static long wanted_count;

/* How often each name came: open addressing by the 64-bit hash of the name. */
static struct { uint64_t hash; long count; } keys[KEYS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, name)

static int own_open(const char *path, int flags) {
    return path ? (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0600) : -1;
}

__attribute__((constructor)) static void begin(void) {
    const char *named = getenv("INJECT_PROGRAM"), *kind = getenv("INJECT_WHAT");
    const char *at = getenv("INJECT_AT"), *top = getenv("INJECT_ROOT");
    char comm[32] = "";
    prctl(PR_GET_NAME, comm);
    if (!named || strcmp(comm, named) != 0) return;
    snprintf(program, sizeof program, "%s", comm);
    unsetenv("LD_PRELOAD");
    if (top && realpath(top, root)) root_length = strlen(root);
    if (kind) {
        what = !strcmp(kind, "KILL") ? KILL : !strcmp(kind, "SHORT") ? SHORT : FAIL;
        code = !strcmp(kind, "ENOSPC") ? ENOSPC : !strcmp(kind, "EMFILE") ? EMFILE : EIO;
    }
    const char *count = at ? strrchr(at, '#') : NULL;
    if (count && count > at && count[-1] == ' ' && count - at <= NAME_BYTES) {
        memcpy(wanted, at, (size_t)(count - 1 - at));
        wanted_count = atol(count + 1);
    }
    trace = own_open(getenv("INJECT_TRACE"), O_WRONLY | O_CREAT | O_APPEND);
    hit = own_open(getenv("INJECT_HIT"), O_WRONLY | O_CREAT | O_TRUNC);
    active = getpid();
}

/* MARK: Names */

static int is_digit(char c) { return c >= '0' && c <= '9'; }
static int is_letter_or_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* What stands for a word that may differ between two runs; NULL for one that stays. */
static const char *placeholder(const char *word, size_t length, int follows_time) {
    size_t digits = 0, hexadecimal = 0;
    for (size_t i = 0; i < length; i++) {
        digits += is_digit(word[i]);
        hexadecimal += is_digit(word[i]) || (word[i] >= 'a' && word[i] <= 'f');
    }
    int is_number = digits == length, is_this_century = word[0] == '2' && word[1] == '0';
    /* Milliseconds since 1970; a claim's id is such a time and twelve random digits. */
    if (is_number && length == 13 && word[0] == '1') return "TIME";
    if (hexadecimal == length && (length >= 32 || (length >= 12 && !is_number))) return "HEX";
    if (hexadecimal == length && length == 12 && follows_time) return "HEX";
    if (is_number && length == 8 && is_this_century) return "DAY";
    if (is_number && length == 4 && is_this_century) return "YEAR";
    if (length >= 15 && is_this_century && word[8] == 'T' && digits >= 14) return "TIME";
    return NULL;
}

/* Copies a path with placeholders. Blanks may stand in names: the count behind is found from the
 * end. */
static void stable(char *out, size_t size, const char *path) {
    size_t at = 0;
    int is_process = !strncmp(path, "/proc/", 6), follows_time = 0;
    while (*path && at + 16 < size) {
        if (!is_letter_or_digit(*path)) {
            follows_time = follows_time && *path == '-';
            out[at++] = (unsigned char)*path < ' ' || *path == 127 ? '?' : *path;
            path++;
            continue;
        }
        size_t length = 0, digits = 0;
        for (; is_letter_or_digit(path[length]); length++) digits += is_digit(path[length]);
        const char *instead = placeholder(path, length, follows_time);
        /* Numbers of processes, threads and descriptors; inodes of files without a name. */
        if (digits == length && (is_process || (at && out[at - 1] == '#'))) instead = "N";
        follows_time = instead && !strcmp(instead, "TIME");
        const char *more = path + length;
        if (instead && !strcmp(instead, "YEAR") && more[0] == '-' && is_digit(more[1])
            && is_digit(more[2]) && more[3] == '-' && is_digit(more[4]) && is_digit(more[5])
            && !is_letter_or_digit(more[6])) {
            instead = "DAY";
            length += 6;
        }
        const char *from = instead ? instead : path;
        size_t copied = instead ? strlen(instead) : length;
        if (copied > size - at - 1) copied = size - at - 1;
        memcpy(out + at, from, copied);
        at += copied;
        path += length;
    }
    out[at] = 0;
}

/* The path that a link of /proc leads to; empty where it cannot be told. */
static void link_target(char *out, size_t size, const char *link) {
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, out, size - 1);
    out[length > 0 ? length : 0] = 0;
    char *deleted = strstr(out, " (deleted)");
    if (deleted && !deleted[10]) *deleted = 0;
}

static void descriptor_path(char *out, size_t size, int descriptor) {
    char link[48];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    link_target(out, size, link);
}

/* Where a call acts: `path` in the folder of a descriptor, or the descriptor's own. */
static void place(char *out, size_t size, int folder, const char *path) {
    char full[2 * PATH_BYTES] = "";
    if (!path || path[0] != '/') {
        if (folder == AT_FDCWD) link_target(full, PATH_BYTES, "/proc/self/cwd");
        else descriptor_path(full, PATH_BYTES, folder);
    }
    size_t at = strlen(full);
    if (path && strcmp(path, ".") != 0)
        snprintf(full + at, sizeof full - at, at && path[0] ? "/%.1000s" : "%.1000s", path);
    const char *below = full;
    if (root_length && !strncmp(full, root, root_length)) {
        if (full[root_length] == '/') below = full + root_length + 1;
        else if (!full[root_length]) below = ".";
    }
    stable(out, size, *below ? below : "-");
}

/* The thread's name without its number. */
static void role(char out[32]) {
    prctl(PR_GET_NAME, out);
    out[15] = 0;
    if (!strcmp(out, program)) strcpy(out, "main");
    char *number = strrchr(out, '-');
    if (number && number > out && strspn(number + 1, "0123456789") == strlen(number + 1)
        && strlen(number + 1) < 4)
        *number = 0;
    for (char *c = out; *c; c++)
        if (*c <= ' ') *c = '_';
}

/* How often a name came, with this time. */
static long counted(const char *name) {
    uint64_t hash = 14695981039346656037u;
    for (const char *c = name; *c; c++) hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    hash |= 1;
    pthread_mutex_lock(&lock);
    size_t index = hash % KEYS;
    for (size_t steps = 0; keys[index].hash && keys[index].hash != hash; steps++) {
        if (steps == KEYS) abort();
        index = (index + 1) % KEYS;
    }
    keys[index].hash = hash;
    long count = ++keys[index].count;
    pthread_mutex_unlock(&lock);
    return count;
}

/* MARK: The call that fails */

/* Counts a call; nonzero when it is to fail (1) or to be cut short (2). */
static int next(const char *kind, int folder, const char *path, int may_be_short) {
    if (!active || active != getpid()) return 0;
    int before = errno;
    char thread[32], where[PATH_BYTES], name[NAME_BYTES], line[NAME_BYTES + 40];
    role(thread);
    place(where, sizeof where, folder, path);
    snprintf(name, sizeof name, "%s %s %s", thread, kind, where);
    long count = counted(name);
    int length = snprintf(line, sizeof line, "%c %s #%ld\n", may_be_short ? 's' : '-', name, count);
    if (trace >= 0) syscall(SYS_write, trace, line, (size_t)length);
    errno = before;
    if (count != wanted_count || strcmp(name, wanted) != 0) return 0;
    if (what == NOTHING || (what == SHORT && !may_be_short)) return 0;
    if (hit >= 0) syscall(SYS_write, hit, line + 2, (size_t)length - 2);
    if (what == KILL) {
        syscall(SYS_kill, active, SIGKILL);
        for (;;) pause();
    }
    if (what == SHORT) {
        errno = before;
        return 2;
    }
    errno = code;
    return 1;
}

static int is_file(int descriptor) {
    struct stat status;
    if (!active) return 0;
    int before = errno;
    int is = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    errno = before;
    return is;
}

/* MARK: Openings */

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }

/* Every opening may lack a descriptor; only one that makes or empties a file changes anything. */
static int next_open(int folder, const char *path, uint64_t flags) {
    int makes = (flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE;
    return next(makes ? "create" : "open", folder, path, 0);
}

#define OPENAT(function) \
    int function(int folder, const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #function, int, const char *, int, ...); \
        if (next_open(folder, path, (unsigned)flags)) return -1; \
        return real(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define OPEN(function) \
    int function(const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #function, const char *, int, ...); \
        if (next_open(AT_FDCWD, path, (unsigned)flags)) return -1; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

/* MARK: Descriptors that are no files */

int pipe2(int ends[2], int flags) {
    REAL(int, "pipe2", int *, int);
    return next("pipe", -1, "", 0) ? -1 : real(ends, flags);
}
int socketpair(int domain, int type, int protocol, int ends[2]) {
    REAL(int, "socketpair", int, int, int, int *);
    return next("socketpair", -1, "", 0) ? -1 : real(domain, type, protocol, ends);
}
int eventfd(unsigned count, int flags) {
    REAL(int, "eventfd", unsigned, int);
    return next("eventfd", -1, "", 0) ? -1 : real(count, flags);
}
int signalfd(int descriptor, const sigset_t *signals, int flags) {
    REAL(int, "signalfd", int, const sigset_t *, int);
    return next("signalfd", -1, "", 0) ? -1 : real(descriptor, signals, flags);
}
int inotify_init1(int flags) {
    REAL(int, "inotify_init1", int);
    return next("inotify", -1, "", 0) ? -1 : real(flags);
}
int memfd_create(const char *label, unsigned flags) {
    REAL(int, "memfd_create", const char *, unsigned);
    return next("memfd", -1, label, 0) ? -1 : real(label, flags);
}

#define FCNTL(function) \
    int function(int descriptor, int command, ...) { \
        va_list rest; \
        va_start(rest, command); \
        long argument = va_arg(rest, long); \
        va_end(rest); \
        REAL(int, #function, int, int, ...); \
        if ((command == F_DUPFD || command == F_DUPFD_CLOEXEC) \
            && next("duplicate", descriptor, NULL, 0)) \
            return -1; \
        return real(descriptor, command, argument); \
    }
FCNTL(fcntl)
FCNTL(fcntl64)

/* Calls that the C library of Debian 12 has no function for. */
long syscall(long number, ...) {
    long a[6];
    va_list rest;
    va_start(rest, number);
    for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
    va_end(rest);
    REAL(long, "syscall", long, ...);
    if (number == SYS_openat2) {
        const struct open_how *how = (const struct open_how *)a[2];
        if (next_open((int)a[0], (const char *)a[1], how->flags)) return -1;
    }
    if (number == SYS_pidfd_open && next("pidfd", -1, "", 0)) return -1;
    return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* MARK: Contents */

ssize_t write(int descriptor, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (is_file(descriptor)) {
        int how = next("write", descriptor, NULL, length > 1);
        if (how == 1) return -1;
        if (how == 2) length /= 2;
    }
    return real(descriptor, bytes, length);
}

#define PWRITE(function) \
    ssize_t function(int descriptor, const void *bytes, size_t length, off_t offset) { \
        REAL(ssize_t, #function, int, const void *, size_t, off_t); \
        if (is_file(descriptor)) { \
            int how = next("pwrite", descriptor, NULL, length > 1); \
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
    int how = next("copy_file_range", to, NULL, length > 1);
    if (how == 1) return -1;
    if (how == 2) length = length > 8192 ? 4096 : length / 2;
    return real(from, from_offset, to, to_offset, length, flags);
}

#define ON_DESCRIPTOR(kind, function, types, names) \
    int function types { \
        static int (*real) types; \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #function); \
        return next(kind, descriptor, NULL, 0) ? -1 : real names; \
    }
ON_DESCRIPTOR("fsync", fsync, (int descriptor), (descriptor))
ON_DESCRIPTOR("fdatasync", fdatasync, (int descriptor), (descriptor))
ON_DESCRIPTOR("syncfs", syncfs, (int descriptor), (descriptor))
ON_DESCRIPTOR("ftruncate", ftruncate, (int descriptor, off_t length), (descriptor, length))
ON_DESCRIPTOR("ftruncate", ftruncate64, (int descriptor, off64_t length), (descriptor, length))
ON_DESCRIPTOR("fallocate", fallocate, (int descriptor, int mode, off_t from, off_t length),
              (descriptor, mode, from, length))
ON_DESCRIPTOR("chmod", fchmod, (int descriptor, mode_t mode), (descriptor, mode))
ON_DESCRIPTOR("chown", fchown, (int descriptor, uid_t user, gid_t group),
              (descriptor, user, group))

/* posix_fallocate tells its fault as its result. */
#define POSIX_FALLOCATE(function) \
    int function(int descriptor, off_t from, off_t length) { \
        REAL(int, #function, int, off_t, off_t); \
        return next("fallocate", descriptor, NULL, 0) ? errno : real(descriptor, from, length); \
    }
POSIX_FALLOCATE(posix_fallocate)
POSIX_FALLOCATE(posix_fallocate64)

/* MARK: Names in folders */

#define ON_PATH(kind, function, folder, path, types, names) \
    int function types { \
        static int (*real) types; \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #function); \
        return next(kind, folder, path, 0) ? -1 : real names; \
    }
ON_PATH("chmod", fchmodat, folder, path, (int folder, const char *path, mode_t mode, int flags),
        (folder, path, mode, flags))
ON_PATH("chmod", chmod, AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
ON_PATH("mkdir", mkdirat, folder, path, (int folder, const char *path, mode_t mode),
        (folder, path, mode))
ON_PATH("mkdir", mkdir, AT_FDCWD, path, (const char *path, mode_t mode), (path, mode))
ON_PATH("rename", renameat, to_folder, to,
        (int from_folder, const char *from, int to_folder, const char *to),
        (from_folder, from, to_folder, to))
ON_PATH("rename", renameat2, to_folder, to,
        (int from_folder, const char *from, int to_folder, const char *to, unsigned flags),
        (from_folder, from, to_folder, to, flags))
ON_PATH("rename", rename, AT_FDCWD, to, (const char *from, const char *to), (from, to))
ON_PATH("link", linkat, to_folder, to,
        (int from_folder, const char *from, int to_folder, const char *to, int flags),
        (from_folder, from, to_folder, to, flags))
ON_PATH("symlink", symlinkat, folder, path, (const char *to, int folder, const char *path),
        (to, folder, path))
ON_PATH("symlink", symlink, AT_FDCWD, path, (const char *to, const char *path), (to, path))
ON_PATH("unlink", unlinkat, folder, path, (int folder, const char *path, int flags),
        (folder, path, flags))
ON_PATH("unlink", unlink, AT_FDCWD, path, (const char *path), (path))
ON_PATH("rmdir", rmdir, AT_FDCWD, path, (const char *path), (path))
