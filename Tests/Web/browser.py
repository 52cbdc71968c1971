"""A headless Chromium for tests of pages: opens them as a person would, from the disk, at the width
of a phone or of a desk, and keeps what a page must not do: errors on the console, requests that
leave the machine, content wider than the window.

Used by the scripts beside it; each prints one JSON object, which a Swift test compares.
"""

import base64
import json
import os
import shutil
import tempfile
import time
from urllib.parse import quote

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

__all__ = ["Browser", "By", "Keys", "PHONE", "DESK", "report"]

PHONE, DESK = 360, 1280
LOCAL = ("file:", "blob:", "data:", "about:", "chrome:", "devtools:")

# Elements that reach out of the window although nothing around them scrolls.
OVERFLOW = """
const width = document.documentElement.clientWidth, found = [];
const held = (e) => {
  for (let p = e; p && p !== document.body; p = p.parentElement) {
    const s = getComputedStyle(p);
    if (s.position === 'fixed' || s.clipPath !== 'none' || s.visibility === 'hidden') return true;
    if (p !== e && s.overflowX !== 'visible') return true;
  }
  return false;
};
for (const e of document.body.querySelectorAll('*')) {
  const r = e.getBoundingClientRect();
  if (r.width && r.height && (r.right > width + 1 || r.left < -1) && !held(e))
    found.push(e.tagName.toLowerCase() + '.' + e.getAttribute('class') + '#' + e.id + ' '
      + Math.round(r.left) + '..' + Math.round(r.right));
}
if (document.documentElement.scrollWidth > width)
  found.push('page ' + document.documentElement.scrollWidth + ' > ' + width);
return found.slice(0, 20);
"""


class Browser:
    """One Chromium with a profile of its own, ended by `close` or at the end of `with`."""

    def __init__(self, width=DESK, height=900, downloads=None, language="zh-CN"):
        self.errors, self.outside = [], []
        self.own = None if downloads else tempfile.mkdtemp(prefix="dengji-web-")
        self.downloads = os.path.abspath(downloads or self.own)
        os.makedirs(self.downloads, exist_ok=True)
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-extensions", "--lang=" + language,
            "--force-color-profile=srgb", "--hide-scrollbars",
        ):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {
            "download.default_directory": self.downloads,
            "download.prompt_for_download": False,
            "profile.default_content_setting_values.automatic_downloads": 1,
            "safebrowsing.enabled": False,
            "intl.accept_languages": language,
        })
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(
            service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(300)
        self.driver.set_script_timeout(300)
        self.driver.execute_cdp_cmd("Page.enable", {})
        self.resize(width, height)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.listen()
        self.driver.quit()
        if self.own:
            shutil.rmtree(self.own)

    def resize(self, width, height=900):
        """The window's inside is exactly so wide; Chromium's own windows end at 500 pixels."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def open(self, path, fragment=""):
        """Opens a file of this machine, or an address."""
        if "://" not in path:
            path = "file://" + quote(os.path.abspath(path))
        self.driver.get(path + fragment)
        self.listen()

    def listen(self):
        """Takes in what the console and the network have said since it was called last."""
        for line in self.driver.get_log("browser"):
            if line["level"] in ("SEVERE", "WARNING"):
                self.errors.append(line["message"])
        for line in self.driver.get_log("performance"):
            message = json.loads(line["message"])["message"]
            params = message.get("params", {})
            if message.get("method") == "Network.requestWillBeSent":
                self.note(params["request"]["url"])
            elif message.get("method") == "Network.webSocketCreated":
                self.note(params["url"])
            elif message.get("method") == "Runtime.exceptionThrown":
                self.errors.append(json.dumps(params.get("exceptionDetails", {}))[:800])

    def note(self, address):
        if not address.startswith(LOCAL):
            self.outside.append(address)

    # What a person does

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, script, *arguments, seconds=120):
        """Waits until the script gives something that holds, and returns it."""
        end = time.monotonic() + seconds
        while True:
            value = self.js("return (" + script + ")", *arguments)
            if value:
                return value
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.05)

    def click(self, element):
        """A click in the middle of the window, where no bar lies over it."""
        self.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def press(self, *keys):
        """Keys to whatever has the focus."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def back(self):
        """Shift and Tab."""
        ActionChains(self.driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(
            Keys.SHIFT).perform()

    def downloaded(self, name, seconds=120):
        """The path of a finished download of that name."""
        path = os.path.join(self.downloads, name)
        end = time.monotonic() + seconds
        while not os.path.exists(path) or os.path.exists(path + ".crdownload"):
            if time.monotonic() > end:
                raise TimeoutError(f"{path}; there are {os.listdir(self.downloads)}")
            time.sleep(0.05)
        return path

    # What is looked at

    def overflow(self):
        """What is wider than the window, empty when the layout holds."""
        return self.js(OVERFLOW)

    def screenshot(self, path, whole=True):
        """A picture of the page, by default of all of it."""
        size = self.js("return [innerWidth, document.documentElement.scrollHeight]")
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
            "format": "png", "captureBeyondViewport": whole,
            **({"clip": {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 16000),
                         "scale": 1}} if whole else {})})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))


def report(browser, **found):
    """Prints what was found, with what no page may do."""
    browser.listen()
    print(json.dumps(
        dict(found, errors=browser.errors, outside=browser.outside), ensure_ascii=False))
