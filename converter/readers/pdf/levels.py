"""Which paragraphs the outline or the tags of the file call a heading."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.readers.pdf.values import Bookmark, Paragraph
from converter.text import fold

_TRUSTED = 0.5
"""Share of the entries that must stand in the text for an outline to be believed."""
_MOST = 0.5
"""Share of the paragraphs from which tags call too much a heading."""
_LONGEST = 40
"""Words of a paragraph that is no heading whatever the tags say."""
_LONG = 18
"""Words of a heading that must not end as a sentence does."""
Tags = Mapping[int, Mapping[int, tuple[str, str]]]
"""For each page, numbers of marked content with their tag and the text that describes them."""


def with_levels(paragraphs: Sequence[Paragraph], bookmarks: Sequence[Bookmark], tags: Tags) -> list[Paragraph]:
    """Return *paragraphs* with the depth that outline or tags give them, the outline first."""
    listed = _by_outline(paragraphs, bookmarks)
    tagged = _by_tags(paragraphs, tags)
    return [
        replace(p, level=level) if (level := listed.get(i) or tagged.get(i, 0)) else p for i, p in enumerate(paragraphs)
    ]


def _by_outline(paragraphs: Sequence[Paragraph], bookmarks: Sequence[Bookmark]) -> dict[int, int]:
    """Return the depth of each paragraph that a bookmark to its page names; nothing when most name none."""
    on_page: dict[int, list[int]] = defaultdict(list)
    for i, paragraph in enumerate(paragraphs):
        on_page[paragraph.lines[0].page].append(i)
    found: dict[int, int] = {}
    leading = [mark for mark in bookmarks if mark.page and fold(mark.title)]
    for mark in leading:
        for i in (*on_page[mark.page], *on_page[mark.page + 1]):
            if i not in found and _names(mark.title, paragraphs[i].text):
                found[i] = mark.depth
                break
    return found if len(found) >= max(2, _TRUSTED * len(leading)) else {}


def _names(title: str, text: str) -> bool:
    one, other = fold(title), fold(text)
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= 0.85 * len(longer) and longer.startswith(shorter) and len(shorter) > 8)


def _by_tags(paragraphs: Sequence[Paragraph], tags: Tags) -> dict[int, int]:
    """Return the depth of each paragraph most of whose words are tagged as a heading."""
    found = {i: level for i, paragraph in enumerate(paragraphs) if (level := _tagged(paragraph, tags))}
    return found if len(found) <= _MOST * len(paragraphs) else {}


def _tagged(paragraph: Paragraph, tags: Tags) -> int:
    kinds: Counter[str] = Counter()
    for line in paragraph.lines:
        kinds.update(tags.get(line.page, {}).get(word.content, ("", ""))[0] for word in line.words)
    kind, number = kinds.most_common(1)[0]
    total = sum(kinds.values())
    m = re.match(r"H([1-6])?$", kind)
    if not m or 2 * number <= total or total > _LONGEST:
        return 0
    return 0 if total > _LONG and paragraph.text.endswith((".", ";", ":", ",")) else int(m[1] or 1)
