"""What the style sheet and the tags of a PDF have to know of the blocks of a book, as attributes of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from math import ceil
from urllib.parse import unquote
from xml.etree import ElementTree

from converter import printed_pages
from converter.backends.pdf import notes, verse
from converter.text import width
from converter.words import Words

_QUOTATIONS = 8  # as many as may stand in each other on a page
_LONG_WORD = re.compile(r"\S{30}")
_ENDLESS = re.compile("[!-\u024f]{400}")
_ENDLESS_WORD = re.compile("[!-\u024f]{40}")
_BREAK = "\u200b"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_WORD_GOES_ON = re.compile(r"['’\u2010-\u2011-]?\w")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANNOUNCED = frozenset({"blockquote", "ol", "pre", "table", "ul"})
_ANNOUNCED_CLASSES = ("line-block", "unfolded")
_ENDINGS = frozenset({"aside", "hr", "li", "p"})
_ENDING_CLASSES = ("caption", "line-block")
_HOLDERS = frozenset({"blockquote", "ol", "ul"})
_SIGNATURES = ("source", "byline")
_COLONS = (":", "\uff1a")
_BLOCKS = _HEADINGS | frozenset({"p", "li", "div", "blockquote", "figcaption"})
_LINE = 75  # letters of a line of text, or more
_FEW_LINES = 4  # what stands alone on the last page of an article should be as much


def mark(root: ElementTree.Element, known: Words, notes_at_foot: bool) -> None:
    """Mark the elements of the page *root*, whose notes stand at the foot of their page if *notes_at_foot*; *known* has
    the words of its language.
    """
    if any(each.get("class") == printed_pages.CLASS for each in root.iter("span")):
        _put_page_marks_into_headings(root)
    if notes_at_foot:
        notes.put_to_the_foot(root)
    _mark_paragraphs(root)
    if sum(1 for _ in root.iter("blockquote")) > _QUOTATIONS:
        _flatten(root)
    _mark_counts(root)
    _mark_lead_ins(root)
    _mark_pictures(root)
    _mark_endings(root)
    verse.hang(root)
    notes.tag(root, known)
    _mark_addresses(root)
    _mark_addresses_in_text(root)
    _mark_long_words(root)


def _put_page_marks_into_headings(root: ElementTree.Element) -> None:
    """Put the marks of printed pages that stand before headings inside them: between blocks they would be one."""
    for parent in root.iter():
        for mark, heading in list(pairwise(parent)):
            if mark.get("class") == printed_pages.CLASS and heading.tag in _HEADINGS:
                parent.remove(mark)
                mark.tail, heading.text = heading.text, ""
                heading.insert(0, mark)


def _mark_paragraphs(root: ElementTree.Element) -> None:
    """Tag verse and preformatted text, whose lines stand in no paragraph, as paragraphs."""
    verses = (element for element in root.iter("div") if element.get("class") == "line-block")
    for element in chain(root.iter("pre"), verses):
        element.set("data-tag", "P")


def _mark_counts(root: ElementTree.Element) -> None:
    """Say in CSS where the numbers of a list begin: WeasyPrint takes the attribute for a mere hint and ignores it."""
    for numbered in root.iter("ol"):
        if (start := numbered.get("start", "1")) != "1":
            numbered.set("style", f"counter-reset: list-item {int(start) - 1}")


def _mark_lead_ins(root: ElementTree.Element) -> None:
    """Mark the paragraphs that end in a colon before what they announce: no page ends between the two."""
    for parent in root.iter():
        for block, after in pairwise(parent):
            is_announced = after.tag in _ANNOUNCED or after.get("class", "").startswith(_ANNOUNCED_CLASSES)
            if block.tag == "p" and is_announced and "".join(block.itertext()).rstrip().endswith(_COLONS):
                block.set("data-lead-in", "yes")


def _mark_pictures(root: ElementTree.Element) -> None:
    """Mark the paragraphs that are a picture and no more, and tell which have a caption after them."""
    for parent in root.iter():
        for block, after in pairwise((*parent, None)):
            if block is not None and _is_picture(block):
                is_captioned = after is not None and after.get("class") == "caption"
                block.set("data-picture", "captioned" if is_captioned else "alone")
                if after is not None and is_captioned:
                    block.set("data-caption", str(width("".join(after.itertext()))))
    for caption in root.iter("div"):
        for said in caption.iter("p") if caption.get("class") == "caption" else ():
            said.set("data-balanced", "")


def _mark_endings(root: ElementTree.Element) -> None:
    """Mark the blocks with which articles end before a new page: with too few lines none of them begins a page.

    What is ``short`` keeps to what stands before it, what is ``long`` takes some lines along.
    """
    main = root.find("body/main")
    if main is None or main.get("class") != "open":
        return
    for section, after in pairwise((*main, None)):
        if after is None or not {"opens", "part"}.isdisjoint(after.get("class", "").split()):
            lines = 0
            for block in _from_the_end(section):
                lines += (length := _lines(block))
                block.set("data-ends", "short" if length < _FEW_LINES else "long")
                if lines >= _FEW_LINES:
                    break


def _from_the_end(section: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the blocks of text at the end of *section* from the last one on; what signs them keeps to them anyway."""
    for block in reversed(section):
        if block.get("data-foot") is not None:
            continue
        if block.tag in _HOLDERS:
            yield from _from_the_end(block)
            return
        if block.tag == "li" and any(child.tag in _HOLDERS for child in block):
            yield from _from_the_end(block)
        elif block.tag in _ENDINGS or block.get("class") in _ENDING_CLASSES:
            yield block
        elif block.get("class") not in _SIGNATURES:
            return


