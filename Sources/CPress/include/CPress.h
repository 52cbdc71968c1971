#ifndef CPRESS_H
#define CPRESS_H

// Pango, Cairo, libqrencode and libqpdf as a printed page needs them: text laid out in lines, a
// PDF that is drawn on, a QR code, a file attached to a PDF. Lengths are points (1/72 inch) from
// the top left corner. Nothing here reads a clock, and fonts come from the families named alone.

#include <stddef.h>
#include <stdint.h>

/// Swift has these only in libraries that are not needed here.
double dengji_sine(double radians);
double dengji_cosine(double radians);

// fonts.c

struct dengji_fonts;

/// Fonts as a fontconfig document (fonts-conf(5)) selects them, without what the machine's own
/// configuration says; NULL when the document cannot be used.
struct dengji_fonts *_Nullable dengji_fonts_open(const char *_Nonnull document);
void dengji_fonts_close(struct dengji_fonts *_Nonnull fonts);
int dengji_fonts_have_family(struct dengji_fonts *_Nonnull fonts, const char *_Nonnull family);
/// Whether one of the fonts draws this character.
int dengji_fonts_draw(struct dengji_fonts *_Nonnull fonts, uint32_t character);

// text.c

struct dengji_text;

struct dengji_text_style {
    const char *_Nonnull families; /* in order of preference, with commas */
    double size;
    int is_bold;
    double spacing; /* between letters, beside their own */
};

struct dengji_text_line {
    size_t start; /* of its first byte */
    size_t length;
    double width;
};

/// Lays UTF-8 out in lines of at most `width` (0: one line), the first shorter by `indent`.
struct dengji_text *_Nullable dengji_text_lay(
    struct dengji_fonts *_Nonnull fonts, const char *_Nonnull bytes, size_t length,
    const struct dengji_text_style *_Nonnull style, double width, double indent);
void dengji_text_free(struct dengji_text *_Nonnull text);
size_t dengji_text_line_count(struct dengji_text *_Nonnull text);
struct dengji_text_line dengji_text_line_at(struct dengji_text *_Nonnull text, size_t index);
/// Glyphs that no font had.
int dengji_text_unknown(struct dengji_text *_Nonnull text);

// canvas.c

struct dengji_canvas;

/// A PDF in memory.
struct dengji_canvas *_Nullable dengji_canvas_make(double width, double height);
void dengji_canvas_free(struct dengji_canvas *_Nonnull canvas);
/// `date` as ISO 8601 with an offset.
void dengji_canvas_describe(
    struct dengji_canvas *_Nonnull canvas, const char *_Nonnull title,
    const char *_Nonnull author, const char *_Nonnull subject, const char *_Nonnull date);
void dengji_canvas_color(struct dengji_canvas *_Nonnull canvas, double r, double g, double b);
void dengji_canvas_save(struct dengji_canvas *_Nonnull canvas);
void dengji_canvas_restore(struct dengji_canvas *_Nonnull canvas);
void dengji_canvas_move_origin(struct dengji_canvas *_Nonnull canvas, double x, double y);
void dengji_canvas_turn(struct dengji_canvas *_Nonnull canvas, double radians);
void dengji_canvas_scale(struct dengji_canvas *_Nonnull canvas, double factor);
void dengji_canvas_line_to(
    struct dengji_canvas *_Nonnull canvas, double x, double y, int is_first);
void dengji_canvas_close_path(struct dengji_canvas *_Nonnull canvas);
void dengji_canvas_circle(
    struct dengji_canvas *_Nonnull canvas, double x, double y, double radius);
void dengji_canvas_rectangle(
    struct dengji_canvas *_Nonnull canvas, double x, double y, double width, double height);
void dengji_canvas_fill(struct dengji_canvas *_Nonnull canvas);
void dengji_canvas_stroke(struct dengji_canvas *_Nonnull canvas, double line_width);
/// One line of a text with its baseline at `y`, as text.
void dengji_canvas_show(
    struct dengji_canvas *_Nonnull canvas, struct dengji_text *_Nonnull text, size_t line,
    double x, double y);
/// The same as a picture: no words that could be searched for or copied.
void dengji_canvas_draw(
    struct dengji_canvas *_Nonnull canvas, struct dengji_text *_Nonnull text, size_t line,
    double x, double y);
/// A PNG in a rectangle; 0 when it is none.
int dengji_canvas_picture(
    struct dengji_canvas *_Nonnull canvas, const uint8_t *_Nonnull bytes, size_t size, double x,
    double y, double width, double height);
/// What follows, until it ends, is an element of the document's structure (`H1`, `P`), or a link or
/// place with its attributes.
void dengji_canvas_begin(
    struct dengji_canvas *_Nonnull canvas, const char *_Nonnull tag,
    const char *_Nonnull attributes);
void dengji_canvas_end(struct dengji_canvas *_Nonnull canvas, const char *_Nonnull tag);
/// An entry in the list of contents that viewers show; the number of the entry.
int dengji_canvas_outline(
    struct dengji_canvas *_Nonnull canvas, int above, const char *_Nonnull name, int page);
void dengji_canvas_show_page(struct dengji_canvas *_Nonnull canvas);
/// Ends the document; NULL and `error` when something could not be drawn. The bytes live as long as
/// the canvas.
const uint8_t *_Nullable dengji_canvas_finish(
    struct dengji_canvas *_Nonnull canvas, size_t *_Nonnull size,
    const char *_Nullable *_Nonnull error);

// code.c

struct dengji_code;

/// A QR code of bytes with 15 % of correction; NULL when they are too many.
struct dengji_code *_Nullable dengji_code_make(const uint8_t *_Nonnull bytes, size_t size);
void dengji_code_free(struct dengji_code *_Nonnull code);
int dengji_code_width(struct dengji_code *_Nonnull code);
int dengji_code_is_dark(struct dengji_code *_Nonnull code, int x, int y);

// attach.c

struct dengji_document;

/// A PDF to be completed; its bytes are copied. What goes wrong here or later is told by
/// `dengji_document_write`.
struct dengji_document *_Nonnull dengji_document_open(const uint8_t *_Nonnull pdf, size_t size);
/// Attaches a file as the source of what the PDF shows (ISO 32000-2 14.13); names come in order.
/// `date` is `D:20260105090000+08'00'`. The bytes are copied.
void dengji_document_attach(
    struct dengji_document *_Nonnull document, const char *_Nonnull name,
    const char *_Nonnull type, const char *_Nonnull description, const char *_Nonnull date,
    const uint8_t *_Nonnull bytes, size_t size);
/// The bytes, with an id that follows from the content; NULL when something failed. They live as
/// long as the document.
const uint8_t *_Nullable dengji_document_write(
    struct dengji_document *_Nonnull document, const char *_Nonnull language,
    size_t *_Nonnull size);
const char *_Nonnull dengji_document_error(struct dengji_document *_Nonnull document);
void dengji_document_free(struct dengji_document *_Nonnull document);

#endif
