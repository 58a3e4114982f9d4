"""Bodies with the pages that begin in them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import pairwise

from converter.model import PageBegin, Section


def ident(label: str) -> str:
    """Return the id of the place where a page of the PDF begins, the same in all formats."""
    return f"_page-{label}"


def body(section: Section, mark: Callable[[PageBegin], str]) -> str:
    """Return the body of *section* with what *mark* returns, an element without words, where each page begins."""
    if not section.page_begins:
        return section.body
    text, begins = section.body, section.page_begins
    pieces = [text[: begins[0].at]]
    for begin, (start, end) in zip(begins, pairwise([*(begin.at for begin in begins), len(text)]), strict=True):
        pieces += [mark(begin), text[start:end]]
    return "".join(pieces)


def span(begin: PageBegin, kind: str = "") -> str:
    """Return the mark of a page (https://www.w3.org/TR/dpub-aria-1.1/#doc-pagebreak); *kind* is one more attribute."""
    label = escape(begin.label)
    return f'<span class="pagebreak"{kind} role="doc-pagebreak" id="{ident(label)}" aria-label="{label}"></span>'
