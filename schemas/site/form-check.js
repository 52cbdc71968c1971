/* What a browser can tell of a document before it is sent: what its XSD says of each value and of how
   often things stand, its identity constraints, and the rules of the kind, which are XPath 1.0 and
   run here as they run in the registry. What needs the register, a calendar or the bytes of a whole
   package is told after it was sent. */
'use strict';
var dengji = dengji || {};

(function () {
  const say = (zh, en) => ({ zh, en });

  /** White space as the type handles it (XML Schema part 2, section 4.3.6). */
  function normalised(type, value) {
    return type.base === 'string' ? value : value.replace(/[ \t\r\n]+/g, ' ').trim();
  }

  const patterns = new Map();
  /** Patterns that the browser cannot read: their values are left to the registry. */
  dengji.unknownPatterns = [];

  /** A pattern of XML Schema, which is always anchored; what only XML Schema escapes is not. */
  function pattern(source) {
    if (patterns.has(source)) return patterns.get(source);
    const plain = source.replace(/\\([\s\S])/g, (whole, character) =>
      (/[\w\s\\^$.*+?()[\]{}|/-]/.test(character) ? whole : character));
    let expression = /^[\s\S]*$/;
    try {
      expression = new RegExp('^(?:' + plain + ')$', 'u');
    } catch (error) {
      dengji.unknownPatterns.push(source);
    }
    patterns.set(source, expression);
    return expression;
  }

  function isDay(year, month, day) {
    const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30,
      31, 30, 31, 31, 30, 31, 30, 31];
    return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
  }

  function dateFault(value) {
    const found = /^(\d{4})-(\d\d)-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(value);
    if (!found) return say('日期应写作 2026-01-05', 'A date is written 2026-01-05');
    return isDay(Number(found[1]), Number(found[2]), Number(found[3])) ? null
      : say('没有这一天', 'There is no such day');
  }

  function timeFault(value) {
    const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/
      .exec(value);
    if (!found) {
      return say('时间应写作 2026-01-05T09:00:00+08:00',
        'A time is written 2026-01-05T09:00:00+08:00');
    }
    const numbers = found.slice(1).map(Number);
    return isDay(numbers[0], numbers[1], numbers[2]) && numbers[3] < 24 && numbers[4] < 60
      && numbers[5] < 60 ? null : say('没有这一时刻', 'There is no such time');
  }

  const integers = new Set(['integer', 'nonNegativeInteger', 'positiveInteger', 'int', 'long',
    'short', 'byte', 'unsignedInt', 'unsignedLong', 'unsignedShort', 'nonPositiveInteger',
    'negativeInteger']);
  const decimals = new Set(['decimal', 'double', 'float']);

  function numberFault(type, value) {
    const isInteger = integers.has(type.base);
    const form = isInteger ? /^[+-]?\d+$/ : /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
    if (!form.test(value)) {
      return isInteger ? say('应为整数，只用数字', 'A whole number, digits only')
        : say('应为数字，如 12.50', 'A number such as 12.50');
    }
    const implied = { nonNegativeInteger: '0', positiveInteger: '1' }[type.base];
    const low = type.minInclusive !== undefined ? type.minInclusive : implied;
    if (low !== undefined && less(value, low)) return say(`不得小于 ${low}`, `At least ${low}`);
    if (type.maxInclusive !== undefined && less(type.maxInclusive, value)) {
      return say(`不得大于 ${type.maxInclusive}`, `At most ${type.maxInclusive}`);
    }
    if (type.minExclusive !== undefined && !less(type.minExclusive, value)) {
      return say(`应大于 ${type.minExclusive}`, `More than ${type.minExclusive}`);
    }
    if (type.maxExclusive !== undefined && !less(value, type.maxExclusive)) {
      return say(`应小于 ${type.maxExclusive}`, `Less than ${type.maxExclusive}`);
    }
    const fraction = (value.split('.')[1] || '').replace(/0+$/, '');
    if (type.fractionDigits !== undefined && fraction.length > Number(type.fractionDigits)) {
      return say(`最多 ${type.fractionDigits} 位小数`, `At most ${type.fractionDigits} decimals`);
    }
    const digits = value.replace(/^[+-]?0*/, '').replace(/[^\d]/g, '');
    if (type.totalDigits !== undefined && digits.length > Number(type.totalDigits)) {
      return say(`最多 ${type.totalDigits} 位数字`, `At most ${type.totalDigits} digits`);
    }
    return null;
  }

  /** Whether a decimal is less than another one, without rounding. */
  function less(a, b) {
    const scale = Math.max((a.split('.')[1] || '').length, (b.split('.')[1] || '').length);
    const scaled = (text) => {
      const [whole, fraction] = text.replace(/^\+/, '').split('.');
      return BigInt((whole === '' || whole === '-' ? whole + '0' : whole)
        + (fraction || '').padEnd(scale, '0'));
    };
    return scaled(a) < scaled(b);
  }

  function builtInFault(type, value) {
    switch (type.base) {
      case 'date': return dateFault(value);
      case 'dateTime': return timeFault(value);
      case 'boolean':
        return /^(true|false|1|0)$/.test(value) ? null : say('应为 true 或者 false', 'true or false');
      case 'NMTOKEN':
        return /^[\w.:·-]+$/u.test(value) ? null : say('不能有空格等符号', 'No spaces');
      default:
        return integers.has(type.base) || decimals.has(type.base) ? numberFault(type, value) : null;
    }
  }

  const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

  /** The check character of a unified social credit code (GB 32100-2015, 5.4): weights 3 to the
      power of the place, modulo 31. */
  dengji.creditCodeCheck = function (code) {
    let sum = 0;
    let weight = 1;
    for (const character of code.slice(0, 17)) {
      const value = creditAlphabet.indexOf(character);
      if (value < 0) return null;
      sum += value * weight;
      weight = weight * 3 % 31;
    }
    return creditAlphabet[(31 - sum % 31) % 31];
  };

  /** What forms of values the registry checks beyond their type, by the name of the type. */
  const forms = {
    creditCode(value) {
      const check = dengji.creditCodeCheck(value);
      return check === null || value[17] === check ? null
        : say(`统一社会信用代码的校验码不对，第 18 位应为 ${check}，请核对整个代码`,
          `The check character of the credit code is wrong: the last one would be ${check}`);
    },
    certificatePEM(value) {
      return /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(value) ? null
        : say('应为整份 PEM 证书，含首尾两行', 'The whole certificate in PEM, first and last line too');
    },
  };

  function lengthFault(type, length) {
    if (type.length !== undefined && length !== Number(type.length)) {
      return say(`应为 ${type.length} 字，现有 ${length} 字`,
        `${type.length} characters, not ${length}`);
    }
    if (type.minLength !== undefined && length < Number(type.minLength)) {
      return say(`至少 ${type.minLength} 字`, `At least ${type.minLength} characters`);
    }
    if (type.maxLength !== undefined && length > Number(type.maxLength)) {
      return say(`最多 ${type.maxLength} 字，现有 ${length} 字`,
        `At most ${type.maxLength} characters, not ${length}`);
    }
    return null;
  }

  /** The first character that XML allows and no honest value has, as intake looks for them: DEL and
      C1, what shows nothing or turns the direction of text (but for variation selectors, which choose
      the form of a Chinese character), annotations, the replacement character, non-characters. */
  function spoiled(text) {
    for (const character of text) {
      const code = character.codePointAt(0);
      if (code < 0x7f || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) {
        continue;
      }
      if (code <= 0x9f || (code >= 0xfff9 && code <= 0xfffd) || (code >= 0xfdd0 && code <= 0xfdef)
        || (code & 0xfffe) === 0xfffe || /\p{Default_Ignorable_Code_Point}/u.test(character)) {
        return character;
      }
    }
    return null;
  }

  function spoiledFault(value) {
    const character = spoiled(value);
    if (character === null) return null;
    const name = 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    return {
      rule: 'XML-CHARACTER',
      zh: `含有字符 ${name}：文字可能已成乱码，或者显示的与内容不同。请重新填写该项；来自其他系统的，请核对导出时的编码。`,
      en: `It has the character ${name} in it: the text was spoiled, or shows otherwise than it reads. Write it again; if another system exported it, check the encoding it was exported in.`,
    };
  }

  /** What is wrong with a value of a type, null when nothing is. */
  function valueFault(types, key, raw) {
    const type = types[key] || { base: 'string' };
    if (!dengji.isXMLText(raw)) {
      return say('有不能写入 XML 的控制字符，请重新填写该项', 'A control character: write it again');
    }
    const isSpoiled = spoiledFault(raw);
    if (isSpoiled) return isSpoiled;
    if (type.union) {
      const faults = type.union.map((member) => valueFault(types, member, raw));
      return faults.every((fault) => fault) ? faults[0] : null;
    }
    const value = normalised(type, raw);
    if (type.list) {
      const items = value === '' ? [] : value.split(' ');
      for (const item of items) {
        const fault = valueFault(types, type.list, item);
        if (fault) return fault;
      }
      return lengthFault(type, items.length);
    }
    if (type.values && !type.values.some((each) => each.code === value)) {
      return say('请从列出的值中选择', 'Choose one of the values listed');
    }
    const fault = builtInFault(type, value) || lengthFault(type, [...value].length);
    if (fault) return fault;
    for (const step of type.patterns || []) {
      if (!step.some((source) => pattern(source).test(value))) {
        const words = type.words || {};
        const help = words.help || words.zh || step.join(' | ');
        return say('格式不对：' + help, 'Not in the form: ' + (words.helpEn || step.join(' | ')));
      }
    }
    for (const name of type.names || []) {
      const found = forms[name] ? forms[name](value) : null;
      if (found) return found;
    }
    return null;
  }

  // The structure

  function structureFindings(form) {
    const found = [];
    const { types } = form.model;
    const add = (node, attribute, fault, rule) =>
      found.push({ node, attribute, severity: 'error', rule, ...fault });
    const check = (node, attribute, spec, value, isRequired) => {
      const fault = valueFault(types, spec.type, value);
      if (value.trim() === '' && fault) {
        if (!isRequired) return;
        add(node, attribute, say('请填写', 'Fill this in'), 'XSD');
      } else if (fault) {
        add(node, attribute, fault, 'XSD');
      }
    };
    for (const node of form.nodes()) {
      for (const attribute of node.spec.attributes || []) {
        const value = node.attributes[attribute.name] || '';
        if (value !== '' || attribute.required) {
          check(node, attribute.name, attribute, value, attribute.required);
        }
      }
      if (node.spec.type) check(node, null, node.spec, node.value, true);
      if (!node.isLeaf) countFindings(form, node, add);
    }
    return found;
  }

  function countFindings(form, node, add) {
    const written = form.written(node);
    const count = (name) => written.filter((child) => child.spec.name === name).length;
    const choices = new Map();
    for (const slot of form.slots(node)) {
      if (slot.spec.foreign) continue;
      const here = count(slot.name);
      const { zh, en } = slot.spec.words;
      if (here < slot.min) {
        add(node, null, slot.max === 1 ? say(`缺少：${zh}`, `Missing: ${en}`)
          : say(`${zh}至少 ${slot.min} 项`, `${en}: at least ${slot.min}`), 'XSD');
      }
      if (here > slot.max) {
        add(node, null, say(`${zh}最多 ${slot.max} 项`, `${en}: at most ${slot.max}`), 'XSD');
      }
      if (slot.choice) {
        const key = slot.choice.group;
        if (!choices.has(key)) choices.set(key, { names: [], present: 0, slot });
        choices.get(key).names.push(slot.spec.words);
        choices.get(key).present += here > 0 ? 1 : 0;
      }
    }
    for (const [group, choice] of choices) {
      const zh = choice.names.map((words) => words.zh).join('、');
      const en = choice.names.map((words) => words.en).join(', ');
      if (choice.present === 0 && choice.slot.isChoiceRequired) {
        add(node, null, say(`请填写其中一项：${zh}`, `Fill in one of: ${en}`), 'XSD');
      }
      if (choice.present > 1 && group.max === 1) {
        add(node, null, say(`只能填写其中一项：${zh}`, `Only one of: ${en}`), 'XSD');
      }
    }
  }

  // XPath

  /** An XPath as a string of tokens in which variables can be replaced: strings are left alone. */
  function substituted(expression, variables) {
    return expression.replace(/"[^"]*"|'[^']*'|\$([A-Za-z_][\w.-]*)/g, (whole, name) =>
      name === undefined ? whole : '(' + variables[name] + ')');
  }

  function literal(text) {
    if (!text.includes("'")) return `'${text}'`;
    if (!text.includes('"')) return `"${text}"`;
    return `concat(${text.split("'").map((part) => `'${part}'`).join(`, "'", `)})`;
  }

  class Evaluation {
    constructor(document, prefixes) {
      this.document = document;
      this.resolver = (prefix) => prefixes[prefix] || null;
    }

    result(expression, node, type) {
      return this.document.evaluate(expression, node, this.resolver, type, null);
    }

    nodes(expression, node) {
      const found = this.result(expression, node, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
      return Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i));
    }

    string(expression, node) {
      return this.result(expression, node, XPathResult.STRING_TYPE).stringValue;
    }

    /** What stands in other expressions for a variable: browsers have none, so its value does. A set
        of nodes stands as the expression that selects it. */
    bound(expression, node) {
      const found = this.result(expression, node, XPathResult.ANY_TYPE);
      switch (found.resultType) {
        case XPathResult.NUMBER_TYPE:
          if (Number.isNaN(found.numberValue)) return '0 div 0';
          if (!Number.isFinite(found.numberValue)) return found.numberValue > 0 ? '1 div 0' : '-1 div 0';
          return found.numberValue.toLocaleString('en-US',
            { useGrouping: false, maximumFractionDigits: 20 });
        case XPathResult.STRING_TYPE: return literal(found.stringValue);
        case XPathResult.BOOLEAN_TYPE: return found.booleanValue ? 'true()' : 'false()';
        default: return expression;
      }
    }
  }

  /** The rules of the kind, as `RuleSet` evaluates them: in a pattern the first rule that matches an
      element wins. */
  function ruleFindings(form, document) {
    const found = [];
    for (const set of form.model.rules || []) {
      const evaluation = new Evaluation(document, set.prefixes);
      for (const rows of set.patterns) {
        const taken = new Set();
        for (const rule of rows) {
          const context = rule.context.startsWith('/') ? rule.context : '//' + rule.context;
          for (const element of evaluation.nodes(context, document)) {
            if (taken.has(element)) continue;
            taken.add(element);
            found.push(...failures(form, rule, element, evaluation));
          }
        }
      }
    }
    return found;
  }

  function failures(form, rule, element, evaluation) {
    const variables = {};
    for (const [name, value] of rule.lets || []) {
      variables[name] = evaluation.bound(substituted(value, variables), element);
    }
    const found = [];
    for (const check of rule.checks || []) {
      const test = substituted(check.test, variables);
      const holds = evaluation.result(test, element, XPathResult.BOOLEAN_TYPE).booleanValue;
      if (holds !== Boolean(check.isReport)) continue;
      found.push({
        node: form.at(pathOf(element)).node, attribute: null, rule: check.id,
        severity: check.role === 'remark' ? 'remark' : 'error', zh: check.zh, en: check.en,
        advice: check.advice, adviceEn: check.adviceEn,
        value: check.found ? evaluation.string(substituted(check.found, variables), element) : '',
        expected: check.expected || '',
      });
    }
    return found;
  }

  function pathOf(element) {
    const parent = element.parentElement;
    if (!parent) return '/' + element.localName;
    const same = Array.from(parent.children).filter((each) => each.localName === element.localName);
    return `${pathOf(parent)}/${element.localName}[${same.indexOf(element) + 1}]`;
  }

  const separator = '\u001f';

  /** Keys, unique values and references of the XSD's root element. */
  function constraintFindings(form, document) {
    const { constraints, namespace } = form.model;
    const evaluation = new Evaluation(document, new Proxy({}, { get: () => namespace }));
    const keys = {};
    const found = [];
    const add = (element, fault) => found.push({
      node: form.at(pathOf(element)).node, attribute: null, severity: 'error', rule: 'XSD', ...fault,
    });
    const rows = (constraint) => evaluation.nodes(constraint.selector, document.documentElement)
      .map((element) => {
        const values = constraint.fields.map((field) => evaluation.nodes(field, element)[0]);
        const isWhole = values.every((value) => value);
        return { element, isWhole, text: isWhole ? values.map((value) =>
          (value.value === undefined ? value.textContent : value.value).trim()).join(separator) : '' };
      }).filter((row) => row.isWhole && row.text.trim() !== '');
    for (const constraint of (constraints || []).filter((each) => each.kind !== 'keyref')) {
      const seen = keys[constraint.name] = new Set();
      for (const row of rows(constraint)) {
        if (seen.has(row.text)) {
          const text = row.text.split(separator).join('、');
          add(row.element, say(`重复：${text}`, `Twice: ${text}`));
        }
        seen.add(row.text);
      }
    }
    for (const constraint of (constraints || []).filter((each) => each.kind === 'keyref')) {
      for (const row of rows(constraint)) {
        if (!(keys[constraint.refer] || new Set()).has(row.text)) {
          const text = row.text.split(separator).join('、');
          add(row.element, say(`没有编号为 ${text} 的一项`, `There is nothing with the id ${text}`));
        }
      }
    }
    return found;
  }

  /** Attachments without a file, and such as are not what the document says. */
  function attachmentFindings(form) {
    const found = [];
    const paths = new Map();
    for (const node of form.attachments) {
      const add = (attribute, fault) => found.push(
        { node, attribute, severity: 'error', rule: 'PKG', ...fault });
      if (!node.file) {
        add(null, say('请选择文件：草稿和退回通知书中没有附件的内容',
          'Choose the file: neither drafts nor returns hold what is in it'));
      }
      const path = (node.attributes.path || '').toLowerCase();
      if (path !== '' && paths.has(path)) {
        add('path', say('与另一附件的路径相同', 'Another attachment has this path'));
      }
      paths.set(path, node);
    }
    return found;
  }

  /** Everything that can be told of a document here, in its order. */
  dengji.findings = function (form) {
    const found = structureFindings(form).concat(attachmentFindings(form));
    const text = form.xml();
    // A control character in a value is told at its field already; the rules need a document.
    if (dengji.isXMLText(text)) {
      const parsed = dengji.parseXML(text);
      found.push(...constraintFindings(form, parsed), ...ruleFindings(form, parsed));
    }
    const places = new Map([...form.nodes()].map((node, index) => [node, index]));
    const seen = new Set();
    return found.filter((finding) => {
      const key = [finding.node.key, finding.attribute, finding.rule, finding.zh].join(' ');
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    }).sort((a, b) => places.get(a.node) - places.get(b.node));
  };

  dengji.valueFault = valueFault;
})();
