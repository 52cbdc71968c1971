#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

// Linux as Swift can import it. The inline functions below stand for macros and for calls with a
// variable number of arguments, which Swift does not import; they hold no logic.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "spawn_child.h"

static inline int dengji_errno(void) { return errno; }
static inline void dengji_clear_errno(void) { errno = 0; }

static inline int dengji_openat(int at, const char *path, int flags, unsigned mode) {
    return openat(at, path, flags, (mode_t)mode);
}

/* F_OFD_SETLK with a write lock on the whole file. */
static inline int dengji_lock_whole(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0};
    return fcntl(descriptor, F_OFD_SETLK, &lock);
}

static inline int dengji_set_nonblocking(int descriptor, int on) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0) return -1;
    return fcntl(descriptor, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK);
}

static inline int dengji_duplicate(int descriptor) {
    return fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
}

static inline const char *dengji_entry_name(const struct dirent *entry) { return entry->d_name; }

#endif
