// Text laid out in lines (Pango).

#include "fonts.h"

#include <limits.h>
#include <stdlib.h>

struct dengji_text *dengji_text_lay(
    struct dengji_fonts *fonts, const char *bytes, size_t length,
    const struct dengji_text_style *style, double width, double indent) {
    if (length > INT_MAX / 8) return NULL;
    struct dengji_text *text = calloc(1, sizeof *text);
    if (text == NULL) return NULL;
    PangoLayout *layout = pango_layout_new(fonts->context);
    text->layout = layout;

    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, style->families);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_font_description_set_weight(
        font, style->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);

    PangoAttrList *attributes = pango_attr_list_new();
    // A value is shown as it is: no hyphen where a line ends within a word.
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    if (style->spacing != 0)
        pango_attr_list_insert(
            attributes, pango_attr_letter_spacing_new((int)(style->spacing * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);

    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (width > 0) pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    if (indent != 0) pango_layout_set_indent(layout, (int)(indent * PANGO_SCALE));
    pango_layout_set_text(layout, bytes, (int)length);
    return text;
}

void dengji_text_free(struct dengji_text *text) {
    g_object_unref(text->layout);
    free(text);
}

size_t dengji_text_line_count(struct dengji_text *text) {
    return (size_t)pango_layout_get_line_count(text->layout);
}

struct dengji_text_line dengji_text_line_at(struct dengji_text *text, size_t index) {
    struct dengji_text_line result = {0};
    PangoLayoutLine *line = pango_layout_get_line_readonly(text->layout, (int)index);
    if (line == NULL) return result;
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    result.start = (size_t)line->start_index;
    result.length = (size_t)line->length;
    result.width = (double)logical.width / PANGO_SCALE;
    return result;
}

int dengji_text_unknown(struct dengji_text *text) {
    return pango_layout_get_unknown_glyphs_count(text->layout);
}
