// QR codes (ISO/IEC 18004, libqrencode).

#include "CPress.h"

#include <limits.h>
#include <qrencode.h>

struct dengji_code *dengji_code_make(const uint8_t *bytes, size_t size) {
    if (size > INT_MAX) return NULL;
    return (struct dengji_code *)QRcode_encodeData((int)size, bytes, 0, QR_ECLEVEL_M);
}

void dengji_code_free(struct dengji_code *code) { QRcode_free((QRcode *)code); }

int dengji_code_width(struct dengji_code *code) { return ((QRcode *)code)->width; }

int dengji_code_is_dark(struct dengji_code *code, int x, int y) {
    QRcode *matrix = (QRcode *)code;
    return matrix->data[y * matrix->width + x] & 1;
}
