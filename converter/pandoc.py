"""The only caller of pypandoc."""

from __future__ import annotations

from converter.errors import MissingToolError, RenderError

_CURE = "install the requirements again (pypandoc_binary brings pandoc), or put pandoc 3 on the PATH"

_ON = (
    "all_symbols_escapable",
    "backtick_code_blocks",
    "blank_before_blockquote",
    "blank_before_header",
    "bracketed_spans",
    "escaped_line_breaks",
    "fenced_divs",
    "header_attributes",
    "intraword_underscores",
    "line_blocks",
    "link_attributes",
    "pipe_tables",
    "space_in_atx_header",
    "startnum",
    "subscript",
    "superscript",
)
_OFF = ("raw_html", "shortcut_reference_links", "spaced_reference_links")

CANONICAL = "markdown_strict" + "".join(f"-{name}" for name in _OFF) + "".join(f"+{name}" for name in _ON)
"""Pandoc's name for canonical Markdown: only the extensions it needs, so that nothing else can alter a text."""

_ARGUMENTS = ("--wrap=preserve", "--syntax-highlighting=none", "--columns=100000", "--quiet")
# With room for everything, a short text is read without a single garbage collection: a quarter less CPU time. A long
# text costs a quarter more that way. pandoc is built to allow the option (its cabal file says -rtsopts).
_SHORT = 200_000
_NO_COLLECTION = ("+RTS", "-A64m", "-RTS")


def to_html(markdown: str) -> str:
    """Return the HTML of canonical Markdown without its front matter, in one pandoc process; it is well-formed XML.

    Raises :class:`RenderError` when pandoc fails and :class:`MissingToolError` when there is none.
    """
    import pypandoc

    arguments = (*_ARGUMENTS, *(_NO_COLLECTION if len(markdown) < _SHORT else ()))
    try:
        # verify_format would start two more processes.
        html: str = pypandoc.convert_text(markdown, "html", CANONICAL, extra_args=arguments, verify_format=False)
    except OSError as error:
        raise MissingToolError("pandoc was not found", cure=_CURE) from error
    except RuntimeError as error:
        reason = str(error).strip().splitlines()[0]
        raise RenderError(
            f"pandoc could not read the canonical Markdown: {reason}",
            cure="look at the Markdown where it says so; a very deep nesting is the usual reason",
        ) from error
    return html


def version() -> str:
    """Return pandoc's version; raise :class:`MissingToolError` when there is none."""
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_version())
    except OSError as error:
        raise MissingToolError("pandoc was not found", cure=_CURE) from error
