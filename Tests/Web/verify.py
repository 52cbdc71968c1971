"""Has the verify page judge files, as its own script does and as a person would.

    verify.py SITE TIME FOLDER FILE…

Prints the verdict of each file of FOLDER, and of each FILE what the page shows after it was chosen.
TIME is local time in Shanghai, 2026-02-25T10:00.
"""

import base64
import os
import sys

from browser import DESK, PHONE, Browser, report

JUDGE = """
const done = arguments[arguments.length - 1];
const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
dengji.load('anchor').then((anchor) => dengji.verify(bytes, anchor, Date.parse(arguments[1] + ':00+08:00'), dengji.source))
  .then((result) => done({genuine: result.isGenuine, code: result.doubt || result.code}), (error) => done({code: 'failed: ' + error.stack}));
"""

site, time, folder = sys.argv[1:4]
with Browser() as browser:
    browser.open(os.path.join(site, "verify.html"))
    browser.wait("!document.getElementById('ready').hidden")
    verdicts = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            text = base64.b64encode(file.read()).decode()
        verdicts[name] = browser.driver.execute_async_script(JUDGE, text, time)
    browser.js("document.querySelector('details').open = true;"
               "document.getElementById('at').value = arguments[0]", time)
    shown = []
    for path in sys.argv[4:]:
        count = browser.js("return document.querySelectorAll('.verdict').length")
        browser.find("#file").send_keys(path)
        browser.wait("document.querySelectorAll('.verdict').length > arguments[0]", count)
        box = browser.find(".verdict")
        shown.append({"title": box.find_element("css selector", "h2").text, "text": box.text,
                      "code": box.get_attribute("data-code"),
                      "colour": box.get_attribute("class").split()[-1],
                      "focused": browser.js("return document.activeElement === arguments[0]", box)})
    overflow = []
    for width in (PHONE, DESK):
        browser.resize(width)
        overflow += browser.overflow()
    report(browser, verdicts=verdicts, shown=shown, overflow=overflow)
