#!/usr/bin/env python3
"""Writes tiny documents that are not well-formed, each beside its nearest well-formed twin.

    not-well-formed/<section>-<name>.xml   refused; the rule is in table.tsv
    well-formed/<section>-<name>.xml       accepted by the parser
    table.tsv                              name, section of XML 1.0 (or NS: Namespaces in XML), rule

Sections are those of Extensible Markup Language 1.0, fifth edition. With --check, both sides are
judged by expat and by xmllint too; `namespaces` rows by expat with namespaces. What those parsers
accept and this registry refuses (any DOCTYPE) is in the rows of rule XML-DOCTYPE, without a twin.
"""
import pathlib
import subprocess
import sys
import xml.parsers.expat

here = pathlib.Path(__file__).parent
rows = []


def row(section, name, bad, good=None, rule="XML-MALFORMED"):
    as_bytes = lambda text: text if isinstance(text, bytes) else text.encode("utf-8")
    rows.append((f"{section}-{name}", section, rule, as_bytes(bad),
                 None if good is None else as_bytes(good)))


# 2.1 Well-formed documents, 2.8 prolog
row("2.1", "nothing", "", "<a/>")
row("2.1", "white-space-only", " \n\t", " \n\t<a/>")
row("2.1", "text-only", "text", "<a>text</a>")
row("2.1", "two-roots", "<a/><b/>", "<a><b/></a>")
row("2.1", "two-roots-apart", "<a></a>\n<a></a>", "<a><a></a></a>")
row("2.1", "text-before", "x<a/>", "<a>x</a>")
row("2.1", "text-after", "<a/>x", "<a>x</a>")
row("2.1", "reference-before", "&#32;<a/>", "<a>&#32;</a>")
row("2.1", "reference-after", "<a/>&#32;", "<a>&#32;</a>")
row("2.1", "section-before", "<![CDATA[]]><a/>", "<a><![CDATA[]]></a>")
row("2.1", "section-after", "<a/><![CDATA[]]>", "<a><![CDATA[]]></a>")
row("2.1", "comment-only", "<!-- a -->", "<!-- a --><a/>")
row("2.1", "instruction-only", "<?a?>", "<?a?><a/>")
row("2.1", "end-only", "</a>", "<a></a>")
row("2.1", "crossed", "<a><b></a></b>", "<a><b></b></a>")
row("2.1", "unclosed-inner", "<a><b></a>", "<a><b/></a>")
row("2.1", "unclosed-root", "<a><b/>", "<a><b/></a>")
row("2.1", "closed-twice", "<a></a></a>", "<a><a></a></a>")

# 2.2 Characters
for code in list(range(0x00, 0x09)) + [0x0B, 0x0C] + list(range(0x0E, 0x20)):
    row("2.2", f"U+{code:04X}-in-text", b"<a>" + bytes([code]) + b"</a>",
        b"<a>\x09</a>" if code < 0x10 else b"<a>\x20</a>")
row("2.2", "U+FFFE", "<a>\ufffe</a>", "<a>\ufffd</a>")
row("2.2", "U+FFFF", "<a>\uffff</a>", "<a>\U00010000</a>")
row("2.2", "control-in-value", "<a b='\x01'/>", "<a b='\x09'/>")
row("2.2", "control-in-comment", "<a><!--\x01--></a>", "<a><!--\x7f--></a>")
row("2.2", "control-in-instruction", "<a><?b \x0b?></a>", "<a><?b \x0d?></a>")
row("2.2", "control-in-section", "<a><![CDATA[\x0c]]></a>", "<a><![CDATA[\x0a]]></a>")
row("2.2", "control-in-name", "<a\x01/>", "<a\x09/>")
row("2.2", "FFFF-in-value", "<a b='\uffff'/>", "<a b='\ufffd'/>")
row("2.2", "FFFE-in-comment", "<a><!--\ufffe--></a>", "<a><!--\ufefe--></a>")
row("2.2", "form-feed-as-space", "<a\x0cb=''/>", "<a\x0ab=''/>")
row("2.2", "no-break-space-as-space", "<a\u00a0b=''/>", "<a b=''/>")
row("2.2", "ideographic-space-as-space", "<a\u3000b=''/>", "<a b=''/>")

