"""The inner parts of WeasyPrint and pydyf: most are only reached here, and ``hooks.py`` names all that are used."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

_LIBRARIES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "pyphen", "PIL", "fontTools")


@contextmanager
def replaced(owner: Any, name: str, value: Any) -> Iterator[None]:
    """Give the attribute *name* of a class or module another value for a while."""
    original = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, original)


def laid_out(html: Any, has_furniture: bool, first: int | None, options: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return a page as a laid-out ``weasyprint.Document``, and the context in which it was laid out.

    Without furniture, no running heads and folios are made. The first page has the index *first* in page
    selectors; without one, all pages have the same, so that their styles are computed once.
    """
    from weasyprint import document, layout
    from weasyprint.layout import page

    contexts: list[Any] = []
    styled: set[Any] = set()
    make, page_type, style = document.LayoutContext, page.PageType, page.set_page_type_computed_styles

    def counted(side: str, blank: bool, name: str, index: int, groups: Any) -> Any:
        return (
            page_type(side, blank, name, 1, ())
            if first is None
            else page_type(side, blank, name, index + first, groups)
        )

    def styled_once(kind: Any, html: Any, style_for: Any) -> None:
        if kind not in styled:
            styled.add(kind)
            style(kind, html, style_for)

    def kept(*values: Any) -> Any:
        contexts.append(make(*values))
        return contexts[-1]

    with ExitStack() as stack:
        stack.enter_context(replaced(document, "LayoutContext", kept))
        stack.enter_context(replaced(page, "PageType", counted))
        stack.enter_context(replaced(page, "set_page_type_computed_styles", styled_once))
        if not has_furniture:
            stack.enter_context(replaced(layout, "make_margin_boxes", lambda *values: ()))
        return html.render(**options), contexts[0]


def drawn(document: Any, options: Mapping[str, Any]) -> Any:
    """Return a laid-out part of a book as a ``pydyf.PDF`` that knows nothing of the rest.

    It has no fonts, whose glyphs are in ``document.fonts``, no outline and no names of places, and its links may lead
    anywhere.
    """
    from weasyprint import DEFAULT_OPTIONS, pdf

    with ExitStack() as stack:
        stack.enter_context(replaced(pdf, "resolve_links", lambda pages: ((page.links, []) for page in pages)))
        stack.enter_context(replaced(pdf, "build_fonts_dictionary", lambda *values: dictionary({})))
        stack.enter_context(replaced(pdf, "add_outlines", lambda *values: None))
        stack.enter_context(without_resource_warnings())
        return pdf.generate_pdf(document, None, 1, **(DEFAULT_OPTIONS | options))


@contextmanager
def without_resource_warnings() -> Iterator[None]:
    """Say nothing of the colour profile, which WeasyPrint leaves open."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


@dataclass(frozen=True, slots=True)
class Kind:
    """What decides of a page's style."""

    side: str
    """``left`` or ``right``."""
    is_blank: bool
    """Whether it is empty because the next had to begin on the other side."""
    name: str
    """Its name in CSS."""
    index: int
    """Its index in the book."""


class Furniture:
    """Running heads and folios, made by WeasyPrint for pages that were laid out elsewhere."""

    def __init__(self, context: Any, html: Any, depends_on_index: bool) -> None:
        self._context = context
        self._html = html
        self._depends_on_index = depends_on_index
        self._known: dict[Kind, Any] = {}

    def page(self, kind: Kind, number: int, total: int, strings: Mapping[str, Iterable[str]]) -> Any:
        """Return the ``weasyprint.document.Page`` that has the furniture, and nothing else, of the page *number*.

        *strings* are those set on the page (https://drafts.csswg.org/css-gcpm-3/#named-strings).
        """
        from weasyprint.layout import background
        from weasyprint.layout.page import make_margin_boxes

        context = self._context
        context.current_page = kind.index + 1
        for name, texts in strings.items():
            context.string_set[name][context.current_page] = list(texts)
        box = self._box(kind)
        state: tuple[Any, ...] = ([0], {"page": [number], "pages": [total]}, [{"page", "pages"}], [])
        box.children = tuple(make_margin_boxes(context, box, state))
        for child in box.children:
            background.layout_box_backgrounds(box, child, context.get_image_from_uri)
        return _page_class()(box)

    def area(self, kind: Kind) -> tuple[float, ...]:
        """Return what :func:`area` does for a page of its *kind*."""
        return area(self._box(kind))

    def _box(self, kind: Kind) -> Any:
        """Return a page of its kind without anything on it."""
        key = kind if self._depends_on_index else Kind(kind.side, kind.is_blank, kind.name, 1)
        if key not in self._known:
            self._known[key] = self._new_box(key)
        return self._known[key].copy_with_children([])

    def _new_box(self, kind: Kind) -> Any:
        from weasyprint.formatting_structure.boxes import PageBox
        from weasyprint.layout import page
        from weasyprint.layout.percent import resolve_percentages

        style_for = self._context.style_for
        page_type = page.PageType(kind.side, kind.is_blank, kind.name, kind.index, ())
        page.set_page_type_computed_styles(page_type, self._html, style_for)
        box = PageBox(page_type, style_for(page_type))
        resolve_percentages(box, box.style["size"])
        box.position_x = box.position_y = 0
        page.page_width(box, self._context, box.style["size"][0])
        page.page_height(box, self._context, box.style["size"][1])
        return box


