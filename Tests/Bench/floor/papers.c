/* The papers that answer a package, and its case file: the same elements, of about the same size,
   as those of the registry, written canonical by construction and signed as its papers are
   (enveloped, exclusive C14N, SHA-256, ECDSA P-256): `xmlsec1 --verify` and `dengji verify` accept
   them. Dates and terms are reckoned by the docket in the registry; here they are constants. */
#include "floor.h"

#include <errno.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const struct kind kinds[] = {
    {.name = "resource-registration", .procedure = "registration", .stage = "review",
     .opened_in = "acceptance", .is_accepted = true, .index = 0},
    {.name = "party", .procedure = "party", .stage = "acceptance", .opened_in = "acceptance",
     .index = 1},
    {.name = NULL},
};

static EVP_PKEY *seal_key;
static struct text certificate; /* base64 of its DER */
static BIGNUM *order, *half_order; /* of P-256 */
/* Numbers of papers are given for a whole package at once. */
static atomic_long last_case, last_document, last_outbox[MAX_PARTIES];

#define ISSUER "12370900DEMQ00001U"
#define ISSUER_NAME "泰安市公共数据登记中心（演示）"
#define RULE_1 "《泰安市公共数据开发利用管理办法(试行)》第九条第一款第(一)项"
#define RULE_2 "《泰安市公共数据开发利用管理办法(试行)》第九条第一款第(二)项"
#define RULE_10 "《公共数据资源登记管理暂行办法》(发改数据规〔2025〕26号)第十条"
#define TERM_SOURCE \
    "《泰安市公共数据开发利用管理办法(试行)》第九条第一款第(三)项" \
    "(严于《公共数据资源登记管理暂行办法》(发改数据规〔2025〕26号)第十一条的20个工作日)"

void papers_open(const char *key, const char *path)
{
    FILE *file = fopen(key, "r");
    seal_key = file ? PEM_read_PrivateKey(file, NULL, NULL, NULL) : NULL;
    if (!seal_key) fail("read", key);
    fclose(file);
    file = fopen(path, "r");
    X509 *found = file ? PEM_read_X509(file, NULL, NULL, NULL) : NULL;
    unsigned char *der = NULL;
    int count = found ? i2d_X509(found, &der) : -1;
    if (count < 0) fail("read", path);
    fclose(file);
    text_base64(&certificate, der, (size_t)count);
    EC_GROUP *curve = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    order = BN_dup(EC_GROUP_get0_order(curve));
    half_order = BN_new();
    BN_rshift1(half_order, order);
    EC_GROUP_free(curve);
    OPENSSL_free(der);
    X509_free(found);
}

/* ---- signing ---- */

#define DSIG "http://www.w3.org/2000/09/xmldsig#"
#define EXCLUSIVE "http://www.w3.org/2001/10/xml-exc-c14n#"

static const char signed_info[] =
    "<CanonicalizationMethod Algorithm=\"" EXCLUSIVE "\"></CanonicalizationMethod>"
    "<SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256\">"
    "</SignatureMethod><Reference URI=\"\"><Transforms>"
    "<Transform Algorithm=\"" DSIG "enveloped-signature\"></Transform>"
    "<Transform Algorithm=\"" EXCLUSIVE "\"></Transform></Transforms>"
    "<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></DigestMethod>"
    "<DigestValue>";

/* The two numbers of a P-256 signature, 32 bytes each (RFC 6931 §2.3.6); of s and n − s, which are
   both valid, the lower, as papers have only one form. */
static void sign(const struct text *info, unsigned char value[64])
{
    unsigned char der[128];
    size_t count = sizeof der;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, seal_key) != 1
        || EVP_DigestSign(context, der, &count, (unsigned char *)info->bytes, info->count) != 1)
        fail("sign", "paper");
    EVP_MD_CTX_free(context);
    const unsigned char *start = der;
    ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &start, (long)count);
    const BIGNUM *r, *s;
    ECDSA_SIG_get0(pair, &r, &s);
    BN_bn2binpad(r, value, 32);
    if (BN_cmp(s, half_order) <= 0) {
        BN_bn2binpad(s, value + 32, 32);
    } else {
        BIGNUM *low = BN_new();
        BN_sub(low, order, s);
        BN_bn2binpad(low, value + 32, 32);
        BN_free(low);
    }
    ECDSA_SIG_free(pair);
}

