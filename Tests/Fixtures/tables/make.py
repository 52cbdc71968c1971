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

D = datetime.date
HEADINGS = ["数据资源名称", "★目录代码", "资源分类", "内容简介", "持有单位（全称）", "持有单位代码", "所属行业",
            "覆盖区域", "数据起始日", "来源方式", "合法来源依据", "数据格式", "记录数", "数据量（MB）", "统计日期",
            "更新频率", "存储方式", "存储位置", "共享类型", "开放类型", "开放条件", "数据级别", "是否含个人信息",
            "质量自查日期", "质量自查结论", "质量自查说明", "主张持有权", "主张收益分配权", "有无争议", "序号"]


def catalogue():
    """Real dates, numbers and booleans; data items on a sheet of their own; four mistakes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "公共数据资源"
    sheet.append(HEADINGS)
    for number in range(1, 6):
        sheet.append([
            f"交通数据第{number}号", f"370900-JT/{number:04}", "主题信息资源", "全市公交线路。", "泰安市交通运输局（演示）",
            "11370900DEMQ000035", "G5411", 370900, D(2020, 1, 1), "履职产生", "依照职责产生。", "数据库",
            1000 + number, 42.5, D(2025, 12, 31), "每日", "政务云", "泰安市政务云平台", "无条件共享",
            "有条件开放", "实名注册。", "一般", False, D(2025, 12, 20), "合格", "已自查。", True, True, False,
            number])
    sheet["F4"] = 113709000000000035
    sheet["Z5"] = "#REF!"
    items = book.create_sheet("数据项清单")
    items.append(["目录代码", "代码", "名称", "类型", "长度", "可否为空", "字典", "个人信息", "敏感个人信息"])
    for number in (1, 2, 3, 4):
        items.append([f"370900-JT/{number:04}", "line_no", "线路编号", "字符型", 20, False, None, False, False])
    items.append(["370900-JT/0001", "line_name", "线路名称", "字符型", 100, False, None, False, False])
    items.append(["370900-JT/0005", "stop", "站点", "字串", 20, False, None, False, False])
    items.append(["370900-JT/0005", "name", "站名", "字符型", 20, False, None, False, False])
    items.append(["370900-JT/9999", "lost", "多余", "字符型", 20, False, None, False, False])
    return book


fixed(catalogue(), "catalogue.xlsx")

with zipfile.ZipFile("bomb.xlsx", "w") as bomb:
    info = zipfile.ZipInfo("xl/workbook.xml", (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    bomb.writestr(info, b"<workbook>" + b" " * (40 << 20))
