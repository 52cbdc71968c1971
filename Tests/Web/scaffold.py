"""Whether the browser of the tests sees what it must: argument 1 is a folder for its pages."""

import os
import sys

from browser import DESK, PHONE, Browser, report

PAGE = """<!DOCTYPE html><html lang="zh"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>%s</title>
<body style="margin:0">%s</body></html>"""
BODIES = {
    "good": "<h1>好</h1><p style='width:300px'>一切正常</p>"
            "<div style='overflow-x:auto'><div style='width:2000px'>表</div></div>",
    "wide": "<p style='width:700px'>太宽</p>",
    "loud": "<script>console.error('坏了'); undefined.name</script>",
    "chatty": "<img src='http://127.0.0.1:9/x.png' alt='外'>",
}

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
found = {}
for name, body in BODIES.items():
    path = os.path.join(folder, name + ".html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(PAGE % (name, body))
    with Browser(PHONE) as browser:
        browser.open(path)
        narrow = len(browser.overflow())
        width = browser.js("return innerWidth")
        browser.resize(DESK)
        broad = len(browser.overflow())
    found[name] = {
        "narrow": narrow > 0, "broad": broad > 0, "width": width,
        "errors": len(browser.errors) > 0, "outside": len(browser.outside)}
with Browser() as browser:
    report(browser, **found)
