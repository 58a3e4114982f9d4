"""Learn the weights of the evidence for headings from works with known headings, and say how far they carry.

python tests/benchmarks/learn_headings.py FOLDER [FOLDER ...] [--write]

Each FOLDER holds works: a folder with ``gold.json`` (its ``entries`` have a ``title``) and the raw text that it
names. Logistic regression with a quadratic pull towards weights set by hand, by damped Newton steps; every work
weighs about the same. A work with a printed contents list counts twice: once with what the list tells, once without.
The cross-validation leaves out one work (in all its forms) at a time. With ``--write``,
``converter/heading_weights.py`` is written anew. Needs numpy, which the program itself does not.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from converter import readers
from converter.alignment import Index, align
from converter.draft import Draft, Entry
from converter.groups import Group, groups_of, left_edge, style_of
from converter.heading_evidence import figures, survey
from converter.normalize import PASSES, headings
from converter.options import Options
from converter.text import fold

TARGET = Path(__file__).parents[2] / "converter" / "heading_weights.py"
PULL = 6.0
"""How strongly weights are pulled towards those set by hand."""
CAUTION = 0.5
"""Taken off every score: a false heading is worse than a missed one."""
BY_HAND = {
    "BIAS": -2.0, "capitals": 1.6, "centred": 0.7, "wider gap": 2.4, "wider gap after": 0.5, "label": 1.6,
    "roman number": 1.0, "arabic number": 0.5, "title case": 0.5, "top of the document": 1.2,
    "hardly anything follows": -0.7, "nothing follows": -3.0, "no gap": -1.5, "text right under": -0.4,
    "ends in a comma": -1.2, "begins small": -1.5, "sentence after a normal gap": -1.6, "many words": -1.0,
    "opens with a sign": -0.8, "no letter": -0.6, "several lines": -0.5, "a date": -2.0,
    "style followed by little": -0.8, "style followed by much": 0.3, "style of many": 0.4, "listed look": 0.6,
    "unlisted look": -0.5, "counts on": 1.0, "a title with a date": 2.5,
    "a date right under": 2.5, "said again before little": -2.0,
    "text set in under": 3.0, "marked by the source": 5.0, "bold": 3.2, "larger type": 2.5, "another face": 0.8,
    "smaller type": -2.0,
}  # fmt: skip
AT_MOST = {"no letter": -0.6, "several lines": -1.2, "said again before little": -1.5, "a date": -1.0}
AT_LEAST = {"label": 0.8, "roman number": 0.8, "counts on": 0.8}
"""Bounds for evidence of which these works have too few cases."""


@dataclass(frozen=True, slots=True)
class Work:
    """The groups of one work, as the program would judge them."""

    name: str
    """Name of its folder."""
    evidence: tuple[dict[str, float], ...]
    """The figures of each group."""
    is_heading: tuple[bool, ...]
    """Whether each group is one."""


def work(folder: Path, with_list: bool) -> Work | None:
    """Return the groups of the work in *folder*, judged with what its printed contents tell or without."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    draft = Draft(readers.read(folder / gold["input"]), ())
    for run in PASSES[: PASSES.index(headings.find)]:
        draft, _ = run(draft, Options())
    if not with_list and not draft.marks:
        return None
    draft = draft if with_list else replace(draft, marks=())
    groups = groups_of(draft.rows)
    around = survey(draft.rows, groups, draft.metadata.lang)
    edge = left_edge(draft.rows)
    listed = {style_of(draft.rows, mark.first, mark.last, edge) for mark in draft.marks}
    known = _rows_of(gold, draft)
    found: list[tuple[dict[str, float], bool]] = []
    for group in _judged(groups, draft, known, {fold(title) for title in gold.get("neutral", [])}):
        seen = figures(group, around)
        if listed:
            seen |= {"listed look" if group.style in listed else "unlisted look": 1.0}
        found.append((seen, any(i in known for i in range(group.first, group.last + 1))))
    return Work(folder.name, tuple(seen for seen, _ in found), tuple(heading for _, heading in found))


def _rows_of(gold: dict[str, list[dict[str, str]]], draft: Draft) -> set[int]:
    """Return the rows of the known headings."""
    entries = [Entry(entry["title"], "", 0) for entry in gold["entries"]]
    places = align(entries, Index(draft.rows))
    return {i for place in places if place for i in range(place.first, place.last + 1)}


def _judged(groups: Sequence[Group], draft: Draft, known: set[int], neutral: set[str]) -> Iterator[Group]:
    """Yield the groups between the first and the last known heading that the printed list does not settle."""
    taken = {i for mark in draft.marks for i in range(mark.first, mark.last + 1)}
    for group in groups:
        own = set(range(group.first, group.last + 1))
        inside = bool(known) and min(known) - 2 <= group.first <= max(known) + 400
        if inside and not own & taken and fold(group.text) not in neutral:
            yield group


