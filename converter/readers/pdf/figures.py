"""Pictures between the paragraphs: each after the text that it stands below, its caption right after it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from converter.readers.pdf.typography import Typography
from converter.readers.pdf.values import Box, Drawing, Face, Page, Paragraph, TextLine, Word
from converter.rich_text import Pictures, Residues

_OFTEN = 3
"""Pages that show the same picture from which it is furniture: a logo, an ornament."""
_BELOW = 3.0
"""Sizes between a picture and the first line of its caption, at most."""
_LONGEST_CAPTION = 60
"""Words of a caption, at most."""
_LABELLED = re.compile(r"[^\W\d_]{2,12}\.? ?\d{1,3}[.:)]?\s")
Tags = Mapping[int, Mapping[int, tuple[str, str]]]
"""For each page, numbers of marked content with their tag and the text that describes them."""


def with_pictures(
    paragraphs: Sequence[Paragraph],
    pages: Sequence[Page],
    typography: Typography,
    tags: Tags,
    pictures: Pictures,
    residues: Residues,
) -> list[Paragraph]:
    """Return *paragraphs* with one for every picture that is not on many pages, and captions marked as such."""
    often = Counter(digest for page in pages for digest in {_digest(d) for d in page.images if d.data})
    found = list(paragraphs)
    for page in pages:
        tagged = tags.get(page.number, {})
        here: set[bytes] = set()
        for drawing in page.images:
            if drawing.data and _digest(drawing) in here:
                continue  # one picture in several pieces
            here.add(_digest(drawing))
            if drawing.data and often[_digest(drawing)] >= _OFTEN:
                residues.add("repeated picture", f"page {page.number}")
                continue
            said = tagged.get(drawing.content, ("", ""))[1]
            sign = pictures.add(drawing.data, said) if drawing.data else ""
            if sign:
                _insert(found, page.number, drawing, sign, typography, tagged)
            elif not drawing.data:
                residues.add("picture", f"page {page.number}")
    return found


def _digest(drawing: Drawing) -> bytes:
    return hashlib.sha256(drawing.data).digest()


def _insert(
    paragraphs: list[Paragraph],
    page: int,
    drawing: Drawing,
    sign: str,
    typography: Typography,
    tagged: Mapping[int, tuple[str, str]],
) -> None:
    """Put the paragraph of a picture where it belongs, and mark its caption."""
    texts = [(i, p) for i, p in enumerate(paragraphs) if not p.is_picture]
    here = [i for i, p in texts if any(line.page == page for line in p.lines)]
    caption = next((i for i in here if _is_caption(paragraphs[i], page, drawing.box, typography, tagged)), None)
    if caption is not None:
        paragraphs[caption] = replace(paragraphs[caption], caption=True)
        at = caption
    else:
        above = [(line.baseline, i) for i in here for line in _beside(paragraphs[i], page, drawing.box)]
        over = [(y, i) for y, i in above if y <= drawing.box.top + typography.size]
        at = max(over)[1] + 1 if over else here[0] if here else _after(paragraphs, page)
    paragraphs.insert(at, _paragraph(page, drawing.box, sign))


def _after(paragraphs: Sequence[Paragraph], page: int) -> int:
    return next((i for i, p in enumerate(paragraphs) if p.lines[0].page > page), len(paragraphs))


def _beside(paragraph: Paragraph, page: int, box: Box) -> Iterator[TextLine]:
    """Yield the lines of *paragraph* on *page* that stand above or below *box*, none beside it."""
    for line in paragraph.lines:
        left, right = min(word.left for word in line.words), max(word.right for word in line.words)
        if line.page == page and left < box.right and right > box.left:
            yield line


def _is_caption(
    paragraph: Paragraph, page: int, box: Box, typography: Typography, tagged: Mapping[int, tuple[str, str]]
) -> bool:
    """Return whether a paragraph right below a picture is tagged as its caption, labelled, or set unlike the text."""
    first = paragraph.lines[0]
    if paragraph.level or first.page != page or not any(_beside(paragraph, page, box)):
        return False
    if not 0 <= first.baseline - box.bottom <= _BELOW * first.size or len(paragraph.text.split()) > _LONGEST_CAPTION:
        return False
    is_tagged = tagged.get(first.words[0].content, ("", ""))[0] == "Caption"
    unlike = first.size < 0.95 * typography.size or (first.italic and not typography.face.italic)
    return is_tagged or bool(_LABELLED.match(paragraph.text)) or (unlike and not first.bold)


def _paragraph(page: int, box: Box, sign: str) -> Paragraph:
    word = Word(sign, box.left, box.right, box.bottom, 1.0, Face(""))
    line = TextLine((word,), box.left, box.right, box.bottom, 1.0, word.face, False, False, page)
    return Paragraph((line,), gap=0.0, space=(box.left, box.right), is_picture=True)
