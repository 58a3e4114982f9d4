"""The word account of a finished file: each word of the source is in it or in a decision, none has no origin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, zip_longest
from operator import itemgetter
from pathlib import Path
from unicodedata import combining

from converter.checks.ledger import Ledger, ledger
from converter.differences import blocks
from converter.finished.direction import has_from_right
from converter.finished.opening import text
from converter.finished.tokens import is_word, scan
from converter.finished.values import Text
from converter.results import Account, WordChange

__all__ = ["Ledger", "audit", "ledger"]

_NAMED = 100
"""How many unexplained words are named; a file with more is wrong as a whole."""
_CONTEXT = 4
_LINES_OF_A_WORD = 100
"""Over how many lines of a page one unbroken word is followed."""


def audit(ledger: Ledger, path: Path) -> Account:
    """Return the account of the file at *path*; raise :class:`~converter.errors.SourceError` for a damaged one."""
    found = text(path)
    changes = _changes(ledger, _as_expected(found, ledger))
    missing = sum(change.kind != "added" and is_word(change.word) for change in changes)
    return Account(
        source=ledger.source,
        kept=ledger.kept - missing,
        removed=dict(sorted(ledger.removed.items())),
        changed=ledger.changed,
        generated=found.generated,
        unexplained=len(changes),
        changes=tuple(changes[:_NAMED]),
    )


def _as_expected(found: Text, ledger: Ledger) -> Sequence[str]:
    """Return the tokens of *found*, read as the source has them where a printed page can be read in two ways.

    A word may be cut at the end of a line; the figure that calls a note may touch its word; the marks over a ligature
    are drawn after all of its letters.
    """
    if not found.breaks or found.tokens == ledger.tokens:
        return found.tokens
    known = set(ledger.tokens)
    pairs = _neighbours(ledger)
    read: list[str] = []
    at = 0
    while at < len(found.tokens):
        length = _joined(found, at, known, pairs)
        token = "".join(found.tokens[at : at + length])
        read += [token] if token in known else _parted(token, pairs)
        at += length
    return _with_marks_in_place(read, known)


def _neighbours(ledger: Ledger) -> set[tuple[str, str]]:
    """Return which words may follow one another: those of the source, with and without what was moved, and moved words
    one after the other.
    """
    pairs = set(pairwise(ledger.tokens))
    if ledger.moved:
        offsets = scan(ledger.text)[1]
        stretches = (range(*(bisect_left(offsets, end) for end in interval)) for interval in ledger.moved)
        moved = list(chain.from_iterable(stretches))
        away = set(moved)
        pairs.update(pairwise(ledger.tokens[i] for i in moved))
        pairs.update(pairwise(token for i, token in enumerate(ledger.tokens) if i not in away))
    return pairs


def _with_marks_in_place(words: list[str], known: set[str]) -> list[str]:
    """Return *words*; one from right to left that nobody wrote is the one of the source that has the same letters and
    the same marks, if there is one alone.
    """
    unknown = {word: key for word in words if word not in known and (key := _marked(word))}
    if not unknown:
        return words
    same: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word in known:
        if key := _marked(word):
            same[key].append(word)
    meant = {word: same[key][0] for word, key in unknown.items() if len(same[key]) == 1}
    return [meant.get(word, word) for word in words]


def _marked(word: str) -> tuple[str, str] | None:
    """Return the letters of a word from right to left and, sorted, the marks over them; nothing if it has none."""
    if word.isascii() or not has_from_right(word) or not (marks := sorted(filter(combining, word))):
        return None
    return "".join(c for c in word if not combining(c)), "".join(marks)


def _joined(found: Text, at: int, known: set[str], pairs: set[tuple[str, str]]) -> int:
    """Return how many tokens from *at* on are one word of the source that was cut at the ends of lines."""
    words = found.tokens
    if at + 1 not in found.breaks or at + 1 == len(words):
        return 1
    if (words[at], words[at + 1]) in pairs and not found.breaks[at + 1]:
        return 1
    for length in range(2, _LINES_OF_A_WORD + 1):
        if at + length - 1 not in found.breaks:
            break
        if "".join(words[at : at + length]) in known:
            return length
    return 1


def _parted(token: str, pairs: set[tuple[str, str]]) -> list[str]:
    for at in range(1, len(token)):
        if token[at - 1].isdigit() != token[at].isdigit() and (token[:at], token[at:]) in pairs:
            return [token[:at], token[at:]]
    return [token]


def _changes(ledger: Ledger, found: Sequence[str]) -> list[WordChange]:
    """Return every word that was lost, added or changed without a decision, in the order of the source."""
    if ledger.tokens == found:
        return []
    offsets = scan(ledger.text)[1]
    moved = _moved(ledger, offsets, found)
    still = [i for i in range(len(offsets)) if i not in moved]
    waiting = Counter(ledger.tokens[i] for i in moved)
    spared: Counter[str] = Counter()
    changes: list[tuple[int, WordChange]] = []
    for i1, i2, j1, j2 in blocks([ledger.tokens[i] for i in still], found):
        lost = still[i1:i2]
        first = lost[0] if lost else still[i1] if i1 < len(still) else len(offsets)
        a, b = _widened(ledger.tokens, still, (i1, i2), set(found[j1:j2]))
        optional = _optional(ledger, offsets, still[a - 1] if a else -1, still[b] if b < len(still) else len(offsets))
        shifts = range(a - i1, b - i2 + 1) if i1 == i2 else range(1)
        rests = (_without_run(optional, found[j1 + by : j2 + by]) for by in shifts if _may_shift(found, (j1, j2), by))
        rest = min(rests, key=len)
        spared += Counter(found[j1:j2]) - Counter(rest)
        added = _without(waiting, rest)
        changes += _named(ledger, offsets, first, lost, added)
    strayed = [
        i
        for i in sorted(moved, reverse=True)
        if waiting[ledger.tokens[i]] > 0 and not waiting.subtract([ledger.tokens[i]])
    ]
    # What was taken for something that an edition may leave out, such as a dash, may as well be what was moved: that
    # this stands somewhere as a whole is known.
    strayed = [i for i in strayed if not _taken(spared, ledger.tokens[i])]
    for i in strayed:
        changes += _named(ledger, offsets, i, [i], [])
    return [change for _, change in sorted(changes, key=itemgetter(0))]


def _taken(spared: Counter[str], token: str) -> bool:
    """Take *token* from those *spared* and return whether there was one."""
    found = spared[token] > 0
    spared[token] -= found
    return found


def _widened(tokens: Sequence[str], still: Sequence[int], place: tuple[int, int], added: set[str]) -> tuple[int, int]:
    """Return *place* with the words around it that are like those added: which of equal neighbours was added is
    open.
    """
    first, last = place
    while first > 0 and tokens[still[first - 1]] in added:
        first -= 1
    while last < len(still) and tokens[still[last]] in added:
        last += 1
    return first, last


def _may_shift(found: Sequence[str], added: tuple[int, int], by: int) -> bool:
    """Return whether the words *added* may as well be those that stand *by* words further on: the text is the same."""
    start, end = added
    if by > 0:
        return found[start : start + by] == found[end : end + by]
    return start + by >= 0 and found[start + by : start] == found[end + by : end]


def _moved(ledger: Ledger, offsets: Sequence[int], found: Sequence[str]) -> frozenset[int]:
    """Return which of the expected words may stand elsewhere: those moved, if they stand together somewhere."""
    whole = "\0" + "\0".join(found) + "\0"
    moved: set[int] = set()
    for start, end in ledger.moved:
        run = range(bisect_left(offsets, start), bisect_left(offsets, end))
        if "\0" + "\0".join(ledger.tokens[i] for i in run) + "\0" in whole:
            moved.update(run)
    return frozenset(moved)


def _optional(ledger: Ledger, offsets: Sequence[int], before: int, after: int) -> list[str]:
    """Return what may stand between two of the expected words."""
    start = offsets[before] if before >= 0 else -1
    end = offsets[after] if after < len(offsets) else len(ledger.text)
    first = bisect_right(ledger.optional, start, key=itemgetter(0))
    last = bisect_right(ledger.optional, end, key=itemgetter(0))
    return [token for _, run in ledger.optional[first:last] for token in run]


def _without_run(allowed: Sequence[str], added: Sequence[str]) -> list[str]:
    """Return *added* without the words that come in *allowed*, in the same order."""
    rest: list[str] = []
    at = 0
    for token in added:
        if token in allowed[at:]:
            at = allowed.index(token, at) + 1
        else:
            rest.append(token)
    return rest


def _without(waiting: Counter[str], added: Sequence[str]) -> list[str]:
    """Return *added* without the words that are waited for, and wait for these no longer."""
    rest: list[str] = []
    for token in added:
        if waiting[token] > 0:
            waiting[token] -= 1
        else:
            rest.append(token)
    return rest


def _named(
    ledger: Ledger, offsets: Sequence[int], first: int, lost: Sequence[int], added: Sequence[str]
) -> Iterator[tuple[int, WordChange]]:
    """Yield each word lost at a place with the one that stands there instead, then those without a partner."""
    last = lost[-1] + 1 if lost else first
    for i, new in zip_longest(lost, added):
        at = first if i is None else i
        old = "" if i is None else ledger.tokens[i]
        kind = "added" if i is None else "lost" if new is None else "changed"
        line, column = _place(ledger, offsets, at - 1 if i is None and at else at)
        around = [
            *ledger.tokens[max(at - _CONTEXT, 0) : at],
            old or new,
            *ledger.tokens[max(last, at) : last + _CONTEXT],
        ]
        yield at, WordChange(kind, old or new, new if kind == "changed" else "", line, column, " ".join(around))


def _place(ledger: Ledger, offsets: Sequence[int], at: int) -> tuple[int, int]:
    return ledger.place(offsets[at] if at < len(offsets) else len(ledger.text))
