"""Inside a line: emphasis, addresses, Markdown links, calls of notes.

Marks that are no words (asterisks, underscores, angle brackets) become structure. Only http, https and mailto
addresses become links; anything else that looks like a link stays the text that it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from converter.draft import Draft
from converter.model import (
    PICTURE_SIGNS,
    Action,
    Decision,
    Line,
    Run,
    Source,
    SourcePicture,
    Span,
)
from converter.options import Options
from converter.runs import with_runs

_NONCHARACTERS = range(0xFDD0, 0xFDF0)
"""What no text has: one of them stands for the links while emphasis is looked for."""
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*\*(?P<strong>[^\s*](?:[^*]{0,600}[^\s*])?)\*\*(?![\w*])"
    r"|(?<![\w*\\])\*(?P<star>[^\s*](?:[^*]{0,600}[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_\\])_(?P<under>[^\s_](?:[^_]{0,600}[^\s_])?)_(?![\w_])"
)
_SIGNS = ("*", "_", "<", "[", "http:", "https:", "www.", "doi:")
"""What a line must hold to be divided."""
_ADDRESS = re.compile(
    r"<(?P<angled>(?:https?://|mailto:)[^\s<>\[\]]+)>"
    r"|(?P<bare>https?://[^\s<>\[\]\"“”«»]+)"
    r"|<(?P<mail>[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)>"
    r"|(?P<www>\bwww\.[\w-]{1,63}\.[^\s<>\[\]\"“”«»]+)"
    r"|(?P<doi>(?<=doi:)10\.\d{4,9}/[^\s<>\[\]\"“”«»]+|(?<=doi: )10\.\d{4,9}/[^\s<>\[\]\"“”«»]+)",
    re.IGNORECASE,
)
_ADDRESSED = ("http", "mailto:", "@", "www.", "doi:")
"""What a text must hold for an address to be looked for."""
_UNSEEN = r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""Signs that are not drawn and part no word."""
_WORD_BEFORE = re.compile(rf"[^\W\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]['’]?[*_~^`\\{_UNSEEN}]*$")
"""A word that goes on in the address behind it; scripts without spaces between words have no such thing."""
_TRAILING = re.compile(r"[.,;:!?)\]}'’”*_]+$")
_MARKDOWN_LINK = re.compile(
    r"(?<!\\)\[(?P<text>[^\[\]]{1,300})\](?P<target>\((?P<href>(?:https?://|mailto:)[^\s()<>]{1,800})\))"
)
_WORDS_BEFORE = 2
"""Words before a link that tell it from another one."""
_MOST_LINES = 4
"""Lines of the words of a link, at most."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""What a reader of a rich format wrote before a sign that is meant as such."""


def read(draft: Draft, options: Options) -> tuple[Draft, tuple[Decision, ...]]:
    """Return the draft with the runs of every block divided at emphasis and links."""
    decisions: list[Decision] = []
    source = draft.source if draft.source.markup != "text" else None
    is_rich = draft.source.markup == "rich"

    def divide(runs: tuple[Run, ...], span: Span) -> tuple[Run, ...]:
        if not (is_rich or draft.source.pictures or any(map(_may_divide, runs))):
            return runs
        parts = (part for run in runs for part in _at_pictures(run, draft.source.pictures))
        pieces = (piece for run in parts for piece in _pieces(run, span, source, decisions))
        return tuple(replace(piece, text=_ESCAPE.sub(r"\1", piece.text)) if is_rich else piece for piece in pieces)

    return replace(draft, blocks=tuple(with_runs(block, divide) for block in draft.blocks)), tuple(decisions)


def _at_pictures(run: Run, pictures: Sequence[SourcePicture]) -> Iterator[Run]:
    """Yield *run* parted at the signs of *pictures*, which become pictures in the text."""
    if not pictures or run.kind:
        yield run
        return
    for text in re.split(f"([{chr(PICTURE_SIGNS[0])}-{chr(PICTURE_SIGNS[len(pictures) - 1])}])", run.text):
        at = ord(text) - PICTURE_SIGNS.start if len(text) == 1 else -1
        if 0 <= at < len(pictures):
            yield Run(pictures[at].description, href=pictures[at].href, kind="image")
        elif text:
            yield replace(run, text=text)


def _may_divide(run: Run) -> bool:
    """Return whether links or emphasis may stand in *run*."""
    return not (run.href or run.kind) and any(map(run.text.__contains__, _SIGNS))


def _pieces(run: Run, span: Span, source: Source | None, decisions: list[Decision]) -> Iterator[Run]:
    """Yield *run* divided at links and at emphasis, which may stand around links or inside one."""
    if not _may_divide(run):
        yield run
        return
    sign = next(each for each in map(chr, _NONCHARACTERS) if each not in run.text)
    links: list[tuple[Run, ...]] = []
    parts: list[str] = []
    at = begun = 0
    for m in _links(run.text, source):
        parts.append(run.text[at : m.start()])
        at = m.end()
        if m.re is _MARKDOWN_LINK:
            decision = _target_removed(m, begun, span, source, decisions)
            decisions += [decision] if decision else []
            begun = m.end()
            link = tuple(_emphasised(Run(m["text"], href=m["href"]))) if decision else (Run(m[0]),)
        else:
            address, rest = _address(m)
            link = (Run(address.removeprefix("mailto:"), href=_target(m, address)),)
            at = m.end() - rest
        parts.append(sign)
        links.append(link)
    waiting = iter(links)
    for piece in _emphasised(replace(run, text="".join((*parts, run.text[at:])))):
        yield from _with_links(piece, sign, waiting)


