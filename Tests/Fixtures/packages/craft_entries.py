"""Kinds about one entry: what is told twice, methods, encryption, types, contents."""
import struct
import zlib

from zipbytes import (APP, DOCUMENT, ENCRYPTED, EVIL, FILES, GOOD, LAW, LEGAL, UTF8, Entry, Head,
                      app, archive, deflated, entry, field, kind, law, listed, mode, more)

kind("twice-name", "ZIP-MISMATCH-NAME", "another name in the local header",
     law(LAW.at("local", name=LEGAL.replace("legal", "local").encode())))
kind("twice-name-application", "ZIP-MISMATCH-NAME",
     "a local header that calls another file application.xml",
     GOOD + [EVIL.at("local", name=b"application.xml")])
kind("twice-size", "ZIP-MISMATCH-SIZE", "another size in the local header",
     app(APP.at("local", size=5)))
kind("twice-packed", "ZIP-MISMATCH-SIZE", "another compressed size in the local header",
     app(APP.at("local", packed=5)))
kind("twice-crc", "ZIP-MISMATCH-CRC", "another CRC in the local header", law(LAW.at("local", crc=5)))
kind("twice-crc-none", "ZIP-MISMATCH-CRC", "no CRC in the local header and no descriptor",
     law(LAW.at("local", crc=0)))
kind("twice-method", "ZIP-MISMATCH-METHOD", "stored in the local header, deflated in the directory",
     app(APP.at("local", method=0)))
kind("twice-time", "ZIP-MISMATCH-TIME", "another time in the local header",
     law(LAW.at("local", time=0x5C214801)))
kind("twice-utf8", "ZIP-MISMATCH-FLAGS", "the flag of UTF-8 in the local header alone",
     law(LAW.at("local", flags=UTF8)))
kind("twice-utf8-directory", "ZIP-MISMATCH-FLAGS", "the flag of UTF-8 in the directory alone",
     law(LAW.at("central", flags=UTF8)))
kind("twice-encrypted", "ZIP-MISMATCH-FLAGS", "the flag of encryption in the local header alone",
     law(LAW.at("local", flags=ENCRYPTED)))
kind("twice-encrypted-directory", "ZIP-ENCRYPTED ZIP-MISMATCH-FLAGS",
     "the flag of encryption in the directory alone", law(LAW.at("central", flags=ENCRYPTED)))
kind("twice-streamed", "ZIP-MISMATCH-FLAGS", "the flag of a descriptor in the local header alone",
     law(LAW.at("local", flags=8)))

kind("extra-unknown", "-", "an unknown extra field", law(LAW.both(extra=field(0x4141, b"extra"))))
kind("extra-local", "-", "an unknown extra field in the local header alone",
     law(LAW.at("local", extra=field(0x4141, b"extra"))))
kind("extra-beyond", "ZIP-EXTRA", "an extra field longer than its room",
     law(LAW.both(extra=struct.pack("<HH", 0x4141, 99) + b"extra")))
kind("extra-rest", "ZIP-EXTRA", "three bytes that are no extra field",
     law(LAW.both(extra=b"\1\2\3")))

for name, method in (("shrunk", 1), ("imploded", 6), ("deflate64", 9), ("bzip2", 12),
                     ("lzma", 14), ("zstd", 93), ("xz", 95), ("ppmd", 98)):
    kind("method-" + name, "ZIP-METHOD", "method %d, %s" % (method, name),
         law(LAW.both(method=method)))
kind("method-aes-alone", "ZIP-METHOD", "method 99 and no sign of encryption",
     law(LAW.both(method=99)))

secret = bytes(12) + FILES[0]
kind("encrypted", "ZIP-ENCRYPTED", "traditional encryption",
     law(LAW.both(flags=ENCRYPTED, packed=len(secret)).but(data=secret)))
kind("encrypted-strong", "ZIP-ENCRYPTED", "strong encryption",
     law(LAW.both(flags=ENCRYPTED | 1 << 6)))
