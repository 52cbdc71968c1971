#ifndef CPANGO_SHIM_H
#define CPANGO_SHIM_H

// Only for pkg-config's flags: Swift sees the few functions of CPress, not these headers.
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#endif
