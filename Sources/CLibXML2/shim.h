#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

// Distributions build libxml2 with ICU; its headers then pull in ICU's, which clash with the copy
// inside Foundation. Nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <errno.h>
#include <iconv.h>
#include <libxml/SAX2.h>
#include <libxml/c14n.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// Of libxml/xmlschemastypes.h, which would show the inside of schemas too.
void xmlSchemaInitTypes(void);

// xmlFree is a global function pointer, which Swift 6 does not allow to read.
static inline void shim_xmlFree(void *memory) { xmlFree(memory); }

// errno is a macro, so the step and its error code come back together:
// 0 done, otherwise the errno of this one call.
static inline int shim_iconv(iconv_t descriptor, char **in, size_t *inLeft, char **out,
                             size_t *outLeft) {
    errno = 0;
    return iconv(descriptor, in, inLeft, out, outLeft) == (size_t)-1 ? errno : 0;
}

// (iconv_t)-1 cannot be compared with in Swift.
static inline iconv_t shim_iconv_open(const char *to, const char *from) {
    iconv_t descriptor = iconv_open(to, from);
    return descriptor == (iconv_t)-1 ? NULL : descriptor;
}

static const int shim_EILSEQ = EILSEQ;
static const int shim_EINVAL = EINVAL;
static const int shim_E2BIG = E2BIG;

#endif
