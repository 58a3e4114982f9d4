"""Numbers of printed pages in a page's mark-up (EPUB 3.3 structural semantics, DPUB-ARIA, DAISY): they stand where the
pages begin, and are no words of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from converter.rich_text import page_label
from converter.safe_xml import name, text_of

if TYPE_CHECKING:
    from lxml import etree

_KIND = re.compile(r"page[-_]?(?:break|num(?:ber)?|no)s?\b", re.I)
_LIST = re.compile(r"page-?list", re.I)
_LONGEST = 40
_ID = re.compile(r"(?:page|pg|p)[-_.]?0*(\d+|[ivxlcdm]+)$", re.I)


def is_one(element: etree._Element) -> bool:
    """Return whether *element* is the number of a page, or marks without words where one begins."""
    if name(element).lower() != "pagenum" and not _KIND.search(_kind(element)):
        return False
    said = text_of(element).strip()
    return len(said) <= _LONGEST and (not said or bool(page_label(said)))


def label(element: etree._Element) -> str:
    """Return the number of the page that *element*, which is one, names; empty where it names none."""
    said = (element.get("aria-label", ""), element.get("title", ""), text_of(element))
    named = _ID.search(element.get("id", ""))
    return next(filter(None, map(page_label, said)), named[1] if named else "")


def listed(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the addresses in the lists of pages that *root* holds, each with the number of its page."""
    for nav in root.iter():
        if name(nav).lower() == "nav" and _LIST.search(_kind(nav)):
            for link in nav.iter():
                if name(link).lower() == "a" and (number := " ".join(text_of(link).split())):
                    yield link.get("href", ""), number


def _kind(element: etree._Element) -> str:
    # an HTML parser knows no name spaces and leaves epub:type as it is
    names = ((str(key).rpartition("}")[2].rpartition(":")[2], value) for key, value in element.attrib.items())
    return " ".join(str(value) for key, value in names if key in ("type", "role", "class", "id"))
