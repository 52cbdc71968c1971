#ifndef COPENSSL_SHIM_H
#define COPENSSL_SHIM_H

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// BIO_get_mem_data is a macro over BIO_ctrl.
static inline long shim_BIO_get_mem_data(BIO *bio, char **data) {
    return BIO_get_mem_data(bio, data);
}

// X509V3_set_ctx_nodb is a macro.
static inline void shim_X509V3_set_ctx_nodb(X509V3_CTX *context) { X509V3_set_ctx_nodb(context); }

// RFC 2253 order and escapes, but letters above ASCII stay as they are, in UTF-8.
static inline unsigned long shim_name_flags(void) {
    return XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB;
}

// SM2 mixes a user id into the digest; EVP_PKEY_CTX_set1_id takes it for signing and verifying.
static inline int shim_EVP_PKEY_CTX_set1_id(EVP_PKEY_CTX *context, const void *id, int length) {
    return EVP_PKEY_CTX_set1_id(context, id, length);
}

// Stacks of certificates are macros.
static inline STACK_OF(X509) *shim_sk_X509_new(void) { return sk_X509_new_null(); }
static inline int shim_sk_X509_push(STACK_OF(X509) *stack, X509 *certificate) {
    return sk_X509_push(stack, certificate);
}
static inline int shim_sk_X509_num(const STACK_OF(X509) *stack) { return sk_X509_num(stack); }
static inline X509 *shim_sk_X509_value(const STACK_OF(X509) *stack, int index) {
    return sk_X509_value(stack, index);
}
// Frees the stack, not what is on it.
static inline void shim_sk_X509_free(STACK_OF(X509) *stack) { sk_X509_free(stack); }
// Frees both.
static inline void shim_sk_X509_pop_free(STACK_OF(X509) *stack) {
    sk_X509_pop_free(stack, X509_free);
}

// OPENSSL_malloc'd copy; a macro that names the place in the source.
static inline unsigned char *shim_memdup(const unsigned char *bytes, size_t count) {
    return OPENSSL_memdup(bytes, count);
}

#endif
