"""Canonical Markdown, the waist of the hourglass: a :class:`~converter.model.Compilation` written and read back
exactly.
"""

from converter.canonical.reading import front_matter, is_canonical, printable, read
from converter.canonical.writing import write

__all__ = ["front_matter", "is_canonical", "printable", "read", "write"]
