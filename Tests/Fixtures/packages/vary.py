"""Makes packages from a base package: vary.py BASE.zip FOLDER < PLAN.json

PLAN is a list of {"id": …, "changes": [[old, new], …]}; each becomes FOLDER/<id>.zip, the same
but for application.xml. A text that is not there is an error.
"""
import json
import sys
import zipfile

base, folder = sys.argv[1:]
with zipfile.ZipFile(base) as package:
    members = [(name, package.read(name)) for name in package.namelist() if not name.endswith("/")]
for item in json.load(sys.stdin):
    with zipfile.ZipFile(f"{folder}/{item['id']}.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            if name == "application.xml":
                text = content.decode("utf-8")
                for old, new in item["changes"]:
                    if old not in text:
                        sys.exit(f"{item['id']}: the base has no {old}")
                    text = text.replace(old, new)
                content = text.encode("utf-8")
            package.writestr(name, content)
