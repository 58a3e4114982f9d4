"""Canonical Markdown, read line by line: its visible words, its links and ids.

Mark-up is blanked out and never cut out, so that every offset stays that of the file. What must not part a word is
blanked with soft hyphens, which the tokens leave out.
"""

from __future__ import annotations

import re
from pathlib import Path

from converter.errors import SourceError
from converter.finished.tokens import tokens
from converter.finished.values import Link, Member, Package, Text

_FILL = "\u00ad"
_PRIVATE = 0x10F000  # private use: escaped signs wait there until the mark-up around them is read
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?(?:---|\.\.\.)(?:\n|\Z)")
_FENCED = re.compile(
    r"^[> ]*(?P<fence>`{3,}|~{3,})[^\n`]*$(?P<code>(?:\n.*)*?)(?:\n[> ]*(?P=fence)[`~]*[ ]*$|\Z)", re.M
)
_ATTRIBUTES = re.compile(
    r"""^[> ]*\#{1,6}[^\S\n].*?(?P<attributes>\{(?:[^{}"\n]|"(?:\\.|[^"\\\n])*")*\})[ ]*$""", re.M | re.X
)
_DIV = re.compile(r"^[> ]*:::(?: *\{.*\})?$", re.M)
_LINK = re.compile(
    r"""(?P<image>!?)\[(?P<label>[^\[\]\n]*)\]
        (?:(?P<target>\((?:<[^<>\n]*>|[^\s()]*)\)(?P<note>\{\.noteref\})?)|(?P<classes>\{[^{}\n]*\}))""",
    re.X,
)
_ADDRESS = re.compile(
    r"^\[(?P<name>[^\[\]^\n]+)\]: +<?(?:https?://|mailto:|#)[^\s<>]+>?(?: +(?:\"[^\"\n]*\"|'[^'\n]*'))? *$", re.M
)
_REFERENCE = re.compile(r"\[(?P<label>[^\[\]\n]+)\](?P<name>\[(?P<own>[^\[\]\n]*)\])")
_NOTE = re.compile(r"^\[\^(?P<label>[^\[\]\s]+)\](?P<sign>:)", re.M)
_CALL = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\](?!:)")
_AUTOLINK = re.compile(r"<(?P<target>[a-z][a-z0-9+.-]*:[^\s<>]+)>")
_ADDRESS_BEFORE_LINK = re.compile(rf"{_AUTOLINK.pattern}(?=\[)")
_ID = re.compile(r"\{#(?P<id>[^\s{}]+)")


def text(path: Path) -> Text:
    """Return the words of canonical Markdown; raise :class:`SourceError` when the file is no UTF-8."""
    return Text(tokens(visible(_read(path))[0]))


def package(path: Path) -> Package:
    """Return the ids and links of canonical Markdown; it has no contents list."""
    content = _read(path)
    place = _Places(content)
    found: list[Link] = []
    shown = _FENCED.sub(_blanked, content)
    ids = tuple((m["id"], place(m.start())[0]) for m in _ID.finditer(shown))
    shown = _protected(shown)
    for m in _LINK.finditer(shown):
        if m["target"] and not m["image"]:
            target = _restored(re.sub(r"^\(<?|>?\)(\{\.noteref\})?$", "", m["target"])).replace(_FILL, "")
            found.append(Link(target, _restored(m["label"]), *place(m.start())))
    found += [Link(_restored(m["target"]), m["target"], *place(m.start())) for m in _AUTOLINK.finditer(shown)]
    return Package((Member("", ids, tuple(found)),))