def _lines(block: ElementTree.Element) -> int:
    """Return about how many lines a *block* has, or fewer; a picture is as good as a few."""
    if block.get("data-picture"):
        return _FEW_LINES
    breaks = sum(1 for _ in block.iter("br"))
    return max(breaks + 1, ceil(width("".join(block.itertext()).strip()) / _LINE))


def _is_picture(block: ElementTree.Element) -> bool:
    pictures = block.findall("img") if block.tag == "p" else []
    return len(pictures) == len(block) == 1 and not f"{block.text or ''}{pictures[0].tail or ''}".strip()


def _flatten(root: ElementTree.Element) -> None:
    """Put what is quoted more deeply than readers of a PDF follow its tags (pdfium: 32 levels) into the one above.

    No word moves: the paragraphs stay in their order.
    """
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        while depth >= _QUOTATIONS and any(child.tag == "blockquote" for child in element):
            element[:] = [inner for child in element for inner in (child if child.tag == "blockquote" else [child])]
        waiting += [(child, depth + (child.tag == "blockquote")) for child in element]


def _mark_addresses(root: ElementTree.Element) -> None:
    """Give the links that leave the book and do not say where they lead an address to be printed behind them, where no
    word goes on there.
    """
    for link in root.iter("a"):
        if _WORD_GOES_ON.match(link.tail or ""):
            continue
        address = re.sub("^mailto:", "", link.get("href", ""), flags=re.IGNORECASE)
        if not address.startswith("#") and _bare(address) != _bare("".join(link.itertext())):
            link.set("data-address", address)


def _mark_addresses_in_text(root: ElementTree.Element) -> None:
    """Let no hyphen come into an address that the text itself says: it would look like a part of it."""
    for element in list(root.iter()):
        if element.text and _ADDRESS.search(element.text):
            element.text, spans = _split_at_addresses(element.text)
            element[:0] = spans
    for parent in list(root.iter()):
        for place, child in reversed(list(enumerate(parent))):
            if child.tail and _ADDRESS.search(child.tail):
                child.tail, spans = _split_at_addresses(child.tail)
                parent[place + 1 : place + 1] = spans


def _split_at_addresses(text: str) -> tuple[str, list[ElementTree.Element]]:
    """Return what stands in *text* before the first address, and an element for each with what follows it."""
    spans: list[ElementTree.Element] = []
    end = len(text)
    for found in reversed(list(_ADDRESS.finditer(text))):
        span = ElementTree.Element("span", {"class": "address"})
        span.text, span.tail = found[0], text[found.end() : end]
        spans.insert(0, span)
        end = found.start()
    return text[:end], spans


def _bare(address: str) -> str:
    """Return *address* as people write it down."""
    return re.sub(r"^(?:https?://)?(?:www\.)?|\s|/$", "", unquote(address)).casefold()


def _mark_long_words(root: ElementTree.Element) -> None:
    """Mark the blocks with words that may be too long for a line; to allow breaks in all costs a tenth of the time."""
    for block in root.iter():
        if block.tag in _BLOCKS and _LONG_WORD.search("".join(block.itertext())):
            block.set("data-long", "")
            for element in block.iter():
                element.text = _with_breaks(element.text)
                element.tail = _with_breaks(element.tail)


def _with_breaks(text: str | None) -> str | None:
    """Return *text* with places to break in what is no word any more: to break it costs the square of its length."""
    return _ENDLESS_WORD.sub(lambda piece: piece[0] + _BREAK, text) if text and _ENDLESS.search(text) else text
