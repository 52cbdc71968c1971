#ifndef CPRESS_FONTS_H
#define CPRESS_FONTS_H

// What a set of fonts and a laid-out text are inside; fonts.c makes them, canvas.c draws them.

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "CPress.h"

struct dengji_fonts {
    FcConfig *config;
    FcCharSet *covered;
    PangoFontMap *map;
    PangoContext *context;
};

struct dengji_text {
    PangoLayout *layout;
};

#endif
