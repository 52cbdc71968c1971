"""A writer of ZIP files in which every field can be wrong, and the example application in one.

The records are packed here, not by a library: no library would write most of them.
"""
import dataclasses
import hashlib
import os
import re
import struct
import zlib
from dataclasses import dataclass

EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../schemas/examples")
ELSEWHERE = 0xFFFFFFFF
UTF8, STREAMED, ENCRYPTED = 1 << 11, 1 << 3, 1


@dataclass(frozen=True)
class Head:
    """What a local header and a directory header both say."""
    name: bytes
    method: int
    crc: int
    packed: int
    size: int
    flags: int = 0
    time: int = 0x5C214800
    extra: bytes = b""

    def fields(self):
        return struct.pack("<HHHIIIIHH", 20, self.flags, self.method, self.time, self.crc,
                           self.packed, self.size, len(self.name), len(self.extra))


@dataclass(frozen=True)
class Entry:
    local: Head
    central: Head
    data: bytes
    descriptor: bytes = b""
    before: bytes = b""
    attributes: int = 0o100644 << 16
    made: int = 3
    disk: int = 0
    offset: int = None
    comment: bytes = b""

    def but(self, **changes):
        return dataclasses.replace(self, **changes)

    def at(self, side, **changes):
        return self.but(**{side: dataclasses.replace(getattr(self, side), **changes)})

    def both(self, **changes):
        return self.at("local", **changes).at("central", **changes)

    def local_bytes(self):
        return b"PK\3\4" + self.local.fields() + self.local.name + self.local.extra

    def central_bytes(self, offset):
        head = self.central
        return (b"PK\1\2" + struct.pack("<BB", 30, self.made) + head.fields()
                + struct.pack("<HHHII", len(self.comment), self.disk, 0, self.attributes,
                              offset if self.offset is None else self.offset)
                + head.name + head.extra + self.comment)


def entry(name, content, method=0, data=None):
    name = name.encode() if isinstance(name, str) else name
    if data is None:
        data = deflated(content) if method == 8 else content
    head = Head(name, method, zlib.crc32(content), len(data), len(content),
                flags=0 if name.isascii() else UTF8)
    return Entry(head, head, data)


def deflated(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def streamed(one, wide=False, signature=b"PK\7\x08"):
    """As a writer into a pipe leaves an entry: nothing known before the data, all after."""
    head = dataclasses.replace(one.central, flags=one.central.flags | STREAMED)
    form = "<IQQ" if wide else "<III"
    told = dict(packed=ELSEWHERE, size=ELSEWHERE, extra=wide_field(0, 0)) if wide else dict(
        packed=0, size=0)
    return one.but(central=head, local=dataclasses.replace(head, crc=0, **told),
                   descriptor=signature + struct.pack(form, head.crc, head.packed, head.size))


def field(number, body):
    return struct.pack("<HH", number, len(body)) + body


def wide_field(*values):
    return field(1, b"".join(struct.pack("<Q", value) for value in values))


def path_field(name, raw, flaw=0):
    return field(0x7075, b"\1" + struct.pack("<I", zlib.crc32(raw) ^ flaw) + name.encode())


def end_record(count, size, offset, comment=b"", disk=0, directory_disk=0, here=None, length=None):
    return b"PK\5\6" + struct.pack(
        "<HHHHIIH", disk, directory_disk, count if here is None else here, count, size, offset,
        len(comment) if length is None else length) + comment


def end64(count, size, offset, record_at, more=b"", version=45):
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44 + len(more), version, version, 0, 0, count,
                                     count, size, offset) + more
    return record + b"PK\6\7" + struct.pack("<IQI", 0, record_at, 1)


def archive(entries, prefix=b"", base=0, gap=b"", after=b"", comment=b"", tail=b"", order=None,
            wide=None, **end):
    """The file. `base` is what offsets do not count, `gap` lies before the directory, `after`
    behind it; `wide` are changes of the ZIP64 records and `end` those of the end record."""
    out = prefix
    offsets = [0] * len(entries)
    for index in order or range(len(entries)):
        out += entries[index].before
        offsets[index] = len(out) - base
        out += entries[index].local_bytes() + entries[index].data + entries[index].descriptor
    out += gap
    told = dict(count=len(entries), offset=len(out) - base)
    directory = b"".join(e.central_bytes(o) for e, o in zip(entries, offsets))
    told["size"] = len(directory)
    out += directory + after
    if wide is not None:
        out += end64(**{**told, "record_at": len(out), **wide})
    return out + end_record(**{**told, "comment": comment, **end}) + tail


# The example application, which is accepted as it is.

def read(*path):
    with open(os.path.join(EXAMPLES, *path), "rb") as file:
        return file.read()


LEGAL = "attachments/legal-basis.txt"
PATHS = [LEGAL, "attachments/risk-assessment.txt", "attachments/evidence-deposit.txt",
         "attachments/sample.csv"]
DOCUMENT = read("resource-registration.xml")
FILES = [read("resource-registration", path) for path in PATHS]


def application(path=LEGAL, content=FILES[0]):
    """The document with another first attachment."""
    text = DOCUMENT.decode().replace('path="%s"' % LEGAL, 'path="%s"' % path, 1)
    return re.sub(r'(path="%s"[^>]*?) size="\d+"\s+digest="sha256:\w+"' % re.escape(path),
                  r'\1 size="%d" digest="sha256:%s"' % (
                      len(content), hashlib.sha256(content).hexdigest()), text, count=1).encode()


GOOD = [entry("application.xml", DOCUMENT, 8)] + [
    entry(path, content, 8 if index == 3 else 0)
    for index, (path, content) in enumerate(zip(PATHS, FILES))]
APP, LAW = GOOD[0], GOOD[1]
EVIL = entry("evil.txt", b"evil\n")


def law(one):
    """The example with another entry in place of its first attachment."""
    return [APP, one] + GOOD[2:]


def app(one):
    return [one] + GOOD[1:]


class Package(list):
    """Entries, and the files that a reader should find in them."""
    holds = [("application.xml", DOCUMENT)] + list(zip(PATHS, FILES))


def listed(path, content, raw=None, **changes):
    """The example with another first attachment, which its document lists."""
    one = entry(path if raw is None else raw, content)
    document = application(path, content)
    package = Package([entry("application.xml", document, 8),
                       one.both(**changes) if changes else one] + GOOD[2:])
    package.holds = [("application.xml", document), (path, content)] + list(
        zip(PATHS[1:], FILES[1:]))
    return package


def more(*names):
    """The example and entries under names that are the matter."""
    return GOOD + [entry(name, b"").but(attributes=0x10) if name.endswith("/")
                   else entry(name, b"more\n") for name in names]


def mode(number, made=3):
    return law(LAW.but(attributes=number << 16, made=made))


KINDS = []


def kind(name, rules, what, content, examined=None, holds=None):
    """Adds a file: the rules of the ZIP reader and of the examination (`-` for accepted), and the
    files it holds, when those are not the example's."""
    holds = holds or getattr(content, "holds", Package.holds)
    if isinstance(content, list):
        content = archive(content)
    KINDS.append((name + ".zip", rules, examined or rules, what, content, holds))
