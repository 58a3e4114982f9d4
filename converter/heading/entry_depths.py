"""How deep the entries of a printed contents list stand: by their indents, by their numbers, or by blank lines."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from converter.draft import Entry
from converter.heading.styles import numbering_of, points_inside
from converter.text import fold, number_of, words

_NUMBER = re.compile(r"(?:[IVXLC]+|[ivxlc]+|\d{1,3})(?=[.)\s—–-])")
_DITTO = re.compile(r"(?:[\"”„“″]|,,|\b(?:do|id)\.)(?:\s+[\"”„“″(,]|\s{2,})", re.IGNORECASE)
"""Signs, or short words, for *the same* at the start of an entry."""
_ANEW = 2
"""Times that the numbers of a label begin from which it is one of parts of something."""
_SERIES = 5
"""Numbers from which those of a list tell what stands between them."""
_BLOCKS = 2
"""Blocks of entries from which what stands over each of them is no accident."""
_PAGE = 8
"""Entries in a row with one indent from which a change of it is one of the page."""


def entry_ranks(entries: Sequence[Entry]) -> list[int]:
    """Return the depth of each entry by its indent; indents used only once or twice tell nothing. Where none tells,
    numbers with points do; else entries without a number between two numbers that follow on one another are below the
    first, or those in blocks below the lines that stand alone over them.
    """
    depths = _as_above(entries, _indents(entries))
    counts = Counter(depth for depth, entry in zip(depths, entries, strict=True) if not _says_ditto(entry.title))
    indents = sorted(depth for depth in counts if counts[depth] >= 2)
    ranks = [sum(indent < depth for indent in indents) for depth in depths]
    if len(indents) < 2 or _shift(depths, indents) or _mixes_labels(entries, ranks):
        found = _decimals(entries)
        found = found if any(found) else _between_numbers(entries)
        return found if any(found) else _in_blocks(entries)
    return ranks


def _mixes_labels(entries: Sequence[Entry], ranks: Sequence[int]) -> bool:
    """Return whether labels that count anew under another one, as sections do under chapters, mostly have its rank:
    the indents tell something else than the depth.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    usual: dict[str, Counter[int]] = defaultdict(Counter)
    for entry, rank in zip(entries, ranks, strict=True):
        said = words(entry.title)
        if numbering_of(entry.title)[0] == "label":
            numbers[fold(said[0])].append(number_of(said[1]) or 0)
            usual[fold(said[0])][rank] += 1
    anew = {label for label, own in numbers.items() if own.count(1) >= _ANEW and len(own) > own.count(1)}
    outer = {label for label, own in numbers.items() if own.count(1) == 1 and len(own) >= _ANEW}
    common = {label: own.most_common(1)[0][0] for label, own in usual.items()}
    return any(common[inner] <= common[label] for inner in anew for label in outer)


def _as_above(entries: Sequence[Entry], depths: Sequence[int]) -> list[int]:
    """Return *depths* with that of the entry above for each that begins with signs for *the same*."""
    found: list[int] = []
    for entry, depth in zip(entries, depths, strict=True):
        found.append(found[-1] if found and _says_ditto(entry.title) else depth)
    return found


def _says_ditto(title: str) -> bool:
    """Return whether an entry begins with signs that repeat what stands above: they are set where the words are."""
    return _DITTO.match(title) is not None


def _decimals(entries: Sequence[Entry]) -> list[int]:
    """Return how many points the number of each entry has inside, as in ``1.2`` and ``1.2.1``; 0 for all where only a
    few have one.
    """
    points = [points_inside(entry.title) for entry in entries]
    return points if sum(map(bool, points)) >= _SERIES else [0] * len(entries)


def _between_numbers(entries: Sequence[Entry]) -> list[int]:
    """Return 1 for each entry without a number that stands between two numbers of the one series of a list, else 0."""
    counted = [(i, number) for i, entry in enumerate(entries) if (number := _count(entry.title))]
    found = [0] * len(entries)
    if len(counted) < _SERIES or any(lower != upper + 1 for (_, upper), (_, lower) in itertools.pairwise(counted)):
        return found
    for (upper, _), (lower, _) in itertools.pairwise(counted):
        found[upper + 1 : lower] = [1] * (lower - upper - 1)
    return found


def _in_blocks(entries: Sequence[Entry]) -> list[int]:
    """Return 1 for each entry in a block of lines, where one without a page number that stands alone between blank
    lines is over each block, else 0.
    """
    found = [0] * len(entries)
    blocks: list[list[int]] = []
    for i, entry in enumerate(entries):
        if blocks and entry.line == entries[i - 1].line + 1:
            blocks[-1].append(i)
        else:
            blocks.append([i])
    alone = [len(block) == 1 and not entries[block[0]].page for block in blocks]
    over = [block for k, block in enumerate(blocks[1:], 1) if alone[k - 1] and not alone[k]]
    if len(over) >= _BLOCKS and len(over) + sum(alone) == len(blocks):
        for i in itertools.chain.from_iterable(over):
            found[i] = 1
    return found


def _count(title: str) -> int:
    """Return the number that an entry begins with, 0 for none."""
    m = _NUMBER.match(title) if numbering_of(title)[0] in ("roman", "arabic") else None
    return (number_of(m[0]) or 0) if m else 0


def _shift(depths: Sequence[int], indents: Sequence[int]) -> bool:
    """Return whether the entries change their indent page by page, in long runs: a part has entries below it."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for depth, run in itertools.groupby(depth for depth in depths if depth in indents):
        lengths[depth].append(sum(1 for _ in run))
    return len(lengths) > 1 and all(median(own) >= _PAGE for own in lengths.values())


def _indents(entries: Sequence[Entry]) -> list[int]:
    """Return the indent of each entry; that of the widest number for all with numbers of one kind that are set flush
    right.
    """
    found = [entry.depth for entry in entries]
    members: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, entry in enumerate(entries):
        if m := _NUMBER.match(entry.title):
            members["arabic" if m[0][0].isdecimal() else "roman"].append((i, entry.depth + m.end()))
    for own in members.values():
        widest: dict[int, int] = {}
        for i, end in own:
            widest[end] = min(found[i], widest.get(end, found[i]))
        if len(widest) < len({found[i] for i, _ in own}):
            for i, end in own:
                found[i] = widest[end]
    return found
