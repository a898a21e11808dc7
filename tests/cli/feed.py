# SPDX-License-Identifier: MIT
"""Reads feeds as a feed reader does, one after the other, and prints each entry
that it has not seen: its kind and key, and its title.  usage: feed.py FILE..."""

import sys
import xml.etree.ElementTree as tree

ATOM = "{http://www.w3.org/2005/Atom}"


def read(file):
    """Returns the ids and titles of a feed's entries."""
    return [
        (entry.findtext(ATOM + "id"), entry.findtext(ATOM + "title"))
        for entry in tree.parse(file).iter(ATOM + "entry")
    ]


def read_by_feedparser(file):
    feed = feedparser.parse(file)
    if feed.bozo:
        raise SystemExit(f"{file}: {feed.bozo_exception}")
    return [(entry.id, entry.title) for entry in feed.entries]


try:
    import feedparser
except ImportError:
    feedparser = None
seen = set()
for file in sys.argv[1:]:
    entries = read(file)
    if feedparser and read_by_feedparser(file) != entries:
        raise SystemExit(f"{file}: feedparser reads something else")
    for id, title in entries:
        if id not in seen:
            seen.add(id)
            print(*id.split("/")[2:4], title, sep="|")
