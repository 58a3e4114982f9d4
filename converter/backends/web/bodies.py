"""The text of a section as a page shows it: dates, notes, pictures, links and headings fitted to it.

Bodies are our own serialisation of a cleaned tree, so that plain patterns find what they look for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from converter import page_spans
from converter.model import Section
from converter.words import Words

_DATELINE = re.compile(r'(<div class="dateline">\s*<p>)(.*?)(</p>)', re.S)
_TIME = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NOTE = re.compile(r'(<aside\b[^>]*\bid="([^"]*)"[^>]*>)(.*?)(</aside>)', re.S)
_PICTURE = re.compile(r'(<img\b[^>]*\bsrc=")([^"]*)(")')
_LINK = re.compile(r'(<a\b[^>]*\bhref=")#([^"]*)(")')
_HEADING = re.compile(r"(</?)h([1-6])\b")
_ANCHORED = re.compile(r'(<h[1-6]\b[^>]*\bid="([^"]*)"[^>]*>)(.*?)(</h[1-6]>)', re.S)
_ID = re.compile(r'<[a-z][a-z0-9]*\b[^>]*?\bid="([^"]*)"')
_INLINE_TAG = re.compile(r"</?(?:a|code|em|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text of a section needs to know of the page that it is put into."""

    words: Words
    """The generated words."""
    pictures: Mapping[str, str]
    """Address of each picture on the page, by its address in the edition."""
    address: Callable[[str], str] = lambda ident: f"#{ident}"
    """Returns where a link to an id leads."""
    raised: int = 0
    """By how many levels headings stand higher on the page than in the edition."""


def body(section: Section, around: Surroundings) -> str:
    """Return the body with machine-readable date, roles, ways back, and with links and pictures that arrive."""
    text = page_spans.body(section, page_spans.span)
    if is_time(section.date):
        text = _DATELINE.sub(rf'\1<time datetime="{section.date}">\2</time>\3', text, count=1)
    text = _NOTE.sub(lambda note: _with_way_back(note, section.body, around.words), text)
    text = _PICTURE.sub(lambda image: image[1] + around.pictures.get(image[2], "") + image[3], text)
    text = arriving(text, around)
    text = _ANCHORED.sub(
        lambda found: f"{found[1]}{found[3]}{anchor(unescape(found[2]), around.words)}{found[4]}", text
    )
    text = _HEADING.sub(lambda tag: f"{tag[1]}h{level(int(tag[2]), around.raised)}", text)
    # What is wider than a small screen scrolls by itself, and the keyboard must reach it to scroll it.
    text = text.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace("</table>", "</table></div>")
    text = text.replace("<pre>", '<pre tabindex="0">')
    return text.replace(' class="noteref"', ' class="noteref" role="doc-noteref"')


def arriving(text: str, around: Surroundings) -> str:
    """Return HTML, such as that of a title, with links that arrive from where it is put."""
    return _LINK.sub(lambda link: link[1] + escape(around.address(unescape(link[2]))) + link[3], text)


def anchor(ident: str, words: Words) -> str:
    """Return the link of a heading to itself, for those who point at it; its sign comes from the style sheet."""
    return (
        f'<a class="anchor" href="#{escape(ident)}" title="{escape(words.link_here)}" tabindex="-1" aria-hidden="true">'
        "</a>"
    )


def level(given: int, raised: int) -> int:
    """Return the level of a heading element, 1 to 6."""
    return max(1, min(given - raised, _DEEPEST))


def is_time(date: str) -> bool:
    """Return whether a date can stand in ``<time>``, which has no ranges."""
    return bool(_TIME.fullmatch(date))


def ids(section: Section) -> list[str]:
    """Return every id of the section, its own first."""
    return [section.id, *map(unescape, _ID.findall(section.body))]


def plain(section: Section) -> str:
    """Return the words of the body without mark-up, on one line."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE_TAG.sub("", section.body))).split())


def _with_way_back(note: re.Match[str], text: str, words: Words) -> str:
    """Return a note with its role and, if it is called in *text*, with a link back to there."""
    start = note[1].replace("<aside", '<aside role="doc-footnote"', 1)
    if f'id="{note[2]}-call"' not in text:
        return start + note[3] + note[4]
    back = f'<a href="#{note[2]}-call" role="doc-backlink" aria-label="{escape(words.to_text)}">↩</a>'
    return f'{start}{note[3]}<p class="back generated">{back}</p>\n{note[4]}'