# 2.3 Names and literals
row("2.3", "name-of-digit", "<1a/>", "<a1/>")
row("2.3", "name-of-hyphen", "<-a/>", "<a-/>")
row("2.3", "name-of-dot", "<.a/>", "<a./>")
row("2.3", "name-with-slash-inside", "<a/b/>", "<a.b/>")
row("2.3", "name-with-comma", "<a,b/>", "<a-b/>")
row("2.3", "name-with-multiplication-sign", "<a\u00d7/>", "<a\u00d6/>")
row("2.3", "name-with-division-sign", "<a\u00f7/>", "<a\u00f8/>")
row("2.3", "name-with-37E", "<a\u037e/>", "<a\u037f/>")
row("2.3", "name-with-206F", "<a\u206f/>", "<a\u2070/>")
row("2.3", "name-with-3000", "<a\u3000/>", "<a\u3001/>")
row("2.3", "name-of-combining-mark", "<\u0300a/>", "<a\u0300/>")
row("2.3", "name-of-middle-dot", "<\u00b7a/>", "<a\u00b7/>")
row("2.3", "attribute-of-digit", "<a 1b=''/>", "<a b1=''/>")
row("2.3", "full-width-bracket", "\uff1ca/\uff1e", "<a/>")
row("2.3", "full-width-quotes", "<a b=\uff02\uff02/>", '<a b="\uff02"/>')
row("2.3", "curly-quotes", "<a b=\u201cx\u201d/>", '<a b="\u201cx\u201d"/>')

# 2.4 Character data and markup
row("2.4", "ampersand", "<a>R&D</a>", "<a>R&amp;D</a>")
row("2.4", "ampersand-at-the-end", "<a>&</a>", "<a>&amp;</a>")
row("2.4", "ampersand-in-value", "<a b='x&y'/>", "<a b='x&amp;y'/>")
row("2.4", "open-bracket", "<a>1 < 2</a>", "<a>1 &lt; 2</a>")
row("2.4", "open-bracket-at-the-end", "<a><</a>", "<a>&lt;</a>")
row("2.4", "section-end-in-text", "<a>]]></a>", "<a>]] ></a>")
row("2.4", "section-end-of-three", "<a>]]]></a>", "<a>]]]&gt;</a>")

# 2.5 Comments
row("2.5", "two-hyphens", "<a><!-- a -- b --></a>", "<a><!-- a - - b --></a>")
row("2.5", "three-hyphens-at-the-end", "<a><!-- a ---></a>", "<a><!-- a - --></a>")
row("2.5", "unclosed", "<a><!-- a </a>", "<a><!-- a --></a>")
row("2.5", "unclosed-after", "<a/><!--", "<a/><!---->")
row("2.5", "half-open", "<a><!- a --></a>", "<a><!-- a --></a>")
row("2.5", "short", "<a><!--></a>", "<a><!----></a>")
row("2.5", "shorter", "<a><!---></a>", "<a><!----></a>")
row("2.5", "nested", "<a><!-- <!-- --> --></a>", "<a><!-- --> <!-- --></a>")
row("2.5", "in-tag", "<a <!-- --> />", "<a /><!-- -->")
row("2.5", "before-declaration", "<!-- --><?xml version='1.0'?><a/>",
    "<?xml version='1.0'?><!-- --><a/>")

# 2.6 Processing instructions
row("2.6", "no-target", "<a><??></a>", "<a><?b?></a>")
row("2.6", "space-before-target", "<a><? b?></a>", "<a><?b ?></a>")
row("2.6", "unclosed", "<a><?b </a>", "<a><?b ?></a>")
row("2.6", "closed-as-tag", "<a><?b></a>", "<a><?b?></a>")
row("2.6", "no-space", "<a><?b+?></a>", "<a><?b +?></a>")
row("2.6", "target-of-digit", "<a><?1b?></a>", "<a><?b1?></a>")
for target in ["xml", "XML", "Xml", "xMl"]:
    row("2.6", f"reserved-{target}", f"<a><?{target} x?></a>", f"<a><?x{target} x?></a>")

