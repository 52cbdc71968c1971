/* The XSD of a kind and its Schematron assertions, compiled once and held against documents.

   The subset of Schematron is the registry's: plain location paths as contexts, in a pattern the
   first rule that matches an element wins, `let` before the assertions of a rule. Texts of findings
   are left out; only whether an assertion holds is told. */
#include "floor.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A `let` (with a name), or an assertion. */
struct part {
    char *name;
    xmlXPathCompExprPtr test;
    bool fires_when, is_error;
};

struct rule {
    xmlXPathCompExprPtr context;
    struct part *parts;
    int part_count;
    bool begins_pattern;
};

struct rules {
    xmlSchemaPtr schema;
    xmlSchemaValidCtxtPtr validation;
    xmlXPathContextPtr xpath;
    struct rule *rules;
    int rule_count;
};

static char *attribute(xmlNodePtr node, const char *name)
{
    return (char *)xmlGetNoNsProp(node, (const xmlChar *)name);
}

static bool is(xmlNodePtr node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

static xmlXPathCompExprPtr compiled(struct rules *rules, const char *expression)
{
    xmlXPathCompExprPtr found =
        xmlXPathCtxtCompile(rules->xpath, (const xmlChar *)expression);
    if (!found) fail("compile", expression);
    return found;
}

/* A relative context matches anywhere. */
static xmlXPathCompExprPtr context_of(struct rules *rules, xmlNodePtr node)
{
    char expression[1024];
    char *context = attribute(node, "context");
    snprintf(expression, sizeof expression, "%s%s", context[0] == '/' ? "" : "//", context);
    xmlFree(context);
    return compiled(rules, expression);
}

static void add_part(struct rules *rules, struct rule *rule, xmlNodePtr node)
{
    bool is_let = is(node, "let");
    char *expression = attribute(node, is_let ? "value" : "test");
    char *role = attribute(node, "role");
    rule->parts = realloc(rule->parts, sizeof *rule->parts * (size_t)(rule->part_count + 1));
    rule->parts[rule->part_count++] = (struct part){
        .name = is_let ? attribute(node, "name") : NULL,
        .test = compiled(rules, expression),
        .fires_when = is(node, "report"),
        .is_error = !role,
    };
    xmlFree(expression);
    xmlFree(role);
}

static void add_rule(struct rules *rules, xmlNodePtr node, bool begins_pattern)
{
    struct rule rule = {.context = context_of(rules, node), .begins_pattern = begins_pattern};
    for (xmlNodePtr child = node->children; child; child = child->next) {
        if (is(child, "let") || is(child, "assert") || is(child, "report"))
            add_part(rules, &rule, child);
    }
    rules->rules = realloc(rules->rules, sizeof rule * (size_t)(rules->rule_count + 1));
    rules->rules[rules->rule_count++] = rule;
}

static void add_file(struct rules *rules, const char *path)
{
    xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET);
    if (!document) fail("read", path);
    for (xmlNodePtr node = xmlDocGetRootElement(document)->children; node; node = node->next) {
        if (is(node, "ns")) {
            char *prefix = attribute(node, "prefix"), *uri = attribute(node, "uri");
            xmlXPathRegisterNs(rules->xpath, (xmlChar *)prefix, (xmlChar *)uri);
            xmlFree(prefix);
            xmlFree(uri);
        }
        bool begins = true;
        if (!is(node, "pattern")) continue;
        for (xmlNodePtr child = node->children; child; child = child->next) {
            if (!is(child, "rule")) continue;
            add_rule(rules, child, begins);
            begins = false;
        }
    }
    xmlFreeDoc(document);
}

struct rules *rules_compile(
    const char *schemas, const char *schema, const char *files, const char *profile)
{
    struct rules *rules = calloc(1, sizeof *rules);
    char path[4096], list[1024], *rest = NULL;
    snprintf(path, sizeof path, "%s/xsd/%s", schemas, schema);
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(path);
    rules->schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (!rules->schema) fail("compile", path);
    rules->validation = xmlSchemaNewValidCtxt(rules->schema);
    rules->xpath = xmlXPathNewContext(NULL);
    snprintf(list, sizeof list, "%s", files);
    for (char *name = strtok_r(list, " ", &rest); name; name = strtok_r(NULL, " ", &rest)) {
        snprintf(path, sizeof path, "%s/rules/%s", schemas, name);
        add_file(rules, path);
        snprintf(path, sizeof path, "%s/rules/%s/%s", schemas, profile, name);
        if (access(path, R_OK) == 0) add_file(rules, path);
    }
    return rules;
}

/* Whether all assertions of an error hold at an element. */
static bool rule_holds(struct rules *rules, struct rule *rule, const char *name)
{
    bool holds = true;
    for (int i = 0; i < rule->part_count; i++) {
        struct part *part = &rule->parts[i];
        if (part->name) {
            xmlXPathObjectPtr value = xmlXPathCompiledEval(part->test, rules->xpath);
            if (!value) fail("evaluate", part->name);
            xmlXPathRegisterVariable(rules->xpath, (xmlChar *)part->name, value);
            continue;
        }
        int verdict = xmlXPathCompiledEvalToBoolean(part->test, rules->xpath);
        if (verdict < 0) fail("evaluate", "assertion");
        if ((verdict == 1) == part->fires_when && part->is_error) {
            fprintf(stderr, "floor: %s: an assertion fails\n", name);
            holds = false;
        }
    }
    xmlXPathRegisteredVariablesCleanup(rules->xpath);
    return holds;
}

bool rules_hold(struct rules *rules, xmlDocPtr document, const char *name)
{
    if (xmlSchemaValidateDoc(rules->validation, document) != 0) {
        fprintf(stderr, "floor: %s: not valid by its schema\n", name);
        return false;
    }
    bool holds = true;
    xmlXPathContextPtr xpath = rules->xpath;
    xpath->doc = document;
    /* An element's mark is the pattern whose rule took it last. */
    uintptr_t pattern = 0;
    for (int i = 0; i < rules->rule_count; i++) {
        struct rule *rule = &rules->rules[i];
        if (rule->begins_pattern) pattern++;
        xpath->node = xmlDocGetRootElement(document);
        xmlXPathObjectPtr found = xmlXPathCompiledEval(rule->context, xpath);
        if (!found) fail("evaluate", "context");
        for (int j = 0; found->nodesetval && j < found->nodesetval->nodeNr; j++) {
            xmlNodePtr node = found->nodesetval->nodeTab[j];
            if (node->_private == (void *)pattern) continue;
            node->_private = (void *)pattern;
            xpath->node = node;
            holds = rule_holds(rules, rule, name) && holds;
        }
        xmlXPathFreeObject(found);
    }
    xpath->doc = NULL;
    xpath->node = NULL;
    return holds;
}
