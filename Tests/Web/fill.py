"""Fills in the form of a kind from its example and makes the package.

    fill.py PAGES KIND DOCUMENT FILES DOWNLOADS
"""

import os
import sys

from browser import Browser, report
from filling import fill

pages, kind, document, files, downloads = sys.argv[1:6]
with Browser(downloads=downloads) as browser:
    browser.open(os.path.join(pages, kind + ".html"))
    # Nothing filled in: nothing is made, and every fault leads to its field.
    browser.find("#make").click()
    empty = len(browser.all("#summary li.error"))
    first = browser.find("#summary li a")
    browser.js("arguments[0].focus()", first)
    first.click()
    focused = browser.js("return document.activeElement.closest('.field')?.dataset.path || ''")
    early = os.listdir(downloads)
    fill(browser, document, files)
    browser.find("#make").click()
    browser.wait("document.querySelector('#done strong') || "
                 "document.querySelectorAll('#summary li.error').length")
    made = browser.js("return document.querySelector('#done strong')?.textContent")
    path = browser.downloaded(made) if made else ""
    report(
        browser, empty=empty, focused=focused, early=early, made=path,
        digest=browser.js("return document.querySelector('#done .code')?.textContent || ''"),
        left=[link.text for link in browser.all("#summary li.error a")],
        told=browser.find("#done").text)
