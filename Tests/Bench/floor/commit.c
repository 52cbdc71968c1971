/* What is durable, by the protocol of the registry.

   One batch: a redo file `staging/<line>.tar` with each line and the bytes of its papers and case
   file, synced; the journal, synced: **that sync is the commit**; then the files, the outbox last,
   without a sync. Every two seconds, or with every 64 MiB of redo files, a thread syncs the file
   system and removes the redo files. Packages are synced by the examining threads as they are
   claimed (--sync each); or their writing is begun then, and the committing thread syncs each of a
   batch, of which the first finds all others' bytes written and commits the file system's journal
   for them too (--sync batch); or one sync of the whole file system does it, which also waits for
   whatever others have written there (--sync group).

   Papers lie in the redo file once; a recovery, which is left out here, finds both their places in
   the line. */
#define _GNU_SOURCE
#include "floor.h"

#include <fcntl.h>
#include <openssl/rand.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_WAITING 512          /* packages */
#define DUE_BYTES (64L << 20)    /* of redo files, when a checkpoint is due */
#define LIMIT_BYTES (256L << 20) /* when a commit waits for one */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static pthread_t committing, checkpointing;
static struct package *waiting, **last = &waiting;
static int waiting_count;
static bool is_ending, is_committed;
/* Lines whose redo files are there, and their bytes; under `lock`. */
static long first_redo, next_redo, behind_bytes;

static int journal, outbox_folders[MAX_PARTIES], stage_folders[8];
static long line_count;
static char previous[DIGEST_TEXT];
static EVP_MD_CTX *digest;

void sync_file(int file, const char *what)
{
    atomic_fetch_add(&sync_count, 1);
    if (fdatasync(file) < 0) fail("sync", what);
}

void write_all(int file, const void *bytes, size_t count, const char *what)
{
    for (size_t done = 0; done < count;) {
        ssize_t wrote = write(file, (const char *)bytes + done, count - done);
        if (wrote < 0) fail("write", what);
        done += (size_t)wrote;
    }
    atomic_fetch_add(&written_bytes, (long)count);
}

