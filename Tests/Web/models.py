"""Whether the models on the pages say what a second reader finds in the schemas.

    models.py PAGES SCHEMAS DAY
"""

import json
import os
import sys

from form_model import kinds, model

pages, schemas, day = sys.argv[1:4]
HEAD = "'use strict';\nvar dengji = dengji || {};\ndengji.formModel = "


def difference(a, b, path=""):
    """The first place where two values differ."""
    if type(a) is not type(b):
        return f"{path}: {str(a)[:80]} / {str(b)[:80]}"
    if isinstance(a, dict):
        for key in sorted(set(a) | set(b)):
            if key not in a or key not in b:
                return f"{path}/{key} only on one side"
            found = difference(a[key], b[key], f"{path}/{key}")
            if found:
                return found
        return None
    if isinstance(a, list):
        if len(a) != len(b):
            return f"{path}: {len(a)} and {len(b)} values"
        return next((d for d in (difference(x, y, f"{path}[{i}]") for i, (x, y) in
                                 enumerate(zip(a, b))) if d), None)
    return None if a == b else f"{path}: {str(a)[:80]} / {str(b)[:80]}"


found, wanted = {}, kinds(schemas)
for kind in wanted:
    with open(os.path.join(pages, kind + ".js"), encoding="utf-8") as file:
        text = file.read()
    assert text.startswith(HEAD) and text.endswith(";\n"), kind
    differs = difference(json.loads(text[len(HEAD):-2]), model(schemas, kind, day))
    if differs:
        found[kind] = differs
written = sorted(n[:-5] for n in os.listdir(pages) if n.endswith(".html") and n != "index.html")
print(json.dumps({"kinds": len(wanted), "differing": found, "same": written == wanted,
                  "errors": [], "outside": []}, ensure_ascii=False))
