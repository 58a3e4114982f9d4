"""Versions of the programs and libraries that take part in an edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from converter import __version__, pandoc

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "md": ("babel", "charset-normalizer", "ftfy", "rapidfuzz"),
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
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return ""
