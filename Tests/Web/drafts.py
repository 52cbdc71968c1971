"""Whether a form keeps every draft: two documents with one id, two without any, one that is open in two
windows, and those that earlier versions kept under their ids; what it says of characters that nobody
sees, and of files that it cannot load.

    drafts.py PAGES FOLDER
"""

import json
import os
import sys
import zipfile

from browser import Browser, report
from filling import field, put

pages, folder = sys.argv[1], os.path.abspath(sys.argv[2])
os.makedirs(folder, exist_ok=True)
PAGE = os.path.join(pages, "resource-registration.html")
ID, NAME = "/application/@id", "/application/resource[1]/name[1]"
KEPT = """return Object.keys(localStorage).map((key) => {
    const draft = JSON.parse(localStorage.getItem(key));
    return [draft.id, (/<name>([^<]*)</.exec(draft.xml) || ['', ''])[1]].join(' ');
}).sort()"""
LISTED = """return [...document.querySelectorAll('#drafts button.link')].map((e) => e.textContent)"""


def typed(browser, **values):
    for path, value in (("id", ID), ("name", NAME)):
        if path in values:
            put(browser, value, values[path])
    browser.js("dengji.formPage.flush()")


def write(name, data):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(data)
    return path


def archive(name, files, **how):
    path = os.path.join(folder, name)
    with zipfile.ZipFile(path, "w", **how) as file:
        for inner, data in files.items():
            file.writestr(inner, data)
    return path


with Browser() as browser:
    browser.open(PAGE)
    typed(browser, id="DEPT-1", name="一小时的工作")
    browser.open(PAGE)
    typed(browser, id="DEPT-1")
    same = browser.js(KEPT)
    # Going on in a draft is no new one.
    browser.js("[...document.querySelectorAll('#drafts button.link')].at(-1).click()")
    typed(browser, name="接着做的工作")
    continued = browser.js(KEPT)

    browser.js("localStorage.clear()")
    for name in ("第一份", "第二份"):
        browser.open(PAGE)
        typed(browser, name=name)
    unnumbered = browser.js(KEPT)
    listed = browser.js(LISTED)

    # Two windows in one draft: whoever writes second has a place of its own.
    browser.js("localStorage.clear()")
    browser.open(PAGE)
    typed(browser, id="W-1", name="开头")
    first = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("tab")
    second = browser.driver.current_window_handle
    browser.open(PAGE)
    browser.js("document.querySelector('#drafts button.link').click()")
    browser.driver.switch_to.window(first)
    typed(browser, name="此窗口")
    browser.driver.switch_to.window(second)
    typed(browser, name="彼窗口")
    windows = browser.js(KEPT)

    # A draft of an earlier version is listed under its id and can be gone on with.
    browser.js("""const xml = dengji.formPage.form.xml();
        localStorage.clear();
        localStorage.setItem('dengji.draft.resource-registration.OLD-1',
            JSON.stringify({time: '2026-01-05T09:00:00+08:00', xml: xml}));
        localStorage.setItem('dengji.draft.resource-registration.x', 'no draft')""")
    browser.open(PAGE)
    old = browser.js(LISTED)
    browser.js("document.querySelector('#drafts button.link').click()")
    opened = browser.js("return dengji.formPage.form.id")
    browser.js("document.querySelector('#drafts .quiet').click()")
    deleted = browser.js("return Object.keys(localStorage)")

    # A character that turns the text around, at its field and in the summary.
    put(browser, NAME, "公交")
    browser.js("""const box = arguments[0].querySelector('input, textarea');
        box.value = '公交\\u202e表';
        box.dispatchEvent(new Event('input', {bubbles: true}));""", field(browser, NAME))
    browser.find("#check").click()
    spoiled = [link.text for link in browser.all('#summary a[data-rule="XML-CHARACTER"]')]

    # What cannot be loaded: two sentences each, none of them the browser's own.
    good = archive("good.zip", {"application.xml": "<a/>"}, compression=zipfile.ZIP_DEFLATED)
    with open(good, "rb") as file:
        data = file.read()
    locked = bytearray(data)
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[data.index(head) + at] |= 1
    with open(archive("stored.zip", {"application.xml": "<a/>"}), "rb") as file:
        spoilt = bytearray(file.read())
    spoilt[spoilt.index(b"<a/>")] ^= 1
    files = [
        write("junk.zip", b"PK\x03\x04junk"), write("cut.zip", data[:-30]),
        write("locked.zip", bytes(locked)), write("spoilt.zip", bytes(spoilt)),
        archive("lzma.zip", {"application.xml": "<a/>"}, compression=zipfile.ZIP_LZMA),
        archive("other.zip", {"readme.txt": "x"}), write("picture.xml", b"\x89PNG\r\n\x1a\n\xff\xd8"),
        write("broken.xml", b"<a>\n<b>\n</a>"), write("entity.xml", b"<a>&lol;</a>"),
        write("empty.xml", b""), write("stranger.xml", b"<a/>"),
        write("control.xml", b"<a>\x01</a>"),
    ]
    failed = {}
    for path in files:
        browser.js("document.getElementById('message').replaceChildren()")
        browser.find("#load").send_keys(path)
        browser.wait("document.getElementById('message').textContent")
        message = browser.find("#message")
        english = message.find_elements("css selector", ".en")
        failed[os.path.basename(path)] = [
            browser.js("return arguments[0].childNodes[0].textContent", message),
            english[0].text if english else ""]
    report(browser, same=same, continued=continued, unnumbered=unnumbered, listed=listed,
           windows=windows, old=old, opened=opened, deleted=deleted, spoiled=spoiled, failed=failed)
