#ifndef CQRENCODE_SHIM_H
#define CQRENCODE_SHIM_H

// Every declaration is used as the library gives it; CPress alone uses it.
#include <qrencode.h>

#endif
