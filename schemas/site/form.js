/* The page of an application form: what is loaded, what is kept as a draft, what is checked, and the
   package that is handed over. Nothing leaves the computer: a package is a download. */
'use strict';
var dengji = dengji || {};

(function () {
  const el = dengji.element;
  const words = dengji.words;
  const paperNamespace = 'urn:dengji:paper:1';
  const byId = (id) => document.getElementById(id);

  class FormPage {
    constructor(model) {
      this.model = model;
      this.returned = null;
      this.timer = null;
      /** The draft that this document is kept in, and what was last seen there. */
      this.ownDraft = null;
      this.seen = null;
      this.isChecked = false;
      this.start(new dengji.FormDocument(model));
      byId('load').addEventListener('change', (event) => this.loadFiles(event.currentTarget));
      byId('check').addEventListener('click', () => this.check(true));
      byId('make').addEventListener('click', () => this.make(false));
      byId('export').addEventListener('click', () => this.exportDraft());
      byId('anew').addEventListener('click', () => this.anew());
      if (model.example) byId('example').addEventListener('click', () => this.showExample());
      else byId('example').remove();
    }

    start(form) {
      this.flush();
      this.ownDraft = null;
      this.seen = null;
      this.form = form;
      this.view = new dengji.FormView(form, byId('form'), () => this.changed(),
        (error) => {
          this.fail(error);
          byId('message').scrollIntoView({ block: 'center' });
        });
      this.view.draw();
      this.listDrafts();
    }

    anew() {
      this.returned = null;
      this.isChecked = false;
      this.start(new dengji.FormDocument(this.model));
      this.clearSummary();
      byId('done').replaceChildren();
      this.message('已清空，可以重新填写。', 'A new form.');
      byId('form').querySelector('input').focus();
    }

    showExample() {
      const form = new dengji.FormDocument(this.model);
      form.load(this.model.example);
      this.returned = null;
      this.start(form);
      this.message('已填入示例，请逐项改成本单位的内容。', 'The example is filled in; put your own in.');
    }

    // Loading

    async loadFiles(input) {
      const files = Array.from(input.files);
      try {
        // A package first, so that the findings of a return have fields to stand at.
        const loaded = [];
        for (const file of files) loaded.push(await this.read(file));
        loaded.sort((a, b) => Number(Boolean(a.paper)) - Number(Boolean(b.paper)));
        for (const each of loaded) await this.take(each);
      } catch (error) {
        this.fail(error);
      } finally {
        input.value = '';
      }
    }

    async read(file) {
      const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
      if (head[0] === 0x50 && head[1] === 0x4b) {
        const files = await dengji.zip.read(file);
        const name = this.model.root + '.xml';
        const main = files.find((each) => each.name.toLowerCase() === name)
          || files.find((each) => /^[^/]+\.xml$/i.test(each.name));
        if (!main) {
          throw new dengji.FormError(`压缩包里没有 ${name}，可能是另一种来件；请核对后另选文件。`,
            `The ZIP holds no ${name}; it may be another kind of package. Choose another file.`);
        }
        return { name: file.name, text: await this.text(main.blob), files, main: main.name };
      }
      const text = await this.text(file);
      const parsed = dengji.parseXML(text);
      const root = parsed.documentElement;
      const isPaper = root.namespaceURI === paperNamespace && root.localName === 'paper';
      return { name: file.name, text, files: [], paper: isPaper ? parsed : null };
    }

    async text(blob) {
      return dengji.decodeXML(new Uint8Array(await blob.arrayBuffer()));
    }

    async take(loaded) {
      if (loaded.paper) {
        this.takeReturn(loaded.paper, loaded.name);
        return;
      }
      const form = new dengji.FormDocument(this.model);
      form.load(loaded.text);
      const used = new Set(loaded.main ? [loaded.main] : []);
      for (const node of form.attachments) {
        const file = loaded.files.find((each) => each.name === node.attributes.path);
        if (!file) continue;
        used.add(file.name);
        node.file = file.blob;
        node.attributes.size = String(file.blob.size);
        node.attributes.digest = 'sha256:' + await dengji.sha256(file.blob);
      }
      form.leftOut.push(...loaded.files.map((file) => file.name).filter((name) => !used.has(name)));
      const returned = this.returned;
      this.start(form);
      if (returned && returned.id === form.id) this.placeReturn();
      else this.returned = null;
      this.tellLoaded(loaded, form);
      this.changed();
    }

    tellLoaded(loaded, form) {
      const notes = [`已载入 ${loaded.name}。`];
      const english = [`${loaded.name} is loaded.`];
      if (form.isSigned) {
        notes.push('原来的电子签名已去掉：改动之后它不再有效，需要签名的请用 dengji pack 重新签名。');
        english.push('Its signature is taken off, as it would not hold after a change.');
      }
      const lacking = form.attachments.filter((node) => !node.file).length;
      if (lacking) {
        notes.push(`${lacking} 个附件须重新选择文件。`);
        english.push(`${lacking} attachments need their files.`);
      }
      if (form.leftOut.length) {
        notes.push(`没有载入表单不认识的内容：${form.leftOut.join('、')}`);
        english.push('What the form does not know was left out.');
      }
      this.message(notes.join(''), english.join(' '));
    }

    // A return

    takeReturn(paper, name) {
      const child = (element, tag) => {
        const found = Array.from(element.children).find((each) => each.localName === tag);
        return found ? found.textContent.trim() : '';
      };
      const root = paper.documentElement;
      const answers = Array.from(root.children).find((each) => each.localName === 'answers');
      const findings = Array.from(paper.getElementsByTagNameNS(paperNamespace, 'finding'));
      this.returned = {
        name, title: child(root, 'title'), number: child(root, 'documentNumber'),
        id: answers ? child(answers, 'packageId') : '',
        findings: findings.map((finding) => ({
          xpath: finding.getAttribute('xpath') || '', file: finding.getAttribute('file') || '',
          line: finding.getAttribute('line') || '', rule: finding.getAttribute('rule') || '',
          severity: finding.getAttribute('severity') === 'remark' ? 'remark' : 'error',
          zh: child(finding, 'zh'), en: child(finding, 'en'), advice: child(finding, 'advice'),
          value: child(finding, 'found'), expected: child(finding, 'expected'),
        })),
      };
      if (this.returned.id && this.returned.id !== this.form.id) {
        const draft = this.drafts().find((each) => each.id === this.returned.id);
        if (draft) {
          const form = new dengji.FormDocument(this.model);
          form.load(draft.xml);
          this.start(form);
          this.own(draft);
        }
      }
      this.placeReturn();
      const isOther = this.returned.id && this.returned.id !== this.form.id;
      this.message(
        `已载入${this.returned.title || '文书'}，共 ${findings.length} 处问题。`
          + (isOther ? `它答复的来件是 ${this.returned.id}，请把那份来件也载入。` : ''),
        `${findings.length} findings.`
          + (isOther ? ` They are about ${this.returned.id}: load that package too.` : ''));
    }

    placeReturn() {
      this.view.findings = this.returned.findings.map((finding) => {
        const attachment = this.form.attachments.find((node) => node.attributes.path === finding.file);
        // What is missing stands at its parent, which says the name that it expected.
        const missing = finding.rule === 'XSD-MISSING' ? '/' + finding.expected : '';
        const place = finding.xpath && !attachment ? this.form.at(finding.xpath + missing)
          : { node: attachment || this.form.root, attribute: null };
        return { ...finding, node: place.node, attribute: place.attribute, source: 'return' };
      });
      this.view.showFindings();
      this.summarise('退回通知书指出的问题', 'What the return names');
    }

    // Drafts

    store(action) {
      try {
        return action(window.localStorage);
      } catch (error) {
        byId('saved').replaceChildren(...words('浏览器不让保存草稿，请导出草稿。',
          'The browser keeps no drafts: export this one.'));
        return null;
      }
    }

    get prefix() { return `dengji.draft.${this.model.kind}.`; }

    /** A place that no other document can have. Ids are only labels: two documents may have the same,
        or none yet, and neither may take the other's place. */
    newKey() {
      return this.prefix + '~' + dengji.hex(window.crypto.getRandomValues(new Uint8Array(16)));
    }

    /** The drafts of this kind, the last written first. Those of earlier versions lie under their ids. */
    drafts() {
      const found = this.store((storage) => Object.keys(storage)
        .filter((key) => key.startsWith(this.prefix))
        .map((key) => this.draft(key, storage.getItem(key)))) || [];
      return found.filter((draft) => draft)
        .sort((a, b) => (a.time === b.time ? 0 : a.time < b.time ? 1 : -1));
    }

    draft(key, text) {
      try {
        const { time, id, xml } = JSON.parse(text);
        if (typeof xml !== 'string') return null;
        const label = typeof id === 'string' ? id : key.slice(this.prefix.length);
        return { key, text, id: label, time: String(time || ''), xml };
      } catch (error) {
        // Nothing of ours; it is left where it is.
        return null;
      }
    }

    /** Goes on in a draft that was opened. */
    own(draft) {
      this.ownDraft = draft.key;
      this.seen = draft.text;
      this.listDrafts();
    }

    changed() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.settle(), 500);
    }

    /** What was typed last is kept before the page goes, or another document takes its place. */
    flush() {
      if (this.timer === null) return;
      clearTimeout(this.timer);
      this.settle();
    }

    /** After a pause: the draft is kept, and what is shown as wrong is looked at again. */
    settle() {
      this.timer = null;
      const time = dengji.nowExactly();
      const { id } = this.form;
      const text = JSON.stringify({ time, id, xml: this.form.xml() });
      const isKept = this.store((storage) => {
        // Another window may have gone on in the same draft: its text stays, ours gets a place of its own.
        const there = this.ownDraft === null ? null : storage.getItem(this.ownDraft);
        if (this.ownDraft === null || (there !== null && there !== this.seen)) {
          this.ownDraft = this.newKey();
        }
        storage.setItem(this.ownDraft, text);
        this.seen = text;
        return true;
      });
      if (isKept) {
        byId('saved').replaceChildren(
          ...words(`草稿“${this.label(id)}”已存在本机 ${time.slice(11, 16)}（不含附件内容）`,
            'Draft kept on this computer, without files'));
      }
      if (this.isChecked) this.check(false);
      this.listDrafts();
    }

    label(id) { return id || '未编号'; }

    listDrafts() {
      const drafts = this.drafts();
      byId('drafts').replaceChildren(...drafts.map((draft) => {
        const name = this.label(draft.id);
        return el('li', {},
          el('button', {
            type: 'button', class: 'link', on: { click: () => this.openDraft(draft.key) },
          }, name),
          el('span', { class: 'faint' }, ` ${draft.time.slice(0, 16).replace('T', ' ')} `,
            draft.key === this.ownDraft ? words('本页正在填写', 'open here') : null),
          ' ', el('button', {
            type: 'button', class: 'quiet', 'aria-label': `删除草稿 ${name} Delete draft`,
            on: {
              click: () => {
                this.store((storage) => storage.removeItem(draft.key));
                this.listDrafts();
                byId('load').focus();
              },
            },
          }, words('删除', 'Delete')));
      }));
      byId('drafts-none').hidden = drafts.length > 0;
    }

    openDraft(key) {
      try {
        // What was typed last may belong to this very draft.
        this.flush();
        const draft = this.drafts().find((each) => each.key === key);
        if (!draft) {
          throw new dengji.FormError('这份草稿已经不在了，可能在另一个窗口里删除了；请从列表中另选。',
            'This draft is gone, perhaps deleted in another window: choose another one.');
        }
        const form = new dengji.FormDocument(this.model);
        form.load(draft.xml);
        this.returned = null;
        this.start(form);
        this.own(draft);
        this.tellLoaded({ name: `草稿“${this.label(draft.id)}”` }, form);
      } catch (error) {
        this.fail(error);
      }
    }

    exportDraft() {
      const blob = new Blob([this.form.xml()], { type: 'application/xml' });
      dengji.download(`draft-${this.fileName()}.xml`, blob);
      this.message('草稿已导出为文件，不含附件内容；以后可以在这里载入。',
        'The draft is a file now, without the attachments; load it here again.');
    }

    fileName() {
      return this.form.id.replace(/[^A-Za-z0-9._-]/g, '_') || this.model.kind;
    }

    // Checking and making

    /** Looks at everything; shows the summary and takes the focus there when asked to. */
    check(isAsked) {
      let found = null;
      try {
        found = dengji.findings(this.form);
      } catch (error) {
        this.fail(error);
        return [];
      }
      if (isAsked) this.isChecked = true;
      const kept = this.view.findings.filter((finding) => finding.source === 'return'
        && !found.some((each) => each.node === finding.node && each.rule === finding.rule));
      this.view.findings = isAsked ? found : kept.concat(found);
      this.view.showFindings();
      const errors = found.filter((finding) => finding.severity === 'error');
      this.summarise('检查结果', 'What the check found', isAsked);
      return errors;
    }

    clearSummary() {
      byId('summary').hidden = true;
      byId('summary').replaceChildren();
    }

    summarise(zh, en, takesFocus = true) {
      const { findings } = this.view;
      const errors = findings.filter((finding) => finding.severity === 'error').length;
      const summary = byId('summary');
      summary.hidden = false;
      summary.className = errors ? 'summary bad' : 'summary good';
      const line = errors ? words(`有 ${errors} 处需要改正`, `${errors} to put right`)
        : words('没有发现需要改正的地方', 'Nothing to put right');
      summary.replaceChildren(
        el('h2', { id: 'summary-title' }, words(zh, en)), el('p', { class: 'verdict' }, line),
        el('ol', {}, findings.map((finding) => this.summaryRow(finding))));
      if (takesFocus) summary.focus();
    }

    summaryRow(finding) {
      const { node, attribute } = finding;
      const spec = attribute ? (node.spec.attributes || []).find((each) => each.name === attribute)
        : node.spec;
      const name = spec && spec.words ? spec.words.zh : node.spec.words.zh;
      return el('li', { class: finding.severity },
        el('a', {
          href: '#', 'data-rule': finding.rule,
          on: {
            click: (event) => {
              event.preventDefault();
              const control = this.view.controlOf(finding);
              control.scrollIntoView({ block: 'center' });
              control.focus({ preventScroll: true });
            },
          },
        }, `${name}：${finding.zh}`),
        el('span', { class: 'en', lang: 'en' }, finding.en || ''),
        finding.source === 'return' ? el('span', { class: 'faint' },
          ` ${finding.rule}${finding.line ? ` 第 ${finding.line} 行` : ''}`) : null);
    }

    /** The package as a download; with findings only when somebody insists. */
    async make(insists) {
      const errors = this.check(true);
      if (errors.length && !insists) {
        byId('summary').append(el('p', { class: 'aside' }, el('button', {
          type: 'button', class: 'quiet', id: 'insist', on: { click: () => this.make(true) },
        }, words('仍要生成（多半会被退回）', 'Make it nevertheless'))));
        byId('done').replaceChildren();
        return;
      }
      try {
        const main = new Blob([this.form.xml()], { type: 'application/xml' });
        const files = this.form.attachments.filter((node) => node.file)
          .map((node) => ({ name: node.attributes.path, blob: node.file }));
        const isArchive = files.length > 0;
        const blob = isArchive
          ? await dengji.zip.write([{ name: this.model.root + '.xml', blob: main }, ...files]) : main;
        const name = this.fileName() + (isArchive ? '.zip' : '.xml');
        dengji.download(name, blob);
        this.showDone(name, blob, await dengji.sha256(blob), files.length);
      } catch (error) {
        this.fail(error instanceof RangeError ? new dengji.FormError(
          '附件超过 4 GB，浏览器不能打包；请导出草稿后用 dengji pack 打包。',
          'More than 4 GB: export the draft and use dengji pack.') : error);
      }
    }

    showDone(name, blob, digest, count) {
      const applicant = (this.form.root.children.applicants || [])[0];
      const first = applicant && (applicant.children.applicant || [])[0];
      const code = first ? first.children.code[0].value.trim()
        : (this.form.root.children.party || []).map((node) => node.value.trim())[0] || '';
      const folder = /^[0-9A-Z]{18}$/.test(code) ? code : '〈统一社会信用代码〉';
      byId('done').replaceChildren(
        el('h2', {}, words('来件已生成', 'The package is ready')),
        el('p', {}, '已保存到浏览器的下载文件夹：', el('strong', {}, name),
          `，${dengji.byteCount(blob.size)}，${count} 个附件。`),
        el('p', { class: 'code' }, `sha256:${digest}`),
        el('ol', {},
          el('li', {}, '把这个文件原样放进登记系统的 ', el('code', {}, `inbox/${folder}/`),
            '（本单位的投递文件夹）；没有自己文件夹的单位放进 ', el('code', {}, 'inbox/'), '。'),
          el('li', {}, '文件被取走即为收到：答复在 ', el('code', {}, `outbox/${folder}/`),
            ' 下当年的文件夹里，先有签收回执，再有受理、退回等结果。'),
          el('li', {}, '须签名报送的，解压后用 ', el('code', {}, 'dengji pack 文件夹 --key 私钥'),
            ' 签名打包；私钥不能交给网页。'),
          el('li', {}, '收到退回通知书的，把它和这份来件一起载入本页，问题会标在各栏旁边，改好重新生成，编号不变。')),
        el('p', { class: 'en', lang: 'en' },
          `Put the file as it is into inbox/${folder}/, or inbox/ if you have no folder of your own. `
          + 'What must be signed is signed with dengji pack: a page never sees a key. '
          + 'The answers come to the outbox; a return can be loaded here together with this file.'));
      byId('done').focus();
    }

    // Messages

    message(zh, en) {
      byId('message').className = 'message';
      byId('message').replaceChildren(...words(zh, en));
    }

    fail(error) {
      byId('message').className = 'message bad';
      if (error instanceof dengji.OtherKind && error.kind
        && /^[a-z-]+$/.test(error.kind) && error.kind !== this.model.kind) {
        byId('message').replaceChildren('这个文件是另一种来件，请在 ',
          el('a', { href: error.kind + '.html' }, '它的填写页'), ' 载入。',
          el('span', { class: 'en', lang: 'en' }, ' Another kind of package: see its own page.'));
        return;
      }
      byId('message').replaceChildren(...words(...this.told(error)));
    }

    /** What went wrong in two languages; the browser's own words are for those who write pages. */
    told(error) {
      if (error.zh) return [error.zh, error.en];
      if (error instanceof DOMException && /^Not(Readable|Found|Allowed)Error$/.test(error.name)) {
        return ['浏览器读不出这个文件：它可能已经移动、删除、改动，或者正在被别的程序使用。请重新选择文件。',
          'The browser cannot read the file: it was perhaps moved, deleted, changed, or is in use. Choose it again.'];
      }
      return ['本页出错，刚才的操作没有完成；已填的内容还在，请先导出草稿，再重新打开本页试一次。',
        'This page failed and the last step was not done. What you filled in is still here: export the draft, then open the page anew.'];
    }
  }

  window.addEventListener('DOMContentLoaded', () => {
    document.documentElement.classList.add('scripted');
    dengji.formPage = new FormPage(dengji.formModel);
    window.addEventListener('pagehide', () => dengji.formPage.flush());
  });
})();
