"""Where paragraphs begin in the edition and not in the gold, or the other way round: ``paragraph_starts.py FOLDER…``.

Works and script are those of ``corpus.py``. Prints for every work how many starts are missed and false by cause, and
the score that an edition would have which kept all that the source shows: causes marked with a star are ways of the
gold (a line of verse is a paragraph, a note's label is none of its words, what blank lines part is one). ``-v`` shows
every such start with the lines of the source around it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus import FOLDERS, SCORE, bare_html, module, works

from converter import edition
from converter.build import normalize_source, read_source
from converter.options import Options
from converter.text import ends_sentence, starts_lower

AROUND = 3
MOST_LABEL = 2
"""Words of a label before the text of a note, an item, a caption, at most."""


@dataclass(frozen=True)
class Starts:
    """The starts of a work, as numbers of words in the gold's sequence."""

    gold: frozenset[int]
    """Where the gold begins a paragraph."""
    made: frozenset[int]
    """Where the edition does, within what the gold holds."""
    kept: frozenset[int]
    """Where the edition begins a line of verse or of a cell."""
    headed: frozenset[int]
    """Words that stand in headings of the edition."""
    found: frozenset[int]
    """Words that the edition has."""
    lines: tuple[str, ...]
    """Lines of the source."""
    place: dict[int, tuple[int, int]]
    """Index of the line that each word stands in, and which word of it that is."""

    @cached_property
    def at_line(self) -> frozenset[int]:
        """Lines of the source with which the gold begins a paragraph."""
        return frozenset(self.place[at][0] for at in self.gold if at in self.place and not self.place[at][1])

    def score(self, own_ways: Sequence[tuple[int, str]] | None = None) -> float:
        """Return the F1, or that of an edition that differs from the gold in its *own ways* alone."""
        right, made = len(self.gold & self.made), len(self.made)
        if own_ways is not None:
            right = len(self.gold) - sum(at in self.gold for at, _ in own_ways)
            made = right + sum(at not in self.gold for at, _ in own_ways)
        return 2 * right / (len(self.gold) + made)


def read(folder: Path, script: Path) -> Starts:
    """Normalize the work in a folder and return its starts."""
    scorer = module(script)
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    source = read_source(folder / gold["input"], Options())
    markdown, _ = normalize_source(source, Options())
    with tempfile.TemporaryDirectory() as shop:
        page = Path(shop) / "work.html"
        page.write_text(bare_html(edition.read(markdown, folder)), "utf-8")
        blocks, _ = scorer.load(str(page))
    said, flags = gold["seq"].split(" "), gold["flags"]
    words: list[str] = []
    starts: dict[str, list[int]] = {"made": [], "kept": [], "headed": []}
    for level, text in blocks:
        for number, line in enumerate(text.split("\n")):
            own = scorer.words(line)
            kind = "headed" if level else "kept" if number else "made"
            starts[kind] += range(len(words), len(words) + (len(own) if level else bool(own)))
            words += own
    here = {made: at for at, made in scorer.align(said, words)}
    lines = tuple(line.text for line in source.lines)
    placed = [(word, (i, k)) for i, line in enumerate(lines) for k, word in enumerate(scorer.words(line))]
    made, kept, headed = (frozenset(here[at] for at in starts[kind] if at in here) for kind in starts)
    return Starts(
        gold=frozenset(gold["para_starts"]),
        made=frozenset(at for at in made if flags[at] in "bd"),
        kept=kept,
        headed=headed,
        found=frozenset(here.values()),
        lines=lines,
        place={at: placed[raw][1] for at, raw in scorer.align(said, [word for word, _ in placed])},
    )


def causes(starts: Starts) -> Iterator[tuple[int, str]]:
    """Yield where a start is missed or false, and why."""
    for at in sorted(starts.gold ^ starts.made):
        yield at, (_missed if at in starts.gold else _false)(starts, at)


def _missed(starts: Starts, at: int) -> str:
    line, word = starts.place.get(at, (0, 0))
    if at in starts.headed:
        return "missed: in a heading"
    if at not in starts.found:
        return "missed: number of an item, or word joined *"
    if word:
        label = word <= MOST_LABEL or "  " in starts.lines[line].strip()
        return "missed: behind a label, or in a cell *" if label else "missed: amid a line *"
    if at in starts.kept:
        lines = starts.at_line & {line - 1, line + 1}
        return "missed: line kept as a line, not as a paragraph *" if lines else "missed: stanza without a blank line"
    above, parted, paged = _above(starts, line)
    if paged:
        return "missed: page's end"
    if parted:
        return "missed: blank line"
    return "missed: full line that ends a sentence" if ends_sentence(above) else "missed: line that ends no sentence"


def _false(starts: Starts, at: int) -> str:
    line, word = starts.place.get(at, (0, 0))
    if word:
        return "false: behind a label, or in a cell *" if word <= MOST_LABEL else "false: amid a line"
    _, parted, paged = _above(starts, line)
    if paged:
        return "false: page's end"
    if parted and not starts_lower(starts.lines[line]):
        return "false: the source has a blank line *"
    return "false: line's end"


def _above(starts: Starts, line: int) -> tuple[str, bool, bool]:
    """Return the text above a line, whether a blank line parts the two, and whether a page ends there."""
    at = line - 1
    while at > 0 and not starts.lines[at].strip():
        at -= 1
    paged = any("\f" in text for text in starts.lines[max(0, at) : line + 1])
    return starts.lines[max(0, at)], line - at > 1, paged


def measure(task: tuple[Path, Path]) -> tuple[str, Starts, list[tuple[int, str]]]:
    """Return name, starts and causes of a work."""
    starts = read(*task)
    return task[0].name, starts, list(causes(starts))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--score", type=Path, default=SCORE, help="the script that scores")
    parser.add_argument("--only", default="", help="works whose name holds this")
    parser.add_argument("--cause", default="", help="show starts whose cause holds this")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("-v", dest="verbose", action="store_true", help="show every start")
    asked = parser.parse_args()
    tasks = [(work, asked.score) for work in works(asked.folders, asked.only, all_forms=True)]
    every: Counter[str] = Counter()
    scores: list[tuple[float, float]] = []
    with multiprocessing.Pool(asked.jobs) as pool:
        for name, starts, found in pool.imap(measure, tasks):
            own_ways = [(at, cause) for at, cause in found if cause.endswith("*")]
            scores.append((starts.score(), starts.score(own_ways)))
            every.update(cause for _, cause in found)
            print(
                f"{name[:24]:24} {scores[-1][0]:.3f} of {scores[-1][1]:.3f}",
                dict(Counter(c for _, c in found)),
                flush=True,
            )
            if asked.verbose:
                _show(starts, [(at, cause) for at, cause in found if asked.cause in cause])
    for cause, number in every.most_common():
        print(f"{number:6} {cause}")
    print(f"mean {sum(a for a, _ in scores) / len(scores):.4f} of {sum(b for _, b in scores) / len(scores):.4f}")
    return 0


def _show(starts: Starts, found: Sequence[tuple[int, str]]) -> None:
    for at, cause in found:
        line, _ = starts.place.get(at, (0, 0))
        print(f"--- {cause}")
        for i in range(max(0, line - AROUND), min(len(starts.lines), line + AROUND + 1)):
            print(f"{'>' if i == line else ' '}{i + 1:6} {starts.lines[i][:110]}")


if __name__ == "__main__":
    sys.exit(main())
