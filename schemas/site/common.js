/* What several pages share: building elements, digests, bytes, downloads. A classic script, so that
   pages work from a disk as from a server; everything hangs on the one global `dengji`. */
'use strict';
var dengji = dengji || {};

(function () {
  /** An element; attributes whose value is null or false are left out, `on` holds listeners. */
  dengji.element = function (tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === 'on') {
        for (const [event, listener] of Object.entries(value)) {
          element.addEventListener(event, listener);
        }
      } else {
        element.setAttribute(name, value === true ? '' : String(value));
      }
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** Chinese with English after it, for the inside of an element. */
  dengji.words = function (zh, en) {
    const found = [zh];
    if (en && en !== zh) found.push(' ', dengji.element('span', { class: 'en', lang: 'en' }, en));
    return found;
  };

  /** Text for an element or attribute of XML 1.0. */
  dengji.escapeXML = function (text, isAttribute) {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
      .replace(/\r/g, '&#13;');
    if (!isAttribute) return escaped;
    return escaped.replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
  };

  /** Whether XML 1.0 can hold every character of a text (section 2.2). */
  dengji.isXMLText = function (text) {
    for (const character of text) {
      const code = character.codePointAt(0);
      const isAllowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0xd7ff)
        || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
      if (!isAllowed) return false;
    }
    return true;
  };

  dengji.hex = function (bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  /** SHA-256 (FIPS 180-4) over bytes that come piece by piece. */
  dengji.SHA256 = class {
    constructor() {
      this.state = new Uint32Array([
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
        0x5be0cd19,
      ]);
      this.block = new Uint8Array(64);
      this.filled = 0;
      this.size = 0;
      this.schedule = new Uint32Array(64);
    }

    update(bytes) {
      this.size += bytes.length;
      let at = 0;
      while (at < bytes.length) {
        const taken = Math.min(64 - this.filled, bytes.length - at);
        this.block.set(bytes.subarray(at, at + taken), this.filled);
        this.filled += taken;
        at += taken;
        if (this.filled === 64) {
          this.compress();
          this.filled = 0;
        }
      }
    }

    digest() {
      const bits = BigInt(this.size) * 8n;
      this.update(new Uint8Array([0x80]));
      this.update(new Uint8Array((120 - this.filled) % 64));
      const length = new Uint8Array(8);
      new DataView(length.buffer).setBigUint64(0, bits);
      this.update(length);
      const result = new Uint8Array(32);
      const view = new DataView(result.buffer);
      this.state.forEach((word, index) => view.setUint32(index * 4, word));
      return result;
    }

    compress() {
      const w = this.schedule;
      const view = new DataView(this.block.buffer);
      const turn = (x, n) => (x >>> n) | (x << (32 - n));
      for (let i = 0; i < 16; i++) w[i] = view.getUint32(i * 4);
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15];
        const b = w[i - 2];
        w[i] = w[i - 16] + w[i - 7] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3))
          + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = this.state;
      for (let i = 0; i < 64; i++) {
        const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g))
          + dengji.SHA256.constants[i] + w[i]) | 0;
        const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22))
          + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, index) => { this.state[index] += word; });
    }
  };

  /* The first 32 bits of the fractions of the cube roots of the first 64 primes. */
  dengji.SHA256.constants = (function () {
    const constants = [];
    for (let n = 2; constants.length < 64; n++) {
      let isPrime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) isPrime = false;
      if (!isPrime) continue;
      // The root as an integer of 40 bits behind the point, so that no rounding comes in.
      const wanted = BigInt(n) << 120n;
      let low = 0n;
      let high = 1n << 44n;
      while (high - low > 1n) {
        const middle = (low + high) >> 1n;
        if (middle ** 3n <= wanted) low = middle; else high = middle;
      }
      constants.push(Number((low >> 8n) & 0xffffffffn));
    }
    return new Uint32Array(constants);
  })();

  /** Calls `take` with the bytes of a file, piece by piece, so that none has to fit into memory. */
  dengji.eachPiece = async function (blob, take) {
    const pieceBytes = 4 << 20;
    for (let at = 0; at < blob.size; at += pieceBytes) {
      take(new Uint8Array(await blob.slice(at, at + pieceBytes).arrayBuffer()));
    }
  };

  /** The SHA-256 of a file in hexadecimal: by Web Crypto, or by the class above where the browser
      keeps Web Crypto from pages that came over plain http, or where the file is large. */
  dengji.sha256 = async function (blob) {
    const isSmall = blob.size <= 256 << 20;
    if (isSmall && window.crypto && window.crypto.subtle) {
      const digest = await window.crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
      return dengji.hex(new Uint8Array(digest));
    }
    const digest = new dengji.SHA256();
    await dengji.eachPiece(blob, (bytes) => digest.update(bytes));
    return dengji.hex(digest.digest());
  };

  /** Hands a file over as a download. */
  dengji.download = function (name, blob) {
    const address = URL.createObjectURL(blob);
    const link = dengji.element('a', { href: address, download: name, class: 'hidden' });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  /** The text of an XML file by its mark or declaration: UTF-8, UTF-16 or GB18030. Throws when the
      bytes are not what they are labelled as. */
  dengji.decodeXML = function (bytes) {
    let label = 'utf-8';
    if (bytes[0] === 0xff && bytes[1] === 0xfe) label = 'utf-16le';
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) label = 'utf-16be';
    else if (bytes[0] === 0x3c && bytes[1] === 0) label = 'utf-16le';
    else if (bytes[0] === 0 && bytes[1] === 0x3c) label = 'utf-16be';
    else {
      const head = String.fromCharCode(...bytes.subarray(0, 200));
      const found = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(head);
      if (found && !/^utf-?8$/i.test(found[1])) label = 'gb18030';
    }
    return new TextDecoder(label, { fatal: true }).decode(bytes)
      .replace(/^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '$1');
  };

  /** Now, as the registry writes times: the time of Beijing, to the second. */
  dengji.now = function () {
    return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 19) + '+08:00';
  };

  /** A number of bytes for people. */
  dengji.byteCount = function (size) {
    if (size < 1024) return size + ' B';
    const units = ['KB', 'MB', 'GB', 'TB'];
    let value = size / 1024;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit += 1;
    }
    return value.toFixed(value < 10 ? 1 : 0) + ' ' + units[unit];
  };
})();
