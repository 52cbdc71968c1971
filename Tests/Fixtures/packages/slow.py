#!/usr/bin/env python3
"""Makes a package that takes long to examine and little to send: an attachment of many zeros.

Usage: slow.py GOOD.zip FILE MEBIBYTES (below 4096). Deflate blocks that end in a full flush may be repeated, so
the zeros are compressed once. The CRC is wrong; nobody is to come so far as to notice.
"""
import io
import struct
import sys
import zipfile
import zlib

good_path, target, mebibytes = sys.argv[1:]
pieces = int(mebibytes) // 16
with zipfile.ZipFile(good_path) as archive:
    parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
piece = deflater.compress(bytes(16 << 20)) + deflater.flush(zlib.Z_FULL_FLUSH)
deflated = piece * pieces + deflater.flush(zlib.Z_FINISH)
name, size, crc = b"attachments/zeros.bin", pieces * (16 << 20), 0
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
    for part, content in parts:
        archive.writestr(zipfile.ZipInfo(part, (2026, 1, 5, 9, 0, 0)), content)
small = buffer.getvalue()
end = small.rindex(b"PK\5\6")
count, length, offset = struct.unpack("<HII", small[end + 10:end + 20])
fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x5C25, crc, len(deflated), size, len(name), 0)
local = b"PK\3\4" + fields + name + deflated
central = b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name
with open(target, "wb") as file:
    file.write(small[:offset] + local + small[offset:offset + length] + central)
    file.write(b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1,
                                       length + len(central), offset + len(local), 0))
