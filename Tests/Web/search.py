"""Asks the search page questions, each in its field, and prints what it lists.

    search.py SITE QUESTION…

A question may have filters before it, `state=cancelled&what=entries|公交`.
"""

import os
import sys

from browser import Browser, Keys, report

with Browser() as browser:
    answers = []
    for asked in sys.argv[2:]:
        filters, _, question = asked.rpartition("|")
        browser.open(os.path.join(sys.argv[1], "search.html"), "?" + filters if filters else "")
        browser.wait("!document.getElementById('seek').hidden")
        if filters:
            browser.wait("document.getElementById('found').dataset.ready")
            browser.js("delete document.getElementById('found').dataset.ready")
        field = browser.find("#q")
        field.send_keys(question, Keys.ENTER)
        browser.wait("document.getElementById('found').dataset.ready")
        answers.append({
            "question": asked, "said": browser.find("#said").text,
            "links": [link.get_attribute("href").split("/public/")[-1]
                      for link in browser.all("#found .title")],
            "badges": [badge.text for badge in browser.all("#found .badge")]})
    # A link of the list leads to the page it promises.
    followed = ""
    if browser.all("#found .title"):
        browser.find("#found .title").click()
        followed = browser.find("h1").text
    report(browser, answers=answers, followed=followed)
