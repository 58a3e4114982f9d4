"""Importing this module loads WeasyPrint: the fork server of a batch does so once, and no worker has to."""

from __future__ import annotations

from contextlib import suppress

from converter.backends.pdf.loading import load
from converter.errors import MissingToolError

# A worker that needs it says what is missing; the fork server must not die of it.
with suppress(MissingToolError):
    load()
