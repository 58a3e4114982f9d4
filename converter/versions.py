"""Versions of the programs and libraries that take part in an edition."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache

from converter import __version__, pandoc

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "md": ("babel", "ftfy", "rapidfuzz"),
    "html": ("jinja2", "lxml"),
    "site": ("babel", "jinja2", "lxml"),
    "epub": ("ebooklib", "jinja2", "lxml", "pillow"),
    "pdf": ("fonttools", "jinja2", "lxml", "pydyf", "pyphen", "weasyprint"),
}
"""Distributions whose version can change the bytes of an edition, by its format."""


def taking_part(formats: Iterable[str]) -> dict[str, str]:
    """Return the version of each program and library that made files of these *formats*, by name."""
    names = sorted({name for format in formats for name in LIBRARIES[format]})
    return {"converter": __version__, "pandoc": pandoc.version()} | {name: installed(name) for name in names}


def installed(name: str) -> str:
    """Return the version of the distribution *name*, or nothing when it is not installed."""
    return _distributions().get(_normal(name), "")


@cache
def _distributions() -> Mapping[str, str]:
    """Return the version of each distribution on the path, read from the names of the folders that record them.

    https://packaging.python.org/en/latest/specifications/recording-installed-packages/: ``name-version.dist-info``.
    To read the records themselves, as importlib.metadata does, takes 15 ms.
    """
    found: dict[str, str] = {}
    for folder in reversed(sys.path):
        with suppress(OSError):
            for entry in os.listdir(folder or "."):
                if entry.endswith(".dist-info"):
                    name, _, version = entry.removesuffix(".dist-info").partition("-")
                    found[_normal(name)] = version
    return found


def _normal(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")
