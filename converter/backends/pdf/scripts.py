"""Scripts that the text face lacks: the face that suits each, how large it is set, and how far apart its lines are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from converter.model import Edition

LINE = 1.36
"""How far apart lines are, in sizes of the type."""
_WIDE_LINE = 1.5
"""The same for scripts with signs above and below, and for those whose letters fill their square."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script, or several that are set alike."""

    letters: str
    """Its letters, as a pattern of one of them."""
    face: str
    """A face that suits the text."""
    sans: str = ""
    """One without serifs, where letters of other scripts are taken from it as well."""
    scale: float = 1.0
    """How much larger it is set, so that lines hold as many letters as those of others do."""
    line: float = LINE
    """How far apart its lines are, in sizes of the type."""


_SCRIPTS = (
    Script("[\u0530-\u058f]", "Noto Serif Armenian"),
    Script("[\u0590-\u05ff\ufb1d-\ufb4f]", "Noto Serif Hebrew"),
    Script(
        "[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]",
        "Noto Naskh Arabic",
        scale=1.2,
        line=_WIDE_LINE,
    ),
    Script("[\u0900-\u097f]", "Noto Serif Devanagari", line=_WIDE_LINE),
    Script("[\u0980-\u09ff]", "Noto Serif Bengali", line=_WIDE_LINE),
    Script("[\u0b80-\u0bff]", "Noto Serif Tamil", line=_WIDE_LINE),
    Script("[\u0e00-\u0e7f]", "Noto Serif Thai", line=_WIDE_LINE),
    Script("[\u10a0-\u10ff\u1c90-\u1cbf]", "Noto Serif Georgian"),
    Script("[\u1200-\u139f]", "Noto Serif Ethiopic", line=_WIDE_LINE),
)
"""fontconfig knows a face for any other script."""

_HAN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_REGIONS = {"ja": "JP", "ko": "KR", "zh-hant": "TC"}
_REGION = "SC"

_TAG = re.compile(r"<[^<>]*>?")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 2000  # characters of a section that tell its script


def found(edition: Edition) -> Iterator[Script]:
    """Yield the scripts of *edition* that the text face lacks.

    Only those that occur: each face more costs time for every line.
    """
    letters: set[str] = set(edition.metadata.title)
    for section in edition.sections:
        letters.update(section.title, section.body)
    text = "".join(sorted(letters))
    yield from (script for script in (*_SCRIPTS, _han(edition.metadata.lang)) if re.search(script.letters, text))


def main(edition: Edition, scripts: Iterable[Script]) -> Script | None:
    """Return the one of *scripts* that most letters of *edition* are of; ``None`` where they are of the text face."""
    text = _TAG.sub("", "".join(f"{section.title} {section.body[:_SAMPLE]} " for section in edition.sections))
    letters = len(_LETTER.findall(text))
    return next((script for script in scripts if 2 * len(re.findall(script.letters, text)) > letters), None)


def _han(lang: str) -> Script:
    region = next((name for tag, name in _REGIONS.items() if lang.lower().startswith(tag)), _REGION)
    return Script(_HAN, f"Noto Serif CJK {region}", sans=f"Noto Sans CJK {region}", line=_WIDE_LINE)
