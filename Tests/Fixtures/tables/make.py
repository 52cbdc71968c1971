#!/usr/bin/env python3
"""Makes the XLSX files of this folder with openpyxl (Debian: python3-openpyxl), an independent
writer. Only these files are needed for the tests, not openpyxl. Run it here: ./make.py"""
import datetime
import io
import re
import zipfile

import openpyxl


def fixed(book, name, change=None):
    """Saves with fixed times, so that the same content gives the same file."""
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(name, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if change:
                data = change(entry.filename, data)
            if data is None:
                continue
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            if entry.filename == "docProps/core.xml":
                continue
            new.writestr(info, data)
        if change is rich:
            new.writestr(zipfile.ZipInfo("xl/sharedStrings.xml", (1980, 1, 1, 0, 0, 0)), SHARED)


def cells():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "表"
    sheet.append(["文本", "数", "日期", "时间", "是否", "错误", "公式", "长数", "合并", "小数"])
    sheet.append(["交通 & <局>", 18560, datetime.date(2026, 1, 5), datetime.datetime(2026, 1, 5, 9, 0),
                  True, "#N/A", "=1+1", 113700000045046442, "同", 0.1 + 0.2])
    sheet.append([" 两行\n文字 ", 42.5, datetime.date(1900, 2, 28), datetime.date(1900, 3, 1), False,
                  None, None, 999999999999999, None, 1234567.891])
    sheet["H2"].number_format = "0"
    sheet["A4"], sheet["J4"] = "=危险", -0.25
    sheet["A4"].data_type = "s"
    sheet.merge_cells("I2:I3")
    # A date by a format of its own, and a number whose format only looks like one.
    sheet["C4"], sheet["D4"] = 46027, 46027
    sheet["C4"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["D4"].number_format = '0"days"'
    hidden = book.create_sheet("藏")
    hidden["A1"] = "不读"
    hidden.sheet_state = "hidden"
    second = book.create_sheet("数据项清单")
    second["B2"] = "另一张"
    return book


SHARED = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2">
<si><t xml:space="preserve">未用</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t>文_x000D_本</t></r>
<rPh sb="0" eb="1"><t>fù</t></rPh></si></sst>"""
RELATION = b"""<Relationship Id="rIdS" Target="sharedStrings.xml" Type="\
http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>"""


def rich(name, data):
    """The first cell as a shared rich text with a phonetic run and an escape, as spreadsheets write
    it and openpyxl does not."""
    if name == "xl/worksheets/sheet1.xml":
        return re.sub(rb'<c r="A1".*?</c>', b'<c r="A1" t="s"><v>1</v></c>', data)
    if name == "xl/_rels/workbook.xml.rels":
        return data.replace(b"</Relationships>", RELATION)
    return data


fixed(cells(), "cells.xlsx", rich)

epoch = openpyxl.Workbook()
epoch.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
epoch.active["A1"] = "日期"
epoch.active["A2"] = datetime.date(2026, 1, 5)
fixed(epoch, "dates-from-1904.xlsx")

small = openpyxl.Workbook()
small.active["A1"] = "目录代码"


def broken(change):
    def apply(name, data):
        return change.get(name, lambda d: d)(data) if name in change else data
    return apply


fixed(small, "no-sheet.xlsx", broken({"xl/worksheets/sheet1.xml": lambda d: None}))
fixed(small, "doctype.xlsx", broken({
    "xl/worksheets/sheet1.xml": lambda d: b'<!DOCTYPE a [<!ENTITY e "e">]>' + d}))
fixed(small, "other-file.xlsx", broken({
    "xl/_rels/workbook.xml.rels": lambda d: d.replace(
        b'Target="/xl/worksheets/sheet1.xml"',
        b'Target="file:///etc/passwd" TargetMode="External"')}))
fixed(small, "no-such-text.xlsx", broken({
    "xl/worksheets/sheet1.xml": lambda d: re.sub(
        rb'<c r="A1".*?</c>', b'<c r="A1" t="s"><v>7</v></c>', d)}))
fixed(small, "row-backwards.xlsx", broken({
    "xl/worksheets/sheet1.xml": lambda d: d.replace(
        b"</sheetData>", b'<row r="1"><c r="A1"><v>1</v></c></row></sheetData>')}))
fixed(small, "no-workbook.xlsx", broken({"xl/workbook.xml": lambda d: None}))

with zipfile.ZipFile("bomb.xlsx", "w") as bomb:
    info = zipfile.ZipInfo("xl/workbook.xml", (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    bomb.writestr(info, b"<workbook>" + b" " * (40 << 20))
