/* Bytes that grow, and the forms in which they are written: hexadecimal, base64, canonical XML. */
#include "floor.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(const char *operation, const char *subject)
{
    fprintf(stderr, "floor: %s %s: %s\n", operation, subject, strerror(errno));
    exit(3);
}

static void text_reserve(struct text *text, size_t more)
{
    if (text->count + more <= text->room) return;
    text->room = (text->count + more) * 2;
    text->bytes = realloc(text->bytes, text->room);
    if (!text->bytes) fail("reserve", "memory");
}

void text_add(struct text *text, const void *bytes, size_t count)
{
    text_reserve(text, count);
    memcpy(text->bytes + text->count, bytes, count);
    text->count += count;
}

void text_put(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void text_format(struct text *text, const char *format, ...)
{
    va_list values;
    text_reserve(text, 1024);
    va_start(values, format);
    int count = vsnprintf(text->bytes + text->count, text->room - text->count, format, values);
    va_end(values);
    if ((size_t)count >= text->room - text->count) {
        text_reserve(text, (size_t)count + 1);
        va_start(values, format);
        vsnprintf(text->bytes + text->count, text->room - text->count, format, values);
        va_end(values);
    }
    text->count += (size_t)count;
}

/* Canonical XML 1.0 §2.3: what is replaced in text nodes and in attribute values. */
void text_escape(struct text *text, const char *string, bool in_attribute)
{
    for (; *string; string++) {
        switch (*string) {
        case '&': text_put(text, "&amp;"); break;
        case '<': text_put(text, "&lt;"); break;
        case '\r': text_put(text, "&#xD;"); break;
        case '>': text_put(text, in_attribute ? ">" : "&gt;"); break;
        case '"': text_put(text, in_attribute ? "&quot;" : "\""); break;
        case '\t': text_put(text, in_attribute ? "&#x9;" : "\t"); break;
        case '\n': text_put(text, in_attribute ? "&#xA;" : "\n"); break;
        default: text_add(text, string, 1);
        }
    }
}

void text_base64(struct text *text, const unsigned char *bytes, size_t count)
{
    text_reserve(text, count / 3 * 4 + 8);
    text->count += (size_t)EVP_EncodeBlock(
        (unsigned char *)text->bytes + text->count, bytes, (int)count);
}

void text_clear(struct text *text)
{
    text->count = 0;
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

static EVP_MD *sha256;

EVP_MD_CTX *digest_new(void)
{
    if (!sha256) sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (!sha256 || !context) fail("make", "digest");
    return context;
}

void digest_begin(EVP_MD_CTX *context)
{
    if (EVP_DigestInit_ex2(context, sha256, NULL) != 1) fail("begin", "digest");
}

static void digest_text(const unsigned char raw[DIGEST_BYTES], char text[DIGEST_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    memcpy(text, "sha256:", 7);
    for (int i = 0; i < DIGEST_BYTES; i++) {
        text[7 + 2 * i] = digits[raw[i] >> 4];
        text[8 + 2 * i] = digits[raw[i] & 15];
    }
    text[7 + 2 * DIGEST_BYTES] = 0;
}

void digest_end(EVP_MD_CTX *context, char text[DIGEST_TEXT])
{
    unsigned char raw[DIGEST_BYTES];
    EVP_DigestFinal_ex(context, raw, NULL);
    digest_text(raw, text);
}

void digest_raw(EVP_MD_CTX *context, const void *bytes, size_t count, unsigned char raw[])
{
    digest_begin(context);
    EVP_DigestUpdate(context, bytes, count);
    EVP_DigestFinal_ex(context, raw, NULL);
}

void digest_of(EVP_MD_CTX *context, const void *bytes, size_t count, char text[DIGEST_TEXT])
{
    unsigned char raw[DIGEST_BYTES];
    digest_raw(context, bytes, count, raw);
    digest_text(raw, text);
}
