#!/usr/bin/env python3
"""Prints every XML text that Python's own test suite holds: `name yes|no base64`, by whether expat
takes it for well-formed. Files of xmltestdata (among them documents of the W3C's suites) and the
string constants of the tests about XML, as far as they look like markup.

    python-testsuite.py /usr/lib/python3.11/test
"""
import ast
import base64
import pathlib
import sys
import warnings
import xml.parsers.expat

warnings.simplefilter("ignore")
folder = pathlib.Path(sys.argv[1])
texts = {}
for path in sorted(folder.rglob("*.xml")) + sorted(folder.rglob("*.xml.out")):
    texts[str(path.relative_to(folder))] = path.read_bytes()
for name in ["minidom", "sax", "pyexpat", "pulldom", "xml_etree", "xml_dom_minicompat", "xmlrpc"]:
    path = folder / f"test_{name}.py"
    if not path.exists():
        continue
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
            value = node.value
            data = value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
            if data.lstrip().startswith(b"<") and b">" in data:
                texts[f"{path.name}:{node.lineno}:{node.col_offset}"] = data
for name, data in texts.items():
    try:
        xml.parsers.expat.ParserCreate().Parse(data, True)
        verdict = "yes"
    except (xml.parsers.expat.ExpatError, ValueError, LookupError):
        verdict = "no"
    print(name.replace(" ", "_"), verdict, base64.b64encode(data).decode())
