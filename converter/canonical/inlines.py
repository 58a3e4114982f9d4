"""Runs of text to inline Markdown and back.

The dialect is pandoc's Markdown without ``smart`` and raw HTML (https://pandoc.org/MANUAL.html#pandocs-markdown);
what is written here also reads the same in CommonMark, apart from attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converter.model import Run

_SPECIAL = re.compile(r"[\\`*_\[\]{}<~^$@&!](?:(?<![&!])|(?<=&)(?=#?\w+;)|(?<=!)(?=\[))")
"""Signs that Markdown reads; ``&`` only before a name or a number, ``!`` only before a bracket."""
_LIST_LIKE = re.compile(
    r"(?:(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)(?P<plain>[.)])|\((?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)(?P<round>\)))(?=\s|$)"
)
_BLOCK_LIKE = re.compile(r"#|>|\||[-+](?=\s|$|-)|[-+=\s]+$|:|%")
_CAPTION_LIKE = re.compile(r"(?:[Tt]able|TABLE)(?=:)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+")
_FENCES = {frozenset({"em"}): "*", frozenset({"strong"}): "**", frozenset({"sup"}): "^", frozenset({"sub"}): "~"}
_WORDLESS = ("image", "pagebreak")
"""Kinds of runs that are there without text."""
_MARKS = ("em", "strong", "sup", "sub", "code")


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return *runs* with equal neighbours joined, white space moved out of marks, and no space at either end."""
    runs = tuple(runs)
    if len(runs) == 1 and not (runs[0].marks or runs[0].href or runs[0].kind):
        text = runs[0].text.strip(" ")
        return (Run(text),) if text else ()
    joined = _joined(piece for run in _joined(runs) for piece in _spaces_outside(run))
    if joined:
        joined[0] = _with_text(joined[0], joined[0].text.lstrip(" "))
        joined[-1] = _with_text(joined[-1], joined[-1].text.rstrip(" "))
    return tuple(run for run in joined if run.text or run.kind in _WORDLESS)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Return *runs* with equal neighbours made one, and without empty ones; a picture needs no words."""
    said = (run for run in runs if run.text or run.kind in _WORDLESS)
    groups = groupby(said, key=lambda run: (run.marks, run.href, run.kind))
    return [Run("".join(run.text for run in group), *key) for key, group in groups]


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.marks, run.href, run.kind)


def _spaces_outside(run: Run) -> Iterator[Run]:
    if not run.marks and not run.href:
        yield run
        return
    core = run.text.strip()
    if not core and run.kind not in _WORDLESS:
        yield Run(run.text)
        return
    start = run.text.index(core) if core else 0
    yield Run(run.text[:start])
    yield _with_text(run, core)
    yield Run(run.text[start + len(core) :])


def plain(runs: Iterable[Run]) -> str:
    """Return the text of *runs* without mark-up."""
    return "".join(run.text for run in runs)


def escape(text: str) -> str:
    """Return *text* with every character escaped that Markdown would read as mark-up within a line."""
    return _SPECIAL.sub(lambda m: "\\" + m[0], text)


def escape_start(line: str) -> str:
    """Return a written *line* with its start escaped where it would open a list, a heading or another block."""
    if m := _LIST_LIKE.match(line):
        at = m.start(m.lastgroup or 0)
        return f"{line[:at]}\\{line[at:]}"
    if m := _CAPTION_LIKE.match(line):
        return f"{m[0]}\\{line[m.end() :]}"
    return "\\" + line if _BLOCK_LIKE.match(line) else line


def write(runs: Sequence[Run]) -> str:
    """Return *runs* as inline Markdown; the start of the line is not yet guarded (see :func:`escape_start`)."""
    out: list[str] = []
    previous_marked = False
    for run in tidy(runs):
        written = _write_run(run, previous_marked)
        if written.startswith("[") and out and out[-1].endswith("!"):
            out[-1] = out[-1][:-1] + r"\!"  # "!" before a link or the call of a note would make a picture of it
        out.append(written)
        previous_marked = bool(run.marks)
    return "".join(out)


def _write_run(run: Run, after_marked: bool) -> str:
    if run.kind == "image":
        return f"![{escape(run.text)}]({_target(run.href)})"
    if run.kind == "pagebreak":
        return f'[]{{.pagebreak page="{run.href}"}}'
    if run.href and run.text == run.href and not run.marks and _ADDRESS.fullmatch(run.href):
        return f"<{run.href}>"
    text = _marked(run.text, run.marks, after_marked)
    if not run.href:
        return text
    return f"[{text}]({_target(run.href)})" + ("{.noteref}" if run.kind == "noteref" else "")


def _marked(text: str, marks: frozenset[str], after_marked: bool) -> str:
    if not marks:
        return escape(text)
    fence = _FENCES.get(marks)
    # Escapes inside ^...^ and ~...~ are not always read back by pandoc, so only plain words stand there.
    if fence and not after_marked and (fence not in "^~" or text.isalnum()):
        return f"{fence}{escape(text)}{fence}"
    return f"[{escape(text)}]{{{' '.join('.' + mark for mark in _MARKS if mark in marks)}}}"


def _target(href: str) -> str:
    return f"<{href}>" if re.search(r"[\s()]", href) else href


_TOKEN = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
      | <(?P<address>(?:https?://|mailto:)[^\s<>]+)>
      | (?P<image>!)?\[(?P<label>(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\]\{[^{}]*\})*)\]
        (?:\((?:<(?P<angled>[^<>]*)>|(?P<target>[^\s()]*))\)(?P<note>\{\.noteref\})?|\{(?P<classes>[^{}]*)\})
      | (?P<fence>\*\*|\*|\^|~)(?P<inner>(?=\s*(?!(?P=fence))\S)(?:\\.|(?!(?P=fence))[^\\])+)(?P=fence)
    """,
    re.VERBOSE,
)
_PAGE = re.compile(r'\.pagebreak page="([^"\\|]+)"$')
_MARK_OF = {"*": "em", "**": "strong", "^": "sup", "~": "sub"}


def read(text: str) -> tuple[Run, ...]:
    """Return the runs of one line of inline Markdown; what is no mark-up stays text."""
    return tidy(_tokens(text, frozenset()))


def _tokens(text: str, marks: frozenset[str]) -> Iterator[Run]:
    at = 0
    for m in _TOKEN.finditer(text):
        yield Run(text[at : m.start()], marks)
        at = m.end()
        yield from _token(m, marks)
    yield Run(text[at:], marks)


def _token(m: re.Match[str], marks: frozenset[str]) -> Iterator[Run]:
    if m["escaped"]:
        yield Run(m["escaped"], marks)
    elif m["address"]:
        yield Run(m["address"], marks, m["address"])
    elif m["fence"]:
        yield from _tokens(m["inner"], marks | {_MARK_OF[m["fence"]]})
    elif m["image"]:
        yield Run(unescape(m["label"]), marks, m["angled"] or m["target"] or "", "image")
    elif m["classes"] is not None and not m["label"] and (page := _PAGE.match(m["classes"])):
        yield Run("", href=page[1], kind="pagebreak")
    elif m["classes"] is not None:
        yield from _tokens(
            m["label"], marks | {name for name in re.findall(r"\.(\w+)", m["classes"]) if name in _MARKS}
        )
    else:
        href = m["angled"] or m["target"] or ""
        for run in _tokens(m["label"], marks):
            is_page = run.kind == "pagebreak"
            yield run if is_page else Run(run.text, run.marks, href, "noteref" if m["note"] else "")


def unescape(text: str) -> str:
    """Return *text* without its backslash escapes."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
