"""The style sheet of one PDF: its page size and typefaces, before the rules that all share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from converter.backends.pdf import scripts
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
_SANS_FACE = "Noto Sans"


def style(edition: Edition, options: Options) -> str:
    """Return the style sheet of *edition*: what depends on page size and script, ``styles/print.css``, the theme.

    A theme finds in variables: ``--line``, how far apart the lines of the text are in sizes of its type; ``--sans``,
    typefaces without serifs; ``--scripts``, those for scripts that the text face lacks, if it sets another one.
    Raises :class:`~converter.errors.MissingToolError` when a style sheet is missing.
    """
    sheet = SHEETS[options.pdf_page]
    found = list(scripts.found(edition))
    script = scripts.main(edition, found) or scripts.Script("", "")
    own = _listed(each.face for each in found)
    first = [script.face] if script.sans else []  # a face that has the signs and the letters of others as well
    serif = _listed([*first, *_TEXT_FACES])
    sans = _listed([script.sans, _SANS_FACE] if script.sans else [_SANS_FACE])
    return "\n".join(
        (
            f"@page {{ size: {sheet.size} }}",
            f"@page :right {{ margin: {sheet.top} {sheet.outer} {sheet.bottom} {sheet.inner} }}",
            f"@page :left {{ margin: {sheet.top} {sheet.inner} {sheet.bottom} {sheet.outer} }}",
            f"html {{ --line: {script.line}; --scripts: {own}serif; --sans: {sans}{own}sans-serif }}",
            f"html {{ font: {round(sheet.points * script.scale, 2)}pt {serif}{own}serif }}",
            rules(options),
        )
    )


def rules(options: Options) -> str:
    """Return the part of the style sheet that is the same for all editions: ``styles/print.css`` and the theme.

    Raises as :func:`style` does.
    """
    names = ("print.css", f"themes/{options.theme}/{THEME_SHEET}")
    return "\n".join(shipped("styles", name, options.overrides).read_text("utf-8") for name in names)


def _listed(faces: Iterable[str]) -> str:
    """Return typefaces as CSS lists them, with a comma after each."""
    return "".join(f'"{face}", ' for face in faces)
