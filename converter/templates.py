"""The page templates: one strict jinja2 environment for all of them."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from hashlib import sha256

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from converter import cache
from converter.files import search_path, shipped


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates; a full disk only means that they are compiled again."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def environment(overrides: str) -> Environment:
    """Return the environment: the user's folder comes first, what is put in is escaped, an unknown name fails."""
    place = cache.folder("templates")
    return Environment(
        loader=FileSystemLoader(search_path("templates", overrides)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(str(place)) if place else None,
    )


def style(names: tuple[str, ...], overrides: str) -> str:
    """Return the style sheets of *names* as one, each the user's or ours."""
    return "\n".join(shipped("styles", name, overrides).read_text("utf-8") for name in names)


def inline_hash(text: str) -> str:
    """Return the source by which a Content-Security-Policy allows an inline script or style with this *text*.

    https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