class Table:
    """The evidence of all works as one matrix."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.names = sorted({name for w in works for seen in w.evidence for name in seen})
        self.rows = [self._matrix(w) for w in works]
        self.truth = [np.array(w.is_heading, float) for w in works]
        self.by_hand = np.array([BY_HAND.get(name, 0.0) for name in (*self.names, "BIAS")])

    def _matrix(self, w: Work) -> np.ndarray:
        at = {name: i for i, name in enumerate(self.names)}
        matrix = np.zeros((len(w.evidence), len(at) + 1))
        matrix[:, -1] = 1.0
        for row, seen in zip(matrix, w.evidence, strict=True):
            for name, value in seen.items():
                row[at[name]] = value
        return matrix

    def fit(self, chosen: Sequence[int]) -> np.ndarray:
        """Return the weights learnt from the *chosen* works."""
        seen = np.vstack([self.rows[i] for i in chosen])
        truth = np.concatenate([self.truth[i] for i in chosen])
        worth = np.concatenate([_worth(self.truth[i]) for i in chosen])
        weights, pull = self.by_hand.copy(), np.full(len(self.by_hand), PULL)
        pull[-1] = 1e-3
        for _ in range(60):
            sure = 1 / (1 + np.exp(-np.clip(seen @ weights, -30, 30)))
            slope = seen.T @ (worth * (sure - truth)) + pull * (weights - self.by_hand)
            bend = (seen.T * (worth * sure * (1 - sure) + 1e-9)) @ seen + np.diag(pull)
            step = np.linalg.solve(bend, slope)
            weights = weights - step * min(1.0, 1.0 / max(1e-9, float(np.abs(step).max())))
        return weights

    def f1(self, i: int, weights: np.ndarray) -> float:
        """Return F1 of the groups of work *i* under *weights*."""
        chosen, truth = self.rows[i] @ weights > CAUTION, self.truth[i] > 0
        return float(2 * (chosen & truth).sum() / max(1, chosen.sum() + truth.sum()))


def _worth(truth: np.ndarray) -> np.ndarray:
    """Return what each group of a work counts: its headings together as much as in any other work, so its other
    lines.
    """
    return np.where(truth > 0, 30 / max(10, truth.sum()), 60 / max(60, (truth == 0).sum()))


def _base(name: str) -> str:
    """Return the name of a work without its form: other forms of the same text must not teach about it."""
    return re.sub(r"-(pdftotext|ocr|pdfminer|pypdf|seed|layout|\d{4}.*)$", "", name)


def main() -> None:
    """Learn, cross-validate, print, and write when asked."""
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    texts = sorted(
        gold.parent
        for folder in folders
        for gold in folder.glob("*/gold.json")
        if json.loads(gold.read_text("utf-8"))["input"].endswith((".txt", ".md"))
    )
    works = [w for text in texts for with_list in (True, False) if (w := work(text, with_list)) and any(w.is_heading)]
    table = Table(works)
    figure = []
    for i, w in enumerate(works):
        others = [k for k, other in enumerate(works) if _base(other.name) != _base(w.name)]
        figure.append(table.f1(i, table.fit(others)))
        print(f"{w.name:28} {figure[-1]:.3f}")
    weights = table.fit(range(len(works)))
    fitted = np.mean([table.f1(i, weights) for i in range(len(works))])
    print(f"cross-validated F1 {np.mean(figure):.3f}, on all {fitted:.3f}")
    if "--write" in sys.argv:
        TARGET.write_text(_source(dict(zip((*table.names, "BIAS"), weights, strict=True))), "utf-8")


def _source(learnt: dict[str, float]) -> str:
    """Return the text of the module with the weights."""
    weights = {**{name: value for name, value in BY_HAND.items() if name not in learnt}, **learnt}
    bias = weights.pop("BIAS") - CAUTION
    weights |= {name: min(weights.get(name, 0.0), bound) for name, bound in AT_MOST.items()}
    weights |= {name: max(weights.get(name, 0.0), bound) for name, bound in AT_LEAST.items()}
    lines = "".join(f'    "{name}": {value:.2f},\n' for name, value in sorted(weights.items()) if abs(value) >= 0.05)
    before, _, rest = TARGET.read_text("utf-8").partition("BIAS = ")
    after = rest.partition("WEIGHTS: Mapping[str, float] = {\n")
    closing = after[2].partition("}\n")
    return f"{before}BIAS = {bias:.2f}\n{after[0].partition(chr(10))[2]}{after[1]}{lines}}}\n{closing[2]}"


if __name__ == "__main__":
    main()
