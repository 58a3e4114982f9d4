"""The page templates: one strict jinja2 environment for all of them."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from converter.files import search_path, shipped

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(overrides: str) -> Environment:
    """Return the environment: the user's folder comes first, what is put in is escaped, an unknown name fails."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(search_path("templates", overrides)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def style(names: tuple[str, ...], overrides: str) -> str:
    """Return the style sheets of *names* as one, each the user's or ours."""
    return "\n".join(shipped("styles", name, overrides).read_text("utf-8") for name in names)


def inline_hash(text: str) -> str:
    """Return the source by which a Content-Security-Policy allows an inline script or style with this *text*.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
