// Fonts of chosen families (fontconfig) for Pango.

#include "fonts.h"

#include <stdlib.h>

struct dengji_fonts *dengji_fonts_open(const char *document) {
    struct dengji_fonts *fonts = calloc(1, sizeof *fonts);
    if (fonts == NULL) return NULL;
    fonts->config = FcConfigCreate();
    fonts->covered = FcCharSetCreate();
    if (fonts->config == NULL || fonts->covered == NULL
        || !FcConfigParseAndLoadFromMemory(fonts->config, (const FcChar8 *)document, FcTrue)
        || !FcConfigBuildFonts(fonts->config)) {
        dengji_fonts_close(fonts);
        return NULL;
    }
    FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetSystem);
    for (int i = 0; set != NULL && i < set->nfont; i++) {
        FcCharSet *characters;
        FcBool changed;
        if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &characters) == FcResultMatch)
            FcCharSetMerge(fonts->covered, characters, &changed);
    }
    fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (fonts->map == NULL) {
        dengji_fonts_close(fonts);
        return NULL;
    }
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), fonts->config);
    fonts->context = pango_font_map_create_context(fonts->map);
    pango_cairo_context_set_resolution(fonts->context, 72);
    pango_context_set_round_glyph_positions(fonts->context, FALSE);
    pango_context_set_base_dir(fonts->context, PANGO_DIRECTION_LTR);
    pango_context_set_language(fonts->context, pango_language_from_string("zh-CN"));
    return fonts;
}

void dengji_fonts_close(struct dengji_fonts *fonts) {
    if (fonts->context != NULL) g_object_unref(fonts->context);
    if (fonts->map != NULL) g_object_unref(fonts->map);
    if (fonts->covered != NULL) FcCharSetDestroy(fonts->covered);
    if (fonts->config != NULL) FcConfigDestroy(fonts->config);
    free(fonts);
}

int dengji_fonts_have_family(struct dengji_fonts *fonts, const char *family) {
    FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetSystem);
    for (int i = 0; set != NULL && i < set->nfont; i++) {
        FcChar8 *name;
        for (int n = 0;
             FcPatternGetString(set->fonts[i], FC_FAMILY, n, &name) == FcResultMatch; n++)
            if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0) return 1;
    }
    return 0;
}

int dengji_fonts_draw(struct dengji_fonts *fonts, uint32_t character) {
    return FcCharSetHasChar(fonts->covered, character);
}