kind("encrypted-masked", "ZIP-ENCRYPTED", "masked header values", law(LAW.both(flags=1 << 13)))
aes = field(0x9901, struct.pack("<H2sBH", 2, b"AE", 3, 0))
kind("encrypted-aes", "ZIP-ENCRYPTED", "AES of WinZip",
     law(LAW.both(flags=ENCRYPTED, method=99, crc=0, extra=aes, packed=len(secret)).but(
         data=secret)))
kind("encrypted-field", "ZIP-ENCRYPTED", "a strong encryption field and no flag",
     law(LAW.both(extra=field(0x0017, bytes(8)))))
kind("encrypted-field-local", "ZIP-ENCRYPTED", "the AES field in the local header alone",
     law(LAW.at("local", extra=aes)))
kind("flag-patch", "ZIP-FLAGS", "the flag of patched data", law(LAW.both(flags=1 << 5)))
kind("flag-reserved", "ZIP-FLAGS", "a reserved flag", law(LAW.both(flags=1 << 15)))

kind("link", "ZIP-LINK", "a symbolic link", mode(0o120777))
kind("link-dos", "ZIP-LINK", "a symbolic link that says it is from DOS", mode(0o120777, made=0))
kind("pipe", "ZIP-LINK", "a named pipe", mode(0o010644))
kind("device-character", "ZIP-LINK", "a character device", mode(0o020644))
kind("device-block", "ZIP-LINK", "a block device", mode(0o060644))
kind("socket", "ZIP-LINK", "a socket", mode(0o140644))
kind("reparse", "ZIP-LINK", "a reparse point of Windows", law(LAW.but(attributes=0x400, made=0)))
kind("label", "ZIP-LINK", "a volume label of DOS", law(LAW.but(attributes=8, made=0)))
kind("link-field", "ZIP-LINK", "a link in PKWARE's Unix field",
     law(LAW.both(extra=field(0x000D, bytes(12) + b"/etc/passwd"))))
kind("link-field-asi", "ZIP-LINK", "a link in the ASi Unix field of the local header alone",
     law(LAW.at("local", extra=field(0x756E, bytes(4) + struct.pack("<H", 0o120777) + bytes(8)))))
kind("link-field-libarchive", "ZIP-LINK",
     "a link in libarchive's field of the local header alone",
     law(LAW.at("local", extra=field(0x6C78, struct.pack("<BHI", 5, 3 << 8, 0o120777 << 16)))))
kind("setuid", "-", "a set-user-id bit, which nobody applies", mode(0o104755))
kind("attributes-none", "-", "no attributes", law(LAW.but(attributes=0, made=0)))

folder = entry("attachments/", b"").but(attributes=0o040755 << 16 | 0x10)
kind("folder", "-", "a folder of its own", GOOD + [folder])
kind("folder-data", "ZIP-FOLDER", "a folder with data",
     GOOD + [entry("attachments/", b"evil\n").but(attributes=0x10)])
kind("folder-deflated", "-", "a folder deflated from nothing, as Java does",
     GOOD + [entry("attachments/", b"", 8).but(attributes=0)])
kind("folder-deflated-data", "ZIP-FOLDER", "a deflated folder of two other bytes",
     GOOD + [entry("attachments/", b"", 8, b"\1\0").but(attributes=0)])
kind("folder-mode", "ZIP-FOLDER", "a folder's mode on a file", mode(0o040755))
kind("folder-attribute", "ZIP-FOLDER", "a folder's attribute on a file",
     law(LAW.but(attributes=0x10, made=0)))
kind("file-slash", "ZIP-FOLDER", "a file's mode on a name with a slash at its end",
     GOOD + [entry("evil.txt/", b"")])

kind("stored-unequal", "ZIP-MISMATCH-SIZE", "stored with two sizes",
     law(LAW.both(size=len(FILES[0]) + 1)))
