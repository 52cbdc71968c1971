/* The floor: the least that a program can do that leaves what the registry leaves durable.

   For each package of the parties' drop folders it reads the bytes once, digests them, takes
   the file out of its sender's hands, opens the ZIP and digests every attachment, parses
   application.xml without network, DTD and entities, holds it against the same XSD and the same
   assertions of schemas/rules (both compiled once in each thread), writes the same papers
   (acknowledgement, and acceptance where the registry accepts at once) with as many valid
   signatures, the case file and one journal line chained by SHA-256, and leaves case folder,
   papers and outbox as the registry does, with the durability of its protocol (commit.c).

   Left out against the registry: child processes and their cells; the docket (procedures,
   terms, reckoned dates, duplicates, register); findings, with their texts, places and
   languages (a package that is not sound ends the program); checks of ZIP structure beyond
   libarchive's; checks that XPath cannot say; senders' signatures; the ledger's tiles and
   checkpoints; index and views; watching, done-markers, claim records, fairness between
   parties; recovery; any limit of memory or time. Where the registry writes a paper twice into
   its redo file this program writes it once.

   Prints one line of JSON: packages, seconds to the last commit, seconds in all (with the last
   checkpoint), seconds of CPU, bytes written by calls, number of syncs, batches and their
   milliseconds, peak memory in KiB. */
#define _GNU_SOURCE
#include "floor.h"

#include <dirent.h>
#include <fcntl.h>
#include <getopt.h>
#include <libxml/parser.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpath.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct options options = {.threads = 2, .batch = 64, .profile = "taian-2025"};
int inbox_folder, staging_folder;
atomic_long sync_count, written_bytes;

const char *parties[MAX_PARTIES];
int party_count;

/* What was dropped. */
struct dropped {
    char *name;
    int sender;
};

static struct dropped *names;
static int name_count;
static atomic_int next_name;
static double last_commit;
static double *batch_seconds;
static int batch_count;

double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Called by the committing thread alone. */
void note_commit(int packages, double seconds)
{
    (void)packages;
    last_commit = seconds_now();
    batch_seconds = realloc(batch_seconds, sizeof *batch_seconds * (size_t)(batch_count + 1));
    batch_seconds[batch_count++] = seconds;
}

static int in_order(const void *first, const void *second)
{
    return strcmp(((const struct dropped *)first)->name, ((const struct dropped *)second)->name);
}

static void list_folder(const char *party)
{
    char path[512];
    struct dirent *entry;
    snprintf(path, sizeof path, "inbox/%s", party);
    DIR *listing = opendir(path);
    if (!listing) fail("list", path);
    while ((entry = readdir(listing)) != NULL) {
        if (entry->d_name[0] == '.') continue;
        names = realloc(names, sizeof *names * (size_t)(name_count + 1));
        names[name_count++] = (struct dropped){strdup(entry->d_name), party_count};
    }
    closedir(listing);
    parties[party_count++] = strdup(party);
}

static void list_inbox(void)
{
    struct dirent *entry;
    DIR *listing = opendir("inbox");
    if (!listing) fail("list", "inbox");
    while ((entry = readdir(listing)) != NULL)
        if (entry->d_name[0] != '.' && party_count < MAX_PARTIES) list_folder(entry->d_name);
    closedir(listing);
    qsort(names, (size_t)name_count, sizeof *names, in_order);
}

static void *run_examiner(void *nothing)
{
    struct examiner *examiner = examiner_new();
    int index;
    (void)nothing;
    while ((index = atomic_fetch_add(&next_name, 1)) < name_count) {
        struct package *package = calloc(1, sizeof *package);
        package->sender = names[index].sender;
        snprintf(package->name, sizeof package->name, "%s", names[index].name);
        snprintf(package->path, sizeof package->path, "%s/%s", parties[package->sender],
                 package->name);
        package_take(examiner, package);
        commit_add(package);
    }
    return NULL;
}

static int by_size(const void *first, const void *second)
{
    double a = *(const double *)first, b = *(const double *)second;
    return (a > b) - (a < b);
}

