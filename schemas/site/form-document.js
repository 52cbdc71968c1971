/* The document behind a form: a tree of what the schema allows, with what was filled in. Reads and
   writes XML; knows nothing of the page. */
'use strict';
var dengji = dengji || {};

(function () {
  let keys = 0;

  /** An element of the document: its description, its text, its attributes, what is below it. */
  class FormNode {
    constructor(spec, parent) {
      keys += 1;
      this.key = keys;
      this.spec = spec;
      this.parent = parent;
      this.value = spec.fixed || spec.default || '';
      this.attributes = {};
      this.children = {};
      /** Names of its children as they stood in a loaded document. */
      this.order = null;
      /** The bytes of an attachment; never kept in a draft. */
      this.file = null;
      for (const attribute of spec.attributes || []) {
        const value = attribute.fixed || attribute.default;
        if (value) this.attributes[attribute.name] = value;
      }
    }

    get isLeaf() { return !this.spec.group; }

    /** Whether nothing was filled in; of a leaf. */
    get isEmpty() {
      return this.value.trim() === '' && (this.spec.attributes || []).every((attribute) =>
        attribute.fixed || (this.attributes[attribute.name] || '') === '');
    }
  }

  /** What may stand in an element, flattened: each element with how often, and which choice it is an
      alternative of. */
  function slots(spec) {
    if (spec.slots) return spec.slots;
    const found = [];
    const flatten = (group, low, high, choice) => {
      const inner = group.kind === 'choice' ? { group, alternatives: [] } : choice;
      for (const part of group.parts) {
        const groupLow = group.kind === 'choice' ? 0 : low * group.min;
        const groupHigh = high * (group.max === undefined ? Infinity : group.max);
        if (part.group) {
          flatten(part.group, groupLow, groupHigh, inner);
          continue;
        }
        const element = part.element;
        const most = element.max === undefined ? Infinity : element.max;
        found.push({
          spec: element, name: element.name, min: groupLow * element.min,
          max: groupHigh * most, choice: inner || null, isChoiceRequired: low * group.min > 0,
        });
      }
    };
    if (spec.group) flatten(spec.group, 1, 1, null);
    Object.defineProperty(spec, 'slots', { value: found, enumerable: false });
    return found;
  }

  /** Whether an element is the list of a package's files. */
  function isAttachmentList(spec) {
    const inside = slots(spec);
    if (spec.name !== 'attachments' || inside.length !== 1) return false;
    const names = (inside[0].spec.attributes || []).map((attribute) => attribute.name);
    return ['id', 'path', 'size', 'digest'].every((name) => names.includes(name));
  }

  class FormDocument {
    constructor(model) {
      this.model = model;
      this.root = this.make(model.element, null);
      this.root.attributes.kind = model.kind;
      if ((model.element.attributes || []).some((attribute) => attribute.name === 'created')) {
        this.root.attributes.created = dengji.now();
      }
      /** What a loaded document held and the form does not. */
      this.leftOut = [];
      this.isSigned = false;
    }

    slots(node) { return slots(node.spec); }

    /** A new element with everything that must be below it. */
    make(spec, parent) {
      const node = new FormNode(spec, parent);
      for (const slot of slots(spec)) {
        const isWanted = slot.min > 0 || slot.spec.isSuggested || isAttachmentList(slot.spec);
        const isSingleLeaf = !slot.spec.group && slot.max === 1;
        const isWished = !slot.spec.foreign && !slot.spec.isOther && !isAttachment(slot.spec)
          && (isSingleLeaf || isWanted);
        node.children[slot.name] = isWished ? [this.make(slot.spec, node)] : [];
      }
      return node;
    }

    add(parent, slot) {
      const node = this.make(slot.spec, parent);
      parent.children[slot.name].push(node);
      return node;
    }

    remove(node) {
      const list = node.parent.children[node.spec.name];
      list.splice(list.indexOf(node), 1);
    }

    get id() { return (this.root.attributes.id || '').trim(); }

    /** The list of attachments, undefined where the kind has none. */
    get attachmentList() {
      return Object.values(this.root.children).flat().find((node) => isAttachmentList(node.spec));
    }

    get attachments() {
      const list = this.attachmentList;
      return list ? list.children[slots(list.spec)[0].name] : [];
    }

    /** Adds an attachment under the next free id. */
    attach(role) {
      const list = this.attachmentList;
      const taken = new Set(this.attachments.map((node) => node.attributes.id));
      let number = 1;
      while (taken.has('A' + number)) number += 1;
      const node = this.add(list, slots(list.spec)[0]);
      node.attributes.id = 'A' + number;
      if (role) node.attributes.role = role;
      return node;
    }

    /** Every element in the order of the document. */
    * nodes(node = this.root) {
      yield node;
      for (const child of this.written(node)) yield* this.nodes(child);
    }

    // Writing

    /** The children that are written, in order. */
    written(node) {
      const inside = slots(node.spec);
      let names = inside.map((slot) => slot.name);
      if (node.order && node.spec.group && node.spec.group.kind === 'all') {
        names = this.inLoadedOrder(names, node.order);
      }
      const found = [];
      for (const name of names) {
        const slot = inside.find((each) => each.name === name);
        node.children[name].forEach((child, index) => {
          if (this.isWritten(child, slot, index)) found.push(child);
        });
      }
      return found;
    }

    isWritten(child, slot, index) {
      if (child.spec.foreign) return false;
      if (isAttachmentList(child.spec)) return slot.min > 0 || this.attachments.length > 0;
      return !child.isLeaf || index < slot.min || !child.isEmpty;
    }

    /** Names as they were loaded; others after the one that the schema puts before them. */
    inLoadedOrder(names, loaded) {
      const result = loaded.filter((name, index) =>
        names.includes(name) && loaded.indexOf(name) === index);
      names.forEach((name, index) => {
        if (result.includes(name)) return;
        const before = names.slice(0, index).reverse().find((each) => result.includes(each));
        result.splice(before ? result.indexOf(before) + 1 : 0, 0, name);
      });
      return result;
    }

    /** The document as XML, in UTF-8 when it is encoded as its declaration says. */
    xml() {
      const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
      this.write(this.root, '', lines, ' xmlns="' + dengji.escapeXML(this.model.namespace, true) + '"');
      return lines.join('\n') + '\n';
    }

    write(node, indent, lines, declaration) {
      let tag = node.spec.name + (declaration || '');
      for (const attribute of node.spec.attributes || []) {
        const value = node.attributes[attribute.name];
        if (value || attribute.required) {
          tag += ` ${attribute.name}="${dengji.escapeXML(value || '', true)}"`;
        }
      }
      if (node.isLeaf) {
        const text = node.value;
        lines.push(text === '' ? `${indent}<${tag}/>`
          : `${indent}<${tag}>${dengji.escapeXML(text)}</${node.spec.name}>`);
        return;
      }
      const children = this.written(node);
      if (!children.length) {
        lines.push(`${indent}<${tag}/>`);
        return;
      }
      lines.push(`${indent}<${tag}>`);
      for (const child of children) this.write(child, indent + '  ', lines);
      lines.push(`${indent}</${node.spec.name}>`);
    }

    // Places

    /** Where an element stands, as findings write it: `/application/items[1]/item[3]`. */
    path(node) {
      if (!node.parent) return '/' + node.spec.name;
      const same = this.written(node.parent).filter((each) => each.spec === node.spec);
      const position = same.indexOf(node);
      const index = position >= 0 ? position : node.parent.children[node.spec.name].indexOf(node);
      return `${this.path(node.parent)}/${node.spec.name}[${index + 1}]`;
    }

    /** What a path leads to: the element, or the nearest one around it, and the attribute. */
    at(path) {
      const steps = path.split('/').filter((step) => step !== '');
      let node = this.root;
      let attribute = null;
      for (const step of steps.slice(1)) {
        if (step.startsWith('@')) {
          attribute = step.slice(1);
          break;
        }
        const found = /^(?:[^:[]*:)?([^[]+)(?:\[(\d+)\])?$/.exec(step);
        const name = found ? found[1] : step;
        const index = found && found[2] ? Number(found[2]) - 1 : 0;
        const list = node.children[name] || [];
        const written = this.written(node).filter((child) => child.spec.name === name);
        const next = written[index] || list[index];
        if (!next) return { node, attribute: null, isExact: false };
        node = next;
      }
      return { node, attribute, isExact: true };
    }

    // Reading

    /** Fills the tree from a document of this kind; throws an Error with a sentence in two
        languages when it is another. */
    load(text) {
      const parsed = dengji.parseXML(text);
      const root = parsed.documentElement;
      const kind = root.getAttribute('kind');
      if (root.localName !== this.model.root || root.namespaceURI !== this.model.namespace
        || (kind !== null && kind !== this.model.kind)) {
        throw new dengji.OtherKind(kind);
      }
      this.leftOut = [];
      this.isSigned = false;
      const made = this.make(this.model.element, null);
      this.clear(made);
      this.fill(made, root);
      this.complete(made);
      made.attributes.kind = this.model.kind;
      this.root = made;
    }

    /** Takes away what a new form suggests: a loaded document says itself what it has. */
    clear(node) {
      for (const slot of slots(node.spec)) {
        const isSingleLeaf = !slot.spec.group && slot.max === 1 && !slot.spec.isOther;
        if (!isSingleLeaf && !isAttachmentList(slot.spec)) node.children[slot.name] = [];
      }
    }

    fill(node, element) {
      const known = new Set((node.spec.attributes || []).map((attribute) => attribute.name));
      for (const attribute of element.attributes) {
        if (attribute.name === 'xmlns' || attribute.prefix === 'xmlns') continue;
        if (known.has(attribute.localName)) node.attributes[attribute.localName] = attribute.value;
        else this.leftOut.push(this.path(node) + '/@' + attribute.name);
      }
      if (node.isLeaf) {
        node.value = element.textContent;
        for (const child of element.children) {
          this.leftOut.push(this.path(node) + '/' + child.localName);
        }
        return;
      }
      node.order = [];
      const used = {};
      for (const child of element.children) {
        const slot = slots(node.spec).find((each) => each.name === child.localName);
        if (slot && slot.spec.foreign) {
          this.isSigned = this.isSigned || child.localName === 'Signature';
          continue;
        }
        if (!slot || child.namespaceURI !== this.model.namespace) {
          this.leftOut.push(this.path(node) + '/' + child.localName);
          continue;
        }
        const list = node.children[slot.name];
        const index = used[slot.name] || 0;
        used[slot.name] = index + 1;
        node.order.push(slot.name);
        if (index >= list.length) {
          const made = this.make(slot.spec, node);
          this.clear(made);
          list.push(made);
        } else {
          this.clear(list[index]);
        }
        this.fill(list[index], child);
      }
    }

    /** Adds what must be there, empty, so that it can be filled in. */
    complete(node) {
      for (const slot of slots(node.spec)) {
        const list = node.children[slot.name];
        const isSingleLeaf = !slot.spec.group && slot.max === 1 && !slot.spec.isOther;
        const isWanted = slot.min > 0 || isSingleLeaf;
        if (!list.length && isWanted && !slot.spec.foreign && !isAttachment(slot.spec)) {
          this.add(node, slot);
        } else {
          list.forEach((child) => this.complete(child));
        }
      }
    }
  }

  /** Whether an element is one file of the list: never made empty by itself. */
  function isAttachment(spec) {
    const names = (spec.attributes || []).map((attribute) => attribute.name);
    return spec.name === 'attachment' && names.includes('digest') && names.includes('path');
  }

  /** A document of another kind, whose form is another page. */
  dengji.OtherKind = class extends dengji.FormError {
    constructor(kind) {
      super('文件不是这种来件；请在“全部事项”中打开它的填写页，在那里载入。',
        'The file is another kind of package: load it on the page of its kind.');
      this.kind = kind;
    }
  };

  dengji.FormDocument = FormDocument;
  dengji.isAttachmentList = isAttachmentList;
})();
