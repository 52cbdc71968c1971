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
    """What is said to be wrong, in Chinese; what has no English after it counts twice."""
    return browser.js("return [...document.querySelectorAll('.wrong')]"
                      ".filter((e) => !e.hidden).flatMap((e) => e.querySelector('.en')"
                      " ? [e.childNodes[0].textContent] : ['', e.textContent])")


def chinese(browser, element):
    """The Chinese of an element that has English after it."""
    return browser.js("return arguments[0].querySelector('.en').textContent.trim()"
                      " && arguments[0].childNodes[0].textContent.trim()", element)


with Browser(DESK, downloads=folder) as browser:
    browser.open(desk)
    rows = "[...document.querySelectorAll('#waiting-table tr[data-case]')]"
    found["cases"] = browser.js("return " + rows + ".map((row) => row.dataset.case)")
    # The filter, and what it says.
    choose(browser, browser.find("#find"), found["cases"][0])
    found["filtered"] = browser.js(
        "return " + rows + ".filter((row) => row.getClientRects().length).length")
    found["said"] = chinese(browser, browser.find("#found"))
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
    choose(browser, area, "看不见\u200b的字符")
    form.find_element("css selector", "button.take").click()
    found["spoiled"] = [text for text in wrong(browser) if "U+" in text]
    area.clear()
    area.send_keys("合规 <&> \"审查\" ]]>，通过。\n第二行")
    form.find_element("css selector", ".plain-button").click()
    form.find_element("css selector", "button.take").click()
    found["left"] = wrong(browser)
    said = card.find_element("css selector", ".said")
    found["handed"] = chinese(browser, said)
    name = card.get_attribute("data-id") + ".xml"
    found["slip"] = browser.downloaded(name)

    # The others from the desk, in one file.
    browser.open(desk)
    for tick in browser.all("#waiting-table .tick input")[1:]:
        tick.click()
    found["ticked"] = chinese(browser, browser.find("#ticked"))
    # The bar at the bottom of the window says how many and leads to the box, which has a jump link too.
    jump = browser.find(".jump a[href='#batch']")
    found["way"] = [chinese(browser, jump) if jump.is_displayed() else "hidden"]
    for width in (PHONE, DESK):
        browser.resize(width, 300)
        browser.js("scrollTo({top: 0, behavior: 'instant'})")
        browser.js("document.querySelector('#waiting-table .tick').scrollIntoView({block: 'start',"
                   " behavior: 'instant'})")
        bar = browser.find(".ticked-bar")
        found["way"].append(chinese(browser, bar.find_element("css selector", ".held")))
        inside = browser.js("const r = arguments[0].getBoundingClientRect();"
                            "return r.height > 20 && r.top > 0 && r.bottom < 301", bar)
        found["way"].append("in sight" if inside else "out of sight")
        found["overflow"] += browser.overflow()
        bar.find_element("css selector", "a").click()
        browser.wait("document.getElementById('batch').getBoundingClientRect().top < innerHeight")
        found["way"].append("leads to the box")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    found["way"].append("in print" if browser.find(".ticked-bar").is_displayed() else "not in print")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.resize(DESK)
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
