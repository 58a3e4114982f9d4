"""Paragraphs become lines with evidence, blank lines between them.

What most of a document looks like is no evidence: a text that is bold or centred throughout has no bold or centred
lines. A wider space above a paragraph, empty paragraphs and page breaks stay visible as further blank lines and pages;
where lines are those of printed pages, a form feed begins a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from converter.model import Line
from converter.rich_text.breaks import parted
from converter.rich_text.inlines import split, written
from converter.rich_text.kickers import kickers
from converter.rich_text.pictures import set_apart
from converter.rich_text.values import Paragraph, Piece
from converter.text import ends_sentence, starts_lower

_LONGEST_HEADING = 40
"""Words of a paragraph that cannot be a heading whatever its style says."""
_LONG_HEADING = 18
"""Words of a heading that must not end as a sentence does."""
_MOST = 0.6
"""Share of the letters from which a look is that of the text itself."""
_MOST_BLANKS = 6
_BREAKS = re.compile("[\r\v\f]")
"""Characters that end lines or pages in plain text; in a formatted one they mean nothing."""
_NOTHING = re.compile("[\\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TYPED = re.compile(r"\s*([•·▪‣◦●–-]|\d{1,3}\.)\s+(?=\S)")
_HANGING = re.compile(r"(\s*(?:[•●▪■◦○‣⁃–-]|\d{1,3}[.)]|\(?\w[.)]))[ \xa0]*\t\s*(?=[^\s\d][^\t]*$)")
"""A bullet or number that somebody typed, and the tab up to which the item hangs."""
_LONG_LINE = 55
"""Letters from which a line may have been broken for its length."""


def lines(paragraphs: Iterable[Paragraph]) -> tuple[Line, ...]:
    """Return the lines of *paragraphs*, numbered from 1."""
    apart = [each for paragraph in parted(paragraphs) for each in set_apart(paragraph)]
    given = list(_weighed(_relative(apart)))
    blanks = _blanks(given)
    found: list[Line] = []
    paged = any(paragraph.page_break for paragraph in given[1:])
    page, pending = 1, 0
    for paragraph, gap in zip(given, blanks, strict=True):
        page += paragraph.page_break
        pending += gap
        if paragraph.blank and not any(piece.note for piece in paragraph.pieces):
            continue
        here = page if paged else None
        blank = min(pending, _MOST_BLANKS) if found else 0
        found += [Line(len(found) + n, "", here) for n in range(1, blank + 1)]
        found += _lines(paragraph, len(found), here)
        pending = 0
    return tuple(found)


def _blanks(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the blank lines before each paragraph; an empty paragraph is one more before the next."""
    hard = _is_hard_wrapped(paragraphs)
    spaces = Counter(round(each.space) for each in paragraphs[1:] if not each.blank and not each.close)
    normal = spaces.most_common(1)[0][0] if spaces else 0
    found = [1] if paragraphs else []
    for above, paragraph in pairwise(paragraphs):
        wider = (paragraph.space > normal + 5) + (paragraph.space > normal + 14)
        if paragraph.blank:
            found.append(0 if hard and not above.blank else 1)
        elif paragraph.close or (not above.blank and not wider and (hard or _goes_on(above, paragraph))):
            found.append(0)
        else:
            found.append(1 + wider)
    return found


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Return whether *below* is the next item of a list, or a sentence goes on in it that somebody broke in two."""
    if above.level or below.level or above.quoted != below.quoted:
        return False
    if above.depth and below.depth not in (0, above.depth) and below.marker and _look(above) == _look(below):
        return True
    markers = _marker(above), _marker(below)
    if any(markers):
        return _is_next_item(*markers)
    a, b = above.text.strip(), below.text.strip()
    if len(a) < _LONG_LINE or "\n" in a + b or above.style != below.style or re.match(r"\w{1,3}[.)]", b):
        return False
    return bool(re.search(r"[\w,]$", a)) and starts_lower(b)


def _look(paragraph: Paragraph) -> tuple[object, ...]:
    """Return what the whole of *paragraph* looks like, as far as it could set a title apart from a list under it."""
    lettered = _lettered(paragraph.pieces)
    whole = (all(getattr(piece, name) for piece, _ in lettered) for name in ("bold", "italic", "extra"))
    return (*whole, _commonest(lettered, "size"), paragraph.text.isupper(), paragraph.centred)


def _marker(paragraph: Paragraph) -> str:
    """Return what marks a paragraph as the item of a list, typed or not."""
    m = _TYPED.match(paragraph.text)
    return paragraph.marker or (m[1] if m else "")


def _is_next_item(above: str, below: str) -> bool:
    if above == below and not above[:1].isdecimal():
        return True
    numbers = [re.fullmatch(r"(\d{1,3})\.", marker) for marker in (above, below)]
    return bool(numbers[0] and numbers[1] and int(numbers[0][1]) + 1 == int(numbers[1][1]))


def _is_hard_wrapped(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether every line of the text is a paragraph of its own, and empty ones part the real paragraphs."""
    pairs = [(a.text.strip(), b.text.strip()) for a, b in pairwise(paragraphs) if not a.blank and not b.blank]
    blank = sum(paragraph.blank for paragraph in paragraphs)
    if len(pairs) < 20 or not blank or len(pairs) < blank:
        return False
    flowing = sum(not ends_sentence(a) and starts_lower(b) and len(a) < 120 for a, b in pairs)
    return flowing >= 0.5 * len(pairs)


