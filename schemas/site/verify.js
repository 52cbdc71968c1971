/* Checks a paper of this registry in the browser, with Web Crypto and nothing of anybody else.
 *
 * A paper is written as its own exclusive canonical form (XML-EXC-C14N), with one enveloped Signature
 * as the root's last child, without white space, and one line feed at the end. So nothing is
 * canonicalised here: the bytes without the Signature are hashed as they lie there. Is that safe? What
 * the registrar signed is SHA-256 over the canonical form it wrote. A file is only confirmed when the
 * hash of its own bytes is that value, so its bytes are the registrar's, whatever XML they are: there
 * is no second reading of them. A file that merely has the same canonical form (other white space in a
 * tag, an entity, a comment, CRLF) has another hash and is refused; `dengji verify` refuses it too.
 * The Signature element itself is not hashed. Therefore it is not parsed either but compared with the
 * only byte sequence it may be, with room for three Base64 values; each value must be in its one form
 * (Base64 without spare bits, s the smaller of the two that verify), so that no byte of the file can
 * be other than it was. Only then is the text handed to the browser's XML parser, for showing.
 *
 * The key comes out of the certificate in the paper, which counts when the trust anchor signed it
 * (one step, as the registry issues them). DER is read by a small strict reader: definite lengths in
 * their shortest form, nothing left over, no unknown critical extension (X.690 §10, RFC 5280 §4.2).
 */
