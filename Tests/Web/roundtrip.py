"""Whether each kind's page takes its own example and gives it back: argument 1 is the folder of the
pages, 2 that of the schemas. Compares canonical XML without comments and white space between
elements."""

import os
import sys
import xml.etree.ElementTree as ET

from browser import DESK, PHONE, Browser, report
from form_model import kinds


def canonical(text):
    return ET.canonicalize(text, strip_text=True, with_comments=False)


pages, schemas = sys.argv[1:3]
found, wide, numb, unlabelled = {}, [], [], []
with Browser() as browser:
    for kind in kinds(schemas):
        browser.open(os.path.join(pages, kind + ".html"))
        path = os.path.join(schemas, "examples", kind + ".xml")
        if not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            example = file.read()
        browser.js("dengji.formPage.form.load(arguments[0]); dengji.formPage.view.draw()", example)
        written = browser.js("return dengji.formPage.form.xml()")
        left = browser.js("return dengji.formPage.form.leftOut")
        faults = browser.js(
            "return dengji.findings(dengji.formPage.form).filter((f) => f.severity === 'error' && "
            "f.rule !== 'PKG').map((f) => f.rule + ' ' + f.zh + ' ' + dengji.formPage.form.path(f.node))")
        # Every pattern is one that the browser reads.
        browser.js("""for (const key in dengji.formModel.types)
            dengji.valueFault(dengji.formModel.types, key, 'x')""")
        left += browser.js("return dengji.unknownPatterns")
        found[kind] = {
            "same": canonical(written) == canonical(example), "left": left, "faults": faults}
        for width in (PHONE, DESK):
            browser.resize(width)
            wide += [f"{kind} {width}: {place}" for place in browser.overflow()]
        numb += browser.js("""return [...document.querySelectorAll('input, select, textarea')]
            .filter((e) => !e.labels?.length && !e.getAttribute('aria-label'))
            .map((e) => e.outerHTML.slice(0, 120))""")
        unlabelled += browser.js("""return [...document.querySelectorAll('#form .field')].filter((e) =>
            !e.querySelector('label, legend').textContent.match(/[\\u4e00-\\u9fff]/))
            .map((e) => e.dataset.path)""")
    report(browser, kinds=found, wide=wide, numb=numb, unlabelled=unlabelled)
