"""Typefaces of a book whose parts were drawn apart, maybe by other processes.

A part says which glyphs it uses and of which typeface; the typeface itself is found again at the binding and cut down
to the glyphs of all parts at once, so that the book carries it once, as small as if it had been drawn in one piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from hashlib import sha256
from io import BytesIO
from typing import Any

from converter.backends.pdf import inner
from converter.backends.pdf.parts import Face, Part
from converter.errors import RenderError

_LICENCE, _RESTRICTED = 0xF, 2
"""The bits of OS/2 ``fsType`` that tell what a document may do with a font, and their value for nothing (OpenType
1.9.1, OS/2)."""
_DIRECTORY = 65_536  # bytes; a collection has the directories of all its fonts at the beginning


class Faces:
    """The typefaces that this process has met."""

    def __init__(self, configuration: Any) -> None:
        self._configuration = configuration
        self._known: dict[int, Any] = {}
        self._digests: dict[int, str] = {}

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note each typeface that is drawn with."""
        from weasyprint.pdf import stream

        make = stream.Font

        def noting(pango_font: Any, description: Any, size: float) -> Any:
            described = _described(description)
            font = make(pango_font, description, size)
            font.described = described
            return font

        with (
            inner.replaced(stream, "Font", noting),
            inner.replaced(make, "get_unused_glyph_id", inner.numbered_by_codepoint),
        ):
            yield

    def used(self, fonts: dict[int, Any]) -> Iterator[Face]:
        """Yield what a part uses of *fonts*, which are those of its document."""
        for key, font in fonts.items():
            family, style, weight, variations = font.described
            self._known.setdefault(key, font)
            yield Face(
                key=key,
                digest=self._digest(key, font),
                family=family,
                style=style,
                weight=weight,
                variations=variations,
                size=font.font_size,
                ascent=font.ascent,
                descent=font.descent,
                texts=dict(font.to_unicode),
                widths=dict(font.widths),
                missing=dict(font.missing),
            )

    def missing(self, part: Part) -> bool:
        """Return whether a typeface of *part* is not found again: then the part has to be drawn here."""
        return any(self._found(face) is None for face in part.faces)

    def united(self, parts: Iterable[Part]) -> dict[int, Any]:
        """Return the fonts of a document with the glyphs of all *parts*."""
        fonts: dict[int, Any] = {}
        for part in parts:
            for face in part.faces:
                if face.key not in fonts:
                    fonts[face.key] = self._empty(face)
                font = fonts[face.key]
                font.to_unicode = {**face.texts, **font.to_unicode}
                font.widths = {**face.widths, **font.widths}
                font.missing = {**face.missing, **font.missing}
        return fonts

    def _empty(self, face: Face) -> Any:
        """Return the font of *face* without a glyph, measured as the part measured it."""
        font = copy(self._found(face))
        font.font_size, font.ascent, font.descent = face.size, face.ascent, face.descent
        font.to_unicode, font.widths, font.missing = {}, {}, {}
        return font

    def _found(self, face: Face) -> Any:
        if face.key not in self._known and (font := self._loaded(face)) is not None:
            self._known[face.key] = font
        font = self._known.get(face.key)
        return font if font is not None and self._digest(face.key, font) == face.digest else None

    def _digest(self, key: int, font: Any) -> str:
        if key not in self._digests:
            # A font begins with a directory that has a checksum of each of its tables.
            # https://learn.microsoft.com/typography/opentype/spec/otff#table-directory
            start = font.file_content[:_DIRECTORY]
            self._digests[key] = sha256(b"%d %d %b" % (len(font.file_content), font.index, start)).hexdigest()
        return self._digests[key]

    def _loaded(self, face: Face) -> Any:
        """Return the font that Pango finds by what *face* says of it, ``None`` if it is another one."""
        from weasyprint.pdf.fonts import Font
        from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango
        from weasyprint.text.fonts import get_pango_font_key

        context = ffi.gc(pango.pango_font_map_create_context(self._configuration.font_map), gobject.g_object_unref)
        wanted = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
        pango.pango_font_description_set_family(wanted, face.family)
        pango.pango_font_description_set_style(wanted, face.style)
        pango.pango_font_description_set_weight(wanted, face.weight)
        if face.variations:
            pango.pango_font_description_set_variations(wanted, face.variations)
        pango.pango_font_description_set_absolute_size(wanted, round(face.size * TO_UNITS))
        pango_font = pango.pango_font_map_load_font(self._configuration.font_map, context, wanted)
        if pango_font == ffi.NULL:
            return None
        key, description, size = get_pango_font_key(pango_font)
        return Font(pango_font, description, size) if key == face.key else None


def demand_embeddable(fonts: Iterable[Any]) -> None:
    """Raise :class:`RenderError` when one of the *fonts* of a document may be in no document: fontconfig takes any font
    that has a letter, whatever its maker allows.
    """
    from fontTools.ttLib import TTFont

    for font in fonts:
        with TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True) as tables:
            if "OS/2" in tables and tables["OS/2"].fsType & _LICENCE == _RESTRICTED:
                raise RenderError(
                    f"the typeface {font.family} may not be embedded, says its licence",
                    cure="name another one in the style sheet, or remove it from this machine",
                )


def _described(description: Any) -> tuple[bytes, int, int, bytes]:
    """Return what a description of Pango says, but for the size."""
    from weasyprint.text.ffi import ffi, pango

    variations = pango.pango_font_description_get_variations(description)
    return (
        ffi.string(pango.pango_font_description_get_family(description)),
        int(pango.pango_font_description_get_style(description)),
        int(pango.pango_font_description_get_weight(description)),
        b"" if variations == ffi.NULL else ffi.string(variations),
    )
