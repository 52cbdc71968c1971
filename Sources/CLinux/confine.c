// What a process may take away from itself for good: Landlock, seccomp, limits (man 7 landlock,
// man 2 seccomp, man 2 setrlimit). The headers of Debian 12 know Landlock as of ABI 2, so the later
// fields and flags stand here by their values in the kernel's include/uapi/linux/landlock.h.

#define _GNU_SOURCE 1

#include "CLinux.h"

#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

int dengji_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); }

int dengji_not_dumpable(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

int dengji_set_limit(int resource, unsigned long long soft, unsigned long long hard) {
    struct rlimit limit = {.rlim_cur = soft, .rlim_max = hard};
    return setrlimit(resource, &limit);
}

int dengji_get_limit(int resource, unsigned long long *soft, unsigned long long *hard) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return -1;
    *soft = limit.rlim_cur;
    *hard = limit.rlim_max;
    return 0;
}

int dengji_limit_processor_time(pid_t process, unsigned more_seconds) {
    clockid_t clock;
    struct timespec used;
    struct rlimit limit, wanted;
    int code = clock_getcpuclockid(process, &clock);
    if (code != 0) {
        errno = code;
        return -1;
    }
    if (clock_gettime(clock, &used) != 0) return -1;
    if (prlimit(process, RLIMIT_CPU, NULL, &limit) != 0) return -1;
    /* The kernel looks at whole seconds: one more, or a start late in a second would cost it. */
    wanted.rlim_cur = (rlim_t)used.tv_sec + more_seconds + 1;
    /* SIGXCPU at the lower bound can be blocked, SIGKILL at the upper one cannot. As far again
       beyond, because only CAP_SYS_RESOURCE raises it a second time (man 2 getrlimit). */
    wanted.rlim_max = wanted.rlim_cur + (more_seconds > 0 ? more_seconds : 1);
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max <= wanted.rlim_cur) {
        if (prlimit(process, RLIMIT_CPU, &wanted, NULL) == 0) return 0;
        if (errno != EPERM) return -1;
    }
    int is_short = limit.rlim_max <= wanted.rlim_cur;
    limit.rlim_cur = is_short ? limit.rlim_max : wanted.rlim_cur;
    return prlimit(process, RLIMIT_CPU, &limit, NULL) == 0 ? is_short : -1;
}

int dengji_close_from(int first) { return (int)syscall(SYS_close_range, (unsigned)first, ~0u, 0u); }

int dengji_status(int descriptor, struct stat *status) {
    /* fstat of glibc 2.33 to 2.38 is newfstatat with an empty path, and a filter cannot see that it
       is empty. On both architectures here the kernel's struct is the library's. */
    return (int)syscall(SYS_fstat, descriptor, status);
}

int dengji_landlock_version(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

int dengji_landlock_ruleset(
    unsigned long long files, unsigned long long network, unsigned long long scopes) {
    /* struct landlock_ruleset_attr of ABI 6. An older kernel takes the longer struct as long as
       what it does not know is zero. */
    struct {
        __u64 handled_access_fs, handled_access_net, scoped;
    } handled = {files, network, scopes};
    return (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
}

int dengji_landlock_allow(int ruleset, int folder, unsigned long long files) {
    struct landlock_path_beneath_attr beneath = {
        .allowed_access = files, .parent_fd = folder};
    return (int)syscall(
        SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
}

int dengji_landlock_restrict(int ruleset) {
    return (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
}

int dengji_filter_calls(const struct sock_filter *instructions, size_t count) {
    struct sock_fprog program = {
        .len = (unsigned short)count, .filter = (struct sock_filter *)instructions};
    int result = (int)syscall(
        SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
    /* With TSYNC the number of a thread that could not follow. */
    if (result > 0) {
        errno = EBUSY;
        return -1;
    }
    return result;
}

int dengji_has_call_filters(void) {
    __u32 action = SECCOMP_RET_KILL_PROCESS;
    return (int)syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action);
}