/* Ends a paper whose root is open: adds Signature and end tag. */
static void seal(struct text *paper, EVP_MD_CTX *context)
{
    static const char end[] = "</paper>";
    unsigned char digest[DIGEST_BYTES], value[64];
    struct text info = {0};
    digest_begin(context);
    EVP_DigestUpdate(context, paper->bytes, paper->count);
    EVP_DigestUpdate(context, end, strlen(end));
    EVP_DigestFinal_ex(context, digest, NULL);
    text_put(&info, "<SignedInfo xmlns=\"" DSIG "\">");
    text_put(&info, signed_info);
    text_base64(&info, digest, sizeof digest);
    text_put(&info, "</DigestValue></Reference></SignedInfo>");
    sign(&info, value);
    text_put(paper, "<Signature xmlns=\"" DSIG "\"><SignedInfo>");
    size_t skipped = strlen("<SignedInfo xmlns=\"" DSIG "\">");
    text_add(paper, info.bytes + skipped, info.count - skipped);
    text_put(paper, "<SignatureValue>");
    text_base64(paper, value, sizeof value);
    text_put(paper, "</SignatureValue><KeyInfo><X509Data><X509Certificate>");
    text_add(paper, certificate.bytes, certificate.count);
    text_put(paper, "</X509Certificate></X509Data></KeyInfo></Signature>");
    text_put(paper, end);
    text_put(paper, "\n");
    text_free(&info);
}

/* ---- what papers say ---- */

/* What one package's papers have in common. */
struct saying {
    struct package *package;
    char number[32], received[48], received_shown[48], issued[48], day[48];
    char name[512], code[32], region[32], representative[256], contact[512];
};

static void show(int64_t milliseconds, char *at, char *shown, char *day)
{
    static const char *const week[] = {"日", "一", "二", "三", "四", "五", "六"};
    struct tm local;
    time_t seconds = (time_t)(milliseconds / 1000) + 8 * 3600;
    gmtime_r(&seconds, &local);
    snprintf(at, 48, "%04d-%02d-%02dT%02d:%02d:%02d.%03d+08:00", local.tm_year + 1900,
             local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec,
             (int)(milliseconds % 1000));
    if (shown)
        snprintf(shown, 48, "%d年%d月%d日 %02d:%02d", local.tm_year + 1900, local.tm_mon + 1,
                 local.tm_mday, local.tm_hour, local.tm_min);
    if (day)
        snprintf(day, 48, "%d年%d月%d日(星期%s)", local.tm_year + 1900, local.tm_mon + 1,
                 local.tm_mday, week[local.tm_wday]);
}

static void element(struct text *text, const char *name, const char *value)
{
    text_format(text, "    <%s>", name);
    text_escape(text, value, false);
    text_format(text, "</%s>\n", name);
}

static void write_package(struct text *text, const struct saying *saying)
{
    const struct package *package = saying->package;
    char size[32];
    snprintf(size, sizeof size, "%lld", (long long)package->size);
    element(text, "packageId", package->id);
    element(text, "fileName", package->name);
    element(text, "size", size);
    element(text, "digest", package->digest);
    text_format(text, "    <received at=\"%s\">%s</received>\n", saying->received,
                saying->received_shown);
}

static void begin_paper(struct text *text, const struct saying *saying, const char *code,
                        const char *kind, const char *title, long document)
{
    text_format(text,
                "<paper xmlns=\"urn:dengji:paper:1\" code=\"%s\" format=\"1\" kind=\"%s\">\n"
                "  <demonstration>演示 无效</demonstration>\n  <title>%s</title>\n"
                "  <documentNumber>泰数登演〔2026〕%ld号</documentNumber>\n  <addressees>\n"
                "    <addressee party=\"%s\">", code, kind, title, document,
                saying->package->party);
    text_escape(text, saying->name, false);
    text_format(text, "</addressee>\n  </addressees>\n  <case procedure=\"%s\">%s</case>\n"
                "  <answers>\n", saying->package->kind->procedure, saying->number);
    write_package(text, saying);
    text_put(text, "  </answers>\n  <facts>");
}

static void end_paper(struct text *text, const struct saying *saying, EVP_MD_CTX *context)
{
    text_format(text,
                "  <verification>\n    <hint>下载信任锚 authority.pem 后运行：xmlsec1 --verify "
                "--enabled-key-data x509 --trusted-pem authority.pem 本文件.xml</hint>\n"
                "    <hint>或者运行：dengji verify 本文件.xml --anchor authority.pem</hint>\n"
                "  </verification>\n  <contact>泰安市望岳东路3号 0538-0000001（演示）</contact>\n"
                "  <issuer party=\"" ISSUER "\">" ISSUER_NAME "</issuer>\n"
                "  <issued at=\"%s\">%s</issued>\n", saying->issued, saying->day);
    seal(text, context);
}

