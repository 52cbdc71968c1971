#!/usr/bin/python3
"""Reads Atom feeds as others would, with feedparser; prints JSON.

    read.py FEED…
"""
import json
import sys

import feedparser


def read(path):
    with open(path, "rb") as file:
        feed = feedparser.parse(file.read())
    return {
        "version": feed.version,
        "bozo": bool(feed.bozo),
        "reason": str(feed.get("bozo_exception", "")),
        "id": feed.feed.id,
        "title": feed.feed.title,
        "updated": feed.feed.updated,
        "updatedParsed": list(feed.feed.updated_parsed[:6]),
        "earlier": [link.href for link in feed.feed.links if link.rel == "prev-archive"],
        "entries": [
            {
                "id": entry.id,
                "title": entry.title,
                "link": entry.link,
                "published": list(entry.published_parsed[:6]),
                "author": entry.author,
                "kind": entry.tags[0].term,
            }
            for entry in feed.entries
        ],
    }


print(json.dumps([read(path) for path in sys.argv[1:]], ensure_ascii=False))
