#ifndef CLINUX_H
#define CLINUX_H

// Linux as Swift can import it. The functions below stand for macros, for calls with a variable
// number of arguments, and for calls that glibc declares under _GNU_SOURCE alone.
//
// _GNU_SOURCE is not defined here: it changes the shape of types (fd_set, enums of getrusage) that
// Swift's own Glibc module has without it, and two shapes of one type do not compile together.

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/filter.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// calls.c

int dengji_errno(void);
void dengji_clear_errno(void);
const char *_Nullable dengji_error_name(int code);
const char *_Nullable dengji_error_text(int code);
const char *_Nullable dengji_signal_name(int number);

int dengji_openat(int at, const char *_Nonnull path, int flags, unsigned mode);
/// openat2 of a folder at or below `at`, through no symbolic link.
int dengji_open_beneath(int at, const char *_Nonnull path);
int dengji_rename(
    int from_folder, const char *_Nonnull from, int to_folder, const char *_Nonnull to,
    int replacing);
/// F_OFD_SETLK with a write lock on the whole file.
int dengji_lock_whole(int descriptor);
int dengji_set_nonblocking(int descriptor, int on);
int dengji_duplicate(int descriptor);
int dengji_sync_file_system(int descriptor);
ssize_t dengji_copy_range(int from, int to, size_t count);
/// Has the kernel begin to write what the file has in memory.
int dengji_begin_writing(int file);
/// Sets room aside for the first bytes; the size stays what it is.
int dengji_reserve(int file, off_t size);
int dengji_memory_file(const char *_Nonnull label);
const char *_Nonnull dengji_entry_name(const struct dirent *_Nonnull entry);

int dengji_pipe(int ends[_Nonnull 2]);
int dengji_socket_pair(int is_stream, int ends[_Nonnull 2]);
int dengji_inotify(void);
int dengji_eventfd(void);
int dengji_signalfd(const sigset_t *_Nonnull set);
int dengji_ignore_signal(int number);

/// The calling thread alone: Linux keeps a nice value for each.
int dengji_set_thread_nice(int nice_value);
void dengji_name_thread(const char *_Nonnull name);
int dengji_usage(int of_children, struct rusage *_Nonnull usage);
int dengji_pidfd_open(pid_t child);
/// Waits until the child has ended, and leaves it to be reaped.
int dengji_await_end(pid_t child);
int dengji_has_exited(int status);
int dengji_exit_code(int status);
int dengji_ending_signal(int status);
/// Columns and lines of the terminal behind a descriptor (TIOCGWINSZ).
int dengji_terminal_size(int descriptor, int *_Nonnull columns, int *_Nonnull lines);

/// Whether the terminal behind a descriptor shows what is typed and makes signals of Ctrl-C and
/// its like (ECHO and ISIG, tcsetattr(3)): 1 or 0. What it did before is the result, -1 where it is
/// no terminal.
int dengji_terminal_echo(int descriptor, int shown);

// accounts.c

/// Whether there is a group of this name; its number then.
int dengji_group_named(const char *_Nonnull name, unsigned *_Nonnull group);
/// Whether a number has a name that fits.
int dengji_group_name(unsigned group, char *_Nonnull name, size_t size);
int dengji_user_name(unsigned user, char *_Nonnull name, size_t size);
/// How many users are in a group, first or also; as many numbers as fit, some perhaps twice. Of
/// directories that do not enumerate their users (LDAP, mostly), those alone that the group names.
/// For one thread (getpwent).
size_t dengji_group_members(unsigned group, unsigned *_Nonnull users, size_t capacity);
/// The bytes of a file's access control list (acl(5)); 0 where it has none, ERANGE for too many.
ssize_t dengji_access_list(const char *_Nonnull path, void *_Nonnull bytes, size_t size);
/// Whether this process may read, change and pass through a folder.
int dengji_may_use_folder(const char *_Nonnull path);

// confine.c

int dengji_no_new_privileges(void);
/// PR_SET_DUMPABLE 0: no core file, whatever core_pattern names.
int dengji_not_dumpable(void);
int dengji_set_limit(int resource, unsigned long long soft, unsigned long long hard);
int dengji_get_limit(
    int resource, unsigned long long *_Nonnull soft, unsigned long long *_Nonnull hard);
/// Lets another process of the same user use so many seconds of processor time more than it has. 1
/// where less is left to it for good.
int dengji_limit_processor_time(pid_t process, unsigned more_seconds);
int dengji_close_from(int first);
/// fstat by the call of that name.
int dengji_status(int descriptor, struct stat *_Nonnull status);
/// The ABI of Landlock, from 1 on; -1 with ENOSYS or EOPNOTSUPP where the kernel has none.
int dengji_landlock_version(void);
int dengji_landlock_ruleset(
    unsigned long long files, unsigned long long network, unsigned long long scopes);
int dengji_landlock_allow(int ruleset, int folder, unsigned long long files);
int dengji_landlock_restrict(int ruleset);
/// SECCOMP_SET_MODE_FILTER for all threads.
int dengji_filter_calls(const struct sock_filter *_Nonnull instructions, size_t count);
/// 0 where the kernel takes filters that end a process.
int dengji_has_call_filters(void);

// messages.c

#define DENGJI_MOST_DESCRIPTORS 16

/// sendmsg with descriptors; no SIGPIPE. EAGAIN where it would wait and may not.
ssize_t dengji_send(
    int to, const void *_Nullable bytes, size_t length, const int *_Nullable descriptors,
    size_t count, int may_wait);
/// recvmsg; `descriptors` has room for DENGJI_MOST_DESCRIPTORS, `is_cut` is set when bytes or
/// descriptors did not fit.
ssize_t dengji_receive(
    int from, void *_Nullable bytes, size_t length, int *_Nonnull descriptors,
    size_t *_Nonnull count, int *_Nonnull is_cut);

// spawn.c

struct dengji_spawn {
    const char *_Nullable path;
    char *_Nullable const *_Nullable arguments;
    char *_Nullable const *_Nullable environment;
    const int *_Nullable sources; /* descriptors of this process … */
    const int *_Nullable targets; /* … and their numbers in the child */
    size_t count;                 /* at most DENGJI_MOST_DESCRIPTORS */
    int dies_with_parent;
};

/// Where a child failed before its program ran.
struct dengji_spawn_failure {
    int code;
    int step; /* 0 fork, 1 descriptors, 2 parent's death, 3 execve */
};

/// The child's number, or -1 with `failure` filled in.
pid_t dengji_spawn_start(
    const struct dengji_spawn *_Nonnull plan, struct dengji_spawn_failure *_Nonnull failure);

#endif
