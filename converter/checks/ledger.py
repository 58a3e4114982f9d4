"""The left side of the word account: what the source and the decisions say must stand in an edition."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from converter.canonical import is_canonical
from converter.finished.markdown import visible, without_signs_of_addresses
from converter.finished.tokens import every_token, indices_without_delimiters, is_word, scan, tokens
from converter.model import Action, Decision, Source, Status

_UNSEEN = "[\u00ad\u180e\u200b\u2060-\u2064\ufeff]"
"""Characters that nobody sees, which may stand anywhere."""
_ORNAMENT = re.compile(
    r"^(?=[^\S\n]*\S)[^\w\n\ufffd]+$"
    rf"|^(?:[^\S\n]|{_UNSEEN})*"
    r"[+\u2012-\u2015\u2023\u2043\u2219\u25a0-\u25ff\u2605\u2666\u2713\u2714\u2756\u27a2\u27a4\ue000-\uf8ff]"
    rf"(?={_UNSEEN}*[^\S\n])",
    re.M,
)
"""A line without a word, or a dash or bullet that opens one: an edition may set it as a rule or a list."""
_BLANKS = re.compile(r"(\s+)")
"""What stands between words; a text divided at it has its words at the even places."""
_FILL = "\u00ad"
"""Stands for mark-up inside words; the tokens leave it out."""

_NEAR = 40
"""How much text beside a hidden stretch is read with it."""

Interval = tuple[int, int]
"""Start and end of a stretch of the raw text, as offsets."""
Edit = tuple[int, int, str]
"""A stretch of the raw text and what stands there in the edition."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The words of a source, by what became of them, and the words that an edition must have."""

    source: int
    """Words of the source."""
    removed: Mapping[str, int]
    """Words that decisions removed, by rule."""
    changed: int
    """Words that decisions changed."""
    tokens: list[str]
    """Words and marks that an edition must have, in order."""
    text: str
    """The text that they come from: the source with every decision carried out."""
    origins: tuple[Interval, ...]
    """Offset in ``text`` and in the raw text at which each stretch begins that decisions left alone."""
    lines: tuple[int, ...]
    """Offset in the raw text at which each line begins."""
    moved: tuple[Interval, ...] = ()
    """Stretches of ``text`` whose words may stand elsewhere."""
    optional: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Offset in ``text`` of what an edition may have or not have (rules, link targets), with its words and marks."""

    @property
    def kept(self) -> int:
        """Words of the source that must stand in an edition as they are."""
        return self.source - sum(self.removed.values()) - self.changed

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column in the source, from 1, of an offset in ``text``."""
        at = max(bisect_right(self.origins, (offset, sys.maxsize)) - 1, 0)
        written, raw = self.origins[at]
        following = self.origins[at + 1][1] if at + 1 < len(self.origins) else sys.maxsize
        raw = min(raw + offset - written, following)
        line = bisect_right(self.lines, raw)
        return line, raw - self.lines[line - 1] + 1


def ledger(source: Source, decisions: Sequence[Decision]) -> Ledger:
    """Return the ledger of *source* after *decisions*.

    A word is removed where a removal covers its beginning, and changed where a change leaves another word in its place;
    where decisions overlap, a removal comes before a change, and an earlier change before a later one.
    """
    raw = "\n".join(line.text for line in source.lines)
    lines = tuple(accumulate((len(line.text) + 1 for line in source.lines), initial=0))[:-1] or (0,)
    removals = list(_spans(decisions, Action.REMOVED, lines, len(raw)))
    linkless = _unlinked(raw, ((start, end) for start, end, _ in removals))
    shown, hidden = _without_ornaments(*(visible(raw) if is_canonical(raw) else (linkless, ())))
    gone = _merged((start, end) for start, end, _ in removals)
    edits = _edits(raw, _spans(decisions, Action.CHANGED, lines, len(raw)))
    changes = _apart((part for edit in edits for part in _beside_removals(edit, gone, raw)), gone)
    text, origins = _spliced(shown, sorted([*changes, *_cuts(gone, changes)]))
    words = [offset for token, offset in zip(*scan(shown), strict=True) if is_word(token)]
    removed = _removed(words, removals)
    moved = _merged((start, end) for start, end, _ in _spans(decisions, Action.MOVED, lines, len(raw)))
    return Ledger(
        source=len(words),
        removed=Counter(removed.values()),
        changed=len({offset for edit in changes for offset in _changed(shown, edit)} - removed.keys()),
        tokens=tokens(text),
        text=text,
        origins=origins,
        lines=lines,
        moved=tuple((_written(origins, start), _written(origins, end)) for start, end in moved),
        optional=tuple(
            (_written(origins, start), tuple(found))
            for stretch in hidden
            for start, end in _beside_changes(stretch, changes)
            if (found := _hidden(raw, shown, start, end))
        ),
    )


