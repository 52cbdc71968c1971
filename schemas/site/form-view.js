/* The form on the page: fields, parts that may be left out, rows that repeat, attachments, and the
   findings at their places. */
'use strict';
var dengji = dengji || {};

(function () {
  const el = dengji.element;
  const words = dengji.words;

  /** How a type is filled in. */
  function manner(types, key, isReference) {
    const type = types[key] || { base: 'string' };
    if (isReference) return 'reference';
    if (type.values) {
      const length = type.values.reduce((sum, value) => sum + (value.zh || value.code).length, 0);
      return type.values.length <= 4 && length <= 36 ? 'radios' : 'select';
    }
    if (type.base === 'date') return 'date';
    if (type.base === 'dateTime') return 'instant';
    const most = Number(type.maxLength || 0);
    if (type.base === 'string' && !type.patterns || most > 300 || (type.names || []).includes(
      'certificatePEM')) return 'long';
    return 'short';
  }

  class FormView {
    /** Draws into `place`; `changed` is called after anything was filled in, `failed` with what kept
        a file from being taken. */
    constructor(form, place, changed, failed) {
      this.form = form;
      this.place = place;
      this.changed = changed;
      this.failed = failed;
      this.findings = [];
      this.references = new Set(form.model.references || []);
    }

    get types() { return this.form.model.types; }

    // The whole

    draw() {
      this.place.replaceChildren();
      const { root } = this.form;
      const leaves = this.form.slots(root).filter((slot) => !slot.spec.group && this.isShown(root, slot));
      const first = this.card('head', '来件', 'Package', null);
      this.place.append(first);
      const grid = el('div', { class: 'grid' });
      first.append(grid);
      for (const attribute of root.spec.attributes || []) {
        if (attribute.name !== 'format' && attribute.name !== 'kind') {
          grid.append(this.attributeField(root, attribute));
        }
      }
      for (const slot of leaves) this.drawSlot(root, slot, grid, 3);
      for (const slot of this.form.slots(root)) {
        if (!slot.spec.group || !this.isShown(root, slot)) continue;
        if (dengji.isAttachmentList(slot.spec)) continue;
        const card = this.card('part-' + slot.name, slot.spec.words.zh, slot.spec.words.en,
          slot.spec.words);
        this.place.append(card);
        this.fillCard(card, root, slot);
      }
      if (this.form.attachmentList) this.drawAttachments();
      this.drawNavigation();
      this.showFindings();
    }

    card(id, zh, en, spec) {
      return el('section', { class: 'card', id, 'aria-labelledby': id + '-title' },
        el('h2', { id: id + '-title' }, words(zh, en)), spec ? this.help(spec, id + '-help') : null);
    }

    /** What the schema says of it; how a value is written only where it is written by hand. */
    help(spec, id, isWritten = true) {
      const lines = (own, ofType) => [own, isWritten || !own ? ofType : null].filter(
        (text, index, all) => text && all.indexOf(text) === index);
      const zh = lines(spec.help, spec.typeHelp).join('');
      if (!zh) return null;
      const en = lines(spec.helpEn, spec.typeHelpEn).join(' ');
      return el('p', { class: 'help', id, title: en || null }, zh);
    }

    isShown(parent, slot) {
      return !slot.spec.foreign && (!slot.spec.isOther || parent.children[slot.name].length > 0);
    }

    /** A top part: its rows or its fields stand in the card itself. */
    fillCard(card, parent, slot) {
      const body = el('div', { class: 'body' });
      card.append(body);
      const redraw = () => {
        body.replaceChildren();
        if (slot.max > 1) this.drawRows(parent, slot, body, 3);
        else if (!parent.children[slot.name].length) this.drawAbsent(parent, slot, body, redraw);
        else {
          const node = parent.children[slot.name][0];
          if (slot.min === 0) body.append(this.leaveOut(node, slot, redraw));
          this.drawInside(node, body, 3);
        }
        this.showFindings();
      };
      redraw();
    }

    // Parts

    /** What is inside an element: attributes, text, children. */
    drawInside(node, place, level) {
      const inside = this.form.slots(node).filter((slot) => this.isShown(node, slot));
      const attributes = node.spec.attributes || [];
      // A list that holds nothing else: its rows stand under its own heading.
      if (inside.length === 1 && inside[0].max > 1 && !attributes.length) {
        this.drawRows(node, inside[0], place, level);
        return;
      }
      let grid = null;
      const fields = () => {
        if (!grid) {
          grid = el('div', { class: 'grid' });
          place.append(grid);
        }
        return grid;
      };
      if (node.spec.type && node.spec.group) fields().append(this.valueField(node, node.spec));
      for (const attribute of attributes) {
        if (!attribute.fixed) fields().append(this.attributeField(node, attribute));
      }
      for (const slot of inside) {
        const isField = !slot.spec.group && slot.max === 1 && !(slot.spec.attributes || []).length;
        if (isField) {
          this.drawSlot(node, slot, fields(), level);
        } else {
          grid = null;
          this.drawSlot(node, slot, place, level);
        }
      }
    }

    drawSlot(parent, slot, place, level) {
      if (slot.max > 1) {
        this.drawRows(parent, slot, this.part(place, slot.spec, level), level + 1);
        return;
      }
      if (!slot.spec.group && !(slot.spec.attributes || []).length) {
        place.append(this.valueField(parent.children[slot.name][0], slot.spec, slot.min > 0));
        return;
      }
      const isJoint = Boolean(slot.spec.type);
      const part = isJoint
        ? el('div', { class: 'part joint', role: 'group', 'aria-label': slot.spec.words.zh })
        : this.part(place, slot.spec, level);
      if (isJoint) place.append(part);
      const body = el('div', { class: 'body' });
      part.append(body);
      const redraw = () => {
        body.replaceChildren();
        const node = parent.children[slot.name][0];
        if (!node) {
          this.drawAbsent(parent, slot, body, redraw);
        } else {
          if (!isJoint) {
            part.dataset.key = node.key;
            part.dataset.path = this.form.path(node);
          }
          if (slot.min === 0 && slot.spec.group) body.append(this.leaveOut(node, slot, redraw));
          if (!slot.spec.group) {
            body.append(this.leafGrid(node, slot, slot.min > 0));
          } else {
            this.drawInside(node, body, level + 1);
          }
        }
        this.showFindings();
      };
      redraw();
    }

    /** The text and the attributes of an element that holds no others. */
    leafGrid(node, slot, isRequired) {
      const grid = el('div', { class: 'grid' });
      if (slot.spec.type) grid.append(this.valueField(node, slot.spec, isRequired));
      for (const attribute of slot.spec.attributes || []) {
        if (!attribute.fixed) grid.append(this.attributeField(node, attribute));
      }
      return grid;
    }

    part(place, spec, level) {
      const id = 'p' + (this.count = (this.count || 0) + 1);
      const part = el('div', { class: 'part', role: 'group', 'aria-labelledby': id },
        el('h' + Math.min(level, 6), { id }, words(spec.words.zh, spec.words.en)),
        this.help(spec.words, id + '-help'));
      place.append(part);
      return part;
    }

    drawAbsent(parent, slot, place, redraw) {
      const { zh, en } = slot.spec.words;
      place.append(el('button', {
        type: 'button', class: 'quiet add', 'data-add': slot.name,
        on: {
          click: () => {
            const node = this.form.add(parent, slot);
            redraw();
            this.touch();
            this.focusInside(place, node);
            this.tell(`已加入：${zh}`, `Added: ${en}`);
          },
        },
      }, words(`＋ 填写${zh}`, `Fill in: ${en}`)));
    }

    leaveOut(node, slot, redraw) {
      return el('p', { class: 'aside' }, el('button', {
        type: 'button', class: 'quiet', 'data-remove': slot.name,
        on: {
          click: (event) => {
            const place = event.currentTarget.closest('.body');
            this.form.remove(node);
            redraw();
            this.touch();
            const button = place.querySelector('button');
            if (button) button.focus();
          },
        },
      }, words(`不填${slot.spec.words.zh}`, 'Leave out')));
    }

    // Rows

    drawRows(parent, slot, place, level) {
      const rows = el('div', { class: 'rows', 'data-rows': slot.name });
      const add = el('button', {
        type: 'button', class: 'add', 'data-add': slot.name,
        on: {
          click: () => {
            const node = this.form.add(parent, slot);
            draw();
            this.touch();
            this.focusInside(rows, node);
            const count = parent.children[slot.name].length;
            this.tell(`已添加第 ${count} 项`, `Row ${count} added`);
          },
        },
      }, words(`＋ 添加${slot.spec.words.zh}`, 'Add'));
      const draw = () => {
        rows.replaceChildren();
        parent.children[slot.name].forEach((node, index) =>
          rows.append(this.row(node, slot, index, level, draw, add)));
        add.disabled = parent.children[slot.name].length >= slot.max;
        this.showFindings();
      };
      place.append(rows, el('p', { class: 'aside' }, add));
      draw();
    }

    row(node, slot, index, level, draw, add) {
      const isLeaf = !slot.spec.group && !(slot.spec.attributes || []).length;
      const { zh, en } = slot.spec.words;
      const remove = el('button', {
        type: 'button', class: 'quiet remove',
        'aria-label': `删除${zh}第 ${index + 1} 项 Remove ${en} ${index + 1}`,
        on: {
          click: () => {
            this.form.remove(node);
            const rows = remove.closest('.rows');
            draw();
            this.touch();
            const left = rows.querySelectorAll(':scope > .row');
            const next = left[Math.min(index, left.length - 1)];
            (next && next.querySelector('input,select,textarea') || add).focus();
            this.tell(`已删除第 ${index + 1} 项`, `Row ${index + 1} removed`);
          },
        },
      }, words('删除', 'Remove'));
      const row = el('div', {
        class: isLeaf ? 'row leaf' : 'row', role: 'group', 'aria-label': `${zh} ${index + 1}`,
        'data-row': node.key, 'data-key': slot.spec.type ? null : node.key,
        'data-path': slot.spec.type ? null : this.form.path(node),
      });
      if (isLeaf) {
        row.append(this.valueField(node, slot.spec, index < slot.min), remove);
      } else {
        row.append(el('div', { class: 'row-head' },
          el('h' + Math.min(level, 6), {}, `${zh} ${index + 1}`), remove));
        if (!slot.spec.group) {
          row.append(this.leafGrid(node, slot, true));
        } else {
          this.drawInside(node, row, level + 1);
        }
      }
      return row;
    }

    focusInside(place, node) {
      const home = node && place.querySelector(
        `[data-row="${node.key}"], [data-key="${node.key}"]`) || place;
      const first = home.querySelector('input:not([type=file]), select, textarea');
      if (first) first.focus();
    }

    // Fields

    valueField(node, spec, isRequired = true) {
      return this.field(spec, isRequired, {
        key: node.key, path: this.form.path(node), node,
        get: () => node.value, set: (value) => { node.value = value; },
      }, this.references.has(spec.name));
    }

    attributeField(node, attribute) {
      return this.field(attribute, Boolean(attribute.required), {
        key: node.key + '@' + attribute.name,
        path: this.form.path(node) + '/@' + attribute.name, node,
        get: () => node.attributes[attribute.name] || '',
        set: (value) => { node.attributes[attribute.name] = value; },
      }, false);
    }

    /** One field with its label, its help and room for what is wrong with it. */
    field(spec, isRequired, value, isReference) {
      const id = 'f' + (this.count = (this.count || 0) + 1);
      const kind = manner(this.types, spec.type, isReference && this.form.attachmentList);
      const type = this.types[spec.type] || {};
      const isEmptyAllowed = !dengji.valueFault(this.types, spec.type, '');
      const need = isRequired && !isEmptyAllowed;
      const label = [spec.words.zh, ' ',
        need ? el('span', { class: 'need' }, '必填') : el('span', { class: 'may' }, '选填'),
        spec.words.en && spec.words.en !== spec.words.zh
          ? el('span', { class: 'en', lang: 'en' }, spec.words.en) : null];
      const isWritten = ['short', 'long'].includes(kind);
      const help = this.help(spec.words, id + '-help', isWritten);
      const faults = el('ul', { class: 'faults', id: id + '-faults' });
      const described = (help ? id + '-help ' : '') + id + '-faults';
      const frame = { class: 'field ' + kind, 'data-key': value.key, 'data-path': value.path };
      const common = { id, 'aria-describedby': described, 'aria-required': need ? 'true' : null };
      if (kind === 'radios') {
        return el('fieldset', frame, el('legend', {}, label), help,
          this.radios(id, type, value, described, !need), faults);
      }
      const control = this.control(kind, type, value, common);
      return el('div', frame, el('label', { for: id, class: 'label' }, label), help, control, faults);
    }

    control(kind, type, value, common) {
      const note = (event) => {
        value.set(event.currentTarget.value);
        this.touch(value.key);
      };
      if (kind === 'select') return this.select(type, value, common, note);
      if (kind === 'date') return this.date(value, common, note);
      if (kind === 'instant') return this.instant(value, common);
      if (kind === 'reference') return this.reference(value, common);
      if (kind === 'long') {
        const area = el('textarea', { ...common, rows: 4, on: { input: note } });
        area.value = value.get();
        return type.maxLength ? el('div', { class: 'counted' }, area, this.counter(area, type)) : area;
      }
      const isNumber = /^(decimal|.*[iI]nteger|int|long)$/.test(type.base || '');
      const input = el('input', {
        ...common, type: 'text', autocomplete: 'off', on: { input: note },
        inputmode: isNumber ? 'decimal' : null, spellcheck: kind === 'short' ? 'false' : null,
      });
      input.value = value.get();
      return input;
    }

    counter(area, type) {
      const count = el('span', { class: 'count', 'aria-hidden': 'true' });
      const show = () => {
        count.textContent = `${[...area.value.trim()].length} / ${type.maxLength}`;
      };
      area.addEventListener('input', show);
      show();
      return count;
    }

    radios(id, type, value, described, mayBeEmpty) {
      const box = el('div', { class: 'radios' });
      const choices = type.values.slice();
      if (mayBeEmpty) choices.push({ code: '', zh: '不填', en: 'none' });
      choices.forEach((choice, index) => {
        const input = el('input', {
          type: 'radio', id: index ? `${id}-${index}` : id, name: id, value: choice.code,
          'aria-describedby': described,
          on: { change: () => { value.set(choice.code); this.touch(value.key); } },
        });
        input.checked = value.get().trim() === choice.code && (choice.code !== '' || mayBeEmpty);
        box.append(el('label', { title: choice.en || null }, input, ' ', choice.zh || choice.code));
      });
      return box;
    }

    select(type, value, common, note) {
      const now = value.get().trim();
      const select = el('select', { ...common, on: { change: note } },
        el('option', { value: '' }, '请选择'));
      for (const choice of type.values) {
        select.append(el('option', { value: choice.code, title: choice.en || null },
          choice.zh || choice.code));
      }
      if (now !== '' && !type.values.some((choice) => choice.code === now)) {
        select.append(el('option', { value: now }, `${now}（不在列表中）`));
      }
      select.value = now;
      return select;
    }

    /** A day; what is no day stays as text, so that nothing loaded is lost. */
    date(value, common, note) {
      const now = value.get().trim();
      const isDay = now === '' || /^\d{4}-\d\d-\d\d$/.test(now);
      const input = el('input', { ...common, type: isDay ? 'date' : 'text', on: { input: note } });
      input.value = now;
      if (isDay && input.value !== now) {
        input.type = 'text';
        input.value = now;
      }
      return input;
    }

    /** A time of Beijing. */
    instant(value, common) {
      const now = value.get().trim();
      const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?\+08:00$/.exec(now);
      const isLocal = now === '' || (found && !found[2]);
      const input = el('input', {
        ...common, type: isLocal ? 'datetime-local' : 'text', step: isLocal ? '1' : null,
        on: {
          input: () => {
            const text = input.value;
            const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? text + ':00' : text;
            value.set(isLocal && text ? whole.replace(/\.\d+$/, '') + '+08:00' : text);
            this.touch(value.key);
          },
        },
      });
      input.value = isLocal ? (found ? found[1] : '') : now;
      return el('div', { class: 'joined' }, input, el('button', {
        type: 'button', class: 'quiet',
        on: {
          click: () => {
            value.set(dengji.now());
            input.value = isLocal ? dengji.now().slice(0, 19) : dengji.now();
            this.touch(value.key);
          },
        },
      }, words('现在', 'Now')));
    }

    // Attachments

    /** A reference to an attachment: one that is there, or a file that becomes one. */
    reference(value, common) {
      const select = el('select', {
        ...common, 'data-reference': '',
        on: { change: () => { value.set(select.value); this.touch(value.key); } },
      });
      select.dengjiValue = value;
      this.fillReference(select);
      const file = el('input', {
        type: 'file', 'aria-label': '选择文件并列为附件 Choose a file and attach it',
        on: {
          change: async () => {
            if (!file.files.length) return;
            const steps = value.path.replace(/\[\d+\]/g, '').split('/').slice(2).join('/');
            const role = (this.form.model.roles || {})[steps];
            const now = this.form.attachments.find((node) => node.attributes.id === value.get());
            const node = now && !now.file ? now : this.form.attach(role);
            if (await this.take(node, file.files[0])) value.set(node.attributes.id);
            else if (node !== now) this.form.remove(node);
            file.value = '';
            this.redrawAttachments();
            this.touch(value.key);
          },
        },
      });
      return el('div', { class: 'pick' }, select, file);
    }

    fillReference(select) {
      const now = select.dengjiValue.get().trim();
      select.replaceChildren(el('option', { value: '' }, '请选择附件，或者选择文件'));
      for (const node of this.form.attachments) {
        const { id, path } = node.attributes;
        select.append(el('option', { value: id }, `${id}　${(path || '').split('/').pop()}`));
      }
      if (now !== '' && !this.form.attachments.some((node) => node.attributes.id === now)) {
        select.append(el('option', { value: now }, `${now}（没有这个附件）`));
      }
      select.value = now;
    }

    /** Takes a file as an attachment's content: name, type, size, digest. False when the browser
        cannot read it; the attachment is as it was then. */
    async take(node, file) {
      const attributes = node.attributes;
      if (file.size > 20 << 20) this.tell(`正在计算摘要：${file.name}`, `Hashing ${file.name}`);
      let digest = 'sha256:';
      try {
        digest += await dengji.sha256(file);
      } catch (error) {
        this.failed(error);
        return false;
      }
      node.file = file;
      if (!attributes.path || attributes.digest !== digest) attributes.path = this.pathFor(node, file.name);
      attributes.mediaType = dengji.mediaType(file);
      attributes.size = String(file.size);
      attributes.digest = digest;
      this.tell(`已选文件 ${file.name}`, `Chosen: ${file.name}`);
      return true;
    }

    /** A name that the registry accepts, and that no other attachment has. */
    pathFor(node, name) {
      const plain = name.normalize('NFC').replace(/[\u0000-\u001f\u007f\\/:*?"<>|]/g, '_')
        .replace(/\s+/g, ' ').replace(/^[. ~]+|[. ]+$/g, '').slice(-100) || 'file';
      const safe = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? '_' + plain : plain;
      const taken = new Set(this.form.attachments.filter((each) => each !== node)
        .map((each) => (each.attributes.path || '').toLowerCase()));
      const dot = safe.lastIndexOf('.') > 0 ? safe.lastIndexOf('.') : safe.length;
      let path = 'attachments/' + safe;
      for (let n = 2; taken.has(path.toLowerCase()); n++) {
        path = `attachments/${safe.slice(0, dot)}-${n}${safe.slice(dot)}`;
      }
      return path;
    }

    drawAttachments() {
      const { spec } = this.form.attachmentList;
      const card = this.card('part-attachments', spec.words.zh, spec.words.en, spec.words);
      card.dataset.key = this.form.attachmentList.key;
      this.files = el('div', { class: 'rows', 'data-rows': 'attachment' });
      const file = el('input', {
        type: 'file', multiple: true, id: 'more-files',
        on: {
          change: async () => {
            for (const each of Array.from(file.files)) {
              const node = this.form.attach();
              if (!await this.take(node, each)) this.form.remove(node);
            }
            file.value = '';
            this.redrawAttachments();
            this.touch();
          },
        },
      });
      card.append(this.files, el('p', { class: 'aside more' },
        el('label', { for: 'more-files', class: 'label' }, words('添加附件', 'Add files')), file));
      this.place.append(card);
      this.redrawAttachments();
    }

    redrawAttachments() {
      if (!this.files) return;
      this.files.replaceChildren();
      for (const node of this.form.attachments) this.files.append(this.attachmentRow(node));
      for (const select of this.place.querySelectorAll('[data-reference]')) this.fillReference(select);
      this.showFindings();
    }

    attachmentRow(node) {
      const { attributes } = node;
      const file = el('input', {
        type: 'file', 'aria-label': `为附件 ${attributes.id} 选择文件 Choose the file`,
        on: {
          change: async () => {
            if (!file.files.length) return;
            await this.take(node, file.files[0]);
            this.redrawAttachments();
            this.touch(node.key);
          },
        },
      });
      const row = el('div', {
        class: 'row attachment', role: 'group', 'data-key': node.key,
        'data-path': this.form.path(node), 'aria-label': `附件 ${attributes.id}`,
      });
      const state = node.file
        ? el('p', { class: 'have' }, `✓ ${dengji.byteCount(node.file.size)}　`,
          el('span', { class: 'code' }, attributes.digest))
        : el('p', { class: 'lack' }, words('须选择文件', 'The file must be chosen again'));
      const remove = el('button', {
        type: 'button', class: 'quiet remove', 'aria-label': `删除附件 ${attributes.id} Remove`,
        on: {
          click: () => {
            this.form.remove(node);
            this.redrawAttachments();
            this.touch();
            document.getElementById('more-files').focus();
          },
        },
      }, words('删除', 'Remove'));
      row.append(el('div', { class: 'row-head' }, el('h3', {}, `附件 ${attributes.id || ''}`), remove));
      const grid = el('div', { class: 'grid' });
      const computed = new Set(['size', 'digest', 'mediaType']);
      for (const attribute of node.spec.attributes) {
        if (!computed.has(attribute.name)) grid.append(this.attributeField(node, attribute));
      }
      row.append(state, grid, el('p', { class: 'aside' },
        el('span', { class: 'label' }, words(node.file ? '换一个文件' : '选择文件', 'File')), file),
        el('ul', { class: 'faults' }));
      return row;
    }

    // Findings

    touch(key) {
      if (key !== undefined) {
        const [element] = String(key).split('@');
        this.findings = this.findings.filter((finding) => finding.source !== 'return'
          || ![String(key), element].includes(this.keyOf(finding)));
        this.showFindings();
      }
      this.changed();
    }

    keyOf(finding) {
      return String(finding.node.key) + (finding.attribute ? '@' + finding.attribute : '');
    }

    /** Where a finding is shown: its field, the field of its element, or the nearest part around. */
    home(finding) {
      const look = (key) => this.place.querySelector(`[data-key="${key}"]`);
      let home = finding.attribute ? look(finding.node.key + '@' + finding.attribute) : null;
      for (let node = finding.node; node && !home; node = node.parent) {
        home = look(node.key) || (node.parent && !node.parent.parent
          ? document.getElementById('part-' + node.spec.name) : null);
      }
      return home || document.getElementById('head');
    }

    /** The control that a finding is about. */
    controlOf(finding) {
      const home = this.home(finding);
      return home.querySelector('input:not([type=hidden]), select, textarea, button') || home;
    }

    showFindings() {
      for (const list of this.place.querySelectorAll('.faults')) list.replaceChildren();
      for (const marked of this.place.querySelectorAll('[aria-invalid]')) {
        marked.removeAttribute('aria-invalid');
      }
      for (const marked of this.place.querySelectorAll('.wrong, .remarked')) {
        marked.classList.remove('wrong', 'remarked');
      }
      for (const finding of this.findings) {
        const home = this.home(finding);
        let list = home.querySelector(':scope > .faults');
        if (!list) {
          list = el('ul', { class: 'faults' });
          const after = home.querySelector(':scope > .help') || home.querySelector(
            ':scope > h2, :scope > h3, :scope > h4, :scope > h5, :scope > .row-head');
          if (after) after.after(list); else home.prepend(list);
        }
        list.append(this.fault(finding));
        home.classList.add(finding.severity === 'remark' ? 'remarked' : 'wrong');
        if (home.classList.contains('field') && finding.severity !== 'remark') {
          for (const control of home.querySelectorAll('input, select, textarea')) {
            control.setAttribute('aria-invalid', 'true');
          }
        }
      }
      this.countInNavigation();
    }

    fault(finding) {
      return el('li', { class: finding.severity },
        el('span', { class: 'mark' }, finding.source === 'return' ? '退回：'
          : finding.severity === 'remark' ? '提示：' : '改正：'),
        finding.zh, finding.value ? `（现为“${finding.value}”）` : '',
        el('span', { class: 'en', lang: 'en' }, finding.en || ''),
        finding.advice ? el('span', { class: 'advice' }, finding.advice) : null);
    }

    // Navigation

    drawNavigation() {
      const list = document.getElementById('contents');
      if (!list) return;
      list.replaceChildren();
      for (const card of this.place.querySelectorAll('.card')) {
        const title = card.querySelector('h2').firstChild.textContent;
        list.append(el('li', {}, el('a', { href: '#' + card.id, 'data-card': card.id }, title)));
      }
    }

    countInNavigation() {
      for (const link of document.querySelectorAll('[data-card]')) {
        const card = document.getElementById(link.dataset.card);
        const count = card ? card.querySelectorAll('.faults > .error').length : 0;
        const old = link.querySelector('.badge');
        if (old) old.remove();
        if (count) link.append(' ', el('span', { class: 'badge' }, `${count} 处`));
      }
    }

    tell(zh, en) {
      const live = document.getElementById('live');
      if (live) live.replaceChildren(...words(zh, en));
    }
  }

  const mediaTypes = {
    pdf: 'application/pdf', xml: 'application/xml', zip: 'application/zip', txt: 'text/plain',
    csv: 'text/csv', html: 'text/html', json: 'application/json', md: 'text/markdown',
    png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', tif: 'image/tiff',
    tiff: 'image/tiff', bmp: 'image/bmp', doc: 'application/msword', xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint', ofd: 'application/ofd',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    wps: 'application/vnd.ms-works', mp4: 'video/mp4',
  };

  /** By the name, so that every computer gives the same; else what the browser says. */
  dengji.mediaType = function (file) {
    const ending = (file.name || '').toLowerCase().split('.').pop();
    const own = (file.type || '').split(';')[0].toLowerCase();
    return mediaTypes[ending] || (/^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/.test(own) ? own : '')
      || 'application/octet-stream';
  };

  dengji.FormView = FormView;
})();
