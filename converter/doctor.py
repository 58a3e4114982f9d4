"""What is installed: every program, library and font that an edition needs."""

from __future__ import annotations

import platform
import re
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


def examine() -> tuple[Part, ...]:
    """Return everything that is needed, found or not."""
    return (Part("Python", platform.python_version(), ""), *_libraries(), _pandoc(), _pango(), _fonts())


def _libraries() -> Iterator[Part]:
    """Yield each distribution that the installed package requires."""
    from importlib.metadata import PackageNotFoundError, requires

    try:
        required = requires("compilation-converter") or []
    except PackageNotFoundError:
        yield Part("compilation-converter", "", "install it: pip install . in its folder")
        return
    for requirement in required:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        if "extra ==" not in requirement:
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
