// A PDF in memory (Cairo).

#include "fonts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double dengji_sine(double radians) { return sin(radians); }

double dengji_cosine(double radians) { return cos(radians); }

struct dengji_canvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
    uint8_t *bytes;
    size_t size;
    size_t room;
};

static cairo_status_t take(void *closure, const unsigned char *bytes, unsigned int length) {
    struct dengji_canvas *canvas = closure;
    if (canvas->size + length > canvas->room) {
        size_t room = canvas->room == 0 ? 1 << 18 : canvas->room;
        while (room < canvas->size + length) room *= 2;
        uint8_t *larger = realloc(canvas->bytes, room);
        if (larger == NULL) return CAIRO_STATUS_NO_MEMORY;
        canvas->bytes = larger;
        canvas->room = room;
    }
    memcpy(canvas->bytes + canvas->size, bytes, length);
    canvas->size += length;
    return CAIRO_STATUS_SUCCESS;
}

struct dengji_canvas *dengji_canvas_make(double width, double height) {
    struct dengji_canvas *canvas = calloc(1, sizeof *canvas);
    if (canvas == NULL) return NULL;
    canvas->surface = cairo_pdf_surface_create_for_stream(take, canvas, width, height);
    canvas->cairo = cairo_create(canvas->surface);
    return canvas;
}

void dengji_canvas_free(struct dengji_canvas *canvas) {
    cairo_destroy(canvas->cairo);
    cairo_surface_destroy(canvas->surface);
    free(canvas->bytes);
    free(canvas);
}

void dengji_canvas_describe(
    struct dengji_canvas *canvas, const char *title, const char *author, const char *subject,
    const char *date) {
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_AUTHOR, author);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_SUBJECT, subject);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATOR, "dengji");
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

void dengji_canvas_color(struct dengji_canvas *canvas, double r, double g, double b) {
    cairo_set_source_rgb(canvas->cairo, r, g, b);
}

void dengji_canvas_save(struct dengji_canvas *canvas) { cairo_save(canvas->cairo); }

void dengji_canvas_restore(struct dengji_canvas *canvas) { cairo_restore(canvas->cairo); }

void dengji_canvas_move_origin(struct dengji_canvas *canvas, double x, double y) {
    cairo_translate(canvas->cairo, x, y);
}

void dengji_canvas_turn(struct dengji_canvas *canvas, double radians) {
    cairo_rotate(canvas->cairo, radians);
}

void dengji_canvas_scale(struct dengji_canvas *canvas, double factor) {
    cairo_scale(canvas->cairo, factor, factor);
}

void dengji_canvas_line_to(struct dengji_canvas *canvas, double x, double y, int is_first) {
    if (is_first)
        cairo_move_to(canvas->cairo, x, y);
    else
        cairo_line_to(canvas->cairo, x, y);
}

void dengji_canvas_close_path(struct dengji_canvas *canvas) { cairo_close_path(canvas->cairo); }

void dengji_canvas_circle(struct dengji_canvas *canvas, double x, double y, double radius) {
    cairo_new_sub_path(canvas->cairo);
    cairo_arc(canvas->cairo, x, y, radius, 0, 2 * M_PI);
    cairo_close_path(canvas->cairo);
}

void dengji_canvas_rectangle(
    struct dengji_canvas *canvas, double x, double y, double width, double height) {
    cairo_rectangle(canvas->cairo, x, y, width, height);
}

void dengji_canvas_fill(struct dengji_canvas *canvas) { cairo_fill(canvas->cairo); }

void dengji_canvas_stroke(struct dengji_canvas *canvas, double line_width) {
    cairo_set_line_width(canvas->cairo, line_width);
    cairo_stroke(canvas->cairo);
}

void dengji_canvas_show(
    struct dengji_canvas *canvas, struct dengji_text *text, size_t line, double x, double y) {
    PangoLayoutLine *found = pango_layout_get_line_readonly(text->layout, (int)line);
    if (found == NULL) return;
    cairo_move_to(canvas->cairo, x, y);
    pango_cairo_show_layout_line(canvas->cairo, found);
    cairo_new_path(canvas->cairo);
}

void dengji_canvas_draw(
    struct dengji_canvas *canvas, struct dengji_text *text, size_t line, double x, double y) {
    PangoLayoutLine *found = pango_layout_get_line_readonly(text->layout, (int)line);
    if (found == NULL) return;
    cairo_new_path(canvas->cairo);
    cairo_move_to(canvas->cairo, x, y);
    pango_cairo_layout_line_path(canvas->cairo, found);
    cairo_fill(canvas->cairo);
}

struct source {
    const uint8_t *bytes;
    size_t rest;
};

static cairo_status_t give(void *closure, unsigned char *bytes, unsigned int length) {
    struct source *source = closure;
    if (source->rest < length) return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, source->bytes, length);
    source->bytes += length;
    source->rest -= length;
    return CAIRO_STATUS_SUCCESS;
}

int dengji_canvas_picture(
    struct dengji_canvas *canvas, const uint8_t *bytes, size_t size, double x, double y,
    double width, double height) {
    struct source source = {.bytes = bytes, .rest = size};
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(give, &source);
    int is_good = cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS
        && cairo_image_surface_get_width(picture) > 0
        && cairo_image_surface_get_height(picture) > 0;
    if (is_good) {
        cairo_save(canvas->cairo);
        cairo_translate(canvas->cairo, x, y);
        cairo_scale(
            canvas->cairo, width / cairo_image_surface_get_width(picture),
            height / cairo_image_surface_get_height(picture));
        cairo_set_source_surface(canvas->cairo, picture, 0, 0);
        cairo_paint(canvas->cairo);
        cairo_restore(canvas->cairo);
    }
    cairo_surface_destroy(picture);
    return is_good;
}

void dengji_canvas_begin(struct dengji_canvas *canvas, const char *tag, const char *attributes) {
    cairo_tag_begin(canvas->cairo, tag, attributes);
}

void dengji_canvas_end(struct dengji_canvas *canvas, const char *tag) {
    cairo_tag_end(canvas->cairo, tag);
}

int dengji_canvas_outline(struct dengji_canvas *canvas, int above, const char *name, int page) {
    char place[32];
    snprintf(place, sizeof place, "page=%d", page);
    return cairo_pdf_surface_add_outline(
        canvas->surface, above, name, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void dengji_canvas_show_page(struct dengji_canvas *canvas) { cairo_show_page(canvas->cairo); }

const uint8_t *dengji_canvas_finish(
    struct dengji_canvas *canvas, size_t *size, const char **error) {
    cairo_surface_finish(canvas->surface);
    cairo_status_t status = cairo_status(canvas->cairo);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(canvas->surface);
    *error = status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string(status);
    *size = canvas->size;
    return status == CAIRO_STATUS_SUCCESS ? canvas->bytes : NULL;
}
