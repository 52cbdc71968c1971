/* From a dropped file to a document that its schema and rules accept.

   A package of up to 16 MiB is read once, into memory, and from there digested, copied and opened;
   a longer one is digested and copied as it is read, and its copy is opened. Copying is what takes
   a file out of its sender's hands; with --claim adopt the file itself is synced and later moved,
   which is safe only where nobody else has it open. */
#define _GNU_SOURCE
#include "floor.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_IN_MEMORY (16 << 20) /* bytes */
#define BLOCK_BYTES (1 << 20)
#define MAX_DOCUMENT_BYTES (16 << 20)

struct examiner {
    EVP_MD_CTX *digest;
    char *memory;         /* the package, or a block of it */
    struct text document; /* application.xml */
    struct mapping *mappings[8];
    struct rules *rules[8];
};

struct examiner *examiner_new(void)
{
    struct examiner *examiner = calloc(1, sizeof *examiner);
    examiner->digest = digest_new();
    examiner->memory = malloc(MAX_IN_MEMORY);
    if (!examiner->memory) fail("reserve", "memory");
    return examiner;
}

/* A kind's rules are compiled with its first package. */
static int prepare(struct examiner *examiner, const char *name)
{
    for (int i = 0; kinds[i].name; i++) {
        if (strcmp(kinds[i].name, name)) continue;
        if (!examiner->rules[i]) {
            struct mapping *mapping = mapping_load(options.schemas, name);
            examiner->mappings[i] = mapping;
            examiner->rules[i] = rules_compile(
                options.schemas, mapping_schema(mapping), mapping_rules(mapping),
                options.profile);
        }
        return i;
    }
    errno = EINVAL;
    fail("examine a package of kind", name);
}

static size_t read_block(int file, char *bytes, size_t count, const char *name)
{
    size_t done = 0;
    while (done < count) {
        ssize_t got = read(file, bytes + done, count - done);
        if (got < 0) fail("read", name);
        if (got == 0) break;
        done += (size_t)got;
    }
    return done;
}

/* A name in staging, from a counter. */
static int stage(struct package *package)
{
    static atomic_long count;
    snprintf(package->staged, sizeof package->staged, "claim-%08ld", atomic_fetch_add(&count, 1));
    int copy = openat(staging_folder, package->staged, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC,
                      0440);
    if (copy < 0) fail("create", package->staged);
    return copy;
}

/* Digests a file, and copies it where that is the way; leaves it in memory when it is short. */
static int claim(struct examiner *examiner, struct package *package, int source)
{
    int copy = options.adopts ? -1 : stage(package);
    bool is_short = package->size <= MAX_IN_MEMORY;
    size_t block = is_short ? (size_t)package->size : BLOCK_BYTES, got;
    digest_begin(examiner->digest);
    for (int64_t done = 0; done < package->size; done += (int64_t)got) {
        got = read_block(source, examiner->memory, block, package->name);
        if (got == 0) fail("read all of", package->name);
        EVP_DigestUpdate(examiner->digest, examiner->memory, got);
        if (copy >= 0) write_all(copy, examiner->memory, got, package->staged);
    }
    digest_end(examiner->digest, package->digest);
    int held = copy >= 0 ? copy : source;
    if (options.syncs == SYNC_EACH) sync_file(held, package->name);
    /* Begun now, so that the batch's sync finds it done. */
    else if (sync_file_range(held, 0, 0, SYNC_FILE_RANGE_WRITE) < 0)
        fail("begin to sync", package->name);
    if (copy >= 0) {
        close(source);
        source = copy;
    }
    return source;
}

/* Reads the current entry, as the document or for its digest alone. */
static void read_entry(struct examiner *examiner, struct package *package,
                       struct archive *archive, const char *path)
{
    bool is_document = !strcmp(path, "application.xml");
    const void *block;
    size_t count;
    la_int64_t at;
    int64_t size = 0;
    int status;
    if (is_document) text_clear(&examiner->document);
    else digest_begin(examiner->digest);
    while ((status = archive_read_data_block(archive, &block, &count, &at)) == ARCHIVE_OK) {
        size += (int64_t)count;
        if (!is_document) EVP_DigestUpdate(examiner->digest, block, count);
        else if (size <= MAX_DOCUMENT_BYTES) text_add(&examiner->document, block, count);
        else fail("hold the document of", package->name);
    }
    if (status != ARCHIVE_EOF) fail("inflate", path);
    if (is_document) return;
    if (package->file_count == MAX_FILES) fail("count the files of", package->name);
    struct observed *file = &package->files[package->file_count++];
    snprintf(file->path, sizeof file->path, "%s", path);
    digest_end(examiner->digest, file->digest);
    file->size = size;
}