# 2.7 CDATA sections
row("2.7", "unclosed", "<a><![CDATA[</a>", "<a><![CDATA[]]></a>")
row("2.7", "closed-late", "<a><![CDATA[x]] ></a>", "<a><![CDATA[x]] >]]></a>")
row("2.7", "small-letters", "<a><![cdata[x]]></a>", "<a><![CDATA[x]]></a>")
row("2.7", "space-inside", "<a><![ CDATA[x]]></a>", "<a><![CDATA[ x]]></a>")
row("2.7", "space-before-bracket", "<a><![CDATA [x]]></a>", "<a><![CDATA[ x]]></a>")
row("2.7", "no-second-bracket", "<a><![CDATAx]]></a>", "<a><![CDATA[x]]></a>")
row("2.7", "nested", "<a><![CDATA[<![CDATA[]]>]]></a>", "<a><![CDATA[<![CDATA[]]></a>")
row("2.7", "in-value", "<a b='<![CDATA[x]]>'/>", "<a b='![CDATA[x]]'/>")
row("2.7", "ignore-section", "<a><![IGNORE[x]]></a>", "<a><![CDATA[x]]></a>")

# 2.8 XML declaration
good = "<?xml version='1.0'?><a/>"
row("2.8", "space-before", " " + good, good)
row("2.8", "line-before", "\n" + good, good)
row("2.8", "twice", "<?xml version='1.0'?>" + good, good)
row("2.8", "inside", "<a><?xml version='1.0'?></a>", good)
row("2.8", "after", "<a/><?xml version='1.0'?>", good)
row("2.8", "capitals", "<?XML version='1.0'?><a/>", good)
row("2.8", "no-version", "<?xml?><a/>", good)
row("2.8", "empty", "<?xml ?><a/>", good)
row("2.8", "encoding-only", "<?xml encoding='UTF-8'?><a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a/>")
row("2.8", "version-without-quotes", "<?xml version=1.0?><a/>", good)
row("2.8", "version-with-two-quotes", "<?xml version=\"1.0'?><a/>", good)
row("2.8", "version-without-value", "<?xml version?><a/>", good)
row("2.8", "version-empty", "<?xml version=''?><a/>", good)
row("2.8", "version-2", "<?xml version='2.0'?><a/>", good)
row("2.8", "version-of-letters", "<?xml version='one'?><a/>", good)
row("2.8", "version-with-space", "<?xml version=' 1.0'?><a/>", "<?xml version= '1.0'?><a/>")
row("2.8", "Version", "<?xml Version='1.0'?><a/>", good)
row("2.8", "no-space-after-xml", "<?xmlversion='1.0'?><a/>".replace("xmlv", "xml'v"), good)
row("2.8", "no-space-before-encoding", "<?xml version='1.0'encoding='UTF-8'?><a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a/>")
row("2.8", "order", "<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><a/>")
row("2.8", "encoding-first", "<?xml encoding='UTF-8' version='1.0'?><a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a/>")
row("2.8", "version-twice", "<?xml version='1.0' version='1.0'?><a/>", good)
row("2.8", "another-word", "<?xml version='1.0' valid='no'?><a/>", good)
row("2.8", "unclosed", "<?xml version='1.0'><a/>", good)
row("2.8", "comma", "<?xml version='1.0', encoding='UTF-8'?><a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a/>")
# 2.9 Standalone
for value in ["true", "YES", "", "1", " yes"]:
    row("2.9", f"standalone-{value.strip() or 'empty'}{'-space' if value[:1] == ' ' else ''}",
        f"<?xml version='1.0' standalone='{value}'?><a/>",
        "<?xml version='1.0' standalone='yes'?><a/>")
row("2.9", "standalone-without-quotes", "<?xml version='1.0' standalone=yes?><a/>",
    "<?xml version='1.0' standalone='yes'?><a/>")
