"""Loading WeasyPrint at less than half its cost; nothing here changes what it does.

Every step holds for the libraries as they are today and is left out by itself when they change: then loading is slower.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from converter.backends.pdf import (
    balance,
    declarations,
    footnotes,
    grid,
    hooks,
    hyphens,
    inner,
    ladders,
    line_ends,
    line_heights,
    note_area,
    pictures,
    table_boxes,
)
from converter.errors import MissingToolError

_PUT_OFF = ("PIL.ImageCms", "fontTools.subset", "fontTools.ttLib.woff2", "fontTools.varLib.instancer", "tinyhtml5")


def load() -> Any:
    """Return WeasyPrint, which sets books as ours are set from now on, whoever loaded it before.

    Raises :class:`MissingToolError` when it, or Pango, is not installed, or when its inner parts are not where
    ``hooks.py`` knows them.
    """
    if "weasyprint" not in sys.modules:
        _load_quickly()
    _set_up()
    return sys.modules["weasyprint"]


def _load_quickly() -> None:
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())  # it would write to stderr on its own
    try:
        with declarations.compiled(), _no_search_by_compiler(), _put_off(), _sheets_unread():
            import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise MissingToolError(
            f"WeasyPrint cannot be loaded: {error}", cure="install weasyprint with pip, and Pango with your system"
        ) from error


@cache
def _set_up() -> None:
    """Put our parts in the places of WeasyPrint's own, once; a version that lacks a place is refused each time."""
    hooks.require_hooks()
    hyphens.read_lazily()
    line_ends.let_spaces_hang()
    line_heights.keep_to_the_first_face()
    balance.balance_titles()
    ladders.limit_ladders()
    pictures.fit_pictures()
    footnotes.stand_at_the_foot()
    note_area.let_notes_break()
    grid.keep_to_the_grid()
    table_boxes.heed_pages()


@contextmanager
def _no_search_by_compiler() -> Iterator[None]:
    """Let cffi open libraries by their file names alone.

    WeasyPrint asks for each library by several names; for those without a suffix ctypes starts gcc, ld and ldconfig,
    22 processes in all (0.15 s of CPU time), before the name with the suffix is opened at once. Elsewhere than on Linux
    the search is what finds them, and it costs nothing.
    """
    if sys.platform != "linux":
        yield
        return
    with inner.replaced(import_module("ctypes.util"), "find_library", lambda name: None):
        yield


@contextmanager
def _put_off() -> Iterator[None]:
    """Let WeasyPrint import modules that few documents need, without executing them (0.1 s of CPU time)."""
    absent = [name for name in _PUT_OFF if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


class _Later(ModuleType):
    """Stands in for a module: its functions and classes are looked up when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *values, **options: getattr(import_module(self.__name__), name)(*values, **options)


@contextmanager
def _sheets_unread() -> Iterator[None]:
    """Let WeasyPrint read its own three style sheets when they are first asked for.

    An edition has its own rules for elements instead; to read those for nothing takes 40 ms.
    """
    with inner.replaced(import_module("tinycss2"), "parse_stylesheet", lambda text: []):
        yield
    import weasyprint

    own = weasyprint.html

    @cache
    def read(name: str) -> tuple[Any, Any]:
        counters = own.CounterStyle()
        return weasyprint.CSS(string=getattr(own, name), counter_style=counters), counters

    def sheets(page: Any, forms: bool = False) -> list[Any]:
        return [read(name)[0] for name in ("UA", *(["UA_FORM"] if forms else []))]

    weasyprint.HTML._ua_stylesheets = sheets
    weasyprint.HTML._ua_counter_style = lambda page: [read("UA")[1].copy()]
    weasyprint.HTML._ph_stylesheets = lambda page: [read("PH")[0]]
