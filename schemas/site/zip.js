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

  async function inflate(blob, entry) {
    if (typeof DecompressionStream === 'undefined') {
      throw new dengji.FormError('这个浏览器太旧，不能解压；请换新版浏览器，或者解压后载入其中的 XML。',
        'This browser is too old to unpack: use a newer one, or unpack the archive and load its XML.');
    }
    try {
      const stream = blob.stream().pipeThrough(new DecompressionStream('deflate-raw'));
      return await new Response(stream).blob();
    } catch (error) {
      throw broken(entry.name);
    }
  }

  /** What is wrong with an archive and what helps, for people. */
  const cut = () => new dengji.FormError(
    '压缩包不完整，或者不是 ZIP 文件。请重新复制或者下载原来的文件，再载入一次。',
    'The archive is incomplete or no ZIP. Copy or download the original once more and load it again.');
  const broken = (what) => new dengji.FormError(
    `压缩包已损坏（${what}）。请重新复制或者下载原来的文件，或者重新打包。`,
    `The archive is damaged (${what}). Copy or download the original again, or pack it anew.`);

  /** The files of an archive, `{name, blob}`; folders are left out. Throws what is wrong as a
      sentence in two languages. */
  async function read(archive) {
    const tail = new Uint8Array(
      await archive.slice(Math.max(0, archive.size - 65557)).arrayBuffer());
    let at = tail.length - 22;
    const view = new DataView(tail.buffer);
    while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at -= 1;
    if (at < 0) throw cut();
    const count = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (count === 0xffff || start === 0xffffffff || size === 0xffffffff) {
      throw new dengji.FormError('压缩包是 ZIP64 格式（很大或者文件很多），本页不能读取；请解压后载入其中的 XML，附件另行选择。',
        'The archive is a ZIP64 (very large, or of many files), which this page cannot read: unpack it, load its XML, and choose the attachments.');
    }
    if (start + size > archive.size) throw cut();
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
      throw broken('central directory');
    }
    const flags = directory.getUint16(at + 8, true);
    if (flags & 1) {
      throw new dengji.FormError('压缩包设有密码，本页和登记系统都不能读取；请重新打包，不设密码。',
        'The archive has a password: neither this page nor the registry can read it. Pack it without one.');
    }
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
      if (flags & utf8Flag) throw broken('UTF-8');
      return new TextDecoder('gb18030').decode(bytes);
    }
  }

  async function unpacked(archive, entry) {
    const head = new DataView(await archive.slice(entry.offset, entry.offset + 30).arrayBuffer());
    if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw broken('local header');
    const start = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const packed = archive.slice(start, start + entry.packed);
    if (entry.method !== 0 && entry.method !== 8) {
      throw new dengji.FormError(`压缩包中 ${entry.name} 的压缩方法（${entry.method}）不受支持；请用普通的 ZIP（Deflate）重新打包。`,
        `The archive holds ${entry.name} in an unsupported method (${entry.method}): pack it as a plain ZIP (Deflate).`);
    }
    // A copy of its own: the bytes that are checked are those that are used.
    const blob = new Blob([
      await (entry.method === 0 ? packed : await inflate(packed, entry)).arrayBuffer()]);
    if (blob.size !== entry.size || await crc32(blob) !== entry.crc) {
      throw broken(entry.name);
    }
    return { name: entry.name, blob };
  }

  dengji.zip = { write, read };
})();
