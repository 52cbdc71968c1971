"""A field that was added to an XSD, on the page made after it and on the page made before.

    added.py PAGES OTHER
"""

import os
import sys

from browser import Browser, report
from filling import field, put

PATH = "/application/resource[1]/warmth[1]"
with Browser() as browser:
    browser.open(os.path.join(sys.argv[2], "resource-registration.html"))
    before = field(browser, PATH) is not None
    browser.open(os.path.join(sys.argv[1], "resource-registration.html"))
    place = field(browser, PATH)
    label = place.find_element("css selector", "legend").text
    choices = [choice.text.strip() for choice in place.find_elements("css selector", ".radios label")]
    put(browser, PATH, "cold")
    report(browser, before=before, label=label, choices=choices,
           xml=browser.js("return dengji.formPage.form.xml()"))