def _lines(paragraph: Paragraph, before: int, page: int | None) -> list[Line]:
    """Return the lines of *paragraph*, *before* of which stand others."""
    found: list[Line] = []
    given = paragraph.pieces
    if paragraph.level:  # a heading over two lines is one heading
        given = tuple(replace(piece, text=piece.text.replace("\n", " ")) for piece in given)
    for pieces in split(given):
        text = "".join(piece.text for piece in pieces)
        if not text.strip() and not any(piece.note for piece in pieces):
            continue
        marker = f"{paragraph.marker} " if paragraph.marker and not found else ""
        found.append(_line(paragraph, pieces, marker, (before + len(found) + 1, page)))
    if found and paragraph.pages:
        found[0] = found[0]._replace(text=paragraph.pages + found[0].text)
    return found


def _line(paragraph: Paragraph, pieces: tuple[Piece, ...], marker: str, place: tuple[int, int | None]) -> Line:
    lettered = _lettered(pieces)
    bold = bool(lettered) and all(piece.bold for piece, _ in lettered)
    italic = bool(lettered) and all(piece.italic for piece, _ in lettered)
    if paragraph.literal:
        text = "".join(piece.text for piece in pieces)
    else:
        text = written(_plainer(pieces, bold, italic) if bold or italic else pieces, start=not marker)
        text = _HANGING.sub(r"\1 ", text)
        text = _NOTHING.sub("", _BREAKS.sub(" ", text.rstrip() if paragraph.kept else text.strip()))
    extra = [name for name in ("underlined", "capitals") if lettered and all(name in p.extra for p, _ in lettered)]
    feed = "\f" if paragraph.printed and paragraph.page_break else ""
    return Line(
        number=place[0],
        text=feed + "> " * paragraph.quoted + "  " * paragraph.indent + marker + text,
        page=place[1],
        bold=bold,
        italic=italic,
        centred=paragraph.centred,
        size=round(_commonest(lettered, "size") or 0.0, 1),
        family=str(_commonest(lettered, "family") or ""),
        style=" ".join([paragraph.style, *extra]).strip(),
        level=paragraph.level,
        caption=paragraph.caption,
        depth=0 if paragraph.level else paragraph.depth,
        item=bool(marker) and paragraph.depth > 0 and not paragraph.level,
    )


def _lettered(pieces: Iterable[Piece]) -> list[tuple[Piece, int]]:
    """Return the pieces that have words, with the number of their letters and figures."""
    counted = ((piece, sum(c.isalnum() for c in piece.text)) for piece in pieces if not piece.note)
    return [(piece, number) for piece, number in counted if number]


def _plainer(pieces: Iterable[Piece], bold: bool, italic: bool) -> tuple[Piece, ...]:
    """Return *pieces* without what the whole line, or the whole text, is: *bold*, *italic*."""
    return tuple(replace(p, bold=p.bold and not bold, italic=p.italic and not italic) for p in pieces)


def _commonest(lettered: Iterable[tuple[Piece, int]], name: str) -> float:
    counts: Counter[float] = Counter()
    for piece, number in lettered:
        counts[getattr(piece, name)] += number
    return counts.most_common(1)[0][0] if counts else 0.0


def _relative(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return *paragraphs* without the looks and quotations that most of the text has."""
    total = sum(len(paragraph.text) for paragraph in paragraphs) or 1
    bold = sum(len(piece.text) for p in paragraphs for piece in p.pieces if piece.bold) > _MOST * total
    italic = sum(len(piece.text) for p in paragraphs for piece in p.pieces if piece.italic) > _MOST * total
    centred = sum(len(p.text) for p in paragraphs if p.centred) > _MOST * total
    quoted = sum(len(p.text) for p in paragraphs if p.quoted) > _MOST * total
    if not (bold or italic or centred or quoted):
        return list(paragraphs)
    return [
        replace(
            p,
            pieces=_plainer(p.pieces, bold, italic),
            centred=p.centred and not centred,
            quoted=0 if quoted else p.quoted,
        )
        for p in paragraphs
    ]


def _weighed(paragraphs: Sequence[Paragraph]) -> Iterable[Paragraph]:
    """Yield *paragraphs*, those whose level is belied by their length, their form or their place without it."""
    weighed = [p if not p.level or _may_be_heading(p.text) else replace(p, level=0) for p in paragraphs]
    above = kickers(weighed)
    for at, paragraph in enumerate(weighed):
        yield replace(paragraph, level=0) if at in above else paragraph


def _may_be_heading(text: str) -> bool:
    number = len(text.split())
    if not re.search(r"\w", text) or number > _LONGEST_HEADING:
        return False
    return number <= _LONG_HEADING or not text.rstrip().endswith((".", ";", ":", ","))