(function () {
  'use strict';

  const dengji = window.dengji = window.dengji || {};
  dengji.data = dengji.data || {};

  // Bytes

  const ascii = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
  const hexOf = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

  function startsWith(bytes, text) {
    if (bytes.length < text.length) return false;
    for (let i = 0; i < text.length; i++) if (bytes[i] !== text.charCodeAt(i)) return false;
    return true;
  }

  function lastIndex(bytes, text) {
    for (let i = bytes.length - text.length; i >= 0; i--) {
      let k = 0;
      while (k < text.length && bytes[i + k] === text.charCodeAt(k)) k++;
      if (k === text.length) return i;
    }
    return -1;
  }

  async function sha256(bytes) {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  }

  /** Base64 on one line, with padding and without spare bits (RFC 4648 §3.5); null otherwise. */
  function base64(text) {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
    const binary = atob(text);
    return btoa(binary) === text ? ascii(binary) : null;
  }

  class Refusal extends Error {
    constructor(code, detail) { super(code); this.code = code; this.detail = detail || ''; }
  }
  const need = (holds, code, detail) => { if (!holds) throw new Refusal(code, detail); };

  // DER

  class Reader {
    constructor(bytes, code) { this.bytes = bytes; this.at = 0; this.code = code; }
    get isAtEnd() { return this.at === this.bytes.length; }
    peek() { return this.isAtEnd ? -1 : this.bytes[this.at]; }
    /** The next value, which must have that tag; `whole` with tag and length, `content` without. */
    take(tag) {
      const start = this.at;
      need(this.peek() === tag && (tag & 0x1F) !== 0x1F, this.code);
      this.at += 1;
      need(!this.isAtEnd, this.code);
      let length = this.bytes[this.at++];
      if (length >= 0x80) {
        const count = length & 0x7F;
        need(count >= 1 && count <= 3 && this.at + count <= this.bytes.length, this.code);
        length = 0;
        for (let i = 0; i < count; i++) length = length * 256 + this.bytes[this.at++];
        need(length >= (count === 1 ? 0x80 : 2 ** (8 * (count - 1))), this.code);
      }
      need(this.at + length <= this.bytes.length, this.code);
      const content = this.bytes.subarray(this.at, this.at + length);
      this.at += length;
      return { whole: this.bytes.subarray(start, this.at), content: content };
    }
    inside(tag) { return new Reader(this.take(tag).content, this.code); }
    end() { need(this.isAtEnd, this.code); }
  }

  const SEQUENCE = 0x30, SET = 0x31, INTEGER = 0x02, BITS = 0x03, OCTETS = 0x04, OID = 0x06;
  const ECDSA_SHA256 = ascii('\x30\x0a\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02');
  const P256 = ascii('\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07');
  const SM2_CURVE = ascii('\x06\x08\x2a\x81\x1c\xcf\x55\x01\x82\x2d');
  const ORGANISATION = ascii('\x55\x04\x61'), SERIAL = ascii('\x55\x04\x05');
  const BASIC = ascii('\x55\x1d\x13'), USAGE = ascii('\x55\x1d\x0f');
  // FIPS 186-4 D.1.2.3: the order of P-256.
  const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

  const number = (bytes) => BigInt('0x' + (hexOf(bytes) || '0'));
  /** Whether s is the smaller of the two values that verify. */
  const isLow = (raw) => number(raw.subarray(32)) * 2n <= ORDER;

  /** A signature in DER (RFC 3279 §2.2.3) as r and s of 32 bytes each; null unless it has one form. */
  function rawOf(der) {
    const reader = new Reader(der, 'signature-malformed'), pair = reader.inside(SEQUENCE);
    const raw = new Uint8Array(64);
    reader.end();
    for (const end of [32, 64]) {
      const digits = pair.take(INTEGER).content;
      need(digits.length >= 1 && digits[0] < 0x80, 'signature-malformed');
      need(!(digits.length > 1 && digits[0] === 0 && digits[1] < 0x80), 'signature-malformed');
      const plain = digits[0] === 0 ? digits.subarray(1) : digits;
      need(plain.length <= 32, 'signature-malformed');
      raw.set(plain, end - plain.length);
    }
    pair.end();
    return raw;
  }

  /** UTCTime or GeneralizedTime of RFC 5280 §4.1.2.5, milliseconds since 1970. */
  function time(reader) {
    const isShort = reader.peek() === 0x17;
    const text = String.fromCharCode(...reader.take(isShort ? 0x17 : 0x18).content);
    const parts = (isShort ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/)
      .exec(text);
    need(parts, 'signature-malformed');
    const n = parts.slice(1).map(Number);
    if (isShort) n[0] += n[0] < 50 ? 2000 : 1900;
    return Date.UTC(n[0], n[1] - 1, n[2], n[3], n[4], n[5]);
  }

  function nameValue(name, wanted) {
    const found = [], reader = new Reader(name, 'signature-malformed').inside(SEQUENCE);
    while (!reader.isAtEnd) {
      const set = reader.inside(SET);
      while (!set.isAtEnd) {
        const pair = set.inside(SEQUENCE), type = pair.take(OID).content, tag = pair.peek();
        const value = pair.take(tag).content;
        pair.end();
        if (same(type, wanted)) found.push(new TextDecoder().decode(value));
      }
    }
    return found.length === 1 ? found[0] : null;
  }

  function extensions(reader, certificate) {
    const list = reader.inside(0xA3).inside(SEQUENCE);
    const known = ['551d0e', '551d23', '551d13', '551d0f'], seen = new Set();
    while (!list.isAtEnd) {
      const one = list.inside(SEQUENCE), type = one.take(OID).content, id = hexOf(type);
      let isCritical = false;
      if (one.peek() === 0x01) {
        need(same(one.take(0x01).content, [0xFF]), 'signature-malformed');
        isCritical = true;
      }
      const value = new Reader(one.take(OCTETS).content, 'signature-malformed');
      one.end();
      need(!seen.has(id), 'signature-malformed');
      seen.add(id);
      need(known.includes(id) || !isCritical, 'signature-chain');
      if (same(type, BASIC)) {
        const basic = value.inside(SEQUENCE);
        certificate.isAuthority = basic.peek() === 0x01 && same(basic.take(0x01).content, [0xFF]);
        value.end();
      } else if (same(type, USAGE)) {
        const bits = value.take(BITS).content;
        need(bits.length >= 2, 'signature-malformed');
        certificate.usage = bits[1];
        value.end();
      }
    }
  }

  /** An X.509 certificate as the registry makes and accepts them. */
  function certificateOf(der) {
    const code = 'signature-malformed';
    const outer = new Reader(der, code), parts = outer.inside(SEQUENCE);
    outer.end();
    const certificate = { der: der, isAuthority: false, usage: 0xFF };
    const body = parts.take(SEQUENCE), algorithm = parts.take(SEQUENCE).whole;
    const value = parts.take(BITS).content;
    parts.end();
    need(value.length > 1 && value[0] === 0, code);
    certificate.body = body.whole;
    certificate.algorithm = algorithm;
    certificate.value = value.subarray(1);
    const reader = new Reader(body.content, code);
    need(same(reader.inside(0xA0).take(INTEGER).content, [2]), code);
    reader.take(INTEGER);
    need(same(reader.take(SEQUENCE).whole, algorithm), code);
    certificate.issuer = reader.take(SEQUENCE).whole;
    const validity = reader.inside(SEQUENCE);
    certificate.from = time(validity);
    certificate.until = time(validity) + 1000;
    validity.end();
    certificate.subject = reader.take(SEQUENCE).whole;
    certificate.organisation = nameValue(certificate.subject, ORGANISATION)
      || nameValue(certificate.subject, SERIAL);
    certificate.key = reader.take(SEQUENCE);
    if (!reader.isAtEnd) extensions(reader, certificate);
    reader.end();
    return certificate;
  }

  const isSM2 = (certificate) => lastIndex(certificate.key.whole, String.fromCharCode(...SM2_CURVE)) >= 0;

  async function keyOf(certificate) {
    const reader = new Reader(certificate.key.content, 'signature-malformed');
    need(same(reader.take(SEQUENCE).whole, P256), 'signature-algorithm');
    const point = reader.take(BITS).content;
    reader.end();
    need(point.length === 66 && point[0] === 0 && point[1] === 4, 'signature-malformed');
    try {
      return await crypto.subtle.importKey('spki', certificate.key.whole,
        { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    } catch (error) {
      throw new Refusal('signature-malformed');
    }
  }

  async function holds(certificate, raw, message) {
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, await keyOf(certificate), raw, message);
  }

  /** Reads one certificate in PEM (RFC 7468). */
  function certificateOfPEM(text) {
    const parts = /^\s*-----BEGIN CERTIFICATE-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END CERTIFICATE-----\s*$/.exec(text);
    const der = parts && base64(parts[1].replace(/\s+/g, ''));
    need(der, 'anchor-unreadable');
    try {
      return certificateOf(der);
    } catch (error) {
      // What is wrong inside the anchor is no fault of the paper that is judged by it.
      if (error instanceof Refusal) throw new Refusal('anchor-unreadable');
      throw error;
    }
  }

  /** The SHA-256 of the certificate in a PEM that can be a trust anchor; null where there is none. */
  dengji.anchorPrint = async function (text) {
    try {
      const certificate = certificateOfPEM(text);
      need(certificate.isAuthority && (certificate.usage & 0x04), 'anchor-unreadable');
      return window.crypto && crypto.subtle ? hexOf(await sha256(certificate.der)) : '';
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  };

  // The one form of a signed file

  const NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
  const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
  const OPEN = '<Signature xmlns="' + NAMESPACE + '">';
  const empty = (name, uri) => '<' + name + ' Algorithm="' + uri + '"></' + name + '>';
  const BEFORE = empty('CanonicalizationMethod', C14N)
    + empty('SignatureMethod', 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256')
    + '<Reference URI=""><Transforms>' + empty('Transform', NAMESPACE + 'enveloped-signature')
    + empty('Transform', C14N) + '</Transforms>'
    + empty('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256') + '<DigestValue>';
  const AFTER = '</DigestValue></Reference></SignedInfo>';
  const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const VALUE = '([A-Za-z0-9+/=]+)';
  const SHAPE = new RegExp('^' + quoted(OPEN + '<SignedInfo>' + BEFORE) + VALUE
    + quoted(AFTER + '<SignatureValue>') + VALUE
    + quoted('</SignatureValue><KeyInfo><X509Data><X509Certificate>') + VALUE
    + quoted('</X509Certificate></X509Data></KeyInfo></Signature>') + '$');

  /** Takes a signed file apart: the bytes that were signed, and what its Signature holds. */
  function parts(bytes, root) {
    need(startsWith(bytes, '<' + root + ' '), 'paper-unreadable');
    const tail = '</' + root + '>\n', start = lastIndex(bytes, OPEN);
    if (start < 0) throw new Refusal(lastIndex(bytes, 'Signature') < 0 ? 'signature-missing' : 'signature-form');
    need(lastIndex(bytes, tail) === bytes.length - tail.length, 'signature-form');
    const signature = bytes.subarray(start, bytes.length - tail.length);
    const text = String.fromCharCode(...signature);
    if (/ Algorithm="[^"]*sm[23][^"]*"/i.test(text)) throw new Refusal('browser-sm2');
    const found = SHAPE.exec(text);
    need(found, 'signature-form');
    const digest = base64(found[1]), raw = base64(found[2]), der = base64(found[3]);
    need(digest && raw && der && digest.length === 32 && raw.length === 64, 'signature-form');
    const document = new Uint8Array(start + tail.length - 1);
    document.set(bytes.subarray(0, start));
    document.set(ascii(tail.slice(0, -1)), start);
    return { document: document, digest: digest, raw: raw, der: der, digestText: found[1] };
  }

  const MILLISECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;
  function moment(text) {
    const value = MILLISECONDS.test(text || '') ? Date.parse(text) : NaN;
    return Number.isNaN(value) ? null : value;
  }

  function child(element, name) {
    return Array.from(element.children).find((one) => one.localName === name) || null;
  }
  const textOf = (element, name) => {
    const found = child(element, name);
    return found ? found.textContent.trim() : '';
  };

  /** The root of a file whose bytes were signed; throws a Refusal when they were not. */
  async function signed(bytes, root, namespace, anchor) {
    const taken = parts(bytes, root);
    need(same(await sha256(taken.document), taken.digest), 'signature-digest');
    const certificate = certificateOf(taken.der);
    if (isSM2(certificate) || isSM2(anchor)) throw new Refusal('browser-sm2');
    need(isLow(taken.raw), 'signature-form');
    const info = ascii('<SignedInfo xmlns="' + NAMESPACE + '">' + BEFORE + taken.digestText + AFTER);
    need(await holds(certificate, taken.raw, info), 'signature-value');
    // The chain: the anchor may issue, its key signed this certificate, which may sign documents.
    need(anchor.isAuthority && (anchor.usage & 0x04), 'anchor-unreadable');
    need((certificate.usage & 0x80) && same(certificate.issuer, anchor.subject), 'signature-chain');
    need(same(certificate.algorithm, ECDSA_SHA256), 'signature-chain');
    const issued = rawOf(certificate.value);
    need(await holds(anchor, issued, certificate.body), 'signature-chain');
    need(isLow(issued), 'signature-form');
    let text;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(taken.document);
    } catch (error) {
      throw new Refusal('signature-malformed');
    }
    const page = new DOMParser().parseFromString(text, 'application/xml');
    const element = page.documentElement;
    need(!page.querySelector('parsererror') && element.localName === root
      && element.namespaceURI === namespace, 'paper-unreadable');
    const issuer = child(element, 'issuer'), at = child(element, 'issued');
    const when = at && moment(at.getAttribute('at'));
    need(issuer && when !== null, 'paper-unreadable');
    need(certificate.from <= when && when < certificate.until && anchor.from <= when && when < anchor.until,
      'signature-certificate-time');
    need(certificate.organisation === issuer.getAttribute('party'), 'paper-issuer');
    return { root: element, when: when, issuer: issuer.textContent.trim(), party: issuer.getAttribute('party') };
  }

  // Where the entry stands

  /** Reads the status list and the part that a number stands in. */
  async function standing(entryNumber, anchor, at, source) {
    const text = await source.list();
    if (text === null) throw new Refusal('status-missing');
    const list = await signed(text, 'statusList', 'urn:dengji:status:1', anchor).catch(function (error) {
      if (error instanceof Refusal) throw new Refusal('status-signature', error.code);
      throw error;
    });
    const next = moment(child(list.root, 'nextUpdate').getAttribute('at'));
    if (next === null || at >= next) throw new Refusal('status-out-of-date', list.when);
    // What came later may have been otherwise before: the list speaks for its own days alone.
    if (!(list.when <= at)) throw new Refusal('status-not-yet', list.when);
    const pieces = entryNumber.split('-');
    const part = Math.floor((Number(pieces[3]) - 1) / 10000) + 1;
    const name = pieces[1] + '-' + pieces[2] + (part > 1 ? '-' + part : '');
    const shard = Array.from(child(list.root, 'shards').children)
      .find((one) => one.getAttribute('name') === name);
    need(shard, 'status-unlisted');
    const bytes = await source.shard(name);
    if (bytes === null) throw new Refusal('status-shard-missing');
    const digest = 'sha256:' + hexOf(await sha256(bytes));
    need(digest === shard.getAttribute('digest'), 'status-shard-differs');
    const rows = new DOMParser().parseFromString(new TextDecoder().decode(bytes), 'application/xml');
    const row = Array.from(rows.documentElement.children)
      .find((one) => one.getAttribute('number') === entryNumber);
    need(row, 'status-unlisted');
    return {
      state: row.getAttribute('state'), version: Number(row.getAttribute('version')),
      since: row.getAttribute('since'), rights: row.getAttribute('rights') === 'true',
      marks: (row.getAttribute('marks') || '').split(' ').filter(Boolean),
      // The digest of the current certificate's file; lists of earlier versions have none.
      certificate: row.getAttribute('certificate'),
      asOf: list.when, until: next,
    };
  }

  /**
   * Judges the bytes of a file. `anchor` is the trust anchor in PEM, `at` the moment for which it is
   * asked, `source` hands over the status list and its parts as bytes, null where they are not there.
   *
   * The result has `isGenuine`, a `code`, and of a genuine certificate `standing` or `doubt`.
   */
  dengji.verify = async function (bytes, anchor, at, source) {
    const result = { isGenuine: false, code: '', isCurrent: null };
    try {
      need(window.crypto && crypto.subtle, 'browser-insecure');
      need(!startsWith(bytes, '%PDF'), 'browser-pdf');
      const trust = certificateOfPEM(anchor);
      const paper = await signed(bytes, 'paper', 'urn:dengji:paper:1', trust);
      result.isGenuine = true;
      result.code = 'genuine';
      result.paper = {
        kind: paper.root.getAttribute('kind'), code: paper.root.getAttribute('code'),
        title: textOf(paper.root, 'title'), documentNumber: textOf(paper.root, 'documentNumber'),
        caseNumber: textOf(paper.root, 'case'), issuer: paper.issuer, issuerCode: paper.party,
        issuedAt: paper.when, demonstration: textOf(paper.root, 'demonstration'),
      };
      const about = child(paper.root, 'certificate') || child(paper.root, 'rights');
      const entry = about && child(about, 'entry');
      if (entry) await judge(result, entry, hexOf(await sha256(bytes)), trust, at, source);
      // At a moment before it was issued there was no such paper, whatever the list says.
      if (!(paper.when <= at) && !result.doubt && (result.isCurrent || !entry)) {
        result.doubt = 'paper-not-yet';
        result.doubtAt = paper.when;
        result.isCurrent = null;
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.code = error.code;
    }
    return result;
  };

  async function judge(result, entry, digest, trust, at, source) {
    const facts = child(entry, 'facts');
    const name = Array.from(facts ? facts.children : []).find((fact) =>
      ['resource.name', 'product.name', 'authorisation.agreement', 'entry.title'].includes(fact.getAttribute('name')));
    result.entry = {
      number: entry.getAttribute('number'), version: Number(entry.getAttribute('version')),
      name: name ? name.textContent : '',
    };
    try {
      const now = await standing(result.entry.number, trust, at, source);
      result.standing = now;
      const isStatement = result.paper.kind === 'rights-statement';
      // Two papers of one version can both be signed; the register knows one of them.
      if (result.paper.kind === 'certificate' && result.entry.version === now.version
        && now.certificate !== null && now.certificate !== 'sha256:' + digest) {
        throw new Refusal('certificate-other');
      }
      const isStanding = now.state === 'in-force' || now.state === 'suspended';
      if (!isStanding) result.code = now.state;
      else if (isStatement && !now.rights) result.code = 'rights-ended';
      else if (!isStatement && result.entry.version < now.version) result.code = 'superseded';
      // A version that the list does not know yet, or none at all, is not confirmed by it.
      else if (!(result.entry.version <= now.version)) throw new Refusal('status-unlisted');
      else result.code = now.state;
      result.isCurrent = result.code === 'in-force';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.doubt = error.code;
      result.doubtAt = error.detail;
    }
  }
})();
