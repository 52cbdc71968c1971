"""Kinds about names: how bytes are read, where a path leads, which names meet."""

from zipbytes import (DOCUMENT, EVIL, FILES, GOOD, LAW, LEGAL, PATHS, UTF8, app, entry, kind, law,
                      listed, more, path_field)


def named(name, path, raw, what, rules="-", extra=None, **changes):
    """The example with an attachment at `path`, whose name stands as `raw`."""
    if extra is not None:
        changes["extra"] = extra
    kind(name, rules, what, listed(path, FILES[0], raw, **changes))


def changed(package, index, change):
    package[index] = change(package[index])
    return package


gbk = "attachments/说明.txt"
raw = gbk.encode("gbk")
named("name-gbk", gbk, raw, "a name in GBK", flags=0)
named("name-gbk-utf8", "目录.txt", "目录.txt".encode("gbk"),
      "a name in GBK that is valid UTF-8 as well (`Ŀ¼`)", flags=0)
named("name-gbk-backslash", "乗.txt", "乗.txt".encode("gbk"),
      "a name in GBK whose second byte is a backslash", flags=0)
named("name-gb18030", "\u4db5.txt", "\u4db5.txt".encode("gb18030"),
      "a name in GB18030 of four bytes", flags=0)
named("name-utf8", gbk, gbk.encode(), "a name in UTF-8 without its flag", flags=0)
named("name-field", gbk, b"attachments/__.txt", "a name in a Unicode path field",
      extra=path_field(gbk, b"attachments/__.txt"))
named("name-field-gbk", gbk, raw, "a Unicode path field over GBK", flags=0,
      extra=path_field(gbk, raw))
kind("name-field-stale", "-", "a Unicode path field with another CRC, which is stale",
     law(LAW.both(extra=path_field("evil.txt", LEGAL.encode(), flaw=1))))
kind("name-field-other", "ZIP-NAME-TWO", "a Unicode path field with another name",
     law(LAW.both(extra=path_field("evil.txt", LEGAL.encode()))))
kind("name-field-application", "ZIP-NAME-TWO", "a Unicode path field that says application.xml",
     GOOD + [EVIL.both(extra=path_field("application.xml", b"evil.txt"))])
kind("name-field-flag", "ZIP-NAME-TWO", "a Unicode path field that contradicts the flag of UTF-8",
     listed(gbk, FILES[0], gbk.encode(), flags=UTF8, extra=path_field("其他.txt", gbk.encode())))
kind("name-field-local", "ZIP-MISMATCH-NAME",
     "a Unicode path field in the local header alone, with another name",
     changed(listed(gbk, FILES[0], raw, flags=0), 1,
             lambda e: e.at("local", extra=path_field("其他.txt", raw))))
kind("name-field-twice", "ZIP-EXTRA", "two Unicode path fields",
     law(LAW.both(extra=path_field(LEGAL, LEGAL.encode()) * 2)))
kind("name-encoding", "ZIP-NAME-ENCODING", "a name in no encoding known",
     GOOD + [entry(b"a\xff.txt", b"x").both(flags=0)])
kind("name-encoding-flag", "ZIP-NAME-ENCODING", "a name in GBK under the flag of UTF-8",
     listed(gbk, FILES[0], raw, flags=UTF8))
kind("name-overlong", "ZIP-NAME-ENCODING", "`..` and `/` as overlong UTF-8",
     GOOD + [entry(b"\xc0\xae\xc0\xae\xc0\xafa.txt", b"x").both(flags=UTF8)])
kind("name-surrogate", "ZIP-NAME-ENCODING", "half a surrogate pair in UTF-8",
     GOOD + [entry(b"a\xed\xa0\x80.txt", b"x").both(flags=UTF8)])

