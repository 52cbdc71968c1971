"""Kinds about the file as a whole: ends, directory, volumes, gaps, overlaps, ZIP64 records."""
import struct

from zipbytes import (APP, DOCUMENT, ELSEWHERE, EVIL, FILES, GOOD, LAW, LEGAL, Entry, Head, app,
                      archive, end64, end_record, entry, field, kind, law, streamed,
                      wide_field)
import zlib

plain = archive(GOOD)
other = archive([entry("application.xml", b"<evil/>"), EVIL])
END = end_record(0, 0, 0)

kind("plain", "-", "the example, as every reader takes it", plain)
kind("order", "-", "entries in another order than the directory",
     archive(GOOD, order=[4, 3, 2, 1, 0]))

kind("empty", "ZIP-EMPTY", "no byte at all", b"", examined="XML-EMPTY")
kind("half", "ZIP-TRUNCATED", "the first half of a copy", plain[:len(plain) // 2])
kind("last-byte", "ZIP-TRUNCATED", "all but the last byte", plain[:-1])
kind("volume-first", "ZIP-MULTI-DISK", "the first of several volumes", b"PK\7\x08" + plain[:900])
kind("volume-marker", "ZIP-MULTI-DISK", "the marker of volumes before a whole archive",
     archive(GOOD, prefix=b"PK\7\x08"))
kind("volume-single", "ZIP-MULTI-DISK", "the marker of a volume that stayed alone (`PK00`)",
     archive(GOOD, prefix=b"PK00"))
kind("trailing", "ZIP-TRAILING", "a byte after the end", plain + b"\0")
kind("trailing-page", "ZIP-TRAILING", "a web page after the end", plain + b"<html></html>\n")
kind("comment", "ZIP-COMMENT", "a comment", archive(GOOD, comment=b"hello"))
kind("comment-end", "ZIP-TWO-ENDS", "an end record of no entries in the comment",
     archive(GOOD, comment=END))
kind("comment-archive", "ZIP-TWO-ENDS", "a whole other archive in the comment",
     archive(GOOD, comment=other))
kind("comment-longer", "ZIP-TRUNCATED", "a comment longer than the rest of the file",
     archive(GOOD, comment=b"x", length=9))
kind("two-ends", "ZIP-TWO-ENDS", "two end records in a row", archive(GOOD, after=END))
kind("end-in-content", "ZIP-TWO-ENDS", "an end record in a content, whose comment is the rest",
     GOOD + [entry("a.txt", b"text" + end_record(0, 0, 0, length=22 + sum(
         len(e.central_bytes(0)) for e in GOOD + [EVIL]) - 3))])
kind("concatenated", "ZIP-PREFIX", "two archives in a row, each with its own offsets",
     other + plain)
kind("concatenated-counted", "ZIP-PREFIX", "two archives in a row, offsets from the first byte",
     archive(GOOD, prefix=other))
kind("program", "ZIP-PREFIX", "behind a program that unpacks it",
     archive(GOOD, prefix=b"MZ" + bytes(510)))
kind("program-uncounted", "ZIP-PREFIX", "behind a program that no offset counts",
     archive(GOOD, prefix=b"MZ" + bytes(510), base=512))
kind("polyglot-xml", "ZIP-PREFIX", "behind an XML document",
     archive(GOOD, prefix=b"<application/>"))
kind("end-disk", "ZIP-MULTI-DISK", "the end record is on volume 1", archive(GOOD, disk=1))
kind("directory-disk", "ZIP-MULTI-DISK", "the directory is on volume 1",
     archive(GOOD, directory_disk=1))
kind("count-here", "ZIP-MULTI-DISK", "fewer entries on this volume than in all",
     archive(GOOD, here=1))
kind("entry-disk", "ZIP-MULTI-DISK", "an entry is on volume 1", law(LAW.but(disk=1)))
kind("count-more", "ZIP-DIRECTORY", "an entry more is told than there is", archive(GOOD, count=6))
kind("count-fewer", "ZIP-DIRECTORY", "an entry fewer is told than there is", archive(GOOD, count=4))
kind("count-huge", "ZIP-LIMIT-ENTRIES", "65,534 entries are told", archive(GOOD, count=65534))
kind("count-none", "ZIP-NO-ENTRIES", "no entry is told", archive(GOOD, count=0))
kind("no-entries", "ZIP-NO-ENTRIES", "an end record alone", END)
kind("directory-short", "ZIP-GAP", "the directory is told to be shorter by its last header",
     archive(GOOD, count=4, size=len(b"".join(e.central_bytes(0) for e in GOOD[:4]))))
kind("directory-beyond", "ZIP-DIRECTORY", "the directory is told to be beyond the file",
     archive(GOOD, offset=ELSEWHERE - 1))
kind("directory-long", "ZIP-DIRECTORY", "the directory is told to reach into its end record",
     archive(GOOD, size=9999))
start = len(plain) - 22 - sum(len(e.central_bytes(0)) for e in GOOD)
kind("directory-other", "ZIP-GAP", "the offset names one directory, another lies before the end",
     archive(GOOD, gap=EVIL.central_bytes(0), offset=start))
kind("directory-signed", "ZIP-GAP", "a digital signature after the directory",
     archive(GOOD, after=b"PK\5\5" + struct.pack("<H", 4) + b"sign"))
kind("directory-encrypted", "ZIP-ENCRYPTED", "an extra data record, as before masked headers",
     archive(GOOD, gap=b"PK\6\x08" + struct.pack("<I", 4) + b"keys"))
kind("header-broken", "ZIP-DIRECTORY", "a directory header without its signature",
     plain[:start] + b"PK\1\1" + plain[start + 4:])

kind("gap", "ZIP-GAP", "a byte between entries", law(LAW.but(before=b"\0")))
kind("gap-directory", "ZIP-GAP", "a byte before the directory", archive(GOOD, gap=b"\0"))
kind("gap-end", "ZIP-GAP", "a byte between directory and end record", archive(GOOD, after=b"\0"))
hidden = EVIL.local_bytes() + EVIL.data
kind("hidden-between", "ZIP-GAP", "an entry between others that the directory does not have",
     law(LAW.but(before=hidden)))
kind("hidden-last", "ZIP-GAP", "an entry before the directory that it does not have",
     archive(GOOD, gap=hidden))
kind("hidden-first", "ZIP-PREFIX", "an entry before all others that the directory does not have",
     app(APP.but(before=hidden)))
kind("hidden-application", "ZIP-PREFIX", "another application.xml before the listed one",
     app(APP.but(before=entry("application.xml", b"<evil/>").local_bytes() + b"<evil/>")))

inner = entry("evil.txt", b"evil\n")
kind("overlap-shared", "ZIP-OVERLAP ZIP-MISMATCH-NAME", "two entries share one local header",
     archive(GOOD + [EVIL.but(offset=0).at("central", crc=APP.central.crc, method=8,
                                           packed=APP.central.packed, size=APP.central.size)],
             order=[0, 1, 2, 3, 4]))
nest = entry("a.txt", inner.local_bytes() + inner.data + b"end")
kind("overlap-inside", "ZIP-OVERLAP", "an entry inside the content of another",
     archive([nest, inner.but(offset=len(nest.local_bytes()))] + GOOD, order=[0, 2, 3, 4, 5, 6]))
host = LAW.at("local", extra=field(0x4141, hidden))
kind("overlap-extra", "ZIP-OVERLAP", "an entry inside the extra field of another",
     archive([host, inner.but(offset=30 + len(LEGAL) + 4)] + [APP] + GOOD[2:],
             order=[0, 2, 3, 4, 5]))
# Fifield's quoted overlap: a stored block of deflate quotes the next local header.
kernel = entry("b.txt", b"kernel " * 30, 8)
quoted = kernel.local_bytes()
body = b"\0" + struct.pack("<HH", len(quoted), len(quoted) ^ 0xFFFF) + quoted + kernel.data
quoter = Entry(*[Head(b"a.txt", 8, zlib.crc32(quoted + b"kernel " * 30), len(body),
                      len(quoted) + 210)] * 2, data=body)
kind("overlap-quoted", "ZIP-OVERLAP", "a bomb of entries that quote each other's headers",
     archive([quoter, kernel.but(offset=len(quoter.local_bytes()) + 5)] + GOOD,
             order=[0, 2, 3, 4, 5, 6]))
kind("overlap-directory", "ZIP-OVERLAP", "data that reach into the directory",
     GOOD[:4] + [GOOD[4].both(packed=GOOD[4].central.packed + 8)])
kind("local-elsewhere", "ZIP-LOCAL-HEADER ZIP-OVERLAP", "no local header where the directory says",
     law(LAW.but(offset=7)))

kind("zip64-end", "-", "ZIP64 end records that were not needed", archive(GOOD, wide={}))
kind("zip64-end-only", "-", "every number in the ZIP64 end record",
     archive(GOOD, wide={}, count=65535, here=65535, size=ELSEWHERE, offset=ELSEWHERE))
kind("zip64-end-count", "ZIP-ZIP64", "the ZIP64 end record tells another count",
     archive(GOOD, wide=dict(count=4)))
kind("zip64-end-offset", "ZIP-ZIP64", "the ZIP64 end record names another directory",
     archive([EVIL] + GOOD, wide=dict(offset=99)))
kind("zip64-end-encrypted", "ZIP-ZIP64", "a ZIP64 end record of version 2, for encryption",
     archive(GOOD, wide=dict(more=bytes(28), version=62)))
kind("zip64-end-missing", "ZIP-ZIP64", "numbers point to a ZIP64 end record that is missing",
     archive(GOOD, offset=ELSEWHERE))
kind("zip64-locator-astray", "ZIP-ZIP64", "the locator names another ZIP64 end record",
     archive(GOOD, gap=end64(0, 0, 0, 0)[:56], wide=dict(record_at=start)))
kind("zip64-end-unlocated", "ZIP-GAP", "a ZIP64 end record without its locator",
     archive(GOOD, after=end64(5, 0, 0, 0)[:56]))
kind("zip64-locator-comment", "ZIP-ZIP64", "a locator in the comment of the last entry",
     GOOD[:4] + [GOOD[4].but(comment=b"PK\6\7" + bytes(12) + b"\1\0\0\0")])
kind("entry-comment", "-", "a comment on an entry", law(LAW.but(comment=b"first")))
kind("entry-comment-end", "ZIP-TWO-ENDS", "an end record in the comment of the last entry",
     GOOD[:4] + [GOOD[4].but(comment=end_record(0, 0, 0, length=22)[:22])])

short = dict(packed=ELSEWHERE, size=ELSEWHERE)
size = len(FILES[0])
kind("zip64-local", "-", "ZIP64 sizes in the local header, as Python forces them",
     law(LAW.at("local", extra=wide_field(size, size), **short)))
kind("zip64-central", "-", "ZIP64 sizes and offset in the directory",
     app(APP.but(offset=ELSEWHERE).at(
         "central", extra=wide_field(len(DOCUMENT), len(APP.data), 0), **short)))
kind("zip64-go", "-", "ZIP64 sizes, and the offset once more, as Go writes it",
     app(APP.at("central", extra=wide_field(len(DOCUMENT), len(APP.data), 0), **short)))
kind("zip64-go-astray", "ZIP-ZIP64", "the same with another offset",
     app(APP.at("central", extra=wide_field(len(DOCUMENT), len(APP.data), 9), **short)))
kind("zip64-missing", "ZIP-ZIP64", "sizes of 0xFFFFFFFF and no ZIP64 field", law(LAW.both(**short)))
kind("zip64-unasked", "ZIP-ZIP64", "a ZIP64 field that nothing points to",
     law(LAW.at("central", extra=wide_field(5))))
kind("zip64-short", "ZIP-ZIP64", "a ZIP64 field of one number where two are due",
     law(LAW.at("central", extra=wide_field(size), **short)))
kind("zip64-local-other", "ZIP-MISMATCH-SIZE", "the local ZIP64 field tells another size",
     law(LAW.at("local", extra=wide_field(size - 1, size), **short)))
kind("zip64-local-two", "ZIP-ZIP64", "sizes in the local header beside another ZIP64 field",
     law(LAW.at("local", extra=wide_field(5, 5))))
kind("zip64-twice", "ZIP-EXTRA", "two ZIP64 fields",
     law(LAW.at("central", extra=wide_field(size, size) + wide_field(5, 5), **short)))
kind("zip64-negative", "ZIP-ZIP64", "a size beyond 2^63",
     law(LAW.both(extra=wide_field((1 << 64) - 1, size), **short)))

stream = streamed(LAW)
kind("streamed", "-", "sizes in a descriptor after the data", app(streamed(APP)))
kind("streamed-wide", "-", "the same with a ZIP64 descriptor", app(streamed(APP, wide=True)))
kind("streamed-stored", "-", "the same of a stored entry", law(stream))
kind("descriptor-unsigned", "ZIP-DESCRIPTOR", "a descriptor without its signature",
     app(streamed(APP, signature=b"")))
kind("descriptor-crc", "ZIP-DESCRIPTOR", "a descriptor with another CRC",
     law(stream.but(descriptor=stream.descriptor[:4] + b"\0\0\0\0" + stream.descriptor[8:])))
kind("descriptor-size", "ZIP-DESCRIPTOR", "a descriptor with another size",
     law(stream.but(descriptor=stream.descriptor[:8] + b"\5\0\0\0" + stream.descriptor[12:])))
kind("descriptor-wide", "ZIP-DESCRIPTOR ZIP-GAP", "a ZIP64 descriptor that no field announces",
     app(streamed(APP).but(descriptor=streamed(APP, wide=True).descriptor)))
kind("descriptor-missing", "ZIP-DESCRIPTOR ZIP-OVERLAP", "no descriptor where one is announced",
     law(stream.but(descriptor=b"")))
kind("descriptor-unannounced", "ZIP-GAP", "a descriptor that no flag announces",
     law(LAW.but(descriptor=stream.descriptor)))
lure = b"evil\n"
decoy = lure + b"PK\7\x08" + struct.pack("<III", zlib.crc32(lure), 5, 5) + hidden
kind("descriptor-decoy", "ZIP-DESCRIPTOR",
     "a stored stream that holds a descriptor and another entry",
     GOOD + [streamed(entry("a.txt", decoy))])