def _unlinked(raw: str, removals: Iterable[Interval]) -> str:
    """Return *raw* with the signs around addresses and the brackets of each link whose target was removed blanked, so
    that they part no word.
    """
    characters = list(without_signs_of_addresses(raw))
    for start, end in removals:
        opening = raw.rfind("[", 0, start)
        if raw[start - 1 : start + 1] == "](" and raw[end - 1] == ")" and opening >= 0:
            characters[opening] = characters[start - 1] = _FILL
    return "".join(characters)


def _without_ornaments(shown: str, hidden: tuple[Interval, ...]) -> tuple[str, tuple[Interval, ...]]:
    """Return *shown* with its ornaments blanked, and the stretches that are hidden now."""
    ornaments = [m.span() for m in _ORNAMENT.finditer(shown)]
    return _ORNAMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), shown), tuple(sorted({*hidden, *ornaments}))


def _hidden(raw: str, shown: str, start: int, end: int) -> list[str]:
    """Return the tokens that may stand where something is hidden from *start* to *end*.

    A bracket or full stop beside a figure is no token; one that only the hidden stretch parts from it is among these.
    """
    found = every_token(raw[start:end])
    if not found:
        return []
    beside = [*every_token(_beside(shown, start, -1))[-1:], *every_token(_beside(shown, end, 1))[:1]]
    parted = [token for i, token in enumerate(beside) if i not in indices_without_delimiters(beside)]
    return [*found, *parted] if parted and parted[0] == beside[-1] else [*parted, *found]


def _beside_changes(stretch: Interval, changes: Sequence[Edit]) -> Iterator[Interval]:
    """Yield what is left of a hidden stretch before, between and behind the changes in it."""
    start, end = stretch
    begins = itemgetter(0)
    for first, last, _ in changes[bisect_left(changes, start, key=begins) : bisect_left(changes, end, key=begins)]:
        if last <= end:
            yield start, first
            start = last
    yield start, end


def _beside(shown: str, at: int, way: int) -> str:
    """Return some of the text before or after an offset, enough of it to hold more than blanks."""
    size = _NEAR
    while True:
        found = shown[at : at + size] if way > 0 else shown[max(at - size, 0) : at]
        if len(found) < size or not found.replace(_FILL, " ").isspace():
            return found
        size *= 2


def _spans(
    decisions: Iterable[Decision], action: Action, lines: tuple[int, ...], length: int
) -> Iterator[tuple[int, int, Decision]]:
    """Yield start and end in the raw text of each decision that was carried out and did *action*."""

    def offset(line: int, column: int | None) -> int:
        if not 1 <= line <= len(lines):
            return 0 if line < 1 else length
        end = lines[line] - 1 if line < len(lines) else length
        return end if column is None else min(lines[line - 1] + max(column, 1) - 1, end)

    for decision in decisions:
        if decision.action is action and decision.status is not Status.OVERRIDDEN:
            start, end = offset(decision.line, decision.column), offset(decision.end_line, decision.end_column)
            if start <= end:
                yield start, end, decision


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def _edits(raw: str, changes: Iterable[tuple[int, int, Decision]]) -> Iterator[Edit]:
    """Yield what each change really replaces: what stands the same at the start and the end of it, and of each word
    where it has as many words as before, is no part of it.
    """
    for start, end, decision in changes:
        old, new = _BLANKS.split(raw[start:end]), _BLANKS.split(decision.after)
        if old[1::2] != new[1::2]:
            old, new = [raw[start:end]], [decision.after]
        for before, after in zip(old, new, strict=True):
            if before != after:
                yield _trimmed(start, before, after)
            start += len(before)


