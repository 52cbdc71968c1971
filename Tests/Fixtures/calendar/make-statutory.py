#!/usr/bin/env python3
"""Writes schemas/calendars/statutory-2027-2035.xml.

    python3 -m venv V && V/bin/pip install lunardate==0.3.0 LunarCalendar==0.0.9 ephem==4.2.1
    V/bin/python make-statutory.py > ../../../schemas/calendars/statutory-2027-2035.xml

The lunar days come from two packages that must agree, one with tables and one by another author's
code; 清明 is the day in Beijing on which the sun's apparent longitude reaches 15 degrees (GB/T
33661-2017), computed with the ephemeris of a third.
"""
import datetime
import math

import ephem
from lunarcalendar import Converter, Lunar
from lunardate import LunarDate

SOURCE = "《全国年节及纪念日放假办法》(2024年修订,国务院令第795号)"


def lunar(year, month, day):
    first = LunarDate(year, month, day).to_solar_date()
    second = Converter.Lunar2Solar(Lunar(year, month, day)).to_date()
    assert first == second, (year, month, day, first, second)
    return first


def qingming(year):
    low, high = ephem.Date(f"{year}/4/1"), ephem.Date(f"{year}/4/10")
    for _ in range(60):
        middle = ephem.Date((low + high) / 2)
        sun = ephem.Sun(middle)
        apparent = ephem.Equatorial(sun.g_ra, sun.g_dec, epoch=middle)
        longitude = ephem.Ecliptic(apparent, epoch=middle).lon
        if math.degrees(longitude) < 15:
            low = middle
        else:
            high = middle
    moment = ephem.Date(low).datetime() + datetime.timedelta(hours=8)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    # Good to a minute (2026: 02:40, as almanacs print); nearer to midnight would need better.
    assert datetime.timedelta(minutes=10) < moment - midnight < datetime.timedelta(hours=23.8)
    return moment.date()


def year_days(year):
    """Holidays with first and last day, in the order of days; where two share days, both named."""
    day = datetime.timedelta(days=1)
    new_year = lunar(year, 1, 1)
    holidays = [
        ("元旦", datetime.date(year, 1, 1), 1),
        ("春节", new_year - day, 4),  # 除夕, the last day of the lunar year before, to 正月初三
        ("清明节", qingming(year), 1),
        ("劳动节", datetime.date(year, 5, 1), 2),
        ("端午节", lunar(year, 5, 5), 1),
        ("国庆节", datetime.date(year, 10, 1), 3),
        ("中秋节", lunar(year, 8, 15), 1),
    ]
    names = {}
    for name, first, count in holidays:
        for index in range(count):
            names.setdefault(first + index * day, []).append(name)
    spans = []
    for current in sorted(names):
        name = "、".join(names[current])
        if spans and spans[-1][0] == name and spans[-1][2] + day == current:
            spans[-1][2] = current
        else:
            spans.append([name, current, current])
    return spans


def main():
    print('<calendar xmlns="urn:dengji:calendar:1" format="1">')
    for year in range(2027, 2036):
        print(f'  <year number="{year}" official="false" source="{SOURCE}">')
        for name, first, last in year_days(year):
            to = f' to="{last}"' if last != first else ""
            print(f'    <off name="{name}" from="{first}"{to}/>')
        print("  </year>")
    print("</calendar>")


if __name__ == "__main__":
    main()
