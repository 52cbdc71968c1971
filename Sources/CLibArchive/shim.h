#ifndef CLIBARCHIVE_SHIM_H
#define CLIBARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <iconv.h>

// errno is a macro, so the step and its error code come back together:
// 0 done, otherwise the errno of this one call.
static inline int shim_archive_iconv(iconv_t descriptor, char **in, size_t *inLeft, char **out,
                                     size_t *outLeft) {
    errno = 0;
    return iconv(descriptor, in, inLeft, out, outLeft) == (size_t)-1 ? errno : 0;
}

// (iconv_t)-1 cannot be compared with in Swift.
static inline iconv_t shim_archive_iconv_open(const char *to, const char *from) {
    iconv_t descriptor = iconv_open(to, from);
    return descriptor == (iconv_t)-1 ? NULL : descriptor;
}

// AE_IFREG is a macro with a cast.
static inline void shim_archive_make_regular(struct archive_entry *entry) {
    archive_entry_set_filetype(entry, AE_IFREG);
}

static const int shim_archive_EILSEQ = EILSEQ;
static const int shim_archive_EINVAL = EINVAL;

#endif
