"""Opens every page of a site at the widths of a phone and of a desk.

    pages.py SITE

Prints how many there are, and of each that does not hold what is wider than the window.
"""

import os
import sys

from browser import DESK, PHONE, Browser, report

paths = sorted(
    os.path.join(folder, name)
    for folder, _, names in os.walk(sys.argv[1]) for name in names if name.endswith(".html"))
overflow, unnamed = {}, []
with Browser() as browser:
    for path in paths:
        for width in (PHONE, DESK):
            browser.resize(width)
            browser.open(path)
            found = browser.overflow()
            if found:
                overflow[f"{path} {width}"] = found
        unnamed += browser.js("""
            return Array.from(document.querySelectorAll('a, button, input, select')).filter((e) =>
              !e.hidden && !(e.textContent.trim() || e.labels?.length || e.getAttribute('aria-label')))
              .map((e) => arguments[0] + ' ' + e.outerHTML.slice(0, 100))""", path)
    report(browser, pages=len(paths), overflow=overflow, unnamed=unnamed)
