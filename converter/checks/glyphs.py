"""Characters that no installed font can show: found before an edition is typeset, and named with their article."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import unescape

from converter.model import Action, Decision, Edition, Line, Severity

_CODE = "glyph-missing"
_NAMED = 9
"""Characters of an article that are named beside the first."""
_TAG = re.compile(r"<[^>]*>")
# Any font for text has these: to ask fontconfig about them would cost every edition a process.
_UNUSUAL = re.compile("[^\t\n\r -~\u00a0-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2039\u203a\u20ac\u2122]")
_NEVER_DRAWN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_VARIATION_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))


def check(edition: Edition, lines: Sequence[Line], begins: Mapping[str, int]) -> Iterator[Decision]:
    """Yield a decision for each article of *edition* that has a character which no installed font has.

    It names the article and its first such character, at its place in *lines*, those of the raw text; *begins* has the
    number of the line on which an article begins, by its id. Such a character is an empty box in the PDF, which then
    does not conform to PDF/UA-1 (ISO 14289-1, 7.21.8). Without fontconfig's ``fc-list`` nothing is found.
    """
    places = [("", edition.metadata.title, edition.metadata.title)]
    places += [(section.id, section.title, f"{section.title} {_text(section.body)}") for section in edition.sections]
    unusual = [(ident, title, _unusual(text)) for ident, title, text in places]
    if not any(characters for *_, characters in unusual) or not (known := _coverage()):
        return
    for ident, title, characters in unusual:
        missing = [each for each in characters if not any(ord(each) in span for span in known)]
        if missing:
            first, line, column = _first(missing, lines, begins.get(ident, 1))
            yield _decision(first, [each for each in missing if each != first], title, line, column)


def _text(body: str) -> str:
    return unescape(_TAG.sub(" ", body))


def _unusual(text: str) -> list[str]:
    """Return the characters of *text* that leave ink and that not every font has, in the order of their code points."""
    return sorted(
        character
        for character in set(_UNUSUAL.findall(text))
        if unicodedata.category(character) not in _NEVER_DRAWN and ord(character) not in _VARIATION_SELECTORS
    )


def _first(missing: Sequence[str], lines: Sequence[Line], begin: int) -> tuple[str, int, int]:
    """Return the first of the *missing* characters from line *begin* on, with its line and column; any of them and that
    line, where the raw text writes them otherwise.
    """
    sought = re.compile(f"[{re.escape(''.join(missing))}]")
    found = ((line.number, sought.search(line.text)) for line in lines[max(begin - 1, 0) :])
    places = ((match[0], number, match.start() + 1) for number, match in found if match)
    return next(places, (missing[0], max(begin, 1), 1))


def _decision(character: str, others: Sequence[str], title: str, line: int, column: int) -> Decision:
    name = unicodedata.name(character, "a character without a name")
    also = ", ".join(f"{each!r} (U+{ord(each):04X})" for each in others[:_NAMED])
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return Decision(
        _CODE,
        Action.REPORTED,
        line,
        line,
        f"no installed font has {character!r} (U+{ord(character):04X}, {name}){f', nor {also}{more}' if also else ''}"
        + (f" in {title!r}" if title else ""),
        column=column,
        evidence=(("characters", 1 + len(others)),),
        severity=Severity.WARNING,
        hint="install a font that has it, such as one of the Noto family, and build again",
    )


@cache
def _coverage() -> tuple[range, ...]:
    """Return the code points that the installed fonts have, the widest spans first, or nothing if that is not known."""
    try:
        listed = subprocess.run(["fc-list", "--format", "%{charset}\n"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(sorted(merged(_spans(listed.stdout.split())), key=len, reverse=True))


def _spans(words: Iterable[str]) -> Iterator[range]:
    """Yield the spans that fontconfig writes as ``20-7e`` or ``a0``."""
    for word in set(words):
        first, _, last = word.partition("-")
        yield range(int(first, 16), int(last or first, 16) + 1)


def merged(spans: Iterable[range]) -> Iterator[range]:
    """Yield *spans* in order, with those that touch or overlap made one."""
    current = range(0)
    for span in sorted(spans, key=lambda span: span.start):
        if current and span.start <= current.stop:
            current = range(current.start, max(current.stop, span.stop))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current
