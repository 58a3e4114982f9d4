"""The style sheet of one PDF: its page size and typefaces, before the rules that all share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from converter.files import THEME_SHEET, shipped
from converter.model import Edition
from converter.options import Options


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page size, with margins and type that give lines of about seventy letters."""

    size: str
    """Name of the size in CSS."""
    top: str
    """Margin above the text; the running head stands in it."""
    outer: str
    """Margin away from the spine."""
    bottom: str
    """Margin under the text."""
    inner: str
    """Margin at the spine."""
    points: float
    """Size of the body's type."""


SHEETS: Mapping[str, Sheet] = {
    "A4": Sheet("A4", "34mm", "44mm", "38mm", "40mm", 11.5),
    "A5": Sheet("A5", "21mm", "20mm", "20mm", "18mm", 10.0),
    "B5": Sheet("B5", "26mm", "29mm", "28mm", "26mm", 11.0),
    "letter": Sheet("letter", "32mm", "47mm", "34mm", "43mm", 11.5),
    "6x9": Sheet("6in 9in", "23mm", "20mm", "22mm", "18mm", 10.5),
}
"""The page sizes by the value of the setting ``pdf.page``."""

_TEXT_FACES = ("Gentium Book Plus", "Gentium Plus", "Noto Serif")
"""For Latin, Greek and Cyrillic; what is not installed is passed over."""

_SCRIPT_FACES = (
    ("[\u0530-\u058f]", "Noto Serif Armenian"),
    ("[\u0590-\u05ff\ufb1d-\ufb4f]", "Noto Serif Hebrew"),
    ("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]", "Noto Naskh Arabic"),
    ("[\u0900-\u097f]", "Noto Serif Devanagari"),
    ("[\u0980-\u09ff]", "Noto Serif Bengali"),
    ("[\u0b80-\u0bff]", "Noto Serif Tamil"),
    ("[\u0e00-\u0e7f]", "Noto Serif Thai"),
    ("[\u10a0-\u10ff\u1c90-\u1cbf]", "Noto Serif Georgian"),
    ("[\u1200-\u139f]", "Noto Serif Ethiopic"),
)
"""A face that suits the text for each script that it lacks, as a pattern. fontconfig knows one for any other."""

_ARABIC = re.compile(_SCRIPT_FACES[2][0])
_TAG = re.compile(r"<[^<>]*>?")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_SCALE = 1.2
"""How much larger Arabic is set, whose letters are small: so lines hold as many of them as of others."""
_SAMPLE = 2000  # characters of a section that tell its script

_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN_FACES = {"ja": "Noto Serif CJK JP", "ko": "Noto Serif CJK KR", "zh-hant": "Noto Serif CJK TC"}
_HAN_FACE = "Noto Serif CJK SC"


def style(edition: Edition, options: Options) -> str:
    """Return the style sheet of *edition*: what depends on page size and script, ``styles/print.css``, the theme.

    The typefaces for scripts that the text face lacks are in the variable ``--scripts``, for a theme that sets another.
    Raises :class:`~converter.errors.MissingToolError` when one of them is missing.
    """
    sheet = SHEETS[options.pdf_page]
    points = round(sheet.points * (_ARABIC_SCALE if _is_arabic(edition) else 1), 2)
    text, scripts = _listed(_TEXT_FACES), _listed(script_faces(edition))
    return "\n".join(
        (
            f"@page {{ size: {sheet.size} }}",
            f"@page :right {{ margin: {sheet.top} {sheet.outer} {sheet.bottom} {sheet.inner} }}",
            f"@page :left {{ margin: {sheet.top} {sheet.inner} {sheet.bottom} {sheet.outer} }}",
            f"html {{ --scripts: {scripts}serif; font: {points}pt {text}{scripts}serif }}",
            rules(options),
        )
    )


def rules(options: Options) -> str:
    """Return the part of the style sheet that is the same for all editions: ``styles/print.css`` and the theme.

    Raises as :func:`style` does.
    """
    names = ("print.css", f"themes/{options.theme}/{THEME_SHEET}")
    return "\n".join(shipped("styles", name, options.overrides).read_text("utf-8") for name in names)


def _is_arabic(edition: Edition) -> bool:
    """Return whether most of *edition* is in Arabic letters."""
    text = _TAG.sub("", "".join(f"{section.title} {section.body[:_SAMPLE]} " for section in edition.sections))
    return 2 * len(_ARABIC.findall(text)) > len(_LETTER.findall(text))


def _listed(faces: Iterable[str]) -> str:
    """Return typefaces as CSS lists them, with a comma after each."""
    return "".join(f'"{face}", ' for face in faces)


def script_faces(edition: Edition) -> Iterator[str]:
    """Yield the typefaces for the scripts of *edition* that the text face lacks.

    Only those of the scripts that occur: each one more costs time for every line.
    """
    letters: set[str] = set(edition.metadata.title)
    for section in edition.sections:
        letters.update(section.title, section.body)
    text = "".join(sorted(letters))
    yield from (face for pattern, face in _SCRIPT_FACES if re.search(pattern, text))
    if _HAN.search(text):
        lang = edition.metadata.lang.lower()
        yield next((face for tag, face in _HAN_FACES.items() if lang.startswith(tag)), _HAN_FACE)
