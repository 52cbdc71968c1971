#define _GNU_SOURCE 1

#include "CLinux.h"

#include <grp.h>
#include <pwd.h>
#include <sys/xattr.h>

// Long enough for any entry of a real machine; a longer one counts as not found (ERANGE).
enum { ENTRY_BYTES = 1 << 16 };

int dengji_group_named(const char *name, unsigned *group) {
    char buffer[ENTRY_BYTES];
    struct group entry, *found = NULL;
    if (getgrnam_r(name, &entry, buffer, sizeof buffer, &found) != 0 || found == NULL) return 0;
    *group = entry.gr_gid;
    return 1;
}

int dengji_group_name(unsigned group, char *name, size_t size) {
    char buffer[ENTRY_BYTES];
    struct group entry, *found = NULL;
    if (getgrgid_r(group, &entry, buffer, sizeof buffer, &found) != 0 || found == NULL) return 0;
    return snprintf(name, size, "%s", entry.gr_name) < (int)size;
}

int dengji_user_name(unsigned user, char *name, size_t size) {
    char buffer[ENTRY_BYTES];
    struct passwd entry, *found = NULL;
    if (getpwuid_r(user, &entry, buffer, sizeof buffer, &found) != 0 || found == NULL) return 0;
    return snprintf(name, size, "%s", entry.pw_name) < (int)size;
}

static size_t add(unsigned user, unsigned *users, size_t capacity, size_t count) {
    if (count < capacity) users[count] = user;
    return count + 1;
}

size_t dengji_group_members(unsigned group, unsigned *users, size_t capacity) {
    char buffer[ENTRY_BYTES], other[ENTRY_BYTES];
    size_t count = 0;
    struct group entry, *found = NULL;
    if (getgrgid_r(group, &entry, buffer, sizeof buffer, &found) == 0 && found != NULL) {
        for (char **name = entry.gr_mem; *name != NULL; name++) {
            struct passwd member, *known = NULL;
            if (getpwnam_r(*name, &member, other, sizeof other, &known) == 0 && known != NULL)
                count = add(member.pw_uid, users, capacity, count);
        }
    }
    setpwent();
    for (struct passwd *member; (member = getpwent()) != NULL;)
        if (member->pw_gid == group) count = add(member->pw_uid, users, capacity, count);
    endpwent();
    return count;
}

ssize_t dengji_access_list(const char *path, void *bytes, size_t size) {
    ssize_t length = getxattr(path, "system.posix_acl_access", bytes, size);
    // No list, or a file system that keeps none.
    if (length == -1 && (errno == ENODATA || errno == EOPNOTSUPP)) return 0;
    return length;
}

int dengji_may_use_folder(const char *path) {
    // By the effective ids, as every other call judges.
    return faccessat(AT_FDCWD, path, R_OK | W_OK | X_OK, AT_EACCESS) == 0;
}