for name, rules, path, what in (
        ("absolute", "ZIP-NAME-ABSOLUTE", "/evil.txt", "an absolute path"),
        ("root", "ZIP-NAME-ABSOLUTE ZIP-NAME-EMPTY", "/", "nothing but a slash"),
        ("network", "ZIP-NAME-ABSOLUTE ZIP-NAME-EMPTY", "//host/evil.txt", "a path of a network"),
        ("up", "ZIP-NAME-DOTS", "../evil.txt", "a path that leads out"),
        ("up-inside", "ZIP-NAME-DOTS", "attachments/../../evil.txt", "one that leads out later"),
        ("up-back", "ZIP-NAME-DOTS", "attachments/../application.xml",
         "another path to application.xml"),
        ("here", "ZIP-NAME-DOTS", "./application.xml", "the same with a dot"),
        ("up-folder", "ZIP-NAME-DOTS", "../", "a folder that leads out"),
        ("backslash", "ZIP-NAME-BACKSLASH", "attachments\\evil.txt",
         "a backslash between the parts, as old .NET wrote"),
        ("backslash-up", "ZIP-NAME-BACKSLASH", "..\\..\\evil.txt", "a way out by backslashes"),
        ("drive", "ZIP-NAME-DRIVE", "C:/evil.txt", "a drive"),
        ("drive-relative", "ZIP-NAME-DRIVE", "c:evil.txt", "a drive without a slash"),
        ("empty", "ZIP-NAME-EMPTY", "", "no name"),
        ("slashes", "ZIP-NAME-EMPTY", "attachments//evil.txt", "two slashes in a row"),
        ("nul", "ZIP-NAME-CONTROL", "evil.txt\0.xml", "a NUL in the name"),
        ("newline", "ZIP-NAME-CONTROL", "evil\n.txt", "a line feed in the name"),
        ("escape", "ZIP-NAME-CONTROL", "evil\x1b[2J.txt", "a terminal's escape in the name"),
        ("c1", "ZIP-NAME-CONTROL", "目\x85.txt", "a control character beyond ASCII"),
        ("direction", "ZIP-NAME-CONTROL", "目\u202etxt.exe", "a mark that turns the direction"),
        ("isolate", "ZIP-NAME-CONTROL", "目\u2066a\u2069.txt", "an isolate of direction"),
        ("zero-width", "ZIP-NAME-CONTROL", "目\u200b.txt", "a space of no width"),
        ("joiner", "ZIP-NAME-CONTROL", "目\u200d.txt", "a joiner of no width"),
        ("hyphen", "ZIP-NAME-CONTROL", "目\u00ad录.txt", "a soft hyphen"),
        ("filler", "ZIP-NAME-CONTROL", "目\u3164.txt", "a Hangul filler, which looks like nothing"),
        ("variation", "ZIP-NAME-CONTROL", "目\ufe00.txt", "a variation selector"),
        ("bom", "ZIP-NAME-CONTROL", "\ufeff目.txt", "a byte order mark"),
        ("dot", "ZIP-NAME-TRAILING", "evil.txt.", "a dot at the end"),
        ("space", "ZIP-NAME-TRAILING", "evil.txt ", "a space at the end"),
        ("space-folder", "ZIP-NAME-TRAILING", "evil /a.txt", "a folder with a space at its end"),
        ("space-wide", "ZIP-NAME-TRAILING", "目录\u3000", "an ideographic space at the end"),
        ("dots-three", "ZIP-NAME-TRAILING", ".../evil.txt", "a folder of three dots"),
        ("part-long", "ZIP-LIMIT-NAME", "a" * 256, "a part of 256 bytes"),
        ("long", "ZIP-LIMIT-NAME", "/".join(["a" * 100] * 6), "a path of 605 bytes"),
        ("deep", "ZIP-LIMIT-DEPTH", "a/" * 16 + "a", "17 parts"),
        ("twice", "ZIP-NAME-TWICE", LEGAL, "the same name twice"),
        ("twice-application", "ZIP-NAME-TWICE", "application.xml", "two application.xml"),
        ("case", "ZIP-NAME-ALIKE", "Application.XML", "application.xml in another case"),
        ("case-folder", "ZIP-NAME-ALIKE", "Attachments/evil.txt", "a folder in another case"),
        ("file-folder", "ZIP-NAME-FILE-FOLDER", "application.xml/evil.txt",
         "application.xml as a folder"),
        ("folder-file", "ZIP-NAME-FILE-FOLDER", "attachments", "a folder as a file"),
):
    kind("name-" + name, rules, what, more(path))
kind("name-raw-long", "ZIP-LIMIT-NAME", "60,000 bytes of name under a short Unicode path field",
     GOOD + [entry(b"?" * 60000, b"x").both(extra=path_field("a.txt", b"?" * 60000))])

for name, rules, first, second, what in (
        ("sharp-s", "ALIKE", "目ß", "目SS", "ß and SS"),
        ("sharp-capital", "ALIKE", "目ß", "目ẞ", "ß and ẞ"),
        ("dotless", "ALIKE", "目ı", "目I", "the Turkish dotless ı and I"),
        ("sigma", "ALIKE", "目ς", "目Σ", "a final sigma and Σ"),
        ("kelvin", "ALIKE", "目k", "目\u212a", "k and the Kelvin sign"),
        ("ligature", "ALIKE", "目\ufb01", "目fi", "ﬁ and fi"),
        ("composed", "TWICE", "目\u00e9", "目e\u0301", "é composed and decomposed"),
        ("encodings", "TWICE", "说明", b"\xcb\xb5\xc3\xf7", "one name in UTF-8 and in GBK")):
    both = [entry(first, b"x"), entry(second, b"y")]
    if isinstance(second, bytes):
        both[1] = both[1].both(flags=0)
    kind("twins-" + name, "ZIP-NAME-" + rules, "%s: one name to some file system" % what,
         GOOD + both)

kind("application-capitals", "-", "application.xml called Application.XML",
     app(entry("Application.XML", DOCUMENT, 8)),
     holds=[("Application.XML", DOCUMENT)] + list(zip(PATHS, FILES)))
kind("application-folder", "-", "everything inside one folder, which was zipped itself",
     [entry("bus/" + e.central.name.decode(), c)
      for e, c in zip(GOOD, [DOCUMENT] + FILES)], examined="PKG-DOCUMENT-FOLDER",
     holds=[("bus/application.xml", DOCUMENT)] + [("bus/" + p, c) for p, c in zip(PATHS, FILES)])
kind("application-missing", "-", "no application.xml", GOOD[1:], examined="PKG-NO-DOCUMENT",
     holds=list(zip(PATHS, FILES)))
kind("application-two", "-", "an application.xml and a decision.xml",
     GOOD + [entry("decision.xml", b"<decision/>")], examined="PKG-TWO-DOCUMENTS",
     holds=[("application.xml", DOCUMENT)] + list(zip(PATHS, FILES))
     + [("decision.xml", b"<decision/>")])
kind("rubbish", "-", "what macOS and Windows leave behind",
     more("__MACOSX/._application.xml", ".DS_Store", "attachments/Thumbs.db", "desktop.ini",
          "attachments/~$a.docx"))
kind("stowaway", "-", "a file that the application does not list", GOOD + [EVIL],
     examined="PKG-ATTACHMENT-EXTRA",
     holds=[("application.xml", DOCUMENT)] + list(zip(PATHS, FILES)) + [("evil.txt", b"evil\n")])
