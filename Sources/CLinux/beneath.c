#define _GNU_SOURCE 1

#include "CLinux.h"

#include <linux/openat2.h>
#include <sys/syscall.h>

/* glibc has no function for openat2. */
int dengji_open_beneath(int at, const char *path) {
    struct open_how how = {
        .flags = O_PATH | O_DIRECTORY | O_CLOEXEC,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
    };
    return (int)syscall(SYS_openat2, at, path, &how, sizeof how);
}