static void report(double began)
{
    struct rusage usage;
    double ended = seconds_now();
    getrusage(RUSAGE_SELF, &usage);
    qsort(batch_seconds, (size_t)batch_count, sizeof *batch_seconds, by_size);
    double median = batch_count ? batch_seconds[batch_count / 2] : 0;
    double late = batch_count ? batch_seconds[(batch_count * 99) / 100] : 0;
    double user = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
    double system = (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec / 1e6;
    printf("{\"packages\":%d,\"seconds\":%.4f,\"secondsInAll\":%.4f,\"cpuSeconds\":%.4f,"
           "\"userSeconds\":%.4f,\"systemSeconds\":%.4f,\"writtenBytes\":%ld,\"syncs\":%ld,"
           "\"batches\":%d,\"batchMillisecondsP50\":%.2f,\"batchMillisecondsP99\":%.2f,"
           "\"peakKiB\":%ld}\n", name_count, last_commit - began, ended - began, user + system,
           user, system, written_bytes, sync_count, batch_count, median * 1e3, late * 1e3,
           usage.ru_maxrss);
}

_Noreturn static void usage(void)
{
    fprintf(stderr,
            "usage: floor --schemas DIR --key PEM --certificate PEM [--profile NAME]\n"
            "             [--threads N] [--batch N] [--claim copy|adopt] [--sync each|batch|group]"
            " WORKSPACE\n");
    exit(2);
}

static void read_options(int count, char **arguments)
{
    static const struct option known[] = {
        {"schemas", 1, NULL, 's'}, {"key", 1, NULL, 'k'},
        {"certificate", 1, NULL, 'c'}, {"profile", 1, NULL, 'f'}, {"threads", 1, NULL, 't'},
        {"batch", 1, NULL, 'b'}, {"claim", 1, NULL, 'l'}, {"sync", 1, NULL, 'y'},
        {NULL, 0, NULL, 0}};
    int option;
    while ((option = getopt_long(count, arguments, "", known, NULL)) != -1) {
        switch (option) {
        case 's': options.schemas = optarg; break;
        case 'k': options.key = optarg; break;
        case 'c': options.certificate = optarg; break;
        case 'f': options.profile = optarg; break;
        case 't': options.threads = atoi(optarg); break;
        case 'b': options.batch = atoi(optarg); break;
        case 'l': options.adopts = !strcmp(optarg, "adopt"); break;
        case 'y':
            options.syncs = !strcmp(optarg, "group") ? SYNC_GROUP
                : !strcmp(optarg, "batch") ? SYNC_BATCH : SYNC_EACH;
            break;
        default: usage();
        }
    }
    if (optind != count - 1 || !options.schemas || !options.key || !options.certificate
        || options.threads < 1 || options.threads > 64
        || options.batch < 1)
        usage();
    options.workspace = arguments[optind];
}

int main(int count, char **arguments)
{
    pthread_t threads[64];
    double began = seconds_now();
    read_options(count, arguments);
    umask(0);
    xmlInitParser();
    /* At its first use libxml2 makes these without a lock. */
    xmlSchemaInitTypes();
    xmlXPathInit();
    papers_open(options.key, options.certificate);
    options.schemas = realpath(options.schemas, NULL);
    if (!options.schemas) fail("find", "schemas");
    if (chdir(options.workspace) < 0) fail("enter", options.workspace);
    list_inbox();
    mkdir("registry", 0750);
    mkdir("registry/staging", 0750);
    inbox_folder = open("inbox", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    staging_folder = open("registry/staging", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (inbox_folder < 0 || staging_folder < 0) fail("open", options.workspace);
    commit_open();
    for (int i = 0; i < options.threads; i++)
        if (pthread_create(&threads[i], NULL, run_examiner, NULL)) fail("start", "thread");
    for (int i = 0; i < options.threads; i++) pthread_join(threads[i], NULL);
    commit_close();
    report(began);
    return 0;
}
