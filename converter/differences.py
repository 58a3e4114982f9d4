"""Where two sequences of words differ, in time and memory that grow with the text and not with its square."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

Block = tuple[int, int, int, int]
"""Start and end in the first sequence, start and end in the second: the words there differ."""

_SMALL = 20_000_000
"""Product of two lengths below which a bit-parallel longest common subsequence is fast and takes a few megabytes."""
_WINDOW = 2_000
"""Words that are compared at a time where nothing in a long text stands out."""


def blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Return where *a* and *b* differ, in order.

    Long texts are cut at words that stand once in each, at the longest run of them in the same order (patience diff,
    Bram Cohen); what lies between is compared by rapidfuzz's longest common subsequence.
    """
    found: list[Block] = []
    waiting = [(0, len(a), 0, len(b))]
    while waiting:
        i1, i2, j1, j2 = _trimmed(a, b, waiting.pop())
        if i1 == i2 and j1 == j2:
            continue
        if i1 == i2 or j1 == j2:
            found.append((i1, i2, j1, j2))
        elif (i2 - i1) * (j2 - j1) <= _SMALL:
            found += _exact(a, b, (i1, i2, j1, j2))
        elif anchors := _anchors(a, b, (i1, i2, j1, j2)):
            edges = [(i1, j1), *((i, j) for i, j in anchors), (i2, j2)]
            waiting += [(p, q, r, s) for (p, r), (q, s) in pairwise(edges)]
        else:
            found += _by_windows(a, b, (i1, i2, j1, j2))
    return _merged(sorted(block for block in found if block[0] < block[1] or block[2] < block[3]))


def _trimmed(a: Sequence[str], b: Sequence[str], block: Block) -> Block:
    i1, i2, j1, j2 = block
    while i1 < i2 and j1 < j2 and a[i1] == b[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and a[i2 - 1] == b[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    return i1, i2, j1, j2


def _exact(a: Sequence[str], b: Sequence[str], block: Block) -> Iterator[Block]:
    from rapidfuzz.distance import Indel

    i1, i2, j1, j2 = block
    for code in Indel.opcodes(a[i1:i2], b[j1:j2]):
        if code.tag != "equal":
            yield i1 + code.src_start, i1 + code.src_end, j1 + code.dest_start, j1 + code.dest_end


def _by_windows(a: Sequence[str], b: Sequence[str], block: Block) -> Iterator[Block]:
    """Compare a window at a time, each from where the last one ended alike: for long texts of few different words."""
    i1, i2, j1, j2 = block
    while i1 < i2 and j1 < j2:
        i, j = min(i1 + _WINDOW, i2), min(j1 + _WINDOW, j2)
        different = list(_exact(a, b, (i1, i, j1, j)))
        if different and different[-1][1] == i and different[-1][3] == j and (i, j) != (i2, j2):
            *different, (i, _, j, _) = _merged(different)
            if (i, j) == (i1, j1):
                i, j = min(i1 + _WINDOW, i2), min(j1 + _WINDOW, j2)
                different = [(i1, i, j1, j)]
        yield from different
        i1, j1 = i, j
    yield i1, i2, j1, j2


def _anchors(a: Sequence[str], b: Sequence[str], block: Block) -> list[tuple[int, int]]:
    """Return the longest rising run of pairs of places of words that stand once in each sequence."""
    i1, i2, j1, j2 = block
    once_a, once_b = Counter(a[i1:i2]), Counter(b[j1:j2])
    places = {b[j]: j for j in range(j1, j2) if once_b[b[j]] == 1}
    pairs = [(i, places[a[i]]) for i in range(i1, i2) if once_a[a[i]] == 1 and a[i] in places]
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        ends[at : at + 1] = [j]
        last[at : at + 1] = [number]
        previous.append(last[at - 1] if at else -1)
    run = []
    number = last[-1] if last else -1
    while number >= 0:
        run.append(pairs[number])
        number = previous[number]
    return run[::-1]


def _merged(found: list[Block]) -> list[Block]:
    """Join blocks that touch: a deletion and an insertion at one place are one change."""
    merged: list[Block] = []
    for i1, i2, j1, j2 in found:
        if merged and merged[-1][1] == i1 and merged[-1][3] == j1:
            i1, _, j1, _ = merged.pop()
        merged.append((i1, i2, j1, j2))
    return merged