row("2.9", "Standalone", "<?xml version='1.0' Standalone='yes'?><a/>",
    "<?xml version='1.0' standalone='yes'?><a/>")

# 3 Elements, 3.1 tags
row("3", "name-differs", "<a></b>", "<a></a>")
row("3", "name-differs-in-case", "<a></A>", "<A></A>")
row("3", "name-longer", "<a></ab>", "<ab></ab>")
row("3", "name-shorter", "<ab></a>", "<a></a>")
row("3", "name-differs-in-composition", "<\u00e9></e\u0301>", "<\u00e9></\u00e9>")
row("3.1", "space-before-name", "< a/>", "<a />")
row("3.1", "space-in-end-tag", "<a></ a>", "<a></a >")
row("3.1", "space-before-end-slash", "<a>< /a>", "<a></a>")
row("3.1", "space-in-empty-tag", "<a/ >", "<a />")
row("3.1", "attribute-in-end-tag", "<a></a b=''>", "<a b=''></a>")
row("3.1", "empty-end-tag", "<a></>", "<a></a>")
row("3.1", "empty-start-tag", "<></>", "<a></a>")
row("3.1", "end-tag-with-two-slashes", "<a></a/>", "<a></a>")
row("3.1", "two-slashes", "<a//>", "<a/>")
row("3.1", "unclosed-start-tag", "<a", "<a/>")
row("3.1", "unclosed-start-tag-before-another", "<a <b/>", "<a><b/></a>")
row("3.1", "unclosed-empty-tag", "<a/", "<a/>")
row("3.1", "unclosed-end-tag", "<a></a", "<a></a>")
row("3.1", "end-tag-before-another", "<a><b></b</a>", "<a><b></b></a>")
row("3.1", "attribute-twice", "<a b='1' b='1'/>", "<a b='1' B='1'/>")
row("3.1", "attribute-twice-apart", "<a b='1' c='' b='2'/>", "<a b='1' c='' d='2'/>")
row("3.1", "no-equals", "<a b 'c'/>", "<a b='c'/>")
row("3.1", "no-value", "<a b/>", "<a b=''/>")
row("3.1", "no-value-with-equals", "<a b=/>", "<a b=''/>")
row("3.1", "no-quotes", "<a b=c/>", "<a b='c'/>")
row("3.1", "number-without-quotes", "<a b=1></a>", "<a b='1'></a>")
row("3.1", "two-quotes", "<a b=\"c'/>", "<a b=\"c'\"/>")
row("3.1", "unclosed-quote", "<a b='c/>", "<a b='c'/>")
row("3.1", "quote-inside", "<a b='c'd'/>", "<a b='c\"d'/>")
row("3.1", "no-space-between", "<a b='1'c='2'/>", "<a b='1' c='2'/>")
row("3.1", "comma-between", "<a b='1',c='2'/>", "<a b='1' c='2'/>")
row("3.1", "value-alone", "<a 'b'/>", "<a b='b'/>")
row("3.1", "two-equals", "<a b=='c'/>", "<a b='=c'/>")
row("3.1", "open-bracket-in-value", "<a b='<'/>", "<a b='&lt;'/>")
row("3.1", "tag-in-value", "<a b='<c/>'/>", "<a b='>c/>'/>")
row("3.1", "colon-equals", "<a b:='c'/>", "<a b='c'/>", rule="XML-NAMESPACE")
row("3.1", "exclamation-mark", "<a><!x></a>", "<a><x/></a>")
row("3.1", "question-mark-tag", "<a><?x/></a>", "<a><x/></a>")
row("3.1", "doctype-inside", "<a><!DOCTYPE a></a>", "<a>!DOCTYPE a</a>", rule="XML-DOCTYPE")