static void write_acknowledgement(const struct saying *saying, EVP_MD_CTX *context)
{
    struct package *package = saying->package;
    struct text *text = &package->acknowledgement;
    begin_paper(text, saying, "received", "acknowledgement", "收件回执",
                package->documents[0]);
    text_format(text, "本机构于%s收到文件“", saying->received_shown);
    text_escape(text, package->name, false);
    text_format(text, "”，共%lld字节，摘要值为%s。文件自称的包编号为%s。</facts>\n",
                (long long)package->size, package->digest, package->id);
    text_format(text,
                "  <articles>\n    <article>" RULE_1 "</article>\n  </articles>\n  <decision>\n"
                "    <paragraph>来件已经收到，收到时间以本回执为准。</paragraph>\n"
                "    <paragraph>已经立案，案号%s，查询时请注明案号。</paragraph>\n"
                "  </decision>\n  <next>\n    <paragraph>处理结果另行送达。</paragraph>\n"
                "    <paragraph>请核对以上文件名和摘要值；与所发送的文件不一致的，请立即与本机构联系。"
                "</paragraph>\n  </next>\n", saying->number);
    end_paper(text, saying, context);
}

static void write_acceptance(const struct saying *saying, EVP_MD_CTX *context)
{
    struct text *text = &saying->package->acceptance;
    begin_paper(text, saying, "accepted", "acceptance", "公共数据登记受理通知书",
                saying->package->documents[1]);
    text_escape(text, saying->name, false);
    text_format(text,
                "提交的公共数据资源登记申请（案号%s，包编号%s），本机构于%s收到。经形式审查，"
                "登记信息填写完整，登记材料齐全，申请主体已就材料的真实性、完整性、合规性作出承诺。"
                "</facts>\n", saying->number, saying->package->id, saying->day);
    text_put(text,
             "  <articles>\n    <article>" RULE_2 "</article>\n    <article>" RULE_10
             "</article>\n  </articles>\n  <decision>\n    <paragraph>对该申请予以受理。</paragraph>\n"
             "  </decision>\n  <next>\n    <paragraph>本机构自受理完成之日起开展实质审查，"
             "于2026年1月12日(星期一)24时前作出审查结论。审查期间请保持联系方式畅通，"
             "无须另行提交材料。</paragraph>\n  </next>\n"
             "  <term after=\"2026-01-05\" due=\"2026-01-12\" provisional=\"false\" source=\""
             TERM_SOURCE "\" workingDays=\"5\">期限：自2026年1月5日(星期一)的次日起计算5个工作日，"
             "至2026年1月12日(星期一)24时届满。期限依据：" TERM_SOURCE "。</term>\n");
    end_paper(text, saying, context);
}

/* ---- the case file ---- */

static void write_attachments(struct text *text, xmlNodePtr root)
{
    static const char *const names[] = {"digest", "id", "mediaType", "role", "size"};
    xmlNodePtr list = element_at(root, "attachments");
    char value[512];
    text_put(text, "  <attachments>\n");
    for (xmlNodePtr node = list ? list->children : NULL; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        text_put(text, "    <attachment");
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            text_format(text, " %s=\"", names[i]);
            text_escape(text, attribute_text(node, names[i], value, sizeof value), true);
            text_put(text, "\"");
        }
        text_put(text, ">");
        text_escape(text, attribute_text(node, "path", value, sizeof value), false);
        text_put(text, "</attachment>\n");
    }
    text_put(text, "  </attachments>\n  <remarks>\n  </remarks>\n");
}

static void write_folio(struct text *text, const char *at, long document, const char *name,
                        const char *kind, const char *digest, size_t size)
{
    text_format(text, "    <paper at=\"%s\" digest=\"%s\"", at, digest);
    if (document) text_format(text, " documentNumber=\"泰数登演〔2026〕%ld号\"", document);
    text_format(text, " kind=\"%s\" size=\"%zu\">%s</paper>\n", kind, size, name);
}

static void write_history(struct text *text, const struct saying *saying)
{
    const struct package *package = saying->package;
    text_format(text,
                "  </papers>\n  <history>\n    <act article=\"《泰安市公共数据开发利用管理办法(试行)》"
                "第七条、第九条、第十条\" at=\"%s\" effective=\"2026-01-05\" name=\"opened\" party=\"%s\""
                " stage=\"%s\"></act>\n", saying->issued, package->party,
                package->kind->opened_in);
    if (package->kind->is_accepted)
        text_format(text, "    <act article=\"" RULE_2 "\" at=\"%s\" effective=\"2026-01-05\""
                    " name=\"accept\" stage=\"acceptance\"></act>\n", saying->issued);
    text_put(text, "  </history>\n</case>\n");
}