kind("deflated-nothing", "ZIP-MISMATCH-SIZE", "deflated to no bytes at all",
     law(LAW.both(method=8, packed=0).but(data=b"")))
kind("deflated-empty", "-", "an empty file of no deflated bytes", listed(LEGAL, b"", method=8))
kind("content-crc", "ZIP-CONTENT-CRC", "another CRC than the content's", law(LAW.both(crc=5)))
kind("content-crc-application", "ZIP-CONTENT-CRC", "the same of application.xml",
     app(APP.both(crc=5)))
kind("content-longer", "ZIP-CONTENT-SIZE", "a content longer than told",
     app(APP.both(size=len(DOCUMENT) - 1)))
kind("content-shorter", "ZIP-CONTENT-SIZE", "a content shorter than told",
     app(APP.both(size=len(DOCUMENT) + 1)))
kind("deflate-tail", "ZIP-DATA", "bytes after the end of deflated data",
     app(APP.but(data=APP.data + b"evil").both(packed=len(APP.data) + 4)))
second = deflated(b"evil\n")
kind("deflate-two", "ZIP-DATA", "a second deflated stream after the first",
     app(APP.but(data=APP.data + second).both(packed=len(APP.data + second))))
kind("deflate-cut", "ZIP-DATA", "deflated data cut short",
     app(APP.but(data=APP.data[:-9]).both(packed=len(APP.data) - 9)))
kind("deflate-broken", "ZIP-DATA", "deflated data of an unknown block",
     app(APP.but(data=b"\7" + APP.data[1:])))
wrapped = zlib.compress(FILES[0])
kind("deflate-zlib", "ZIP-DATA", "deflated data in the wrapping of zlib",
     law(LAW.both(method=8, packed=len(wrapped)).but(data=wrapped)))

zeros = bytes(9 << 20)
kind("bomb", "ZIP-LIMIT-RATIO", "9 MiB of zeros", law(entry(LEGAL, zeros, 8)))
lie = Head(LEGAL.encode(), 8, 5, 99, 0xFFFFFFF0)
kind("bomb-told", "ZIP-LIMIT-RATIO", "4 GiB told of 99 bytes", law(Entry(lie, lie, bytes(99))))
zeros = bytes(1 << 20)
kind("bomb-many", "ZIP-LIMIT-RATIO", "nine entries of 1 MiB of zeros",
     GOOD + [entry("z%d.bin" % index, zeros, 8) for index in range(9)])

inner = archive([EVIL])
kind("nested-name", "ZIP-NESTED", "a ZIP inside, by its name", more("inner.zip"))
kind("nested-name-capitals", "ZIP-NESTED", "a tar inside, by its name", more("INNER.TAR.GZ"))
kind("nested-jar", "ZIP-NESTED", "a Java archive", listed("attachments/a.jar", inner))
tar = bytearray(512)
tar[257:262] = b"ustar"
disc = bytearray(34816)
disc[32769:32774] = b"CD001"
for name, content in (
        ("zip", inner), ("rar", b"Rar!\x1a\7\1\0"), ("7z", b"7z\xbc\xaf\x27\x1c\0\4"),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0"), ("xz", b"\xfd7zXZ\0\0\4"),
        ("bzip2", b"BZh91AY&SY"), ("zstd", b"\x28\xb5\x2f\xfd\4\0"), ("tar", bytes(tar)),
        ("cab", b"MSCF\0\0\0\0\x2c\0"), ("iso", bytes(disc)), ("deb", b"!<arch>\ndebian"),
        ("cpio", b"070701" + b"0" * 104 + b"a\0"), ("lha", b"\x20\0-lh5-" + bytes(80))):
    kind("nested-" + name, "ZIP-NESTED", "%s inside, by its bytes" % name,
         listed("attachments/a.txt", content))
kind("office", "-", "an office document, which is a ZIP by its nature",
     listed("attachments/a.docx", inner))