# 4.1 Character and entity references
for name, reference in [
    ("NUL", "&#0;"), ("U+0001", "&#1;"), ("U+0008", "&#x8;"), ("U+000B", "&#11;"),
    ("U+001F", "&#x1F;"), ("surrogate", "&#xD800;"), ("last-surrogate", "&#xDFFF;"),
    ("U+FFFE", "&#xFFFE;"), ("U+FFFF", "&#65535;"), ("past-the-end", "&#x110000;"),
    ("far-past-the-end", "&#x100000041;"), ("very-far", "&#" + "9" * 40 + ";"),
    ("no-digits", "&#;"), ("no-hexadecimal-digits", "&#x;"), ("letters", "&#abc;"),
    ("capital-X", "&#X41;"), ("wrong-digit", "&#x4G;"), ("minus", "&#-65;"), ("space", "&# 65;"),
    ("space-inside", "&#6 5;"), ("point", "&#6.5;"), ("unclosed", "&#65"),
    ("full-width-digits", "&#\uff16\uff15;"),
]:
    row("4.1", f"character-{name}", f"<a>{reference}</a>", "<a>&#65;</a>")
row("4.1", "character-in-value", "<a b='&#2;'/>", "<a b='&#9;'/>")
row("4.1", "character-surrogate-in-value", "<a b='&#xDC00;'/>", "<a b='&#xD7FF;'/>")
row("4.1", "entity-unknown", "<a>&nbsp;</a>", "<a>&#160;</a>")
row("4.1", "entity-unknown-in-value", "<a b='&copy;'/>", "<a b='&#169;'/>")
row("4.1", "entity-unclosed", "<a>&amp</a>", "<a>&amp;</a>")
row("4.1", "entity-unclosed-in-value", "<a b='&amp'/>", "<a b='&amp;'/>")
row("4.1", "entity-with-space", "<a>&amp ;</a>", "<a>&amp; ;</a>")
row("4.1", "entity-after-space", "<a>& amp;</a>", "<a>&amp;</a>")
row("4.1", "entity-capitals", "<a>&AMP;</a>", "<a>&amp;</a>")
row("4.1", "entity-LT", "<a>&LT;</a>", "<a>&lt;</a>")
row("4.1", "entity-empty", "<a>&;</a>", "<a>&amp;;</a>")
row("4.1", "entity-of-digit", "<a>&1;</a>", "<a>&#49;</a>")
row("4.1", "entity-as-tag", "&lt;a/>", "<a/>")
row("4.1", "reference-in-tag", "<a &#98;=''/>", "<a b='&#98;'/>")
row("4.1", "reference-as-name", "<&#97;/>", "<a>&#97;</a>")

# 4.3.3 Encodings: names and bytes
for value in ["", " UTF-8", "1UTF", "UTF 8", "\u7f16\u7801"]:
    row("4.3.3", f"label-{ascii(value).strip(chr(39)).replace(chr(92), '').replace(' ', '_') or 'empty'}",
        f"<?xml version='1.0' encoding='{value}'?><a/>",
        "<?xml version='1.0' encoding='UTF-8'?><a/>", rule="XML-ENCODING-LABEL")
row("4.3.3", "label-unknown", "<?xml version='1.0' encoding='X-NONE'?><a/>",
    "<?xml version='1.0' encoding='utf-8'?><a/>", rule="XML-ENCODING-LABEL")
row("4.3.3", "label-without-quotes", "<?xml version='1.0' encoding=UTF-8?><a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a/>")
row("4.3.3", "Encoding", "<?xml version='1.0' Encoding='UTF-8'?><a/>",
    "<?xml version='1.0' encoding='UTF-8'?><a/>")
for name, content, twin in [
    ("continuation-alone", b"\x80", b"\xc2\x80"), ("half-of-two", b"\xc3", b"\xc3\xa9"),
    ("half-of-three", b"\xe6\x95", b"\xe6\x95\xb0"), ("half-of-four", b"\xf0\xa0\x80", b"\xf0\xa0\x80\x80"),
    ("overlong-2", b"\xc1\xbf", b"\x7f"), ("overlong-3", b"\xe0\x9f\xbf", b"\xe0\xa0\x80"),
    ("overlong-4", b"\xf0\x8f\xbf\xbf", b"\xf0\x90\x80\x80"), ("surrogate", b"\xed\xa0\x80", b"\xed\x9f\xbf"),
    ("past-the-end", b"\xf4\x90\x80\x80", b"\xf4\x8f\xbf\xbf"), ("five-bytes", b"\xf8\x88\x80\x80\x80", b"\xf0\x90\x80\x80"),
    ("FE", b"\xfe", b"\xef\xbf\xbd"), ("FF", b"\xff", b"\xc3\xbf"), ("latin-1", b"\xe9", b"\xc3\xa9"),
]:
    row("4.3.3", name, b"<a>" + content + b"</a>", b"<a>" + twin + b"</a>", rule="XML-ENCODING")
