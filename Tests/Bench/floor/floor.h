/* What the parts of the floor program share; main.c says what it is for. */
#ifndef FLOOR_H
#define FLOOR_H

#include <libxml/tree.h>
#include <openssl/evp.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- text.c: bytes that grow, and their written forms ---- */

/* Bytes that grow. Owns `bytes`; all zero is an empty one. */
struct text {
    char *bytes;
    size_t count, room;
};

/* Ends the program with what failed and why (`errno`); the floor has no other way to fail. */
_Noreturn void fail(const char *operation, const char *subject);

void text_add(struct text *text, const void *bytes, size_t count);
void text_put(struct text *text, const char *string);
void text_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A string as canonical XML writes it in text, or within the quotes of an attribute. */
void text_escape(struct text *text, const char *string, bool in_attribute);
void text_base64(struct text *text, const unsigned char *bytes, size_t count);
void text_clear(struct text *text);
void text_free(struct text *text);

#define DIGEST_BYTES 32
/* "sha256:" and 64 hexadecimal digits, with the NUL. */
#define DIGEST_TEXT 72

/* A running SHA-256 of one thread; the algorithm is fetched once. */
EVP_MD_CTX *digest_new(void);
void digest_begin(EVP_MD_CTX *context);
void digest_end(EVP_MD_CTX *context, char text[DIGEST_TEXT]);
void digest_raw(EVP_MD_CTX *context, const void *bytes, size_t count, unsigned char raw[]);
void digest_of(EVP_MD_CTX *context, const void *bytes, size_t count, char text[DIGEST_TEXT]);

/* ---- rules.c: XSD and assertions ---- */

/* The schema and the rules of one kind of package, compiled; of one thread. */
struct rules;

struct rules *rules_compile(const char *schemas, const char *schema, const char *files,
                            const char *profile);
/* Whether the document is valid and no assertion of an error fails; says on standard error what
   does not hold. */
bool rules_hold(struct rules *rules, xmlDocPtr document, const char *name);

/* ---- facts.c: what is taken from a document ---- */

/* The mapping of one kind: which values become facts, and what their codes are called. */
struct mapping;

struct mapping *mapping_load(const char *schemas, const char *kind);
const char *mapping_schema(const struct mapping *mapping);
const char *mapping_rules(const struct mapping *mapping);
void mapping_write(const struct mapping *mapping, xmlNodePtr root, struct text *text);
/* The element at a path of names below another; NULL where there is none. */
xmlNodePtr element_at(xmlNodePtr from, const char *path);
/* An element's text without outer white space in `value`; "" for NULL. */
const char *element_text(xmlNodePtr element, char *value, size_t room);
/* The same of an attribute. */
const char *attribute_text(xmlNodePtr element, const char *name, char *value, size_t room);

/* ---- package.c: from a dropped file to a document ---- */

#define MAX_FILES 1024

/* A file of a package as it was read. */
struct observed {
    char path[512];
    char digest[DIGEST_TEXT];
    int64_t size;
};

/* One dropped file on its way. */
struct package {
    char name[256];     /* as its sender called it */
    char path[320];     /* below the inbox: the sender's folder, a slash, the name */
    int sender;         /* its number among `parties` */
    char staged[32];    /* in staging; "" when it is adopted where it lies */
    char digest[DIGEST_TEXT];
    int64_t size;       /* bytes */
    int64_t received;   /* milliseconds since 1970 */
    bool is_zip;
    int held;           /* the file to be synced with its batch, or -1 */
    xmlDocPtr document; /* freed once its papers are made */
    struct observed *files;
    int file_count;
    /* Made by papers.c. */
    long case_number, first_outbox, outbox_count, documents[2];
    const struct kind *kind;
    char id[128];
    const char *party;
    struct text acknowledgement, acceptance, case_file;
    struct package *next;
};

/* What one examining thread keeps between packages. */
struct examiner;

struct examiner *examiner_new(void);
/* Claims a file, makes it durable or begins to, and opens it; ends the program when the package is
   not sound. */
void package_take(struct examiner *examiner, struct package *package);
void package_free(struct package *package);

/* ---- papers.c: what is answered ---- */

/* Stands in for the digest of the set of schemas, which is reckoned at adoption. */
#define RULES "sha256:0000000000000000000000000000000000000000000000000000000000000000"

/* What is done with packages of one kind: only what the docket of the registry would say. */
struct kind {
    const char *name, *procedure, *stage, *opened_in;
    bool is_accepted; /* at once, with a second paper */
    int index;
};

/* The kinds that the floor knows; `name` is NULL in the last. */
extern const struct kind kinds[];

void papers_open(const char *key, const char *certificate);
/* Numbers a package's case and papers, writes and signs them. */
void papers_make(struct package *package, EVP_MD_CTX *context);

/* ---- commit.c: what is durable ---- */

/* Begins the committing and the checkpoint thread. */
void commit_open(void);
/* Hands over a package with its papers; waits when many are waiting. */
void commit_add(struct package *package);
/* Commits the rest, makes everything durable, and ends the threads. */
void commit_close(void);
/* Of a sync of any kind; counted. */
void sync_file(int file, const char *what);
void write_all(int file, const void *bytes, size_t count, const char *what);

/* ---- main.c ---- */

struct options {
    const char *schemas, *workspace, *key, *certificate, *profile;
    int threads, batch;
    bool adopts;
    enum { SYNC_EACH, SYNC_BATCH, SYNC_GROUP } syncs; /* see commit.c */
};

extern struct options options;
#define MAX_PARTIES 64

/* Parties with a drop folder, by their credit codes. */
extern const char *parties[MAX_PARTIES];
extern int party_count;
/* Open folders: where files are dropped, where claims and redo files lie. */
extern int inbox_folder, staging_folder;
extern atomic_long sync_count, written_bytes;

double seconds_now(void);
int64_t milliseconds_now(void);
void note_commit(int packages, double seconds);

#endif
