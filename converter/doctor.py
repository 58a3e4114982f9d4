"""What is installed: every program, library and font that an edition needs."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from converter import pandoc, versions
from converter.errors import ConverterError


@dataclass(frozen=True, slots=True)
class Part:
    """A program, library or font that was looked for."""

    name: str
    """What it is called."""
    found: str
    """Its version or number; empty when it is missing."""
    cure: str
    """What to do when it is missing."""


LIBRARIES = (
    *("weasyprint", "ebooklib", "pypandoc_binary", "jinja2", "lxml", "rapidfuzz", "ftfy", "babel", "pyyaml", "pebble"),
    *("pikepdf", "pypdfium2", "pillow", "fonttools"),
)
"""Distributions that the program needs, as pyproject.toml names them; they are looked for even where nothing is said of
the program itself, as in a copy that was never installed.
"""


def examine() -> tuple[Part, ...]:
    """Return everything that is needed, found or not."""
    return (Part("Python", platform.python_version(), ""), *_libraries(), _pandoc(), _pango(), _fonts())


def _libraries() -> Iterator[Part]:
    for name in LIBRARIES:
        yield Part(name, versions.installed(name), f"pip install {name}")


def _pandoc() -> Part:
    try:
        return Part("pandoc", pandoc.version(), "")
    except ConverterError as error:
        return Part("pandoc", "", error.cure)


def _pango() -> Part:
    cure = "install Pango and HarfBuzz; on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    try:
        # WeasyPrint loads its system libraries when it is imported, and raises OSError for one that is missing.
        from weasyprint.text.ffi import pango
    except (OSError, ImportError):
        return Part("Pango", "", cure)
    number = pango.pango_version()
    return Part("Pango", f"{number // 10000}.{number // 100 % 100}.{number % 100}", cure)


def _fonts() -> Part:
    cure = "install fontconfig and fonts; on Debian: apt install fontconfig fonts-noto-core"
    try:
        listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return Part("fonts", "", cure)
    families = {line.split(",")[0] for line in listed.splitlines() if line}
    return Part("fonts", f"{len(families):,} families" if families else "", cure)