static void write_applicant(struct text *text, const struct saying *saying)
{
    text_format(text, "  </opening>\n  <applicants>\n    <applicant id=\"%s\" kind=\"provider\""
                " region=\"%s\">\n  ", saying->code, saying->region);
    element(text, "name", saying->name);
    text_put(text, "  ");
    element(text, "representative", saying->representative);
    text_put(text, "  ");
    element(text, "contact", saying->contact);
    text_put(text, "    </applicant>\n  </applicants>\n  <facts>\n");
}

static void write_papers(struct text *text, const struct saying *saying, EVP_MD_CTX *context)
{
    const struct package *package = saying->package;
    char digest[DIGEST_TEXT];
    text_put(text, "  <papers>\n");
    write_folio(text, saying->received, 0,
                package->is_zip ? "0001-application.zip" : "0001-application.xml",
                "application", package->digest, (size_t)package->size);
    digest_of(context, package->acknowledgement.bytes, package->acknowledgement.count, digest);
    write_folio(text, saying->issued, package->documents[0], "0002-acknowledgement.xml",
                "acknowledgement", digest, package->acknowledgement.count);
    if (!package->acceptance.count) return;
    digest_of(context, package->acceptance.bytes, package->acceptance.count, digest);
    write_folio(text, saying->issued, package->documents[1], "0003-acceptance.xml", "acceptance",
                digest, package->acceptance.count);
}

static void write_case(const struct saying *saying, xmlNodePtr root, EVP_MD_CTX *context)
{
    struct package *package = saying->package;
    struct text facts = package->case_file, text = {0};
    text_format(&text,
                "<case xmlns=\"urn:dengji:case:1\" format=\"1\" number=\"%s\" revision=\"2\">\n"
                "  <procedure>%s</procedure>\n  <profile>%s</profile>\n  <rules>%s</rules>\n"
                "  <registrar>" ISSUER "</registrar>\n  <kind>%s</kind>\n"
                "  <standing since=\"%s\" stage=\"%s\"></standing>\n"
                "  <clock after=\"2026-01-05\" due=\"2026-01-12\" overdueNoticeSent=\"false\""
                " provisional=\"false\" workingDays=\"5\"></clock>\n  <opening>\n",
                saying->number, package->kind->procedure, options.profile, RULES,
                package->kind->name, saying->issued, package->kind->stage);
    write_package(&text, saying);
    write_applicant(&text, saying);
    text_add(&text, facts.bytes, facts.count);
    text_put(&text, "  </facts>\n");
    write_attachments(&text, root);
    write_papers(&text, saying, context);
    write_history(&text, saying);
    text_free(&facts);
    package->case_file = text;
}

void papers_make(struct package *package, EVP_MD_CTX *context)
{
    struct saying saying = {.package = package};
    xmlNodePtr root = xmlDocGetRootElement(package->document);
    xmlNodePtr applicant = element_at(root, "applicants/applicant");
    char name[256], telephone[64];
    if (!applicant) applicant = element_at(root, "party");
    attribute_text(root, "id", package->id, sizeof package->id);
    element_text(element_at(applicant, "name"), saying.name, sizeof saying.name);
    element_text(element_at(applicant, "code"), saying.code, sizeof saying.code);
    element_text(element_at(applicant, "region"), saying.region, sizeof saying.region);
    element_text(element_at(applicant, "representative"), saying.representative,
                 sizeof saying.representative);
    snprintf(saying.contact, sizeof saying.contact, "%s %s",
             element_text(element_at(applicant, "contact/name"), name, sizeof name),
             element_text(element_at(applicant, "contact/telephone"), telephone,
                          sizeof telephone));
    package->party = parties[package->sender];
    package->case_number = atomic_fetch_add(&last_case, 1) + 1;
    package->outbox_count = package->kind->is_accepted ? 2 : 1;
    package->documents[0] = atomic_fetch_add(&last_document, package->outbox_count) + 1;
    package->documents[1] = package->documents[0] + 1;
    package->first_outbox =
        atomic_fetch_add(&last_outbox[package->sender], package->outbox_count) + 1;
    snprintf(saying.number, sizeof saying.number, "370900-2026-%06ld", package->case_number);
    show(package->received, saying.received, saying.received_shown, NULL);
    show(milliseconds_now(), saying.issued, NULL, saying.day);
    write_acknowledgement(&saying, context);
    if (package->kind->is_accepted) write_acceptance(&saying, context);
    write_case(&saying, root, context);
    xmlFreeDoc(package->document);
    package->document = NULL;
}
