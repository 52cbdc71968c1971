"""A registrar at its desk: a slip from a todo page, many from the desk, the filter, both widths.

Arguments: the workspace, the registrar's code, a folder for what the browser hands over.
"""

import os
import sys

from browser import DESK, PHONE, Browser, report

root, party, folder = sys.argv[1:4]
desk = os.path.join(root, "outbox", party, "desk.html")
found = {"overflow": []}


def choose(browser, element, value):
    browser.js("arguments[0].value = arguments[1];"
               "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", element, value)


def wrong(browser):
    return browser.js("return [...document.querySelectorAll('.wrong')]"
                      ".filter((e) => !e.hidden).map((e) => e.textContent)")


with Browser(DESK, downloads=folder) as browser:
    browser.open(desk)
    rows = "[...document.querySelectorAll('#waiting-table tr[data-case]')]"
    found["cases"] = browser.js("return " + rows + ".map((row) => row.dataset.case)")
    # The filter, and what it says.
    choose(browser, browser.find("#find"), found["cases"][0])
    found["filtered"] = browser.js(
        "return " + rows + ".filter((row) => row.getClientRects().length).length")
    found["said"] = browser.find("#found").text
    choose(browser, browser.find("#find"), "")

    # A slip from the todo page of the first case, from the keyboard.
    link = browser.find("#waiting-table a")
    link.click()
    browser.wait("document.querySelector('.fill')")
    card = browser.find("li[data-outcome=pass]")
    card.find_element("css selector", ".fill > summary").click()
    form = card.find_element("css selector", "form")
    form.find_element("css selector", "button.take").click()
    found["wrong"] = wrong(browser)
    for width in (PHONE, DESK):
        browser.resize(width)
        found["overflow"] += browser.overflow()
    select = form.find_element("css selector", "select")
    choose(browser, select, "li")
    area = form.find_element("css selector", "textarea")
    area.send_keys("合规 <&> \"审查\" ]]>，通过。\n第二行")
    form.find_element("css selector", ".plain-button").click()
    form.find_element("css selector", "button.take").click()
    found["left"] = wrong(browser)
    name = card.get_attribute("data-id") + ".xml"
    found["slip"] = browser.downloaded(name)

    # The others from the desk, in one file.
    browser.open(desk)
    for tick in browser.all("#waiting-table .tick input")[1:]:
        tick.click()
    found["ticked"] = browser.find("#ticked").text
    choose(browser, browser.find("#batch select"), "pass")
    browser.find("#batch button.take").click()
    found["batchWrong"] = wrong(browser)
    for width in (PHONE, DESK):
        browser.resize(width)
        found["overflow"] += browser.overflow()
    choose(browser, browser.all("#batch select")[1], "li")
    browser.find("#batch .sure input").click()
    browser.find("#batch button.take").click()
    text = browser.wait("document.querySelector('#batch > .said').textContent")
    found["batch"] = browser.downloaded(
        [word for word in text.replace("，", " ").replace("：", " ").split()
         if word.startswith("slips-")][0])

    # Pages of others, and paper.
    outbox = os.path.join(root, "outbox")
    for name in sorted(os.listdir(outbox)):
        for inner in ("desk.html", "cases", "digest"):
            path = os.path.join(outbox, name, inner)
            pages = [path] if inner == "desk.html" else [
                os.path.join(path, page) for page in sorted(os.listdir(path))
                if page.endswith(".html")] if os.path.isdir(path) else []
            for page in pages:
                if not os.path.exists(page):
                    continue
                browser.open(page)
                for width in (PHONE, DESK):
                    browser.resize(width)
                    found["overflow"] += browser.overflow()
    report(browser, **found)
