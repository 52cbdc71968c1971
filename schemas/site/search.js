/* Looks through the register and the catalogue in the browser, without a server.
 *
 * The data lies beside this page in many small scripts, each of which puts one value into
 * `dengji.data`; scripts, because a page that was opened from a disk may load nothing else.
 *
 *   data/search.js           what there is: groups of blocks, which word files exist, names of codes
 *   data/words/<3 hex>.js    of each pair of neighbouring characters the blocks in which it occurs
 *   data/entries/<…>-<k>.js  a block: up to 256 entries of the register with neighbouring numbers
 *   data/items/<…>-<k>.js    a block: up to 256 items of one provider's catalogue
 *
 * A question loads the word files of its pairs, intersects their blocks, and then loads blocks, newest
 * first, until a page of results is full. What a word file says is only a hint: each record is compared
 * with the question itself.
 */
(function () {
  'use strict';

  const dengji = window.dengji = window.dengji || {};
  dengji.data = dengji.data || {};
  const BLOCK = 256, BUCKETS = 1024, PAGE = 30, LOOK = 40;
  const loading = {};

  function load(name) {
    if (name in dengji.data) return Promise.resolve(dengji.data[name]);
    if (!loading[name]) {
      loading[name] = new Promise(function (done, fail) {
        const script = document.createElement('script');
        script.charset = 'utf-8';
        script.src = 'data/' + name + '.js';
        script.onload = function () {
          if (name in dengji.data) done(dengji.data[name]);
          else fail(new Error(name));
        };
        script.onerror = function () { delete loading[name]; fail(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return loading[name];
  }

  /** Letters as they are compared: no white space, full width as half width, no capitals (ASCII). */
  function fold(text) {
    let folded = '';
    for (const letter of text) {
      let code = letter.codePointAt(0);
      if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
      if (code >= 0x41 && code <= 0x5A) code += 0x20;
      if (code <= 0x20 || code === 0x3000 || code === 0xA0) continue;
      folded += String.fromCodePoint(code);
    }
    return folded;
  }

  function pairs(word) {
    const letters = Array.from(word), found = new Set();
    for (let i = 0; i + 1 < letters.length; i++) found.add(letters[i] + letters[i + 1]);
    return Array.from(found);
  }

  function bucket(pair) {
    const letters = Array.from(pair);
    return (letters[0].codePointAt(0) * 31 + letters[1].codePointAt(0)) % BUCKETS;
  }

  function hex(number) { return number.toString(16).padStart(3, '0'); }

  function exists(index, number) {
    return (parseInt(index.buckets[number >> 2], 16) >> (number & 3) & 1) === 1;
  }

  /** `0:0-3,7;2:1` is blocks 0 to 3 and 7 of group 0 and block 1 of group 2. */
  function blocks(text) {
    const found = new Set();
    for (const part of (text || '').split(';')) {
      if (!part) continue;
      const colon = part.indexOf(':'), group = part.slice(0, colon);
      for (const span of part.slice(colon + 1).split(',')) {
        const ends = span.split('-');
        const last = Number(ends[ends.length - 1]);
        for (let k = Number(ends[0]); k <= last; k++) found.add(group + ' ' + k);
      }
    }
    return found;
  }

  /** The blocks that may hold all the words; null: all of them. */
  async function candidates(index, words) {
    let left = null;
    for (const word of words) {
      for (const pair of pairs(word)) {
        const number = bucket(pair);
        if (!exists(index, number)) return new Set();
        const found = blocks((await load('words/' + hex(number)))[pair]);
        left = left === null ? found : new Set(Array.from(left).filter((k) => found.has(k)));
        if (left.size === 0) return left;
      }
    }
    return left;
  }

  const NUMBER = /^(dj|sq|fa|gg|xq|sc)-?(\d{6})-?(\d{4})-?(\d{6,9})(?:-?([0-9a-z]))?$/;

  /** The place of a number of the register. */
  function place(index, text) {
    const parts = NUMBER.exec(fold(text));
    if (!parts) return null;
    const name = parts[1].toUpperCase() + '-' + parts[2] + '-' + parts[3];
    const group = index.groups.findIndex((g) => g[0] === name);
    const start = name + '-' + parts[4] + '-' + (parts[5] || '').toUpperCase();
    return { group: group, block: Math.floor((Number(parts[4]) - 1) / BLOCK), start: start };
  }

  /** Newest first: by year, then the registry's own order; catalogues last. */
  function ordered(index, chosen) {
    const all = [];
    index.groups.forEach(function (group, g) {
      for (let k = group[1] - 1; k >= 0; k--) {
        if (chosen === null || chosen.has(g + ' ' + k)) all.push({ group: group[0], k: k });
      }
    });
    const year = (b) => b.group.length === 14 ? Number(b.group.slice(10)) : 0;
    return all.sort((a, b) => year(b) - year(a));
  }

  function isEntries(group) { return /^[A-Z]{2}-\d{6}-\d{4}$/.test(group); }

  function file(block) {
    return (isEntries(block.group) ? 'entries/' : 'items/') + block.group + '-' + block.k;
  }

  /** A record as a result, null where it does not fit. */
  function fits(block, row, words, wanted) {
    if (isEntries(block.group)) {
      if (wanted.what === 'items') return null;
      if (wanted.state && row[3] !== wanted.state) return null;
      if (wanted.kind && row[2] !== wanted.kind) return null;
    } else if (wanted.what === 'entries' || wanted.state || wanted.kind) {
      return null;
    }
    const text = fold(row[0] + '\u0001' + row[1] + '\u0001' + row[6] + '\u0001' + row[7]);
    if (!words.every((word) => text.includes(word))) return null;
    return { isEntry: isEntries(block.group), row: row };
  }

  /** An asking that goes on where it stopped: `next()` gives {found, isEnd}. */
  async function ask(question, wanted) {
    const index = await load('search');
    const number = place(index, question);
    if (number) {
      let found = [];
      if (number.group >= 0 && number.block < index.groups[number.group][1]) {
        const block = { group: index.groups[number.group][0], k: number.block };
        found = (await load(file(block))).filter((row) => row[0].startsWith(number.start))
          .map((row) => ({ isEntry: true, row: row }));
      }
      return { index: index, next: async () => ({ found: found, isEnd: true }) };
    }
    const words = question.split(/[\s\u3000]+/).map(fold).filter(Boolean);
    if (words.some((word) => Array.from(word).length < 2)) return { index: index, isShort: true };
    const rest = ordered(index, await candidates(index, words)), ready = [];
    return {
      index: index,
      next: async function () {
        let looked = 0;
        while (rest.length && ready.length <= PAGE && looked < LOOK) {
          const block = rest.shift();
          looked += 1;
          const rows = await load(file(block));
          const order = isEntries(block.group) ? rows.slice().reverse() : rows;
          for (const row of order) {
            const result = fits(block, row, words, wanted);
            if (result) ready.push(result);
          }
        }
        const found = ready.splice(0, PAGE);
        return { found: found, isEnd: rest.length === 0 && ready.length === 0 };
      },
    };
  }
  dengji.ask = ask;

  // The page

  const STATES = {
    'in-force': ['有效', 'green'], suspended: ['暂停', 'yellow'], cancelled: ['已注销', 'red'],
    lapsed: ['期满注销', 'red'], revoked: ['已撤销', 'red'], terminated: ['已终止', 'red'],
  };

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** A text with the words of the question marked, where they stand in it as they were typed. */
  function marked(parent, text, question) {
    const words = question.split(/[\s\u3000]+/).filter(Boolean);
    let rest = text;
    while (rest) {
      let best = -1, length = 0;
      for (const word of words) {
        const at = rest.toLowerCase().indexOf(word.toLowerCase());
        if (at >= 0 && (best < 0 || at < best)) { best = at; length = word.length; }
      }
      if (best < 0) break;
      parent.append(rest.slice(0, best), element('mark', '', rest.slice(best, best + length)));
      rest = rest.slice(best + length);
    }
    parent.append(rest);
  }

  function shown(result, index, question) {
    const row = result.row, item = element('li'), link = element('a', 'title');
    const under = element('p', 'under');
    if (result.isEntry) {
      const parts = row[0].split('-');
      link.href = 'entries/' + parts[1] + '/' + parts[2] + '/' + row[0] + '.html';
      const state = STATES[row[3]] || [row[3], 'plain'];
      marked(link, row[1], question);
      item.append(link, element('span', 'badge ' + state[1], state[0]));
      const number = element('span', 'code', row[0]);
      under.append(number, ' · ' + (index.kinds[row[2]] || row[2]) + ' · 第' + row[5] + '版 · ');
      marked(under, row[6], question);
      under.append(' · 自 ' + row[4]);
    } else {
      link.href = 'catalog/providers/' + row[2] + (row[3] === '1' ? '' : '-' + row[3]) + '.html#i' + row[4];
      marked(link, row[1], question);
      item.append(link, element('span', 'badge plain', '目录条目'));
      under.append(element('span', 'code', row[0]), ' · ');
      marked(under, row[6], question);
    }
    item.append(under);
    return item;
  }

  function start() {
    const form = document.getElementById('seek');
    if (!form) return;
    const field = document.getElementById('q'), list = document.getElementById('found');
    const said = document.getElementById('said'), more = document.getElementById('more');
    const state = document.getElementById('state'), kind = document.getElementById('kind');
    const what = document.getElementById('what');
    let asking = null, count = 0, turn = 0;

    function say(zh, en) {
      said.replaceChildren(zh + ' ');
      const words = element('span', 'en', en);
      words.lang = 'en';
      said.append(words);
    }

    async function page(mine, question) {
      const part = await asking.next();
      if (mine !== turn) return;
      for (const result of part.found) list.append(shown(result, asking.index, question));
      count += part.found.length;
      more.hidden = part.isEnd;
      if (count) {
        say(part.isEnd ? '共 ' + count + ' 项。' : '已列出 ' + count + ' 项。',
          part.isEnd ? count + ' found.' : count + ' shown so far.');
      } else if (part.isEnd) {
        say('没有找到。可以减少字数，或者去掉筛选。', 'Nothing found. Try fewer characters or no filter.');
      } else {
        say('尚未找到，可继续查找。', 'Nothing yet; look further.');
      }
    }

    async function run() {
      const mine = ++turn, question = field.value.trim();
      list.replaceChildren();
      count = 0;
      more.hidden = true;
      say('正在查找……', 'Looking …');
      try {
        asking = await ask(question, { state: state.value, kind: kind.value, what: what.value });
        if (mine !== turn) return;
        if (asking.isShort) say('每个词至少两个字。', 'Each word needs at least two characters.');
        else await page(mine, question);
      } catch (error) {
        if (mine !== turn) return;
        say('检索数据不全，请稍后再试，或者从下面的清单查找。', 'Search data is missing; try later, or use the lists below.');
      }
      list.dataset.ready = String(mine);
    }

    form.addEventListener('submit', function (event) {
      event.preventDefault();
      const asked = new URLSearchParams();
      if (field.value.trim()) asked.set('q', field.value.trim());
      for (const [name, choice] of [['state', state], ['kind', kind], ['what', what]]) {
        if (choice.value) asked.set(name, choice.value);
      }
      // A page from the disk may not change its own address in every browser.
      try { history.replaceState(null, '', '?' + asked); } catch (error) { /* it stays as it was */ }
      run();
    });
    for (const choice of [state, kind, what]) choice.addEventListener('change', run);
    more.addEventListener('click', () => page(turn, field.value.trim()));
    const given = new URLSearchParams(location.search);
    field.value = given.get('q') || '';
    for (const [name, choice] of [['state', state], ['kind', kind], ['what', what]]) {
      if (given.get(name)) choice.value = given.get(name);
    }
    form.hidden = false;
    if (given.toString()) run();
    else if (window.matchMedia('(min-width: 46rem)').matches) field.focus();
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
