/* Which values of a document become facts of its case: schemas/facts/<kind>.xml, and the Chinese
   names that the XSD gives to their codes. */
#define _GNU_SOURCE
#include "floor.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct code {
    char *value, *name;
};

struct fact {
    char *name, *label, *path;
    struct code *codes;
    int code_count;
};

struct mapping {
    char *schema, *rules;
    struct fact *facts;
    int fact_count;
};

/* The XSD files of one schema. */
#define MAX_SCHEMAS 16

struct outline {
    xmlDocPtr documents[MAX_SCHEMAS];
    char names[MAX_SCHEMAS][64];
    int count;
};

static char *attribute(xmlNodePtr node, const char *name)
{
    return (char *)xmlGetNoNsProp(node, (const xmlChar *)name);
}

static bool is(xmlNodePtr node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

static bool is_named(xmlNodePtr node, const char *name)
{
    char *found = attribute(node, "name");
    bool same = found && !strcmp(found, name);
    xmlFree(found);
    return same;
}

xmlNodePtr element_at(xmlNodePtr from, const char *path)
{
    while (from && *path) {
        size_t length = strcspn(path, "/");
        xmlNodePtr child = from->children;
        while (child && !(child->type == XML_ELEMENT_NODE
                          && strlen((const char *)child->name) == length
                          && !memcmp(child->name, path, length)))
            child = child->next;
        from = child;
        path += length + (path[length] == '/');
    }
    return from;
}

static const char *trimmed(char *found, char *value, size_t room)
{
    char *start = found ? found : "";
    while (*start && strchr(" \t\r\n", *start)) start++;
    size_t length = strlen(start);
    while (length && strchr(" \t\r\n", start[length - 1])) length--;
    snprintf(value, room, "%.*s", (int)length, start);
    xmlFree(found);
    return value;
}

const char *element_text(xmlNodePtr element, char *value, size_t room)
{
    return trimmed(element ? (char *)xmlNodeGetContent(element) : NULL, value, room);
}

const char *attribute_text(xmlNodePtr element, const char *name, char *value, size_t room)
{
    return trimmed(element ? attribute(element, name) : NULL, value, room);
}

/* ---- names of codes ---- */

static void gather(struct outline *outline, const char *schemas, const char *name)
{
    char path[4096];
    for (int i = 0; i < outline->count; i++)
        if (!strcmp(outline->names[i], name)) return;
    if (outline->count == MAX_SCHEMAS) fail("gather", name);
    snprintf(path, sizeof path, "%s/xsd/%s", schemas, name);
    xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    if (!document) fail("read", path);
    snprintf(outline->names[outline->count], sizeof outline->names[0], "%s", name);
    outline->documents[outline->count++] = document;
    xmlNodePtr node = xmlDocGetRootElement(document)->children;
    for (; node; node = node->next) {
        char *location = is(node, "include") ? attribute(node, "schemaLocation") : NULL;
        if (location) gather(outline, schemas, location);
        xmlFree(location);
    }
}

/* The type of an element or attribute: inside it, or global by its name; NULL for one of XSD's. */
static xmlNodePtr type_of(struct outline *outline, xmlNodePtr field)
{
    for (xmlNodePtr node = field->children; node; node = node->next)
        if (is(node, "complexType") || is(node, "simpleType")) return node;
    char *name = attribute(field, "type");
    xmlNodePtr found = NULL;
    for (int i = 0; name && !found && i < outline->count; i++) {
        xmlNodePtr node = xmlDocGetRootElement(outline->documents[i])->children;
        for (; node && !found; node = node->next)
            if ((is(node, "complexType") || is(node, "simpleType")) && is_named(node, name))
                found = node;
    }
    xmlFree(name);
    return found;
}

/* The declaration of a child element or attribute within a type. */
static xmlNodePtr declared(xmlNodePtr type, const char *kind, const char *name)
{
    for (xmlNodePtr node = type ? type->children : NULL; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (is(node, kind) && is_named(node, name)) return node;
        if (is(node, "element") || is(node, "attribute")) continue;
        xmlNodePtr inner = declared(node, kind, name);
        if (inner) return inner;
    }
    return NULL;
}

static void add_codes(struct fact *fact, xmlNodePtr type)
{
    for (xmlNodePtr node = type ? type->children : NULL; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (!is(node, "enumeration")) {
            add_codes(fact, node);
            continue;
        }
        char name[256];
        xmlNodePtr documentation = element_at(node, "annotation/documentation");
        if (!documentation) continue;
        element_text(documentation, name, sizeof name);
        fact->codes = realloc(fact->codes, sizeof *fact->codes * (size_t)(fact->code_count + 1));
        fact->codes[fact->code_count++] =
            (struct code){.value = attribute(node, "value"), .name = strdup(name)};
    }
}

static void find_codes(struct outline *outline, struct fact *fact, const char *root)
{
    xmlNodePtr field =
        declared(xmlDocGetRootElement(outline->documents[0]), "element", root);
    char path[512], *rest = NULL;
    snprintf(path, sizeof path, "%s", fact->path);
    for (char *step = strtok_r(path, "/", &rest); step && field;
         step = strtok_r(NULL, "/", &rest)) {
        bool is_attribute = step[0] == '@';
        field = declared(type_of(outline, field), is_attribute ? "attribute" : "element",
                         step + is_attribute);
    }
    xmlNodePtr type = field ? type_of(outline, field) : NULL;
    if (type && is(type, "simpleType")) add_codes(fact, type);
}

struct mapping *mapping_load(const char *schemas, const char *kind)
{
    char path[4096];
    struct outline outline = {.count = 0};
    struct mapping *mapping = calloc(1, sizeof *mapping);
    snprintf(path, sizeof path, "%s/facts/%s.xml", schemas, kind);
    xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    if (!document) fail("read", path);
    xmlNodePtr root = xmlDocGetRootElement(document);
    mapping->schema = attribute(root, "schema");
    mapping->rules = attribute(root, "rules");
    if (!mapping->rules) mapping->rules = strdup("");
    char *name = attribute(root, "root");
    gather(&outline, schemas, mapping->schema);
    for (xmlNodePtr node = root->children; node; node = node->next) {
        if (!is(node, "fact")) continue;
        struct fact fact = {.name = attribute(node, "name"), .label = attribute(node, "label"),
                            .path = attribute(node, "path")};
        char *keeps = attribute(node, "keeps");
        if (!keeps) find_codes(&outline, &fact, name);
        xmlFree(keeps);
        mapping->facts =
            realloc(mapping->facts, sizeof fact * (size_t)(mapping->fact_count + 1));
        mapping->facts[mapping->fact_count++] = fact;
    }
    xmlFree(name);
    xmlFreeDoc(document);
    for (int i = 0; i < outline.count; i++) xmlFreeDoc(outline.documents[i]);
    return mapping;
}

const char *mapping_schema(const struct mapping *mapping) { return mapping->schema; }
const char *mapping_rules(const struct mapping *mapping) { return mapping->rules; }

static void write_fact(const struct fact *fact, const char *value, struct text *text)
{
    for (int i = 0; i < fact->code_count; i++) {
        if (strcmp(fact->codes[i].value, value)) continue;
        value = fact->codes[i].name;
        break;
    }
    text_put(text, "    <fact label=\"");
    text_escape(text, fact->label, true);
    text_put(text, "\" name=\"");
    text_escape(text, fact->name, true);
    text_put(text, "\">");
    text_escape(text, value, false);
    text_put(text, "</fact>\n");
}

void mapping_write(const struct mapping *mapping, xmlNodePtr root, struct text *text)
{
    char value[4096], path[512];
    for (int i = 0; i < mapping->fact_count; i++) {
        const struct fact *fact = &mapping->facts[i];
        const char *at = strchr(fact->path, '@');
        size_t length = at ? (size_t)(at - fact->path) : strlen(fact->path);
        snprintf(path, sizeof path, "%.*s", (int)length, fact->path);
        if (length && path[length - 1] == '/') path[length - 1] = 0;
        xmlNodePtr element = element_at(root, path);
        if (at) attribute_text(element, at + 1, value, sizeof value);
        else element_text(element, value, sizeof value);
        if (value[0]) write_fact(fact, value, text);
    }
}
