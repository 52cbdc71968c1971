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

  /** Something that a person is told, in two languages. */
  dengji.FormError = class extends Error {
    constructor(zh, en) {
      super(zh + ' ' + en);
      this.zh = zh;
      this.en = en;
    }
  };

  const nameStart = ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF'
    + '\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'
    + '\\u{10000}-\\u{EFFFF}';
  const xmlName = `[${nameStart}][${nameStart}.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040-]*`;
  const attribute = `(${xmlName})\\s*=\\s*("[^"<]*"|'[^'<]*')`;
  const pieces = {
    text: /[^<&]+/uy,
    reference: new RegExp('&(?:amp|lt|gt|quot|apos|#([0-9]+)|#x([0-9A-Fa-f]+));', 'uy'),
    comment: /<!--([\s\S]*?)-->/uy,
    literal: /<!\[CDATA\[[\s\S]*?\]\]>/uy,
    instruction: new RegExp(`<\\?(${xmlName})(?:\\s[\\s\\S]*?)?\\?>`, 'uy'),
    end: new RegExp(`</(${xmlName})\\s*>`, 'uy'),
    start: new RegExp(`<(${xmlName})((?:\\s+${attribute.replace(/\((?!\?)/g, '(?:')})*)\\s*(/?)>`, 'uy'),
  };

  function areReferencesGood(text) {
    const { reference } = pieces;
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
      reference.lastIndex = at;
      if (!isReferenceGood(reference.exec(text))) return false;
    }
    return true;
  }

  function isReferenceGood(found) {
    if (!found) return false;
    const code = found[1] ? parseInt(found[1], 10) : found[2] ? parseInt(found[2], 16) : 65;
    return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      && dengji.isXMLText(String.fromCodePoint(code));
  }

  /** The attributes of a tag as a map, null when they are not well-formed. */
  function attributesOf(text) {
    const found = new Map();
    for (const [, name, quoted] of text.matchAll(new RegExp(attribute, 'gu'))) {
      if (found.has(name) || !areReferencesGood(quoted)) return null;
      found.set(name, quoted.slice(1, -1));
    }
    return found;
  }

  /** Where a document without a DOCTYPE stops being well-formed (XML 1.0, Namespaces 1.0), -1 when it
      nowhere does. Looked at before the browser's parser is asked: of what is malformed that makes a
      page with a style in it, which the policy of these pages forbids and the console then tells. */
  dengji.malformedAt = function (text) {
    const open = [];
    let at = text.startsWith('\uFEFF') ? 1 : 0;
    let hasRoot = false;
    const take = (piece) => {
      piece.lastIndex = at;
      const found = piece.exec(text);
      if (found) at = piece.lastIndex;
      return found;
    };
    const isDeclared = (name, own) => {
      const parts = name.split(':');
      if (parts.length === 1 || parts[0] === 'xml') return true;
      return parts.length === 2 && parts[0] !== '' && parts[1] !== ''
        && (own.has('xmlns:' + parts[0]) || open.some((each) => each.own.has('xmlns:' + parts[0])));
    };
    const declaration = /<\?xml\s[^>]*?\?>/y;
    take(declaration);
    if (!dengji.isXMLText(text)) return [...text].findIndex((each) => !dengji.isXMLText(each));
    while (at < text.length) {
      const from = at;
      let found = take(pieces.text);
      if (found) {
        if (open.length ? found[0].includes(']]>') : /[^ \t\r\n]/.test(found[0])) return from;
      } else if (text[at] === '&') {
        if (!open.length || !isReferenceGood(take(pieces.reference))) return from;
      } else if ((found = take(pieces.comment))) {
        if (found[1].includes('--') || found[1].endsWith('-')) return from;
      } else if ((found = take(pieces.literal))) {
        if (!open.length) return from;
      } else if ((found = take(pieces.instruction))) {
        if (/^xml$/i.test(found[1])) return from;
      } else if ((found = take(pieces.end))) {
        if (!open.length || open.pop().name !== found[1]) return from;
      } else if ((found = take(pieces.start))) {
        const own = attributesOf(found[2]);
        if (!own || (hasRoot && !open.length) || !isDeclared(found[1], own)) return from;
        for (const [name, value] of own) {
          if (name.startsWith('xmlns:') ? value === '' : !isDeclared(name, own)) return from;
        }
        hasRoot = true;
        if (found[3] === '') open.push({ name: found[1], own });
      } else return from;
    }
    return hasRoot && !open.length ? -1 : text.length;
  };

  /** A document of XML; throws a sentence for people where the text is none. */
  dengji.parseXML = function (text) {
    const fault = /<!DOCTYPE/.test(text) ? -1 : dengji.malformedAt(text);
    const parsed = fault < 0 ? new DOMParser().parseFromString(text, 'application/xml') : null;
    if (parsed && !parsed.getElementsByTagName('parsererror').length) return parsed;
    const line = fault < 0 ? 0 : text.slice(0, fault).split('\n').length;
    throw new dengji.FormError(
      `文件不是格式正确的 XML${line ? `（第 ${line} 行附近）` : ''}。请选来件（ZIP 或 XML）、导出的草稿或者退回通知书的 XML；网页和 PDF 不能载入。`,
      `The file is not well-formed XML${line ? ` (near line ${line})` : ''}. Choose a package (ZIP or XML), an exported draft, or a return in XML; pages and PDFs cannot be loaded.`);
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
    let text = '';
    try {
      text = new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch (error) {
      throw new dengji.FormError(`文件不是 XML，或者编码与声明不符（按 ${label.toUpperCase()} 读不出）。请选 XML 或者 ZIP 文件；用编辑器改过的，请另存为 UTF-8。`,
        `The file is no XML, or not in the encoding that it declares (read as ${label.toUpperCase()}). Choose an XML or ZIP file; save it as UTF-8 if you edited it.`);
    }
    return text
      .replace(/^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '$1');
  };

  /** Now, as the registry writes times: the time of Beijing, to the second. */
  dengji.now = function () {
    return dengji.nowExactly().replace(/\.\d+/, '');
  };

  /** The same with milliseconds, by which two drafts of one second keep their order. */
  dengji.nowExactly = function () {
    return new Date(Date.now() + 8 * 3600 * 1000).toISOString().replace('Z', '+08:00');
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
