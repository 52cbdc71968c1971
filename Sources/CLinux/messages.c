// sendmsg and recvmsg with descriptors (man 7 unix, SCM_RIGHTS); the CMSG macros are C's alone.

#define _GNU_SOURCE 1

#include "CLinux.h"

ssize_t dengji_send(
    int to, const void *bytes, size_t length, const int *descriptors, size_t count,
    int may_wait) {
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int) * DENGJI_MOST_DESCRIPTORS)];
    } control;
    struct iovec piece = {.iov_base = (void *)bytes, .iov_len = length};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
    if (count > DENGJI_MOST_DESCRIPTORS) {
        errno = EINVAL;
        return -1;
    }
    if (count > 0) {
        memset(&control, 0, sizeof control);
        message.msg_control = &control;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * count);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int) * count);
        memcpy(CMSG_DATA(header), descriptors, sizeof(int) * count);
    }
    return sendmsg(to, &message, MSG_NOSIGNAL | (may_wait ? 0 : MSG_DONTWAIT));
}

ssize_t dengji_receive(
    int from, void *bytes, size_t length, int *descriptors, size_t *count, int *is_cut) {
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int) * DENGJI_MOST_DESCRIPTORS)];
    } control;
    struct iovec piece = {.iov_base = bytes, .iov_len = length};
    struct msghdr message = {
        .msg_iov = &piece,
        .msg_iovlen = 1,
        .msg_control = &control,
        .msg_controllen = sizeof control,
    };
    *count = 0;
    ssize_t received = recvmsg(from, &message, MSG_CMSG_CLOEXEC);
    if (received < 0) return received;
    *is_cut = (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header;
         header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        size_t found = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t index = 0; index < found; index++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(header) + index * sizeof(int), sizeof(int));
            if (*count < DENGJI_MOST_DESCRIPTORS) {
                descriptors[(*count)++] = descriptor;
            } else {
                close(descriptor);
            }
        }
    }
    return received;
}