def _with_links(piece: Run, sign: str, links: Iterator[tuple[Run, ...]]) -> Iterator[Run]:
    """Yield *piece* with the next of *links* for each *sign* in it."""
    for text in re.split(f"({sign})", piece.text):
        if text == sign:
            yield from (replace(link, marks=piece.marks | link.marks) for link in next(links))
        elif text:
            yield replace(piece, text=text)


def _links(text: str, source: Source | None) -> list[re.Match[str]]:
    """Return the links of *text* in order: Markdown's where the source is Markdown, then addresses outside them."""
    found = list(_MARKDOWN_LINK.finditer(text)) if source else []
    if not any(map(text.lower().__contains__, _ADDRESSED)):
        return found
    inside = {at for m in found for at in range(m.start(), m.end())}
    found += [m for m in _ADDRESS.finditer(text) if m.start() not in inside and _stands_apart(m)]
    return sorted(found, key=lambda m: m.start())


def _stands_apart(m: re.Match[str]) -> bool:
    """Return whether no word touches an address: without its angle brackets it would be one word with it."""
    after = m.string[m.end() : m.end() + 1]
    before = "".join(map(_letter, m.string[max(0, m.start() - 9) : m.start()]))
    return not _WORD_BEFORE.search(before) and not (m["bare"] is None and after.isalnum())


def _letter(sign: str) -> str:
    """Return a letter for a mark over or beside letters, which goes on with their word, and any other sign as it is."""
    is_mark = unicodedata.category(sign).startswith("M") and not "\u0e00" <= sign <= "\u0eff"
    return "x" if is_mark else sign


def _address(m: re.Match[str]) -> tuple[str, int]:
    """Return the address and how many characters after it are punctuation and no part of it."""
    if m["mail"]:
        return f"mailto:{m['mail']}", 0
    if m["angled"]:
        return m["angled"], 0
    whole = m["bare"] or m["www"] or m["doi"]
    trailing = _TRAILING.search(whole)
    rest = trailing[0] if trailing else ""
    while rest.startswith(")") and whole.removesuffix(rest).count("(") > whole.removesuffix(rest).count(")"):
        rest = rest[1:]
    return whole.removesuffix(rest), len(rest)


def _target(m: re.Match[str], address: str) -> str:
    """Return where an address leads that leaves out how to get there."""
    return f"https://{address}" if m["www"] else f"https://doi.org/{address}" if m["doi"] else address


def _emphasised(run: Run) -> Iterator[Run]:
    at = 0
    for m in _EMPHASIS.finditer(run.text) if "*" in run.text or "_" in run.text else ():
        yield replace(run, text=run.text[at : m.start()])
        mark = "strong" if m["strong"] else "em"
        inner = replace(run, text=m["strong"] or m["star"] or m["under"], marks=run.marks | {mark})
        yield from _emphasised(inner)
        at = m.end()
    yield replace(run, text=run.text[at:]) if at else run


def _target_removed(
    m: re.Match[str], begun: int, span: Span, source: Source | None, taken: Sequence[Decision]
) -> Decision | None:
    """Return the decision that takes a link's address out of the text, or ``None`` when it is not found in the source
    beyond those *taken*: the same link may stand twice in a line, and its words in other characters (decomposed).

    What looks like the end of the link between *begun*, where the last one ended, and the link itself is passed over;
    then the first place counts that has all the words of the link before it, if only in the line above, or else the
    first place. Where the source has fewer places than the text has such links, one of them stands there in other
    characters, and only a place counts that has the words before the link as well.
    """
    if not source:
        return None
    last, end = (taken[-1].line, taken[-1].column) if taken else (0, 0)
    target = re.compile(rf"\]{_as_written(m['target'])}")
    whole = re.compile(rf"(?<!\\){_as_written(m[0][: m.start('target') - m.start()])}$")
    lines = source.lines[max(span.first, last) - 1 : span.last]
    places = ((line, at) for line in lines for at in target.finditer(line.text, end if line.number == last else 0))
    passed_over = len(target.findall(m.string, begun, m.start("target") - 1))
    found = list(islice(places, passed_over, None))
    if len(found) < len(target.findall(m.string, m.start("target") - 1)):
        words = m.string[: m.start("target")].split()[-_WORDS_BEFORE - len(m["text"].split()) :]
        whole = re.compile(rf"(?<!\\){_as_written(' '.join(words))}$")
        found = [place for place in found if whole.search(_said_until(lines, *place))]
    if not found:
        return None
    line, at = next((place for place in found if whole.search(_said_until(lines, *place))), found[0])
    return _removal(m["href"], line.number, at.start() + 2, at.end() + 1)


def _said_until(lines: Sequence[Line], line: Line, at: re.Match[str]) -> str:
    """Return what *lines* say up to the bracket with which a link's words may end, with one blank between words."""
    index = line.number - lines[0].number
    above = (each.text for each in lines[max(0, index - _MOST_LINES + 1) : index])
    return " ".join(" ".join([*above, line.text[: at.start() + 1]]).split())


def _as_written(text: str) -> str:
    """Return an expression for *text* as a source may have it, with signs between its letters that are not drawn."""
    return f"[{_UNSEEN}]*".join(map(re.escape, text))


def _removal(href: str, line: int, column: int, end_column: int) -> Decision:
    return Decision(
        "link-target",
        Action.REMOVED,
        line,
        line,
        "the address of a Markdown link is the link's target, not text",
        column=column,
        end_column=end_column,
        before=href,
    )