def _page_class() -> Any:
    from weasyprint.document import Page
    from weasyprint.draw import draw_stacking_context
    from weasyprint.stacking import StackingContext

    class Frame(Page):  # type: ignore[misc]
        """A page of which only the furniture is drawn: its background belongs under the text."""

        def paint(self, stream: Any, scale: float = 1) -> None:
            """Draw the furniture."""
            with stream.stacked():
                stream.transform(a=scale, d=scale)
                for box in self._page_box.children:
                    draw_stacking_context(stream, StackingContext.from_box(box, self._page_box))

    return Frame


def numbered_by_codepoint(font: Any, codepoint: int) -> int:
    """Return the number of the glyph that stands for a letter which *font* lacks: the same in all parts of a book."""
    free = 0xFFFF - font.glyph_count
    font.missing[codepoint] = font.glyph_count + codepoint % free if free > 0 else 0xFFFF
    return int(font.missing[codepoint])


def to_bytes(value: Any) -> bytes:
    """Return a value as a PDF has it."""
    import pydyf

    return bytes(pydyf._to_bytes(value))


def area(box: Any) -> tuple[float, ...]:
    """Return width and height of a page, and left, top, width and height of the area of its text, in pixels of CSS."""
    return (
        box.margin_width(),
        box.margin_height(),
        box.content_box_x(),
        box.content_box_y(),
        box.width,
        box.height,
    )


def breaks_to_a_side(context: Any) -> bool:
    """Return whether anything but the first page of a layout has to stand on a certain side."""
    return any(state[1]["break"] in ("left", "right", "recto", "verso") for state in context.page_maker[1:])


def is_painted(box: Any) -> bool:
    """Return whether a page has a border or a background, which does not move with its text."""
    grounds = [ground for ground in (box.background, box.canvas_background) if ground]
    has_ground = any(ground.color.alpha or any(layer.image for layer in ground.layers) for ground in grounds)
    return has_ground or any(box.style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))


def font_configuration() -> Any:
    """Return the typefaces of this machine, as WeasyPrint asks for them."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def dictionary(values: Mapping[str, Any]) -> Any:
    """Return a dictionary of a PDF."""
    import pydyf

    return pydyf.Dictionary(values)


def array(values: Iterable[Any]) -> Any:
    """Return an array of a PDF."""
    import pydyf

    return pydyf.Array(list(values))


def raw(body: bytes, data: bytes | None) -> Any:
    """Return an object of a PDF from its text: that of the dictionary where it is a stream, which holds *data*.

    An empty text stands for the least that a stream may have.
    """
    text = body if data is None else b"%b\nstream\n%b\nendstream" % (body or b"<</Length %d>>" % len(data), data)
    return _written(data is not None)(text)


@cache
def _written(is_stream: bool) -> Any:
    """Return the class of objects, or of streams, whose text is ready."""
    import pydyf

    kind: Any = pydyf.Stream if is_stream else pydyf.Object

    class Written(kind):  # type: ignore[misc]
        def __init__(self, text: bytes) -> None:
            super().__init__()
            self._text = text

        @property
        def data(self) -> bytes:
            return self._text

    return Written


def font_files(configuration: Any) -> list[tuple[str, int]]:
    """Return the files of all typefaces and those that configure them, each with the time of its last change."""
    from weasyprint.text.ffi import ffi, fontconfig

    named: set[bytes] = set()
    text = ffi.new("FcChar8 **")
    fonts = fontconfig.FcConfigGetFonts(configuration._config, fontconfig.FcSetSystem)
    for index in range(fonts.nfont):
        if fontconfig.FcPatternGetString(fonts.fonts[index], b"file", 0, text) == fontconfig.FcResultMatch:
            named.add(ffi.string(text[0]))
    files = fontconfig.FcConfigGetConfigFiles(configuration._config)
    while (name := fontconfig.FcStrListNext(files)) != ffi.NULL:
        named.add(ffi.string(name))
    return [(os.fsdecode(name), os.stat(name).st_mtime_ns) for name in sorted(named) if os.path.exists(name)]


def typesetters() -> Iterator[object]:
    """Yield what tells one version of the libraries that set the type from another."""
    from weasyprint.text.ffi import harfbuzz, pango

    yield pango.pango_version()
    yield from (harfbuzz.hb_version_atleast(major, 0, 0) for major in range(8, 20))
    for name in _LIBRARIES:
        file = import_module(name).__file__ or ""
        yield file, os.stat(file).st_mtime_ns  # a library that is installed anew has files of its own
