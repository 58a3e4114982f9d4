"""What a person writes by hand and the canonical form has otherwise: notes (``[^1]`` and ``[^1]: text``) and links by
reference (``[text][name]`` and ``[name]: address``).

Only pairs count: a call without a note, or a name without an address, is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_NOTE = re.compile(r"\[\^(?P<label>[^\s\[\]^\\]+)\]:[ \t]*(?P<text>.*)$")
_CALL = re.compile(r"(?<!\\)\[\^(?P<label>[^\s\[\]^\\]+)\](?!:)")
_ADDRESS = re.compile(
    r"\[(?P<name>[^\[\]^\\]+)\]:[ ]+<?(?P<href>(?:https?://|mailto:|#)[^\s<>]+)>?(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?[ ]*$"
)
_LINK = re.compile(r"(?<![\\!\]])\[(?P<text>(?:\\.|[^\[\]\\])+)\]\[(?P<name>[^\[\]\\]*)\]")
_ID = re.compile(r"\{#([^\s{}]+)")
_NO_ID = re.compile(r"[^\w.-]+")
_INDENT = "    "


def resolved(lines: Sequence[str]) -> list[str]:
    """Return *lines* of a text with such notes and links written in the canonical form."""
    if not any(line.startswith("[") and "]:" in line for line in lines):
        return list(lines)
    open_lines = _outside_code(lines)
    calls = {m["label"] for i in open_lines for m in _CALL.finditer(lines[i])}
    names = {_name(m) for i in open_lines for m in _LINK.finditer(lines[i])}
    notes: dict[int, re.Match[str]] = {}
    for i in sorted(open_lines):
        if (m := _NOTE.match(lines[i])) and m["label"] in calls:
            calls.remove(m["label"])  # a second note of that label has no call
            notes[i] = m
    addresses = {i: m for i in open_lines if (m := _ADDRESS.match(lines[i])) and _folded(m["name"]) in names}
    ids = _ids(lines, [m["label"] for m in notes.values()])
    targets = {_folded(m["name"]): m["href"] for _, m in sorted(addresses.items(), reverse=True)}
    found: list[str] = []
    at = 0
    while at < len(lines):
        if at in notes:
            end = _end_of_note(lines, at)
            inside = [notes[at]["text"], *(line.removeprefix(_INDENT) for line in lines[at + 1 : end])]
            label = notes[at]["label"]
            written = [_with_links(line, ids, targets) for line in inside]
            found += [f"::: {{#{ids[label]} .note}}", rf"[\[{label}\]]{{.label}} {written[0]}", *written[1:], ":::", ""]
            at = end
            continue
        if at not in addresses:
            found.append(_with_links(lines[at], ids, targets) if at in open_lines else lines[at])
        at += 1
    return found


def _outside_code(lines: Sequence[str]) -> set[int]:
    """Return the indices of the lines that stand in no block of code."""
    found: set[int] = set()
    fence = ""
    for i, line in enumerate(lines):
        m = re.match(r"[> ]*(`{3,})[^`]*$", line)
        if fence:
            fence = "" if m and m[1] == fence else fence
        elif m:
            fence = m[1]
        else:
            found.add(i)
    return found


def _ids(lines: Sequence[str], labels: Sequence[str]) -> Mapping[str, str]:
    """Return an id for the note of each label, unlike all that the text has."""
    taken = {m[1] for line in lines for m in _ID.finditer(line)}
    found: dict[str, str] = {}
    for label in labels:
        ident = base = f"note-{_NO_ID.sub('-', label)}"
        number = 1
        while ident in taken:
            number += 1
            ident = f"{base}-{number}"
        if label not in found:
            found[label] = ident
            taken.add(ident)
    return found


def _end_of_note(lines: Sequence[str], at: int) -> int:
    """Return the index after the note that begins with line *at*: what is set in below belongs to it."""
    end = at + 1
    for i in range(at + 1, len(lines)):
        if lines[i].startswith(_INDENT):
            end = i + 1
        elif lines[i].strip():
            break
    return end


def _with_links(line: str, ids: Mapping[str, str], targets: Mapping[str, str]) -> str:
    """Return *line* with its calls and links written in the canonical form."""

    def link(m: re.Match[str]) -> str:
        href = targets.get(_name(m))
        return f"[{m['text']}](<{href}>)" if href else m[0]

    def call(m: re.Match[str]) -> str:
        ident = ids.get(m["label"])
        return rf"[\[{m['label']}\]](#{ident}){{.noteref}}" if ident else m[0]

    return _CALL.sub(call, _LINK.sub(link, line))


def _name(link: re.Match[str]) -> str:
    """Return the name that a link refers to: its own text where none is given."""
    return _folded(link["name"] or link["text"])


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