def visible(content: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return *content* with its mark-up blanked out, offsets unchanged, and the spans that were blanked and hold text:
    link targets, descriptions of pictures, attributes, front matter.

    In a source that somebody else wrote, those may yet be text: a caller can look there.
    """
    hidden: list[tuple[int, int]] = []

    def blank(m: re.Match[str]) -> str:
        hidden.append(m.span())
        return _blanked(m)

    def attributes(m: re.Match[str]) -> str:
        hidden.append(m.span("attributes"))
        return m[0][: m.start("attributes") - m.start()] + " " * (m.end() - m.start("attributes"))

    shown = _FRONT_MATTER.sub(blank, content)
    code: list[tuple[int, str]] = []
    shown = _FENCED.sub(lambda m: _code(m, code), shown)
    shown = _ATTRIBUTES.sub(attributes, shown)
    shown = _without_references(_DIV.sub(blank, _protected(shown)), hidden)
    shown = _without_signs_of_notes(shown)
    shown = without_signs_of_addresses(shown)
    shown = _without_links(shown, hidden)
    shown = _restored(shown)
    for at, kept in code:
        shown = shown[:at] + kept + shown[at + len(kept) :]
    return shown, tuple(sorted(hidden))


def without_signs_of_addresses(content: str) -> str:
    """Return *content* with the signs around ``<https://example.org>`` blanked where a link follows at once: what is
    read then is one word.
    """
    return _ADDRESS_BEFORE_LINK.sub(lambda m: f"{_FILL}{m['target']}{_FILL}", content)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise SourceError("this is no UTF-8 text", cure="give canonical Markdown", path=str(path)) from None


def _blanked(m: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", m[0])


def _code(m: re.Match[str], code: list[tuple[int, str]]) -> str:
    """Blank a fenced block until the end; its text is taken literally then."""
    code.append((m.start("code"), m["code"]))
    return _blanked(m)


def _protected(content: str) -> str:
    return _ESCAPE.sub(lambda m: _FILL + chr(_PRIVATE + ord(m[1])), content)


def _restored(content: str) -> str:
    return content.translate({_PRIVATE + code: chr(code) for code in range(33, 127)})


def _without_references(shown: str, hidden: list[tuple[int, int]]) -> str:
    """Blank the addresses that stand apart from the links by reference that lead there, and what they are called."""
    addresses = {_folded(m["name"]): m.span() for m in reversed(list(_ADDRESS.finditer(shown)))}
    if not addresses:
        return shown
    links = [m for m in _REFERENCE.finditer(shown) if _folded(m["own"] or m["label"]) in addresses]
    named = {addresses[_folded(m["own"] or m["label"])] for m in links}
    for start, end in [*named, *(m.span("name") for m in links)]:
        hidden.append((start, end))
        shown = shown[:start] + _FILL * (end - start) + shown[end:]
    return shown


def _without_signs_of_notes(shown: str) -> str:
    """Blank the colon after the label of each note that is called: the first of its label."""
    called = {m["label"] for m in _CALL.finditer(shown)}
    for m in list(_NOTE.finditer(shown)):
        if m["label"] in called:
            called.remove(m["label"])
            shown = shown[: m.start("sign")] + " " + shown[m.end("sign") :]
    return shown


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _without_links(shown: str, hidden: list[tuple[int, int]]) -> str:
    """Blank brackets, targets and classes, from the innermost outwards; the call of a note stays apart."""

    def blank(m: re.Match[str]) -> str:
        hidden.extend([(m.start(), m.start() + 1), m.span("label")] if m["image"] else [])
        hidden.append(m.span("target" if m["target"] else "classes"))
        fill = " " if m["note"] else _FILL
        label = fill * len(m["label"]) if m["image"] else m["label"]
        before = m.start("label") - m.start()
        return fill * before + label + fill * (m.end() - m.end("label"))

    while (after := _LINK.sub(blank, shown)) != shown:
        shown = after
    return shown


class _Places:
    """Offsets of a text to line, column and the line itself."""

    def __init__(self, content: str) -> None:
        self._content = content

    def __call__(self, offset: int) -> tuple[int, int, str]:
        start = self._content.rfind("\n", 0, offset) + 1
        end = self._content.find("\n", offset)
        line = self._content[start : end if end >= 0 else None]
        return self._content.count("\n", 0, offset) + 1, offset - start + 1, line
