"""The form with keys alone: a whole withdrawal is filled in and made, and a row is added, filled and
taken away.

    keyboard.py PAGES DOWNLOADS
"""

import os
import sys

from browser import Browser, Keys, report

pages, downloads = sys.argv[1:3]
ACTIVE = """const e = document.activeElement;
return {path: e.closest('.field')?.dataset.path || '', add: e.dataset.add || '', id: e.id,
        row: e.closest('.row')?.getAttribute('aria-label') || '', type: e.type || '',
        tag: e.tagName.toLowerCase(), text: e.textContent.slice(0, 40),
        remove: e.classList.contains('remove'),
        seen: getComputedStyle(e).outlineStyle !== 'none' || e === document.body}"""


def tab_to(browser, wanted, limit=200):
    """Presses Tab until the focus is where it is wanted; gives what it passed without a visible
    focus."""
    unseen = []
    for _ in range(limit):
        browser.press(Keys.TAB)
        active = browser.js(ACTIVE)
        if not active["seen"]:
            unseen.append(active)
        if wanted(active):
            return unseen
    raise LookupError("not reached by Tab")


VALUES = {
    "/withdrawal/@id": "CH-2026-0001", "/withdrawal/case[1]": "370900-2026-000001",
    "/withdrawal/party[1]": "11370900MB2858121W", "/withdrawal/reason[1]": "材料有误，重新准备。",
}
with Browser(downloads=downloads) as browser:
    browser.open(os.path.join(pages, "withdrawal.html"))
    browser.press(Keys.TAB)
    skip = browser.js(ACTIVE)["text"]
    unseen = []
    for path, value in VALUES.items():
        unseen += tab_to(browser, lambda a: a["path"] == path and a["tag"] != "button")
        for letter in value:
            browser.press(letter)
            if path.endswith("/@id"):
                browser.js("dengji.formPage.flush()")
    unseen += tab_to(browser, lambda a: a["id"] == "make")
    browser.press(Keys.ENTER)
    made = browser.wait("document.querySelector('#done strong')?.textContent")
    path = browser.downloaded(made)
    # The id was typed letter by letter: one draft, with the whole of it for its label.
    browser.wait("document.querySelectorAll('#drafts li').length")
    drafts = browser.js("return Object.values(localStorage).map((text) => JSON.parse(text).id)")

    browser.open(os.path.join(pages, "change.html"))
    count = "return document.querySelectorAll('[data-rows=change] > .row').length"
    before = browser.js(count)
    unseen += tab_to(browser, lambda a: a["add"] == "change")
    browser.press(Keys.ENTER)
    added = browser.js(count)
    row = browser.js(ACTIVE)
    said = browser.find("#live").text or browser.js("return live.textContent")
    unseen += tab_to(browser, lambda a: a["path"].endswith("/new[1]"))
    browser.press("新值")
    value = browser.js("return document.activeElement.value")
    for _ in range(10):
        browser.back()
        if browser.js(ACTIVE)["remove"]:
            break
    browser.press(Keys.ENTER)
    removed = browser.js(count)
    after = browser.js(ACTIVE)
    report(
        browser, drafts=drafts, skip=skip, made=path, rows=[before, added, removed], row=row["row"],
        field=row["path"], said=said, value=value, after=after["row"] or after["add"],
        unseen=unseen)