def _trimmed(start: int, before: str, after: str) -> Edit:
    """Return the change of *before*, which stands at *start*, to *after* without what both begin and end with."""
    same = _alike(before, after)
    before, after = before[same:], after[same:]
    tail = _alike(before[::-1], after[::-1])
    return start + same, start + same + len(before) - tail, after[: len(after) - tail]


def _beside_removals(edit: Edit, gone: Sequence[Interval], raw: str) -> Iterator[Edit]:
    """Yield *edit* in parts, beside whatever was removed inside it and stands unchanged in the new text."""
    start, end, after = edit
    done = 0
    for first, last in gone[bisect_left(gone, (start, 0)) : bisect_right(gone, (end, 0))]:
        found = after.find(raw[first:last], done)
        if first < last <= end and found >= 0:
            after = _unlinked(after, [(found, found + last - first)])
            yield start, first, after[done:found]
            start, done = last, found + last - first
    yield start, end, after[done:]


def _alike(a: Sequence[str], b: Sequence[str]) -> int:
    """Return how many items at the start of two sequences are the same."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _apart(edits: Iterable[Edit], gone: Sequence[Interval]) -> list[Edit]:
    """Return the edits that no removal covers and no earlier edit overlaps."""
    kept: list[Edit] = []
    for start, end, after in sorted(edits):
        at = bisect_right(gone, (start, sys.maxsize)) - 1
        if at >= 0 and gone[at][0] < gone[at][1] and end <= gone[at][1] and (start < gone[at][1] or start < end):
            continue
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, after))
    return kept


def _cuts(gone: Iterable[Interval], changes: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the removals without what a change covers, which replaces it anyway."""
    ends = [end for _, end, _ in changes]
    for start, end in gone:
        for first, last, _ in changes[bisect_right(ends, start) :]:
            if first >= end:
                break
            if start < first:
                yield start, first, ""
            start = max(start, last)
        if start < end:
            yield start, end, ""


def _spliced(shown: str, edits: Iterable[Edit]) -> tuple[str, tuple[Interval, ...]]:
    """Return the text with the edits made, and where each of its stretches begins in it and in the raw text."""
    pieces: list[str] = []
    origins: list[Interval] = []
    written = at = 0
    for start, end, after in [*edits, (len(shown), len(shown), "")]:
        origins += [(written, at), (written + start - at, start)]
        pieces += [shown[at:start], after]
        written += start - at + len(after)
        at = end
    return "".join(pieces), tuple(origins)


def _written(origins: Sequence[Interval], raw: int) -> int:
    """Return the offset in the written text of an offset in the raw text."""
    at = bisect_right(origins, raw, key=itemgetter(1)) - 1
    following = origins[at + 1][0] if at + 1 < len(origins) else sys.maxsize
    return min(origins[at][0] + raw - origins[at][1], following)


def _removed(words: Sequence[int], removals: Iterable[tuple[int, int, Decision]]) -> dict[int, str]:
    """Return the rule that removed each removed word, by the word's offset."""
    removed: dict[int, str] = {}
    for start, end, decision in removals:
        for offset in words[bisect_left(words, start) : bisect_left(words, end)]:
            removed.setdefault(offset, decision.rule)
    return removed


def _changed(shown: str, edit: Edit) -> list[int]:
    """Return the offsets of the words that an edit replaces by others, or takes apart, or joins."""
    start, end, after = edit
    first, last = start, end
    while first > 0 and not shown[first - 1].isspace():
        first -= 1
    while last < len(shown) and not shown[last].isspace():
        last += 1
    before = [(token, first + at) for token, at in zip(*scan(shown[first:last]), strict=True) if is_word(token)]
    new = list(filter(is_word, tokens(shown[first:start] + after + shown[end:last])))
    old = [token for token, _ in before]
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    return [offset for _, offset in before[head : len(before) - tail]]
