#!/usr/bin/env python3
"""Writes chinesecalendar-2024-2026.txt: what PyPI chinesecalendar says of every day.

    python3 -m venv V && V/bin/pip install chinesecalendar==1.11.0
    V/bin/python make-chinesecalendar.py > chinesecalendar-2024-2026.txt
"""
import datetime
from importlib.metadata import version

from chinese_calendar import is_workday


def main():
    print(f"# chinesecalendar {version('chinesecalendar')}")
    day = datetime.date(2024, 1, 1)
    while day.year <= 2026:
        print(day, "work" if is_workday(day) else "off")
        day += datetime.timedelta(days=1)


if __name__ == "__main__":
    main()
