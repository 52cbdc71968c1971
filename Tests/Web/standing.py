"""What the verify page says of certificates at moments before they or their status list were issued, of
one that the register does not name, of versions, and of files that are no trust anchor.

    standing.py WORKSPACE REGISTRAR FOLDER

The papers and lists are signed here, by the registrar of the workspace; the pages are a copy of its site.
"""

import os
import shutil
import sys

from browser import PHONE, Browser, report
from signing import Signer, part_of, put_list

workspace, registrar, folder = sys.argv[1], sys.argv[2], os.path.abspath(sys.argv[3])
signer = Signer(workspace, registrar)
site = os.path.join(folder, "site")
shutil.copytree(os.path.join(workspace, "outbox", "public"), site)
NUMBER, PART = "DJ-370900-2026-000001-X", "370900-2026"
ISSUED, LIST, UNTIL = (
    "2026-01-22T09:00:00.000+08:00", "2026-01-23T09:00:00.000+08:00", "2026-01-25T00:00:00.000+08:00")


def put(name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content)
    return path


certificate = signer.certificate_of(NUMBER, 1, ISSUED)
GOOD = put("good.xml", certificate)
OTHER = put("other.xml", signer.certificate_of(NUMBER, 1, ISSUED, "（另一份）"))
LOWER = put("lower.xml", signer.certificate_of(NUMBER, 0, ISSUED))
HIGHER = put("higher.xml", signer.certificate_of(NUMBER, 2, ISSUED))
NONE = put("none.xml", signer.certificate_of(NUMBER, "", ISSUED))
LATER = put("later.xml", signer.certificate_of(NUMBER, 1, "2026-01-24T09:00:00.000+08:00"))
NOTICE = put("notice.xml", signer.paper("acceptance", ISSUED))
with open(os.path.join(site, "authority.pem"), encoding="ascii") as file:
    AUTHORITY = file.read()
with open(os.path.join(workspace, "registry", "keys", registrar + ".cert.pem"), encoding="ascii") as file:
    NOT_AUTHORITY = file.read()


def with_list(part):
    put_list(site, signer.list_of(LIST, UNTIL, PART, part), PART, part)


def opened(browser):
    browser.open(os.path.join(site, "verify.html"))
    browser.wait("!document.getElementById('ready').hidden")
    browser.wait("document.getElementById('anchor-print').textContent.length >= 64")
    browser.js("document.querySelector('details').open = true")


def choose(browser, path, time="2026-01-24T10:00"):
    browser.js("document.getElementById('at').value = arguments[0]", time)
    count = browser.js("return document.querySelectorAll('.verdict').length")
    browser.find("#file").send_keys(path)
    browser.wait("document.querySelectorAll('.verdict').length > arguments[0]"
                 " && !document.getElementById('file').value", count, seconds=20)
    box = browser.find(".verdict")
    title = browser.js("return arguments[0].querySelector('h2').textContent", box)
    colour = box.get_attribute("class").split()[-1]
    return f"{colour} {box.get_attribute('data-code')} {title}"


with Browser() as browser:
    with_list(part_of(PART, NUMBER, 1))
    opened(browser)
    times = {time: choose(browser, GOOD, time) for time in (
        "2026-01-22T08:00", "2026-01-23T08:59", "2026-01-23T09:00", "2026-01-24T23:59",
        "2026-01-25T00:00")}
    times["later"] = choose(browser, LATER, "2026-01-24T08:00")
    times["notice"] = choose(browser, NOTICE, "2026-01-22T08:00")
    # A list without digests of certificates: nothing is held against one.
    old = [choose(browser, path) for path in (GOOD, OTHER, LOWER, HIGHER, NONE)]
    with_list(part_of(PART, NUMBER, 1, certificate=certificate))
    opened(browser)
    new = [choose(browser, path) for path in (GOOD, OTHER, LOWER, HIGHER, NONE)]
    with_list(part_of(PART, NUMBER, 1, state="cancelled", certificate=certificate))
    opened(browser)
    ended = [choose(browser, path) for path in (GOOD, OTHER, HIGHER)]

    # Trust anchors of one's own: only what is one is taken, and the page goes on.
    with_list(part_of(PART, NUMBER, 1, certificate=certificate))
    opened(browser)
    published = browser.find("#anchor-print").text
    broken = []
    for number, text in enumerate((
            "hello", "", "-----BEGIN CERTIFICATE-----\n****\n-----END CERTIFICATE-----\n",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", NOT_AUTHORITY)):
        path = put(f"bad{number}.pem", text.encode())
        said = choose(browser, path)
        print_ = browser.find("#anchor-print").text
        broken.append([said, print_.startswith(published), os.path.basename(path) in print_,
                       choose(browser, GOOD)])
    overflow = []
    browser.resize(PHONE)
    overflow += browser.overflow()
    browser.find("#file").send_keys(put("own.pem", AUTHORITY.encode()))
    browser.wait("document.getElementById('anchor-print').textContent.includes('own.pem')")
    own = [browser.find("#anchor-print").text.startswith(published), choose(browser, GOOD)]
    report(browser, times=times, old=old, new=new, ended=ended, broken=broken, own=own,
           overflow=overflow)
