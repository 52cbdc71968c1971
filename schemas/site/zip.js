/* ZIP archives of the plainest form: what the registry accepts, and nothing else.

   Written: entries stored, in the order of their names, dated 1980-01-01, names in UTF-8 with its
   flag, no extra fields, no descriptors, no comments. So the same files always give the same bytes.
   Read: one disk, stored or deflated, nothing encrypted, no ZIP64; whatever disagrees with itself is
   refused. (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.) */
'use strict';
var dengji = dengji || {};

(function () {
  const maxBytes = 0xfffffffe;
  const utf8Flag = 0x0800;
  const day1980 = 0x0021;

  const table = (function () {
    const words = new Uint32Array(256);
    for (let n = 0; n < 256; n++) {
      let word = n;
      for (let bit = 0; bit < 8; bit++) word = word & 1 ? 0xedb88320 ^ (word >>> 1) : word >>> 1;
      words[n] = word;
    }
    return words;
  })();

  async function crc32(blob) {
    let crc = 0xffffffff;
    await dengji.eachPiece(blob, (bytes) => {
      for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
    });
    return (crc ^ 0xffffffff) >>> 0;
  }

  function record(fields) {
    const size = fields.reduce((sum, field) => sum + (field.bytes ? field.bytes.length : field[1]), 0);
    const view = new DataView(new ArrayBuffer(size));
    let at = 0;
    for (const field of fields) {
      if (field.bytes) {
        new Uint8Array(view.buffer).set(field.bytes, at);
        at += field.bytes.length;
      } else {
        if (field[1] === 2) view.setUint16(at, field[0], true);
        else view.setUint32(at, field[0], true);
        at += field[1];
      }
    }
    return view.buffer;
  }

  function byName(a, b) {
    const length = Math.min(a.name.length, b.name.length);
    for (let i = 0; i < length; i++) if (a.name[i] !== b.name[i]) return a.name[i] - b.name[i];
    return a.name.length - b.name.length;
  }

  /** An archive of `{name, blob}`, as a Blob. Throws where ZIP without ZIP64 does not reach. */
  async function write(files) {
    const entries = [];
    for (const file of files) {
      entries.push({
        name: new TextEncoder().encode(file.name), blob: file.blob, crc: await crc32(file.blob),
      });
    }
    entries.sort(byName);
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const entry of entries) {
      const shared = [
        [20, 2], [utf8Flag, 2], [0, 2], [0, 2], [day1980, 2], [entry.crc, 4],
        [entry.blob.size, 4], [entry.blob.size, 4], [entry.name.length, 2], [0, 2],
      ];
      parts.push(record([[0x04034b50, 4], ...shared, { bytes: entry.name }]), entry.blob);
      directory.push(record([
        [0x02014b50, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4],
        { bytes: entry.name },
      ]));
      offset += 30 + entry.name.length + entry.blob.size;
      if (offset > maxBytes || entries.length > 0xfffe) throw new RangeError('ZIP64');
    }
    const size = directory.reduce((sum, bytes) => sum + bytes.byteLength, 0);
    if (offset + size > maxBytes) throw new RangeError('ZIP64');
    const end = record([
      [0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [size, 4],
      [offset, 4], [0, 2],
    ]);
    return new Blob([...parts, ...directory, end], { type: 'application/zip' });
  }

  async function inflate(blob) {
    const stream = blob.stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Response(stream).blob();
  }

  /** The files of an archive, `{name, blob}`; folders are left out. Throws an Error that says what
      is wrong. */
  async function read(archive) {
    const tail = new Uint8Array(
      await archive.slice(Math.max(0, archive.size - 65557)).arrayBuffer());
    let at = tail.length - 22;
    const view = new DataView(tail.buffer);
    while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at -= 1;
    if (at < 0) throw new Error('no end record');
    const count = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (start + size > archive.size || count === 0xffff) throw new Error('ZIP64 or cut');
    const directory = new DataView(await archive.slice(start, start + size).arrayBuffer());
    const files = [];
    let next = 0;
    for (let i = 0; i < count; i++) {
      const entry = listed(directory, next);
      next = entry.next;
      if (!entry.name.endsWith('/')) files.push(await unpacked(archive, entry));
    }
    return files;
  }

  function listed(directory, at) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50) {
      throw new Error('central directory');
    }
    const flags = directory.getUint16(at + 8, true);
    if (flags & 1) throw new Error('encrypted');
    const nameLength = directory.getUint16(at + 28, true);
    const bytes = new Uint8Array(directory.buffer, at + 46, nameLength);
    const next = at + 46 + nameLength + directory.getUint16(at + 30, true)
      + directory.getUint16(at + 32, true);
    return {
      name: nameOf(bytes, flags), method: directory.getUint16(at + 10, true),
      crc: directory.getUint32(at + 16, true), packed: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true), offset: directory.getUint32(at + 42, true), next,
    };
  }

  function nameOf(bytes, flags) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (error) {
      if (flags & utf8Flag) throw error;
      return new TextDecoder('gb18030').decode(bytes);
    }
  }

  async function unpacked(archive, entry) {
    const head = new DataView(await archive.slice(entry.offset, entry.offset + 30).arrayBuffer());
    if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new Error('local header');
    const start = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const packed = archive.slice(start, start + entry.packed);
    if (entry.method !== 0 && entry.method !== 8) throw new Error('method ' + entry.method);
    // A copy of its own: the bytes that are checked are those that are used.
    const blob = new Blob([await (entry.method === 0 ? packed : await inflate(packed)).arrayBuffer()]);
    if (blob.size !== entry.size || await crc32(blob) !== entry.crc) {
      throw new Error('CRC-32 of ' + entry.name);
    }
    return { name: entry.name, blob };
  }

  dengji.zip = { write, read };
})();