static void open_archive(struct examiner *examiner, struct package *package, int file)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    int status;
    archive_read_support_format_zip_seekable(archive);
    if (package->size <= MAX_IN_MEMORY) {
        status = archive_read_open_memory(archive, examiner->memory, (size_t)package->size);
    } else {
        if (lseek(file, 0, SEEK_SET) < 0) fail("rewind", package->name);
        status = archive_read_open_fd(archive, file, BLOCK_BYTES);
    }
    if (status != ARCHIVE_OK) fail("open", package->name);
    package->files = malloc(sizeof *package->files * MAX_FILES);
    while ((status = archive_read_next_header(archive, &entry)) == ARCHIVE_OK)
        read_entry(examiner, package, archive, archive_entry_pathname(entry));
    if (status != ARCHIVE_EOF) fail("list", package->name);
    archive_read_free(archive);
}

/* Every listed attachment is there with its size and digest, and no other file is. */
static bool attachments_agree(struct package *package, xmlNodePtr root)
{
    xmlNodePtr list = element_at(root, "attachments");
    int listed = 0;
    for (xmlNodePtr node = list ? list->children : NULL; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        char path[512], digest[128], size[32];
        attribute_text(node, "path", path, sizeof path);
        attribute_text(node, "digest", digest, sizeof digest);
        attribute_text(node, "size", size, sizeof size);
        bool found = false;
        for (int i = 0; i < package->file_count && !found; i++) {
            struct observed *file = &package->files[i];
            found = !strcmp(file->path, path) && !strcmp(file->digest, digest)
                && file->size == atoll(size);
        }
        if (!found) return false;
        listed++;
    }
    return listed == package->file_count;
}

static void examine(struct examiner *examiner, struct package *package, const char *bytes,
                    size_t count)
{
    char kind[64];
    /* As the registry: no network, no DTD, no entities, no recovery. */
    package->document = xmlReadMemory(
        bytes, (int)count, "application.xml", NULL,
        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES);
    if (!package->document || package->document->intSubset) fail("parse", package->name);
    xmlNodePtr root = xmlDocGetRootElement(package->document);
    int index = prepare(examiner, attribute_text(root, "kind", kind, sizeof kind));
    package->kind = &kinds[index];
    if (!rules_hold(examiner->rules[index], package->document, package->name)
        || !attachments_agree(package, root)) {
        errno = EINVAL;
        fail("accept", package->name);
    }
    /* The facts go to the case file, which papers.c completes. */
    mapping_write(examiner->mappings[index], root, &package->case_file);
}

void package_take(struct examiner *examiner, struct package *package)
{
    struct stat status;
    int file = openat(inbox_folder, package->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0 || fstat(file, &status) < 0) fail("open", package->name);
    package->size = status.st_size;
    package->received =
        (int64_t)status.st_ctim.tv_sec * 1000 + status.st_ctim.tv_nsec / 1000000;
    file = claim(examiner, package, file);
    const char *memory = examiner->memory;
    package->is_zip = memory[0] == 'P' || package->size > MAX_DOCUMENT_BYTES;
    if (package->is_zip) {
        open_archive(examiner, package, file);
        examine(examiner, package, examiner->document.bytes, examiner->document.count);
    } else {
        examine(examiner, package, memory, (size_t)package->size);
    }
    package->held = options.syncs == SYNC_BATCH ? file : -1;
    if (package->held < 0) close(file);
    papers_make(package, examiner->digest);
}

void package_free(struct package *package)
{
    xmlFreeDoc(package->document);
    free(package->files);
    text_free(&package->acknowledgement);
    text_free(&package->acceptance);
    text_free(&package->case_file);
    free(package);
}
