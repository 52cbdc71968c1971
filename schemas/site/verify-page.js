/* The verify page: takes a file from a person, has verify.js judge it, and says in plain words what
 * came of it. The trust anchor and the status list lie beside the page as scripts (data/anchor.js,
 * data/status.js, data/status/<part>.js), because a page from a disk may load nothing else. */
(function () {
  'use strict';

  const dengji = window.dengji;
  const loading = {};

  function load(name) {
    if (name in dengji.data) return Promise.resolve(dengji.data[name]);
    if (!loading[name]) {
      loading[name] = new Promise(function (done) {
        const script = document.createElement('script');
        script.charset = 'utf-8';
        script.src = 'data/' + name + '.js';
        script.onload = () => done(name in dengji.data ? dengji.data[name] : null);
        script.onerror = function () { delete loading[name]; done(null); };
        document.head.appendChild(script);
      });
    }
    return loading[name];
  }

  dengji.load = load;
  const bytesOf = (text) => text === null ? null : new TextEncoder().encode(text);
  const source = dengji.source = {
    list: async () => bytesOf(await load('status')),
    shard: async (name) => bytesOf(await load('status/' + name)),
  };

  const STATES = {
    'in-force': ['green', '✔', '真实，现行有效', 'Genuine, and in force'],
    suspended: ['yellow', '！', '真实，但登记现已暂停', 'Genuine, but the entry is suspended now'],
    superseded: ['yellow', '！', '真实，但已被新版凭证取代', 'Genuine, but superseded by a later version'],
    'rights-ended': ['yellow', '！', '真实，但确权声明已经失效', 'Genuine, but this statement of rights is not in force any more'],
    cancelled: ['red', '✘', '真实，但登记已经注销', 'Genuine, but the entry was cancelled'],
    lapsed: ['red', '✘', '真实，但登记已经期满注销', 'Genuine, but the entry lapsed'],
    revoked: ['red', '✘', '真实，但登记已被撤销', 'Genuine, but the entry was revoked'],
    terminated: ['red', '✘', '真实，但登记已经终止', 'Genuine, but the entry was terminated'],
    genuine: ['green', '✔', '真实，未改动', 'Genuine and unchanged'],
  };
  const REFUSALS = {
    'paper-unreadable': ['不是本登记机构的文书', 'Not a paper of this registry', '登记机构的文书是以 <paper 开头的 XML 文件。网页（HTML）和打印件不能核验，请使用签名文件。', 'Papers are XML files that begin with <paper. Pages and prints cannot be checked; use the signed file.'],
    'signature-missing': ['文书没有签名', 'The paper is not signed', '不要采信该文书。', 'Do not rely on it.'],
    'signature-form': ['文书被改动，或者不是签发时的文件', 'Changed, or not the file that was issued', '文件与签发时的字节不一致。请重新取得原文件，不要经过编辑器另存。', 'The file is not byte for byte as it was issued. Fetch the original again; do not save it from an editor.'],
    'signature-digest': ['文书在签名之后被改动', 'The paper was changed after it was signed', '不要采信该文书，请向签发机构查询。', 'Do not rely on it; ask its issuer.'],
    'signature-value': ['签名不真实', 'The signature is not genuine', '签名不是由所附证书的密钥作出。不要采信该文书。', 'It was not made with the key of the certificate in it. Do not rely on the paper.'],
    'signature-chain': ['不是本登记机构签发', 'Not issued by this registry', '签名证书不是由公布的信任锚签发。不要采信该文书。', 'The signer\'s certificate was not issued under the published trust anchor. Do not rely on it.'],
    'signature-malformed': ['签名无法读取', 'The signature cannot be read', '不要采信该文书。', 'Do not rely on it.'],
    'signature-algorithm': ['签名所用算法不被接受', 'The algorithm is not accepted', '不要采信该文书。', 'Do not rely on it.'],
    'signature-certificate-time': ['签名时证书不在有效期内', 'The certificate was not valid when it was signed', '不要采信该文书，请向签发机构查询。', 'Do not rely on it; ask its issuer.'],
    'paper-issuer': ['签名证书不属于文书所载的签发机构', 'Signed by another organisation than the paper names', '不要采信该文书，请向签发机构查询。', 'Do not rely on it; ask its issuer.'],
  };
  const CANNOT = {
    'browser-sm2': ['浏览器不能核验国密签名', 'Browsers cannot check SM2 signatures', '该文书以 SM2、SM3 签名，浏览器没有这些算法；这不说明文书有误。请下载公布的 authority.pem，用命令核验：', 'It is signed with SM2 and SM3, which browsers do not have; that says nothing against it. Check it with:', 'dengji verify 文书.xml --anchor authority.pem'],
    'browser-insecure': ['浏览器在此不提供核验功能', 'The browser offers no cryptography here', '请经 HTTPS 访问本页，或者将整个 public 文件夹下载后从本地打开；也可以用命令核验：', 'Open this page by HTTPS, or from a copy of the folder on your disk, or use:', 'dengji verify 文书.xml --anchor authority.pem'],
    'browser-pdf': ['请核验 PDF 内附的签名文件', 'Check the signed file inside the PDF', '签名在 XML 文件上。请在 PDF 阅读器的附件栏中取出 XML 文件，再放到这里。', 'The signature is that of the XML file. Save it from the attachments of the PDF and drop it here.', ''],
    'file-unreadable': ['浏览器不能读取这个文件', 'The browser cannot read this file', '文件可能已经移动、删除，或者正在被其他程序使用。请重新选择。', 'It may have been moved, deleted, or be in use by another program. Choose it again.', ''],
    'page-failed': ['本页出错，没有作出判断', 'This page failed and judged nothing', '请换一个新版浏览器再试，或者用命令核验：', 'Try a newer browser, or use the command:', 'dengji verify 文书.xml --anchor authority.pem'],
    'anchor-unreadable': ['信任锚不能使用', 'The trust anchor cannot be used', '没有信任锚就不能判断。请重新取得登记机构公布的 authority.pem。', 'Nothing can be judged without it. Fetch the authority.pem that the registry publishes.', ''],
  };
  const OFFERED = ['这个文件不能用作信任锚', 'This file cannot be a trust anchor', '文件里没有可用的签发机构证书，未予采用；其后的核验仍按原来的信任锚。请重新取得 authority.pem。', 'It holds no certificate of an authority and was not taken; the anchor from before stays in use. Fetch the authority.pem again.', ''];
  const DOUBTS = {
    'status-missing': ['没有状态清单', 'there is no status list'],
    'status-signature': ['状态清单的签名不真实', 'the signature of the status list is not genuine'],
    'status-out-of-date': ['状态清单已经过期', 'the status list is out of date'],
    'status-not-yet': ['状态清单在核验时点之后才公布；请核对所填的时间和本机时钟', 'the status list was published after the time asked for; see to that time and to this device\'s clock'],
    'paper-not-yet': ['文书在核验时点之后才签发；请核对所填的时间和本机时钟', 'the paper was issued after the time asked for; see to that time and to this device\'s clock'],
    'status-unlisted': ['状态清单没有载明该登记或者该版本', 'the status list does not name this entry or this version'],
    'status-shard-missing': ['状态清单缺少分册', 'a part of the status list is missing'],
    'status-shard-differs': ['状态清单的分册与签名的摘要不符', 'a part of the status list differs from its signed digest'],
  };

  function element(name, className, text, language) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    if (language) made.lang = language;
    return made;
  }

  function day(milliseconds) {
    return new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit',
    }).format(new Date(milliseconds));
  }

  function verdict(colour, sign, zh, en) {
    const box = element('section', 'verdict ' + colour), head = element('h2');
    const mark = element('span', 'sign', sign);
    mark.setAttribute('aria-hidden', 'true');
    head.append(mark, zh, element('span', 'en', en, 'en'));
    box.append(head);
    return box;
  }

  function sentence(box, zh, en) {
    const line = element('p', '', zh + ' ');
    if (en) line.append(element('span', 'en', en, 'en'));
    box.append(line);
  }

  function rows(box, pairs) {
    const list = element('dl', 'facts single');
    for (const [label, value, className] of pairs) {
      if (!value) continue;
      const row = element('div');
      row.append(element('dt', '', label), element('dd', className || '', value));
      list.append(row);
    }
    box.append(list);
  }

  /** What is said of a genuine paper first. */
  function kindOf(result) {
    if (result.doubt === 'certificate-other') return ['red', '✘', '不是登记簿所载的凭证', 'Not the certificate that the register names'];
    if (result.doubt === 'paper-not-yet') return ['yellow', '？', '真实，但在核验时点尚未签发', 'Genuine, but not issued yet at the time asked for'];
    if (result.doubt) return ['yellow', '？', '真实，但现在是否有效无法判断', 'Genuine, but its standing today cannot be told'];
    return STATES[result.code];
  }

  function explain(box, result, at) {
    const now = result.standing;
    if (result.doubt === 'certificate-other') {
      sentence(box, '签名真实，但登记簿所载第' + now.version + '版凭证的摘要与本文件不同，现行凭证是另一份文件。不要采信本文件，请向登记机构查询。',
        'The signature is genuine, but the register names another file as the certificate of version ' + now.version + '. Do not rely on this one; ask the registrar.');
    } else if (result.doubt === 'paper-not-yet') {
      sentence(box, '签名真实，文书未被改动；但' + DOUBTS['paper-not-yet'][0] + '。', 'The signature is genuine and nothing was changed, but ' + DOUBTS['paper-not-yet'][1] + '.');
    } else if (result.doubt) {
      const reason = DOUBTS[result.doubt] || [result.doubt, result.doubt];
      const isDated = result.doubt === 'status-out-of-date' || result.doubt === 'status-not-yet';
      sentence(box, '签名真实，文书未被改动；但现在是否有效无法判断：' + reason[0]
        + (isDated ? '（公布于' + day(result.doubtAt) + '）' : '') + '。请稍后再试，或者向登记机构查询。',
      'The signature is genuine and nothing was changed, but whether it counts today cannot be said: ' + reason[1] + '.');
    } else if (now && result.code === 'superseded') {
      sentence(box, '本凭证为第' + result.entry.version + '版，现行的是第' + now.version + '版。',
        'This is version ' + result.entry.version + '; version ' + now.version + ' counts.');
    } else if (now && result.code !== 'in-force') {
      sentence(box, '自' + now.since + '起。', 'Since ' + now.since + '.');
    } else if (now) {
      sentence(box, '签名真实，文书未被改动，状态清单载明登记有效，本版为现行版本。',
        'The signature is genuine, nothing was changed, and the status list says that the entry is in force and this its current version.');
    } else {
      sentence(box, '签名真实，文书未被改动。这类文书没有登记状态可查。',
        'The signature is genuine and nothing was changed. Papers of this kind have no standing to look up.');
    }
    if (now && now.marks.length) {
      const marks = { disputed: '权属有争议', 'authorisation-ended': '授权已终止', 'source-ended': '来源登记已失效' };
      sentence(box, '登记上加注：' + now.marks.map((mark) => marks[mark] || mark).join('、') + '。', 'Marked: ' + now.marks.join(', ') + '.');
    }
    rows(box, [
      ['文书', result.paper.title + '　' + result.paper.documentNumber],
      ['签发机构', result.paper.issuer + '（' + result.paper.issuerCode + '）'],
      ['签发时间', day(result.paper.issuedAt)],
      ['登记编号', result.entry ? result.entry.number : '', 'code'],
      ['登记名称', result.entry ? result.entry.name : ''],
      ['案号', result.paper.caseNumber, 'code'],
      ['状态清单', now ? day(now.asOf) + '公布，' + day(now.until) + '前有效' : ''],
      ['核验时点', day(at)],
    ]);
    if (result.paper.demonstration) sentence(box, '这是演示文书：' + result.paper.demonstration + '。', 'A paper of a demonstration; it has no force.');
  }

  function shown(name, result, at) {
    let box;
    if (result.isGenuine) {
      box = verdict(...kindOf(result));
      explain(box, result, at);
      if (result.entry) {
        const parts = result.entry.number.split('-'), line = element('p', 'screen'), link = element('a', '', '查看登记页');
        link.href = 'entries/' + parts[1] + '/' + parts[2] + '/' + result.entry.number + '.html';
        line.append(link);
        if (result.standing) box.append(line);
      }
    } else if (CANNOT[result.code]) {
      const words = result.isOffered ? OFFERED : CANNOT[result.code];
      box = verdict('yellow', '？', words[0], words[1]);
      sentence(box, words[2], words[3]);
      if (words[4]) box.append(element('pre', '', words[4]));
    } else {
      const words = REFUSALS[result.code] || REFUSALS['signature-malformed'];
      box = verdict('red', '✘', words[0], words[1]);
      sentence(box, words[2], words[3]);
    }
    box.dataset.code = result.doubt || result.code;
    box.dataset.genuine = String(result.isGenuine);
    const file = element('p', 'en', '');
    file.append('文件 ', element('span', 'code', name), ' · ', element('span', 'code', result.doubt || result.code));
    box.append(file);
    return box;
  }

  function start() {
    const drop = document.getElementById('drop'), input = document.getElementById('file');
    if (!drop) return;
    const out = document.getElementById('verdicts'), when = document.getElementById('at');
    const print = document.getElementById('anchor-print');
    let anchor = null, mine = '', inUse = '';

    async function trust() {
      const published = await load('anchor');
      // Somebody's own may have come in the meantime.
      if (anchor === null) anchor = published;
      return anchor || '';
    }

    /** Shows the fingerprint of the anchor in use, and of a file that was not taken its name. */
    function showPrint(text, refused) {
      const lines = [text + mine];
      if (refused) lines.push('（' + refused + ' 不能使用，未采用，仍按上述信任锚判断 not used）');
      print.textContent = lines.join(' ');
    }

    async function fingerprint() {
      const text = await trust();
      const found = await dengji.anchorPrint(text);
      if (mine) return;
      inUse = found === null ? '（信任锚不能读取 The anchor cannot be read）' : found;
      showPrint(inUse);
    }

    /** Takes a trust anchor of a person's own, but only when it is one: false otherwise. */
    async function adopt(name, text) {
      const found = await dengji.anchorPrint(text);
      if (found === null) {
        showPrint(inUse, name);
        return false;
      }
      anchor = text;
      inUse = found;
      mine = '（由您提供 yours：' + name + '）';
      showPrint(inUse);
      return true;
    }

    function moment() {
      // The field is in the time of Shanghai, whatever the machine's is.
      return when.value ? Date.parse(when.value + ':00+08:00') : Date.now();
    }

    function show(box) {
      out.prepend(box);
      box.tabIndex = -1;
      box.focus({ preventScroll: false });
    }

    async function one(file) {
      const at = moment();
      let bytes;
      try {
        bytes = new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        return shown(file.name, { isGenuine: false, code: 'file-unreadable' }, at);
      }
      if (/\.pem$/i.test(file.name)) {
        const isTaken = await adopt(file.name, new TextDecoder().decode(bytes));
        return isTaken ? null : shown(file.name, { isGenuine: false, code: 'anchor-unreadable', isOffered: true }, at);
      }
      return shown(file.name, await dengji.verify(bytes, await trust(), at, source), at);
    }

    async function take(files) {
      try {
        for (const file of files) {
          let box;
          try {
            box = await one(file);
          } catch (error) {
            // Whatever went wrong, nobody may take an older verdict for the one of this file.
            box = shown(file.name, { isGenuine: false, code: 'page-failed' }, moment());
          }
          if (box) show(box);
        }
      } finally {
        out.dataset.count = String(out.children.length);
        // The same file can be chosen once more only from an empty field.
        input.value = '';
      }
    }

    input.addEventListener('change', function () { take(Array.from(input.files)); });
    for (const name of ['dragenter', 'dragover']) {
      drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add('over'); });
    }
    for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('over'));
    drop.addEventListener('drop', function (event) { event.preventDefault(); take(Array.from(event.dataTransfer.files)); });
    // A file that misses the field must not make the browser leave the page.
    window.addEventListener('dragover', (event) => event.preventDefault());
    window.addEventListener('drop', (event) => event.preventDefault());
    document.getElementById('ready').hidden = false;
    fingerprint();
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
