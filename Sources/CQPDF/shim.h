#ifndef CQPDF_SHIM_H
#define CQPDF_SHIM_H

// libqpdf's own C interface; CPress alone uses it.
#include <qpdf/qpdf-c.h>

#endif
