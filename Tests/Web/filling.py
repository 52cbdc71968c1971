"""Fills in a form as a person does: types into fields, chooses, adds rows and parts, picks files.
What to fill in is taken from a document; where it goes is looked up on the page."""

import os
import xml.etree.ElementTree as ET

from browser import By

__all__ = ["fill", "put", "field"]


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def field(browser, path):
    """The field of a path, None when the page has none."""
    found = browser.driver.find_elements(By.CSS_SELECTOR, f'.field[data-path="{path}"]')
    return found[0] if found else None


def put(browser, path, value):
    """Puts a value into the field of a path."""
    place = field(browser, path)
    if place is None:
        raise LookupError(path)
    radios = place.find_elements(By.CSS_SELECTOR, 'input[type="radio"]')
    if radios:
        browser.click(next(r for r in radios if r.get_attribute("value") == value))
        return
    browser.js("arguments[0].scrollIntoView({block: 'center'})", place)
    control = place.find_element(By.CSS_SELECTOR, "select, textarea, input:not([type=file])")
    kind = control.get_attribute("type")
    if control.tag_name == "select":
        control.find_element(By.CSS_SELECTOR, f'option[value="{value}"]').click()
    elif kind in ("date", "datetime-local"):
        # How a day is typed depends on the browser's language.
        browser.js(
            "arguments[0].value = arguments[1];"
            "arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
            control, value.removesuffix("+08:00"))
    else:
        control.clear()
        control.send_keys(value)


def scope(browser, parent, path):
    """The part of the page in which an element can be added."""
    if parent.count("/") == 1:
        return browser.find("#part-" + path.split("/")[2].split("[")[0])
    found = browser.driver.find_elements(
        By.CSS_SELECTOR, f'[data-path="{parent}"]:not(.field)')
    # A part at the top is the whole card.
    return found[0] if found else browser.find("#part-" + parent.split("/")[2].split("[")[0])


def ensure(browser, parent, name, path):
    """Adds a part or a row when there is none yet."""
    if browser.driver.find_elements(By.CSS_SELECTOR, f'[data-path="{path}"]'):
        return
    place = scope(browser, parent, path)
    for button in place.find_elements(By.CSS_SELECTOR, f'button[data-add="{name}"]'):
        browser.click(button)
        return


def fill(browser, document, files):
    """Fills in everything that a document says; `files` is the folder of its attachments."""
    root = ET.parse(document).getroot()
    paths = {a.get("id"): a.get("path") for a in root.iter() if local(a) == "attachment"}
    base = "/" + local(root)
    for name, value in root.attrib.items():
        if name not in ("format", "kind"):
            put(browser, f"{base}/@{name}", value)
    walk(browser, root, base, paths, files)
    attach(browser, root, base, files)


def attach(browser, root, base, files):
    """Adds the attachments that nothing refers to, and says what each is for."""
    listed = [a for a in root.iter() if local(a) == "attachment"]
    rows = "return [...document.querySelectorAll('.attachment')].map((e) => e.dataset.path)"
    here = {}
    for path in browser.js(rows):
        name = field(browser, path + "/@path").find_element(
            By.CSS_SELECTOR, "input").get_attribute("value")
        here[name.split("/")[-1]] = path
    for attachment in listed:
        name = attachment.get("path").split("/")[-1]
        if name not in here:
            count = len(browser.js(rows))
            browser.find("#more-files").send_keys(
                os.path.abspath(os.path.join(files, attachment.get("path"))))
            browser.wait("document.querySelectorAll('.attachment').length === arguments[0]",
                         count + 1)
            here[name] = browser.js(rows)[-1]
        put(browser, here[name] + "/@role", attachment.get("role"))


def walk(browser, element, base, paths, files):
    counts = {}
    for child in element:
        name = local(child)
        if name == "attachments" or name == "Signature":
            continue
        counts[name] = counts.get(name, 0) + 1
        path = f"{base}/{name}[{counts[name]}]"
        ensure(browser, base, name, path)
        for attribute, value in child.attrib.items():
            put(browser, f"{path}/@{attribute}", value)
        if len(child):
            walk(browser, child, path, paths, files)
        elif (child.text or "").strip():
            text = child.text.strip()
            place = field(browser, path)
            pick = place.find_elements(By.CSS_SELECTOR, "input[type=file]") if place else []
            if pick and text in paths:
                pick[0].send_keys(os.path.abspath(os.path.join(files, paths[text])))
                name = os.path.basename(paths[text])
                browser.wait(
                    "[...arguments[0].querySelector('select').selectedOptions]"
                    ".some((o) => o.textContent.includes(arguments[1]))", place, name)
            else:
                put(browser, path, text)