row("4.3.3", "two-marks", b"\xef\xbb\xbf\xef\xbb\xbf<a/>", b"\xef\xbb\xbf<a/>")
row("4.3.3", "mark-inside-prolog", b"<!-- -->\xef\xbb\xbf<a/>", b"\xef\xbb\xbf<!-- --><a/>")
wide = lambda text: text.encode("utf-16-le")
row("4.3.3", "half-a-unit", b"\xff\xfe" + wide("<a/>") + b"\x20", b"\xff\xfe" + wide("<a/> "),
    rule="XML-ENCODING")
row("4.3.3", "half-a-pair", b"\xff\xfe" + wide("<a>") + b"\x00\xd8" + wide("</a>"),
    b"\xff\xfe" + wide("<a>\U00010000</a>"), rule="XML-ENCODING")
row("4.3.3", "wide-labelled-narrow", b"\xff\xfe" + wide("<?xml version='1.0' encoding='UTF-8'?><a/>"),
    b"\xff\xfe" + wide("<?xml version='1.0' encoding='UTF-16'?><a/>"), rule="XML-ENCODING-LABEL")

# Namespaces in XML 1.0
for name, bad, twin in [
    ("prefix-of-element", "<p:a/>", "<p:a xmlns:p='u:p'/>"),
    ("prefix-of-attribute", "<a p:b=''/>", "<a xmlns:p='u:p' p:b=''/>"),
    ("prefix-out-of-scope", "<a><b xmlns:p='u:p'/><p:c/></a>", "<a><b xmlns:p='u:p'><p:c/></b></a>"),
    ("prefix-undone", "<a xmlns:p='u:p'><b xmlns:p=''/></a>", "<a xmlns='u:p'><b xmlns=''/></a>"),
    ("same-attribute", "<a xmlns:p='u:p' xmlns:q='u:p' p:b='' q:b=''/>",
     "<a xmlns:p='u:p' xmlns:q='u:q' p:b='' q:b=''/>"),
    ("two-colons", "<p:a:b xmlns:p='u:p'/>", "<p:a xmlns:p='u:p'/>"),
    ("colon-at-the-end", "<p: xmlns:p='u:p'/>", "<p:p xmlns:p='u:p'/>"),
    ("colon-first", "<:a/>", "<a/>"),
    ("attribute-colon-first", "<a :b=''/>", "<a b=''/>"),
    ("local-of-digit", "<p:1 xmlns:p='u:p'/>", "<p:a1 xmlns:p='u:p'/>"),
    ("xmlns-declared", "<a xmlns:xmlns='u:p'/>", "<a xmlns:p='u:p'/>"),
    ("xmlns-as-prefix", "<xmlns:a/>", "<a xmlns='u:p'/>"),
    ("xml-elsewhere", "<a xmlns:xml='u:p'/>",
     "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>"),
    ("xml-namespace-elsewhere", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
     "<a xmlns:p='http://www.w3.org/XML/1998/namespaces'/>"),
    ("xmlns-namespace-elsewhere", "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
     "<a xmlns:p='http://www.w3.org/2000/xmlns'/>"),
    ("xml-namespace-as-default", "<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "<a xmlns='u:p'/>"),
    ("xmlns-namespace-as-default", "<a xmlns='http://www.w3.org/2000/xmlns/'/>", "<a xmlns='u:p'/>"),
    ("default-twice", "<a xmlns='u:p' xmlns='u:q'/>", "<a xmlns='u:p' xmlns:q='u:q'/>"),
    ("prefix-twice", "<a xmlns:p='u:p' xmlns:p='u:q'/>", "<a xmlns:p='u:p' xmlns:q='u:q'/>"),
    ("instruction-with-colon", "<a><?p:b?></a>", "<a><?p.b?></a>"),
]:
    rule = "XML-MALFORMED" if name.endswith("twice") else "XML-NAMESPACE"
    row("NS", name, bad, twin, rule=rule)

# 2.8 doctypedecl and all it may hold: refused before it is read, well-formed or not.
for name, text in [
    ("bare", "<!DOCTYPE a>"), ("system", "<!DOCTYPE a SYSTEM 'a.dtd'>"),
    ("public", "<!DOCTYPE a PUBLIC '-//A' 'a.dtd'>"), ("no-name", "<!DOCTYPE>"),
    ("unclosed-subset", "<!DOCTYPE a ["), ("element", "<!DOCTYPE a [<!ELEMENT a ANY>]>"),
    ("attribute-list", "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]>"),
    ("default-with-entity", "<!DOCTYPE a [<!ENTITY e 'x'><!ATTLIST a b CDATA '&e;'>]>"),
    ("entity", "<!DOCTYPE a [<!ENTITY e 'x'>]>"),
    ("external-entity", "<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]>"),
    ("parameter-entity", "<!DOCTYPE a [<!ENTITY % e SYSTEM '/etc/passwd'>%e;]>"),
    ("unparsed-entity", "<!DOCTYPE a [<!NOTATION n SYSTEM 'n'><!ENTITY e SYSTEM 'e' NDATA n>]>"),
    ("entity-in-itself", "<!DOCTYPE a [<!ENTITY e '&e;'>]>"),
    ("notation", "<!DOCTYPE a [<!NOTATION n PUBLIC 'n'>]>"),
    ("conditional-section", "<!DOCTYPE a [<![INCLUDE[<!ELEMENT a ANY>]]>]>"),
    ("twice", "<!DOCTYPE a><!DOCTYPE a>"),
]:
    row("2.8", f"doctype-{name}", text + "<a/>", rule="XML-DOCTYPE")
row("2.8", "doctype-in-UTF-16", b"\xff\xfe" + wide("<!DOCTYPE a><a/>"), rule="XML-DOCTYPE")
row("2.8", "doctype-small-letters", "<!doctype a><a/>", "<a/>")
row("2.8", "doctype-after", "<a/><!DOCTYPE a>", "<a/>", rule="XML-DOCTYPE")


def expat_accepts(data):
    try:
        xml.parsers.expat.ParserCreate(namespace_separator=" ").Parse(data, True)
        return True
    except (xml.parsers.expat.ExpatError, ValueError, LookupError):
        return False


def xmllint_accepts(path):
    done = subprocess.run(["xmllint", "--noout", "--nonet", str(path)], capture_output=True)
    return done.returncode == 0 and not done.stderr


def main():
    for folder in ["not-well-formed", "well-formed"]:
        (here / folder).mkdir(exist_ok=True)
        for old in (here / folder).glob("*.xml"):
            old.unlink()
    assert len({name for name, *_ in rows}) == len(rows), "a name twice"
    lines = []
    for name, section, rule, bad, good in rows:
        (here / "not-well-formed" / f"{name}.xml").write_bytes(bad)
        if good is not None:
            (here / "well-formed" / f"{name}.xml").write_bytes(good)
        lines.append(f"{name}\t{section}\t{rule}\n")
    (here / "table.tsv").write_text("".join(lines), encoding="utf-8")


def check():
    """Prints name, expat's verdict and xmllint's for both sides: `name bad|good yes|no yes|no`."""
    for folder, side in [("not-well-formed", "bad"), ("well-formed", "good")]:
        for path in sorted((here / folder).glob("*.xml")):
            verdicts = [expat_accepts(path.read_bytes()), xmllint_accepts(path)]
            print(path.stem, side, *("yes" if verdict else "no" for verdict in verdicts))


if __name__ == "__main__":
    check() if "--check" in sys.argv else main()
