// Files attached to a PDF with libqpdf (ISO 32000-2: 7.11.4 embedded file streams, 14.13
// associated files).

#include "CPress.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct dengji_document {
    qpdf_data qpdf;
    uint8_t *pdf;
    qpdf_oh names;
    qpdf_oh associated;
    int is_bad;
    char error[300];
};

/// Keeps the first error, in words; 1 when there is one.
static int failed(struct dengji_document *document, QPDF_ERROR_CODE code) {
    if (!(code & QPDF_ERRORS) && !qpdf_has_error(document->qpdf)) return document->is_bad;
    qpdf_error error = qpdf_get_error(document->qpdf);
    const char *text = error == NULL ? NULL : qpdf_get_error_full_text(document->qpdf, error);
    if (!document->is_bad)
        snprintf(document->error, sizeof document->error, "%s", text == NULL ? "qpdf" : text);
    document->is_bad = 1;
    return 1;
}

struct dengji_document *dengji_document_open(const uint8_t *pdf, size_t size) {
    struct dengji_document *document = calloc(1, sizeof *document);
    if (document == NULL) abort();
    document->qpdf = qpdf_init();
    qpdf_silence_errors(document->qpdf);
    qpdf_set_suppress_warnings(document->qpdf, QPDF_TRUE);
    // qpdf reads from this memory until it is done.
    document->pdf = malloc(size + 1);
    if (document->pdf == NULL) abort();
    memcpy(document->pdf, pdf, size);
    const char *start = (const char *)document->pdf;
    if (!failed(document, qpdf_read_memory(document->qpdf, "page", start, size, NULL))) {
        document->names = qpdf_oh_new_array(document->qpdf);
        document->associated = qpdf_oh_new_array(document->qpdf);
    }
    return document;
}

/// The stream of an attachment.
static qpdf_oh embedded(
    qpdf_data qpdf, const char *type, const char *date, const uint8_t *bytes, size_t size) {
    qpdf_oh stream = qpdf_oh_new_stream(qpdf);
    qpdf_oh_replace_stream_data(
        qpdf, stream, bytes, size, qpdf_oh_new_null(qpdf), qpdf_oh_new_null(qpdf));
    char name[100];
    snprintf(name, sizeof name, "/%s", type);
    qpdf_oh about = qpdf_oh_get_dict(qpdf, stream);
    qpdf_oh_replace_key(qpdf, about, "/Type", qpdf_oh_new_name(qpdf, "/EmbeddedFile"));
    qpdf_oh_replace_key(qpdf, about, "/Subtype", qpdf_oh_new_name(qpdf, name));
    qpdf_oh params = qpdf_oh_new_dictionary(qpdf);
    qpdf_oh_replace_key(qpdf, params, "/Size", qpdf_oh_new_integer(qpdf, (long long)size));
    qpdf_oh_replace_key(qpdf, params, "/ModDate", qpdf_oh_new_string(qpdf, date));
    qpdf_oh_replace_key(qpdf, about, "/Params", params);
    return stream;
}

void dengji_document_attach(
    struct dengji_document *document, const char *name, const char *type,
    const char *description, const char *date, const uint8_t *bytes, size_t size) {
    if (document->is_bad) return;
    qpdf_data qpdf = document->qpdf;
    qpdf_oh stream = embedded(qpdf, type, date, bytes, size);
    qpdf_oh files = qpdf_oh_new_dictionary(qpdf);
    qpdf_oh_replace_key(qpdf, files, "/F", stream);
    qpdf_oh_replace_key(qpdf, files, "/UF", stream);
    qpdf_oh spec = qpdf_oh_new_dictionary(qpdf);
    qpdf_oh_replace_key(qpdf, spec, "/Type", qpdf_oh_new_name(qpdf, "/Filespec"));
    qpdf_oh_replace_key(qpdf, spec, "/F", qpdf_oh_new_unicode_string(qpdf, name));
    qpdf_oh_replace_key(qpdf, spec, "/UF", qpdf_oh_new_unicode_string(qpdf, name));
    qpdf_oh_replace_key(qpdf, spec, "/Desc", qpdf_oh_new_unicode_string(qpdf, description));
    qpdf_oh_replace_key(qpdf, spec, "/AFRelationship", qpdf_oh_new_name(qpdf, "/Source"));
    qpdf_oh_replace_key(qpdf, spec, "/EF", files);
    spec = qpdf_make_indirect_object(qpdf, spec);
    qpdf_oh_append_item(qpdf, document->names, qpdf_oh_new_unicode_string(qpdf, name));
    qpdf_oh_append_item(qpdf, document->names, spec);
    qpdf_oh_append_item(qpdf, document->associated, spec);
}

/// Puts the attachments into the document's tree of names, beside others that Cairo made.
static void list_attachments(struct dengji_document *document, qpdf_oh root) {
    qpdf_data qpdf = document->qpdf;
    qpdf_oh tree = qpdf_oh_new_dictionary(qpdf);
    qpdf_oh_replace_key(qpdf, tree, "/Names", document->names);
    qpdf_oh names = qpdf_oh_get_key(qpdf, root, "/Names");
    if (!qpdf_oh_is_dictionary(qpdf, names)) {
        names = qpdf_oh_new_dictionary(qpdf);
        qpdf_oh_replace_key(qpdf, root, "/Names", names);
    }
    qpdf_oh_replace_key(
        qpdf, names, "/EmbeddedFiles", qpdf_make_indirect_object(qpdf, tree));
    qpdf_oh_replace_key(qpdf, root, "/AF", document->associated);
}

const uint8_t *dengji_document_write(
    struct dengji_document *document, const char *language, size_t *size) {
    qpdf_data qpdf = document->qpdf;
    *size = 0;
    if (document->is_bad) return NULL;
    qpdf_oh root = qpdf_get_root(qpdf);
    qpdf_oh_replace_key(qpdf, root, "/Lang", qpdf_oh_new_string(qpdf, language));
    qpdf_oh shown = qpdf_oh_new_dictionary(qpdf);
    qpdf_oh_replace_key(qpdf, shown, "/DisplayDocTitle", qpdf_oh_new_bool(qpdf, QPDF_TRUE));
    qpdf_oh_replace_key(qpdf, root, "/ViewerPreferences", shown);
    if (qpdf_oh_get_array_n_items(qpdf, document->names) > 0) list_attachments(document, root);
    if (failed(document, qpdf_init_write_memory(qpdf))) return NULL;
    qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
    qpdf_set_compress_streams(qpdf, QPDF_TRUE);
    qpdf_set_minimum_pdf_version(qpdf, "1.7");
    qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
    if (failed(document, qpdf_write(qpdf))) return NULL;
    *size = qpdf_get_buffer_length(qpdf);
    return qpdf_get_buffer(qpdf);
}

const char *dengji_document_error(struct dengji_document *document) { return document->error; }

void dengji_document_free(struct dengji_document *document) {
    qpdf_cleanup(&document->qpdf);
    free(document->pdf);
    free(document);
}
