"""Loads a returned package with the return, looks where its findings stand, puts right what they name,
and makes the package again.

    mend.py PAGES KIND PACKAGE RETURN MENDING DOWNLOADS

MENDING is JSON: values by path.
"""

import json
import os
import sys

from browser import PHONE, By, Browser, report
from filling import put

pages, kind, package, paper, mending, downloads = sys.argv[1:7]
SHOWN = """return [...document.querySelectorAll('#form .faults > li')].map((li) => ({
    place: (li.closest('[data-path]') || {dataset: {}}).dataset.path || '',
    card: li.closest('.card').id, text: li.textContent}))"""

with Browser(PHONE, downloads=downloads) as browser:
    browser.open(os.path.join(pages, kind + ".html"))
    browser.find("#load").send_keys(os.path.abspath(package) + "\n" + os.path.abspath(paper))
    browser.wait("document.querySelectorAll('#summary li').length")
    shown = browser.js(SHOWN)
    listed = [link.text for link in browser.all("#summary li a")]
    invalid = browser.js("""return [...document.querySelectorAll('[aria-invalid]')].map((e) =>
        e.closest('.field').dataset.path)""")
    # The first line of the summary leads to its field.
    browser.click(browser.find("#summary li a"))
    focused = browser.js("return document.activeElement.closest('.field')?.dataset.path || ''")
    wide = browser.overflow()
    for path, value in json.loads(mending).items():
        put(browser, path, value)
    browser.wait("document.querySelector('#saved').textContent.includes('草稿')")
    left = browser.js(SHOWN)
    browser.click(browser.find("#make"))
    browser.wait("document.querySelector('#done strong') || "
                 "document.querySelectorAll('#summary li.error').length")
    made = browser.js("return document.querySelector('#done strong')?.textContent")
    path = browser.downloaded(made) if made else ""
    # Another day, another window: the text is still there, the files are not.
    browser.open(os.path.join(pages, kind + ".html"))
    browser.click(browser.find("#drafts button.link"))
    kept = browser.js("return dengji.formPage.form.xml()")
    lacking = len(browser.all(".attachment .lack"))
    browser.driver.find_element(By.ID, "export").click()
    exported = browser.downloaded("draft-" + browser.js("return dengji.formPage.fileName()") + ".xml")
    report(
        browser, shown=shown, listed=listed, invalid=invalid, focused=focused, wide=wide, left=left,
        made=path, kept=kept, lacking=lacking,
        exported=open(exported, encoding="utf-8").read() == kept)
