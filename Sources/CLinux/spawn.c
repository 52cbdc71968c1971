// fork and exec. posix_spawn cannot tie the child's life to its parent's (PR_SET_PDEATHSIG), and
// after fork in a process with threads only async-signal-safe C may run until exec
// (man 7 signal-safety): hence this in C.

#define _GNU_SOURCE 1

#include "CLinux.h"

#include <sys/prctl.h>
#include <sys/syscall.h>

static void dengji_spawn_fail(int report, int step) {
    struct dengji_spawn_failure failure = {.code = errno, .step = step};
    /* Nobody to tell when this fails: the parent then sees the child's exit status. */
    ssize_t written = write(report, &failure, sizeof failure);
    (void)written;
    _exit(127);
}

/* The child's side; never returns. `report` is closed by a successful exec. */
static void dengji_spawn_child(
    const struct dengji_spawn *plan, int report, pid_t parent) {
    int copies[DENGJI_MOST_DESCRIPTORS];
    int highest = 2;
    for (size_t index = 0; index < plan->count; index++)
        if (plan->targets[index] > highest) highest = plan->targets[index];
    /* Out of the way first, so that no target overwrites a source that is still needed. */
    report = fcntl(report, F_DUPFD_CLOEXEC, highest + 1);
    if (report < 0) _exit(127);
    for (size_t index = 0; index < plan->count; index++) {
        copies[index] = fcntl(plan->sources[index], F_DUPFD_CLOEXEC, highest + 1);
        if (copies[index] < 0) dengji_spawn_fail(report, 1);
    }
    /* What some library opened without O_CLOEXEC does not reach the child either. */
    if (syscall(SYS_close_range, 3u, ~0u, 4u /* CLOSE_RANGE_CLOEXEC */) != 0 && errno != ENOSYS)
        dengji_spawn_fail(report, 1);
    for (size_t index = 0; index < plan->count; index++)
        if (dup2(copies[index], plan->targets[index]) < 0) dengji_spawn_fail(report, 1);

    /* A fresh program expects default signals: none blocked, none ignored. */
    struct sigaction standard;
    memset(&standard, 0, sizeof standard);
    standard.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    if (plan->dies_with_parent) {
        if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) dengji_spawn_fail(report, 2);
        if (getppid() != parent) _exit(127); /* it died before the line above */
    }
    execve(plan->path, plan->arguments, plan->environment);
    dengji_spawn_fail(report, 3);
}

pid_t dengji_spawn_start(
    const struct dengji_spawn *plan, struct dengji_spawn_failure *failure) {
    int ends[2];
    failure->step = 0;
    if (plan->count > DENGJI_MOST_DESCRIPTORS) {
        failure->code = EINVAL;
        return -1;
    }
    if (pipe2(ends, O_CLOEXEC) != 0) {
        failure->code = errno;
        return -1;
    }
    /* No handler of the parent may run in the child before its handlers are reset. */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t child = fork();
    int fork_code = errno;
    if (child == 0) dengji_spawn_child(plan, ends[1], parent);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[1]);
    ssize_t length = -1;
    if (child > 0) {
        do length = read(ends[0], failure, sizeof *failure);
        while (length < 0 && errno == EINTR);
    } else {
        failure->code = fork_code;
    }
    close(ends[0]);
    if (child > 0 && length == sizeof *failure) {
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
        return -1;
    }
    return child;
}
