// Desks and todo pages: a filter, a form for each outcome, and many decisions at once. It stands inside
// the pages and asks nothing of anybody: what is filled in goes into a file on this machine, and only
// the person whose file it is drops it. Without it the pages can be read, and the slips in the todo
// folders filled in with an editor.
(function () {
  'use strict';

  const SLIP = 'urn:dengji:slip:1';
  const SLIPS = 'urn:dengji:slips:1';
  const RESULTS = [['conform', '符合', 'Conforms'], ['not-conform', '不符合', 'Does not'],
    ['not-applicable', '不适用', 'Not applicable']];
  const STEPS = [['drafter', '经办人', 'Drafter'], ['reviewer', '审核人', 'Reviewer'],
    ['signer', '签发人', 'Signer']];
  const MAX_REASON = 4000, MAX_REMARK = 2000, MAX_NAME = 200;
  let ids = 0;

  // An element with attributes and children; text never becomes markup.
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === true) element.setAttribute(key, key);
      else if (value !== false && value != null) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  function english(text) { return make('span', { class: 'en', lang: 'en' }, ' ' + text); }

  // Chinese, then English, for the inside of an element.
  function words(zh, en) { return [zh, english(en)]; }

  function say(place, zh, en) { place.replaceChildren(...words(zh, en)); }

  // Slips

  function escaped(text) {
    return text.replace(/[&<>"\r]/g, (c) => (
      { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' })[c]);
  }

  // Text as XML may hold it: line feeds alone end lines, and what XML forbids is no part of it.
  function clean(text) {
    return text.replace(/\r\n?/g, '\n')
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/\p{Cs}/gu, '')
      .trim();
  }

  // What XML allows and intake returns: controls, what shows nothing or turns the direction of text (but
  // for variation selectors, which choose the form of a Chinese character), the replacement character.
  const SPOILED = new RegExp('[\\u007F-\\u009F\\uFFF9-\\uFFFD]|(?![\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}])'
    + '[\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}]', 'u');

  function checkText(place, text, fail) {
    const found = SPOILED.exec(text);
    if (!found) return;
    const name = 'U+' + found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    fail(place, '含有字符 ' + name + '：文字可能已成乱码，或者显示的与内容不同。请重新填写。',
      'It has the character ' + name + ' in it, spoiled or unseen: write it again.');
  }

  // Now in the registry's time, which is Shanghai's wherever this machine stands.
  function now() {
    return new Date(Date.now() + 8 * 3600000).toISOString().replace('Z', '+08:00');
  }

  function slip(decision, created) {
    const lines = [];
    const leaf = (indent, name, value, attributes) => {
      const pairs = Object.entries(attributes || {}).filter((pair) => pair[1] != null)
        .map(([key, text]) => ' ' + key + '="' + escaped(String(text)) + '"').join('');
      lines.push(indent + '<' + name + pairs + '>' + escaped(String(value)) + '<' + '/' + name + '>');
    };
    lines.push('<decision xmlns="' + SLIP + '" format="1" kind="decision" id="'
      + escaped(decision.id) + '" created="' + created + '">');
    for (const name of ['case', 'stage', 'revision', 'outcome', 'objection', 'item', 'document',
      'party', 'officer', 'reason']) {
      if (decision[name] != null) leaf('  ', name, decision[name]);
    }
    if (decision.checklist.length) {
      lines.push('  <checklist>');
      for (const item of decision.checklist) {
        leaf('    ', 'item', item.remark, { id: item.id, result: item.result });
      }
      lines.push('  <' + '/checklist>');
    }
    if (decision.steps.length) {
      lines.push('  <steps>');
      for (const step of decision.steps) {
        leaf('    ', 'step', step.name, { role: step.role, officer: step.officer });
      }
      lines.push('  <' + '/steps>');
    }
    lines.push('<' + '/decision>');
    return lines.join('\n') + '\n';
  }

  const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/xml' }));
    const link = make('a', { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  // Fields

  // A field with its label above and a place for what is wrong with it.
  function field(label, control) {
    const id = 'field-' + (ids += 1);
    control.id = id;
    const error = make('p', { class: 'wrong', id: id + '-wrong', hidden: true });
    const box = make('div', { class: 'field' }, make('label', { for: id }, ...label));
    box.append(control, error);
    control.setAttribute('aria-describedby', error.id);
    control.addEventListener('input', () => tell({ control, error }));
    return { box, control, error };
  }

  // What is wrong with a field, in two languages; nothing without them.
  function tell(place, zh, en) {
    place.error.replaceChildren(...(zh ? words(zh, en) : []));
    place.error.hidden = !zh;
    if (zh) place.control.setAttribute('aria-invalid', 'true');
    else place.control.removeAttribute('aria-invalid');
  }

  function officerField(officers) {
    const select = make('select', { required: true });
    if (officers.length !== 1) select.append(make('option', { value: '' }, '请选择 Choose'));
    for (const officer of officers) {
      select.append(make('option', { value: officer.id }, officer.name + '（' + officer.id + '）'));
    }
    return field(words('作出决定的人员', 'Deciding officer'), select);
  }

  function reasonField(isRequired) {
    const area = make('textarea', { rows: 3, maxlength: MAX_REASON, required: isRequired });
    return field(isRequired ? words('理由（必填）', 'Reason, required')
      : words('理由（可以不填）', 'Reason, optional'), area);
  }

  // Who drafted, reviewed and signed; opened where several people have to be named.
  function stepFields(officers, signatures) {
    const list = make('datalist', { id: 'people-' + (ids += 1) });
    for (const officer of officers) list.append(make('option', { value: officer.name }));
    const fields = STEPS.map(([role, zh, en]) => Object.assign(
      field(words(zh, en), make('input', { type: 'text', list: list.id, maxlength: MAX_NAME,
        autocomplete: 'off' })), { role }));
    const needs = signatures > 1 ? words('经办、审核、签发（须写明 ' + signatures + ' 个不同的人）',
      'Drafted, reviewed, signed by: ' + signatures + ' different people')
      : words('经办、审核、签发（选填）', 'Drafted, reviewed, signed by, optional');
    const box = make('details', { open: signatures > 1 },
      make('summary', {}, ...needs), list, ...fields.map((one) => one.box));
    return { box, fields };
  }

  function stepsOf(part, officers) {
    return part.fields.map(({ role, control }) => {
      const text = clean(control.value);
      const found = officers.filter((one) => one.name === text || one.id === text);
      return found.length === 1
        ? { role, name: found[0].name, officer: found[0].id } : { role, name: text };
    }).filter((step) => step.name);
  }

  function checkSteps(part, steps, signatures, fail) {
    const name = (role) => (steps.find((step) => step.role === role) || {}).name;
    if (name('reviewer') && name('reviewer') === name('drafter')) {
      fail(part.fields[1], '审核人和经办人不能是同一人。',
        'The reviewer must be another person than the drafter.');
    }
    for (const place of part.fields) checkText(place, place.control.value, fail);
    const people = new Set(steps.map((step) => step.name));
    if (signatures > 1 && signatures > people.size) {
      fail(part.fields[0], '本决定须写明 ' + signatures + ' 个不同的人，现有 ' + people.size + ' 个。',
        'This decision names ' + signatures + ' different people, not ' + people.size + '.');
    }
  }

  function checkReason(part, isRequired, fail) {
    const text = clean(part.control.value);
    if (isRequired && !text) {
      fail(part, '本决定必须写明理由。', 'This decision needs a reason.');
    }
    if ([...text].length > MAX_REASON) {
      fail(part, '理由不得超过 ' + MAX_REASON + ' 字。',
        'A reason has ' + MAX_REASON + ' characters at most.');
    }
    checkText(part, text, fail);
    return text;
  }

  function checkOfficer(part, fail) {
    if (!part.control.value) fail(part, '请选择作出决定的人员。', 'Choose who decides.');
    return part.control.value;
  }

  // Gathers what is wrong; the first place gets the focus.
  function gathering() {
    const wrong = [];
    return {
      fail(place, zh, en) {
        if (!wrong.includes(place)) tell(place, zh, en);
        wrong.push(place);
      },
      isFine() {
        if (!wrong.length) return true;
        const details = wrong[0].control.closest('details');
        if (details) details.open = true;
        wrong[0].control.focus();
        return false;
      },
    };
  }

  // The items of a checklist as groups of buttons, each with a remark.
  function checklistFields(items, isRequired) {
    const rows = items.map((item) => {
      const name = 'check-' + (ids += 1);
      const group = make('fieldset', { class: 'check' }, make('legend', {}, item.title));
      const choice = make('div', { class: 'choice' });
      for (const [value, zh, en] of RESULTS) {
        choice.append(make('label', {}, make('input', { type: 'radio', name, value }),
          ...words(' ' + zh, en)));
      }
      const error = make('p', { class: 'wrong', id: name + '-wrong', hidden: true });
      const remark = make('input', { type: 'text', maxlength: MAX_REMARK, autocomplete: 'off',
        'aria-label': '备注 Remark：' + item.title, placeholder: '备注，可以不填 Remark, optional' });
      group.append(choice, remark, error);
      const control = choice.querySelector('input');
      control.setAttribute('aria-describedby', error.id);
      const row = { item, group, remark, error, control };
      group.addEventListener('change', () => tell(row));
      return row;
    });
    const all = make('button', { type: 'button', class: 'plain-button' },
      ...words('全部填为符合', 'All conform'));
    all.addEventListener('click', () => {
      for (const row of rows) {
        row.group.querySelector('input[value=conform]').checked = true;
        tell(row);
      }
    });
    const box = make('details', { open: isRequired },
      make('summary', {}, ...(isRequired ? words('审查清单（逐项填写）', 'Checklist, item by item')
        : words('审查清单（可以不附）', 'Checklist, optional'))), all,
      ...rows.map((row) => row.group));
    return { box, rows };
  }

  function checklistOf(part, isRequired, fail) {
    const answers = [];
    for (const row of part.rows) {
      const chosen = row.group.querySelector('input[type=radio]:checked');
      if (!chosen) {
        if (isRequired) fail(row, '请对本项作出判断。', 'Judge this item.');
        continue;
      }
      if (isRequired && chosen.value === 'not-conform') {
        fail(row, '有一项不符合，就不能作出本决定。',
          'This decision is not open while an item does not conform.');
      }
      checkText(row, row.remark.value, fail);
      answers.push({ id: row.item.id, result: chosen.value, remark: clean(row.remark.value) });
    }
    return answers;
  }

  // A todo page: a form in each card

  function decisionForm(card, place, officers, items) {
    const data = card.dataset;
    const needsReason = 'reason' in data, needsChecklist = 'checklist' in data;
    const signatures = Number(place.signatures) || 1;
    const officer = officerField(officers);
    const reason = reasonField(needsReason);
    const steps = stepFields(officers, signatures);
    const checks = items.length && (needsChecklist || 'offers' in data)
      ? checklistFields(items, needsChecklist) : null;
    const said = make('p', { class: 'said', role: 'status' });
    const form = make('form', { class: 'decide', novalidate: true }, officer.box, reason.box);
    if (checks) form.append(checks.box);
    form.append(steps.box, make('button', { type: 'submit', class: 'take' },
      '取得填好的决定单', english('Take the slip')), said);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      said.replaceChildren();
      const found = gathering();
      const decision = {
        id: data.id, case: place.case, stage: place.stage, revision: place.revision,
        outcome: data.outcome, objection: data.objection, item: data.item,
        document: data.document, party: place.party,
        officer: checkOfficer(officer, found.fail),
        reason: checkReason(reason, needsReason, found.fail),
        checklist: checks ? checklistOf(checks, needsChecklist, found.fail) : [],
        steps: stepsOf(steps, officers),
      };
      checkSteps(steps, decision.steps, signatures, found.fail);
      if (!found.isFine()) return;
      const name = decision.id + '.xml';
      download(name, DECLARATION + slip(decision, now()));
      if ('signature' in data) {
        say(said, '已交给浏览器保存：' + name + '。本决定必须签名：运行 dengji decide --batch ' + name
          + ' --key 私钥。', 'Saved by the browser. It must be signed: run that command with your key.');
      } else {
        say(said, '已交给浏览器保存：' + name + '。请放入 ' + place.inbox + '。',
          'Saved by the browser; drop it into that folder.');
      }
    });
    return form;
  }

  function todoPage(section) {
    const officers = [...document.querySelectorAll('tr[data-officer]')].map((row) => (
      { id: row.dataset.officer, name: row.dataset.name }));
    const items = [...document.querySelectorAll('tr[data-check]')].map((row) => (
      { id: row.dataset.check, title: row.dataset.title }));
    for (const one of document.querySelectorAll('.scripted')) one.hidden = false;
    for (const card of section.querySelectorAll('li[data-outcome]')) {
      const box = make('details', { class: 'fill' },
        make('summary', {}, '在本页填写', english('Fill in here')));
      box.append(decisionForm(card, section.dataset, officers, items));
      card.append(box);
    }
  }

  // A desk: the filter

  function filter(line) {
    const input = document.getElementById('find'), found = document.getElementById('found');
    const rows = [...document.querySelectorAll('tr[data-find]')].map((row) => (
      { row, text: row.textContent.toLowerCase() }));
    line.hidden = rows.length === 0;
    input.addEventListener('input', () => {
      const terms = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { row, text } of rows) {
        row.hidden = !terms.every((term) => text.includes(term));
        if (!row.hidden) count += 1;
      }
      found.replaceChildren(...(terms.length ? words('找到 ' + count + ' 行', count + ' rows') : []));
    });
  }

  // A desk: many decisions at once

  function stagesOf(place) {
    const stages = {};
    for (const box of place.children) {
      stages[box.dataset.key] = {
        name: box.dataset.stage,
        checks: box.dataset.checks.split(' ').filter(Boolean),
        signatures: Number(box.dataset.signatures) || 1,
        officers: [...box.querySelectorAll('[data-officer]')].map((one) => (
          { id: one.dataset.officer, name: one.textContent })),
        options: [...box.querySelectorAll('[data-outcome]')].map((one) => ({
          name: one.dataset.outcome, title: one.textContent, needsReason: 'reason' in one.dataset,
          needsChecklist: 'checklist' in one.dataset, needsSignature: 'signature' in one.dataset,
          namesDocument: 'namesDocument' in one.dataset, isVoice: 'voice' in one.dataset,
        })),
      };
    }
    return stages;
  }

  // What is in every list, by a key; the first list gives the values.
  function common(lists, key) {
    if (!lists.length) return [];
    return lists[0].filter((one) => lists.every((list) => list.some((other) => (
      other[key] === one[key]))));
  }

  function batch(box) {
    const stages = stagesOf(document.getElementById('stages'));
    const rows = [...document.querySelectorAll('#waiting-table tr[data-key]')].filter((row) => (
      row.dataset.key));
    if (!rows.length) return;
    const ticks = rows.map((row) => {
      const tick = make('input', { type: 'checkbox', 'aria-label': '选中 Tick ' + row.dataset.case });
      row.cells[0].prepend(make('label', { class: 'tick screen' }, tick), ' ');
      tick.addEventListener('change', renew);
      return { row, tick, stage: stages[row.dataset.key] };
    });
    const all = make('button', { type: 'button', class: 'plain-button' },
      ...words('选中所列', 'All listed'));
    const none = make('button', { type: 'button', class: 'plain-button' },
      ...words('全部取消', 'None'));
    const count = make('p', { role: 'status', id: 'ticked' });
    const form = make('form', { novalidate: true });
    const said = make('p', { class: 'said', role: 'status' });
    box.append(make('p', {}, all, ' ', none), count, form, said);
    // What was filled in, so that ticking one more case loses nothing.
    const kept = {};
    box.hidden = false;
    const jump = document.getElementById('batch-jump');
    if (jump) jump.hidden = false;
    // The box stands after the last row, which may be the thousandth: whoever ticks one is told the way.
    const held = make('span', { class: 'held' });
    const bar = make('div', { class: 'ticked-bar screen', hidden: true }, held,
      make('a', { href: '#batch' }, ...words('去填写决定', 'Decide')));
    box.before(bar);
    all.addEventListener('click', () => {
      for (const one of ticks) if (!one.row.hidden) one.tick.checked = true;
      renew();
    });
    none.addEventListener('click', () => {
      for (const one of ticks) one.tick.checked = false;
      renew();
    });

    function ticked() { return ticks.filter((one) => one.tick.checked); }

    function renew() {
      const chosen = ticked();
      said.replaceChildren();
      say(count, '已选中 ' + chosen.length + ' 件', chosen.length + ' ticked');
      say(held, '已选中 ' + chosen.length + ' 件', chosen.length + ' ticked');
      bar.hidden = !chosen.length;
      form.replaceChildren();
      if (!chosen.length) return;
      const options = common(chosen.map((one) => one.stage.options), 'name');
      const officers = common(chosen.map((one) => one.stage.officers), 'id');
      if (!options.length || !officers.length) {
        form.append(make('p', { class: 'wrong' }, ...(options.length
          ? words('没有可以决定所选全部案件的人员，请分别选择。',
            'Nobody may decide all of these: tick fewer.')
          : words('所选案件没有都允许的决定，请分别选择。',
            'No decision is open to all of these: tick fewer.'))));
        return;
      }
      const select = make('select', {});
      select.append(make('option', { value: '' }, '请选择 Choose'));
      for (const option of options) {
        select.append(make('option', { value: option.name },
          option.title + ' ' + option.name));
      }
      const outcome = field(words('决定', 'Decision'), select);
      const rest = make('div', {});
      form.append(outcome.box, rest);
      if (options.some((option) => option.name === kept.outcome)) select.value = kept.outcome;
      const show = () => {
        kept.outcome = select.value;
        details(rest, outcome, chosen, officers);
      };
      select.addEventListener('input', show);
      show();
    }

    function details(rest, outcome, chosen, officers) {
      rest.replaceChildren();
      const name = outcome.control.value;
      if (!name) return;
      const picks = chosen.map((one) => (
        { row: one.row, stage: one.stage, option: one.stage.options.find((o) => o.name === name) }));
      const needsReason = picks.some((pick) => pick.option.needsReason);
      const needsChecklist = picks.some((pick) => pick.option.needsChecklist);
      const needsSignature = picks.some((pick) => pick.option.needsSignature);
      const signatures = Math.max(...picks.map((pick) => pick.stage.signatures));
      const officer = officerField(officers);
      const reason = reasonField(needsReason);
      const steps = stepFields(officers, signatures);
      const keep = (key, control) => {
        if (kept[key] && (control.tagName !== 'SELECT'
          || [...control.options].some((option) => option.value === kept[key]))) {
          control.value = kept[key];
        }
        control.addEventListener('input', () => { kept[key] = control.value; });
      };
      keep('officer', officer.control);
      keep('reason', reason.control);
      for (const step of steps.fields) keep(step.role, step.control);
      let sure = null;
      rest.append(officer.box, reason.box);
      if (needsChecklist) {
        sure = field(words('已逐件审查，审查清单各项均为符合',
          'Each case was examined, and every item of the checklist conforms'), make('input', { type: 'checkbox' }));
        sure.box.classList.add('sure');
        rest.append(sure.box);
      }
      rest.append(steps.box, make('button', { type: 'submit', class: 'take' },
        '取得 ' + picks.length + ' 件决定的批量文件', english('Take the file of ' + picks.length)));
      form.onsubmit = (event) => {
        event.preventDefault();
        said.replaceChildren();
        const found = gathering();
        const shared = {
          outcome: name, party: box.dataset.party, officer: checkOfficer(officer, found.fail),
          reason: checkReason(reason, needsReason, found.fail), steps: stepsOf(steps, officers),
        };
        checkSteps(steps, shared.steps, signatures, found.fail);
        if (sure && !sure.control.checked) {
          found.fail(sure, '逐件审查后请勾选；有一项不符合的，到该案待办页填写。',
            'Tick this once each was examined; where an item does not conform, use the page of that case.');
        }
        if (!found.isFine()) return;
        take(picks, shared, needsSignature);
      };
    }

    function take(picks, shared, needsSignature) {
      const created = now();
      const slips = picks.map(({ row, stage, option }) => {
        const data = row.dataset;
        const id = [data.case, stage.name, data.revision, option.name]
          .concat(option.isVoice ? [shared.party] : []).join('-').slice(0, 64);
        return slip(Object.assign({
          id, case: data.case, stage: stage.name, revision: data.revision,
          document: option.namesDocument ? data.document : null,
          checklist: option.needsChecklist
            ? stage.checks.map((check) => ({ id: check, result: 'conform', remark: '' })) : [],
        }, shared), created);
      });
      const name = 'slips-' + created.slice(0, 19).replace(/[-:]/g, '') + '.xml';
      download(name, DECLARATION + '<slips xmlns="' + SLIPS + '" format="1" created="' + created
        + '" count="' + slips.length + '">\n' + slips.join('') + '<' + '/slips>\n');
      say(said, '已交给浏览器保存：' + name + '，共 ' + slips.length + ' 件。请运行 dengji decide --batch '
        + name + (needsSignature ? ' --key 私钥' : '') + '。',
      'Saved by the browser, ' + slips.length + ' slips; run that command'
        + (needsSignature ? ' with your key.' : '.'));
    }

    renew();
  }

  const section = document.querySelector('[data-decide]');
  if (section) todoPage(section);
  const line = document.getElementById('find-line');
  if (line) filter(line);
  const many = document.getElementById('batch');
  if (many) batch(many);
}());
