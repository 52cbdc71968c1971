#define _GNU_SOURCE 1

#include "CLinux.h"

#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <termios.h>

int dengji_errno(void) { return errno; }

void dengji_clear_errno(void) { errno = 0; }

const char *dengji_error_name(int code) { return strerrorname_np(code); }

const char *dengji_error_text(int code) { return strerrordesc_np(code); }

const char *dengji_signal_name(int number) { return sigabbrev_np(number); }

int dengji_openat(int at, const char *path, int flags, unsigned mode) {
    return openat(at, path, flags, (mode_t)mode);
}

int dengji_begin_writing(int file) {
    return sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
}

int dengji_reserve(int file, off_t size) {
    return fallocate(file, FALLOC_FL_KEEP_SIZE, 0, size);
}

int dengji_rename(
    int from_folder, const char *from, int to_folder, const char *to, int replacing) {
    /* Plain renameat where it will do: some network file systems know no flags. */
    if (replacing) return renameat(from_folder, from, to_folder, to);
    return renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE);
}

int dengji_lock_whole(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0};
    return fcntl(descriptor, F_OFD_SETLK, &lock);
}

int dengji_set_nonblocking(int descriptor, int on) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0) return -1;
    return fcntl(descriptor, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK);
}

int dengji_duplicate(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 3); }

int dengji_sync_file_system(int descriptor) { return syncfs(descriptor); }

ssize_t dengji_copy_range(int from, int to, size_t count) {
    return copy_file_range(from, NULL, to, NULL, count, 0);
}

int dengji_memory_file(const char *label) { return memfd_create(label, MFD_CLOEXEC); }

const char *dengji_entry_name(const struct dirent *entry) { return entry->d_name; }

int dengji_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int dengji_socket_pair(int is_stream, int ends[2]) {
    int type = is_stream ? SOCK_STREAM : SOCK_SEQPACKET;
    return socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends);
}

int dengji_inotify(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int dengji_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int dengji_signalfd(const sigset_t *set) {
    return signalfd(-1, set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int dengji_ignore_signal(int number) {
    return signal(number, SIG_IGN) == SIG_ERR ? -1 : 0;
}

int dengji_set_thread_nice(int nice_value) {
    return setpriority(PRIO_PROCESS, (id_t)gettid(), nice_value);
}

void dengji_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

int dengji_usage(int of_children, struct rusage *usage) {
    return getrusage(of_children ? RUSAGE_CHILDREN : RUSAGE_SELF, usage);
}

int dengji_pidfd_open(pid_t child) { return (int)syscall(SYS_pidfd_open, child, 0); }

int dengji_await_end(pid_t child) {
    siginfo_t info;
    return waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT);
}

int dengji_has_exited(int status) { return WIFEXITED(status); }

int dengji_exit_code(int status) { return WEXITSTATUS(status); }

int dengji_ending_signal(int status) { return WTERMSIG(status); }

int dengji_terminal_echo(int descriptor, int shown) {
    struct termios settings;
    if (tcgetattr(descriptor, &settings) != 0) return -1;
    int before = (settings.c_lflag & ECHO) != 0;
    /* Without signals, as getpass(3) does: Ctrl-C would leave a terminal that shows nothing. */
    if (shown) settings.c_lflag |= ECHO | ISIG;
    else settings.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    /* What was typed ahead, before the question, is dropped. */
    if (tcsetattr(descriptor, TCSAFLUSH, &settings) != 0) return -1;
    return before;
}

int dengji_terminal_size(int descriptor, int *columns, int *lines) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
    *columns = size.ws_col;
    *lines = size.ws_row;
    return 0;
}
