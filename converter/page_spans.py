"""Bodies with the pages that begin in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise

from converter.model import PageBegin, Section


def ident(label: str) -> str:
    """Return the id of the place where a page of the PDF begins, the same in all formats."""
    return f"_page-{label}"


def begins(section: Section) -> Iterator[tuple[str, str]]:
    """Yield label and id of each page of the PDF that begins in *section*, the one of its heading first."""
    labels = (
        *([section.pdf_page] if section.first_on_pdf_page else []),
        *(begin.label for begin in section.page_begins),
    )
    return ((label, ident(label)) for label in labels)


def body(section: Section, mark: Callable[[PageBegin], str]) -> str:
    """Return the body of *section* with what *mark* returns, an element without words, where each page begins."""
    if not section.page_begins:
        return section.body
    text, begins = section.body, section.page_begins
    pieces = [text[: begins[0].at]]
    for begin, (start, end) in zip(begins, pairwise([*(begin.at for begin in begins), len(text)]), strict=True):
        pieces += [mark(begin), text[start:end]]
    return "".join(pieces)


def span(begin: PageBegin) -> str:
    """Return the mark of a page on a screen, which the style sheet shows to those who came for it; since DPUB-ARIA 1.1
    (https://www.w3.org/TR/dpub-aria-1.1/#doc-pagebreak) it has no name.
    """
    label = escape(begin.label)
    return f'<span class="pagebreak" role="doc-pagebreak" id="{ident(label)}" data-page="{label}"></span>'


def anchor(begin: PageBegin) -> str:
    """Return the place alone at which a page begins, where the pages that are listed are others."""
    return f'<span id="{ident(escape(begin.label))}"></span>'


def named_span(begin: PageBegin) -> str:
    """Return the mark of a page in an EPUB, whose readers and checkers want its name
    (https://www.w3.org/TR/epub-a11y-tech-11/#page-markers).
    """
    label = escape(begin.label)
    return (
        f'<span class="pagebreak" epub:type="pagebreak" role="doc-pagebreak" id="{ident(label)}" '
        f'aria-label="{label}"></span>'
    )
