#!/usr/bin/env python3
"""Sends one package to the registry and reads what it answers, with the standard library alone.

    send.py read OUTBOX STATE
    send.py send OUTBOX STATE INBOX TEMPLATE ID NAME CATALOGUE-CODE

参数、环境变量 WAIT 和退出状态与 send.sh 相同。
"""
import hashlib
import os
import pathlib
import sys
import time
import xml.etree.ElementTree as xml
import zipfile
from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
APPLICATION = "urn:dengji:application:1"
PAPER = {"p": "urn:dengji:paper:1"}
REFUSED = {"return", "refusal", "rejection", "termination", "quarantine-report"}
DONE = {"certificate", "result", "cancellation", "revocation", "proof"}


def papers(outbox):
    """发件文件夹中的文书，按序号。"""
    return {int(path.name[:8]): path for path in outbox.glob("[0-9]*/[0-9]*_*.xml")}


def read_next(outbox, state):
    """读取下一份文书，读完才记下序号；还没有的，返回 None。"""
    last = state / "last"
    number = int(last.read_text()) + 1 if last.exists() else 1
    path = next(outbox.glob(f"[0-9]*/{number:08d}_*.xml"), None)
    if path is None:
        return None
    paper = xml.parse(path).getroot()
    kind, code = paper.get("kind"), paper.get("code")
    digest = paper.findtext("p:answers/p:digest", "", PAPER)
    print(number, kind, code, paper.findtext("p:answers/p:packageId", "", PAPER),
          paper.findtext("p:case", "", PAPER))
    for finding in paper.iterfind(".//p:finding", PAPER):
        print(" ", finding.get("rule"), finding.findtext("p:zh", "", PAPER))
    replace(last, str(number).encode())
    return kind, digest


def replace(path, content):
    """写成临时文件并落盘，再改名。"""
    part = path.with_name(f".{path.name}.part")
    with open(part, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def build(package, template, identifier, name, code):
    """做成来件：填入编号、名称、目录代码和每个附件的大小、摘要，再打成 ZIP。"""
    xml.register_namespace("", APPLICATION)
    tree = xml.parse(template / "application.xml")
    root, spaces = tree.getroot(), {"a": APPLICATION}
    root.set("id", identifier)
    root.set("created", datetime.now(BEIJING).isoformat(timespec="seconds"))
    root.find("a:resource/a:name", spaces).text = name
    root.find("a:resource/a:catalogueCode", spaces).text = code
    attachments = root.findall("a:attachments/a:attachment", spaces)
    for attachment in attachments:
        content = (template / attachment.get("path")).read_bytes()
        attachment.set("size", str(len(content)))
        attachment.set("digest", "sha256:" + hashlib.sha256(content).hexdigest())
    part = package.with_name(package.name + ".tmp")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("application.xml", xml.tostring(root, "UTF-8", xml_declaration=True))
        for attachment in attachments:
            archive.write(template / attachment.get("path"), attachment.get("path"))
    os.replace(part, package)


def send(outbox, state, inbox, template, identifier, name, code):
    package = state / f"{identifier}.zip"
    # 同一编号已经做成的，原样再发：登记系统认得重复，给出同样的答复。
    if not package.exists():
        build(package, template, identifier, name, code)
    content = package.read_bytes()
    sent = "sha256:" + hashlib.sha256(content).hexdigest()
    replace(inbox / package.name, content)

    status, idle = 5, 0
    deadline = time.monotonic() + float(os.environ.get("WAIT", 60))
    while time.monotonic() < deadline and (status == 5 or idle < 10):
        paper = read_next(outbox, state)
        if paper is None:
            idle += 1
            time.sleep(0.2)
            continue
        idle = 0
        kind, digest = paper
        if digest != sent:
            continue
        if kind == "acknowledgement":
            status = 4
        if kind == "return":  # 没有立案；改正后用原编号重做、重发
            package.rename(state / f"{identifier}.returned.zip")
        if kind in REFUSED:
            return 3
        if kind in DONE:
            return 0
    return status


def read(outbox, state):
    while read_next(outbox, state):
        pass
    last = int((state / "last").read_text()) if (state / "last").exists() else 0
    if max(papers(outbox), default=0) > last:
        print(f"缺少序号 {last + 1} 的文书", file=sys.stderr)
        return 6
    return 0


if __name__ == "__main__":
    command, arguments = sys.argv[1:2], sys.argv[2:]
    folders = [pathlib.Path(argument) for argument in arguments[:4]]
    if len(folders) >= 2:
        folders[1].mkdir(parents=True, exist_ok=True)
    if command == ["read"] and len(arguments) == 2:
        sys.exit(read(*folders))
    if command == ["send"] and len(arguments) == 7:
        sys.exit(send(*folders, *arguments[4:]))
    print(__doc__, file=sys.stderr)
    sys.exit(2)