static int open_folder(int above, const char *path)
{
    char part[4096];
    for (const char *end = path; (end = strchr(end, '/')) != NULL; end++) {
        snprintf(part, sizeof part, "%.*s", (int)(end - path), path);
        mkdirat(above, part, 0750);
    }
    mkdirat(above, path, 0750);
    int folder = openat(above, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail("open", path);
    return folder;
}

/* ---- the line and the redo file ---- */

static void tar_entry(struct text *tar, const char *path, const void *bytes, size_t count)
{
    char header[512] = {0};
    unsigned sum = 0;
    snprintf(header, 100, "%s", path);
    snprintf(header + 100, 24, "0000440%c0000000%c0000000", 0, 0);
    snprintf(header + 108, 8, "0000000");
    snprintf(header + 116, 8, "0000000");
    snprintf(header + 124, 12, "%011zo", count);
    snprintf(header + 136, 12, "%011o", 0);
    memset(header + 148, ' ', 8);
    header[156] = '0';
    memcpy(header + 257, "ustar\00000", 8);
    for (int i = 0; i < 512; i++) sum += (unsigned char)header[i];
    snprintf(header + 148, 8, "%06o", sum);
    text_add(tar, header, sizeof header);
    text_add(tar, bytes, count);
    static const char zeros[512];
    text_add(tar, zeros, (512 - count % 512) % 512);
}

static void line_file(struct text *line, const char *place, const char *path,
                      const char *kind, const char *sum, size_t size)
{
    text_format(line, "%s{\"place\":\"%s\",\"path\":\"%s\",\"digest\":\"%s\",\"sizeBytes\":%zu,"
                "\"source\":\"%s\",\"manner\":\"create\",\"kind\":\"%s\"}",
                line->bytes[line->count - 1] == '[' ? "" : ",", place, path, sum, size,
                strcmp(kind, "application") ? "redo" : "claim", kind);
}

/* The name of a paper in the outbox. */
static void outbox_name(const struct package *package, int which, char name[512])
{
    if (which == 0)
        snprintf(name, 512, "%08ld_acknowledgement_%s.xml", package->first_outbox, package->id);
    else
        snprintf(name, 512, "%08ld_acceptance_370900-2026-%06ld.xml",
                 package->first_outbox + 1, package->case_number);
}

static const char *package_name(const struct package *package)
{
    return package->is_zip ? "0001-application.zip" : "0001-application.xml";
}

static void compose_line(struct text *line, const struct package *package)
{
    unsigned char salt[16];
    char sums[3][DIGEST_TEXT], name[512];
    const struct text *papers[] = {
        &package->acknowledgement, &package->acceptance, &package->case_file};
    RAND_bytes(salt, sizeof salt);
    for (int i = 0; i < 3; i++)
        digest_of(digest, papers[i]->bytes, papers[i]->count, sums[i]);
    text_format(line, "{\"format\":1,\"line\":%ld,\"previous\":\"%s\",\"salt\":\"", line_count,
                previous);
    for (size_t i = 0; i < sizeof salt; i++) text_format(line, "%02x", salt[i]);
    text_format(line, "\",\"at\":%lld,\"input\":{\"type\":\"package\",\"claim\":\"%s\","
                "\"digest\":\"%s\",\"sender\":\"%s\",\"packageID\":\"%s\",\"kind\":\"%s\","
                "\"receivedAt\":%lld,\"caseNumber\":\"370900-2026-%06ld\"},\"events\":"
                "[\"consumed\",\"opened\",\"entered:acceptance\"%s],\"standing\":{\"number\":"
                "\"370900-2026-%06ld\",\"folder\":\"stages/%s/%s\",\"digest\":\"%s\",\"tick\":"
                "{\"kind\":\"overdue\",\"at\":1768233600000,\"provisional\":false},\"rules\":"
                "\"" RULES "\"},\"files\":[", (long long)milliseconds_now(),
                package->staged[0] ? package->staged : package->name, package->digest,
                package->party, package->id, package->kind->name, (long long)package->received,
                package->case_number,
                package->kind->is_accepted ? ",\"decided:accept\",\"entered:review\"" : "",
                package->case_number, package->kind->procedure, package->kind->stage, sums[2]);
    line_file(line, "case", package_name(package), "application", package->digest,
              (size_t)package->size);
    line_file(line, "case", "0002-acknowledgement.xml", "acknowledgement", sums[0],
              papers[0]->count);
    if (papers[1]->count)
        line_file(line, "case", "0003-acceptance.xml", "acceptance", sums[1], papers[1]->count);
    line_file(line, "case", "case.xml", "case", sums[2], papers[2]->count);
    for (int i = 0; i < package->outbox_count; i++) {
        outbox_name(package, i, name);
        line_file(line, "outbox", name, i ? "acceptance" : "acknowledgement", sums[i],
                  papers[i]->count);
    }
    text_format(line, "],\"counters\":{\"case:370900:2026\":%ld,\"outbox:%s\":%ld}}",
                package->case_number, package->party,
                package->first_outbox + package->outbox_count - 1);
    digest_of(digest, line->bytes, line->count, previous);
    line_count++;
}

static void compose(struct text *tar, struct text *lines, struct package *batch)
{
    struct text line = {0};
    char path[128];
    for (struct package *package = batch; package; package = package->next) {
        text_clear(&line);
        snprintf(path, sizeof path, "line/%ld.json", line_count);
        compose_line(&line, package);
        tar_entry(tar, path, line.bytes, line.count);
        text_add(lines, line.bytes, line.count);
        text_put(lines, "\n");
        const char *const names[] = {
            "0002-acknowledgement.xml", "0003-acceptance.xml", "case.xml"};
        const struct text *papers[] = {
            &package->acknowledgement, &package->acceptance, &package->case_file};
        for (int i = 0; i < 3; i++) {
            if (!papers[i]->count) continue;
            snprintf(path, sizeof path, "registry/stages/%s/%s/370900-2026-%06ld/%s",
                     package->kind->procedure, package->kind->stage, package->case_number,
                     names[i]);
            tar_entry(tar, path, papers[i]->bytes, papers[i]->count);
        }
    }
    static const char zeros[1024];
    text_add(tar, zeros, sizeof zeros);
    text_free(&line);
}

/* ---- apply ---- */

static void create(int folder, const char *name, const struct text *text, mode_t mode)
{
    int file = openat(folder, name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode);
    if (file < 0) fail("create", name);
    write_all(file, text->bytes, text->count, name);
    close(file);
}

static void apply_case(struct package *package)
{
    char name[64];
    int *stage = &stage_folders[package->kind->index];
    if (!*stage) {
        char path[256];
        snprintf(path, sizeof path, "registry/stages/%s/%s", package->kind->procedure,
                 package->kind->stage);
        *stage = open_folder(AT_FDCWD, path);
    }
    snprintf(name, sizeof name, "370900-2026-%06ld", package->case_number);
    if (mkdirat(*stage, name, 0750) < 0) fail("make folder", name);
    int folder = openat(*stage, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) fail("open", name);
    bool is_staged = package->staged[0];
    if (renameat(is_staged ? staging_folder : inbox_folder,
                 is_staged ? package->staged : package->path, folder,
                 package_name(package)) < 0
        || (is_staged && unlinkat(inbox_folder, package->path, 0) < 0))
        fail("move", package->name);
    create(folder, "0002-acknowledgement.xml", &package->acknowledgement, 0440);
    if (package->acceptance.count)
        create(folder, "0003-acceptance.xml", &package->acceptance, 0440);
    create(folder, "case.xml", &package->case_file, 0440);
    close(folder);
}

/* Others read the outbox: a name there always has all its bytes. */
static void apply_outbox(struct package *package)
{
    char name[512];
    const struct text *papers[] = {&package->acknowledgement, &package->acceptance};
    int folder = outbox_folders[package->sender];
    for (int i = 0; i < package->outbox_count; i++) {
        outbox_name(package, i, name);
        create(folder, ".part", papers[i], 0640);
        if (renameat(folder, ".part", folder, name) < 0) fail("rename", name);
    }
}

static void commit(struct package *batch, int count)
{
    static struct text tar, lines;
    char name[64];
    double began = seconds_now();
    long first = line_count;
    text_clear(&tar);
    text_clear(&lines);
    compose(&tar, &lines, batch);
    snprintf(name, sizeof name, "%ld.tar", first);
    int redo = openat(staging_folder, name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0440);
    if (redo < 0) fail("create", name);
    write_all(redo, tar.bytes, tar.count, name);
    for (struct package *package = batch; package; package = package->next) {
        if (package->held < 0) continue;
        sync_file(package->held, package->name);
        close(package->held);
    }
    if (options.syncs == SYNC_GROUP) {
        atomic_fetch_add(&sync_count, 1);
        if (syncfs(redo) < 0) fail("sync", "file system");
    } else {
        sync_file(redo, name);
        sync_file(staging_folder, "staging");
    }
    close(redo);
    write_all(journal, lines.bytes, lines.count, "journal");
    sync_file(journal, "journal");
    for (struct package *package = batch; package; package = package->next) apply_case(package);
    for (struct package *package = batch; package; package = package->next)
        apply_outbox(package);
    note_commit(count, seconds_now() - began);
    pthread_mutex_lock(&lock);
    next_redo = line_count;
    behind_bytes += (long)tar.count;
    pthread_cond_broadcast(&changed);
    while (behind_bytes > LIMIT_BYTES) pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

static void *run_commits(void *nothing)
{
    (void)nothing;
    pthread_mutex_lock(&lock);
    for (;;) {
        while (!waiting && !is_ending) pthread_cond_wait(&changed, &lock);
        if (!waiting) break;
        struct package *batch = waiting, *end = waiting, *next;
        int count = 1;
        for (; end->next && count < options.batch; end = end->next) count++;
        waiting = end->next;
        if (!waiting) last = &waiting;
        end->next = NULL;
        waiting_count -= count;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
        commit(batch, count);
        for (; batch; batch = next) {
            next = batch->next;
            package_free(batch);
        }
        pthread_mutex_lock(&lock);
    }
    is_committed = true;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    return NULL;
}

/* ---- checkpoints ---- */

/* Redo files are named by their first lines; those of lines before `end` go. */
static void checkpoint(long begin, long end)
{
    char name[64];
    atomic_fetch_add(&sync_count, 1);
    if (syncfs(staging_folder) < 0) fail("sync", "file system");
    for (long line = begin; line < end; line++) {
        snprintf(name, sizeof name, "%ld.tar", line);
        unlinkat(staging_folder, name, 0);
    }
}

static void *run_checkpoints(void *nothing)
{
    (void)nothing;
    pthread_mutex_lock(&lock);
    for (;;) {
        struct timespec due;
        clock_gettime(CLOCK_REALTIME, &due);
        due.tv_sec += 2;
        while (behind_bytes < DUE_BYTES && !is_committed)
            if (pthread_cond_timedwait(&changed, &lock, &due)) break;
        long begin = first_redo, end = next_redo, bytes = behind_bytes;
        bool is_last = is_committed;
        pthread_mutex_unlock(&lock);
        if (end > begin) checkpoint(begin, end);
        pthread_mutex_lock(&lock);
        first_redo = end;
        behind_bytes -= bytes;
        pthread_cond_broadcast(&changed);
        if (is_last) break;
    }
    pthread_mutex_unlock(&lock);
    return NULL;
}

void commit_open(void)
{
    char path[256];
    for (int i = 0; i < party_count; i++) {
        snprintf(path, sizeof path, "outbox/%s/2026", parties[i]);
        outbox_folders[i] = open_folder(AT_FDCWD, path);
    }
    digest = digest_new();
    strcpy(previous, "sha256:");
    memset(previous + 7, '0', 64);
    int folder = open_folder(AT_FDCWD, "registry/journal");
    journal = openat(folder, "2026-01.jsonl", O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0640);
    if (journal < 0) fail("open", "journal");
    sync_file(journal, "journal");
    sync_file(folder, "journal's folder");
    close(folder);
    if (pthread_create(&committing, NULL, run_commits, NULL)
        || pthread_create(&checkpointing, NULL, run_checkpoints, NULL))
        fail("start", "threads");
}

void commit_add(struct package *package)
{
    pthread_mutex_lock(&lock);
    while (waiting_count >= MAX_WAITING) pthread_cond_wait(&changed, &lock);
    package->next = NULL;
    *last = package;
    last = &package->next;
    waiting_count++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

void commit_close(void)
{
    pthread_mutex_lock(&lock);
    is_ending = true;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    pthread_join(committing, NULL);
    pthread_join(checkpointing, NULL);
}
