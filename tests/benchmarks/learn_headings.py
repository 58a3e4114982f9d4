"""Learn the weights of the evidence for headings from works with known headings, and say how far they carry.

python tests/benchmarks/learn_headings.py FOLDER [FOLDER ...] [--keep] [--write]

Each FOLDER holds works: a folder with ``gold.json`` (its ``entries`` have a ``title``) and the raw text that it
names. Logistic regression with a quadratic pull towards weights set by hand, by damped Newton steps; every work
weighs about the same. A work with a printed contents list counts twice: once with what the list tells, once without.
The cross-validation leaves out one work (in all its forms) at a time. With ``--write``,
``converter/heading/weights.py`` is written anew; with ``--keep``, the weights that it has stay, and only those of
evidence that is new in ``BY_HAND`` are learnt. Needs numpy, which the program itself does not.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from converter import readers
from converter.alignment import align
from converter.draft import Draft, Entry, Mark, Row
from converter.heading.context import context
from converter.heading.evidence import evidence_of
from converter.heading.groups import Group, groups_of
from converter.heading.styles import left_edge, style_of
from converter.heading.surroundings import survey
from converter.heading.weights import FIRST, FIRST_BIAS, SECOND, SECOND_BIAS
from converter.normalize import PASSES, headings
from converter.options import Options
from converter.text import fold, word_count
from converter.title_places import Index

TARGET = Path(__file__).parents[2] / "converter" / "heading" / "weights.py"
PULL = 6.0
"""How strongly weights are pulled towards those set by hand."""
CAUTION = 0.75
"""Taken off every score: a false heading is worse than a missed one."""
_FAST = 1e9
"""The pull that holds a weight where it is."""
_STILL = 0.01
"""Change of the weights below which the steps end."""
BY_HAND = {
    "BIAS": -2.0, "capitals": 1.6, "centred": 0.7, "wider gap": 2.4, "wider gap after": 0.5, "label": 1.6,
    "roman number": 1.0, "arabic number": 0.5, "title case": 0.5, "top of the document": 1.2,
    "hardly anything follows": -0.7, "nothing follows": -3.0, "no gap": -1.5, "text right under": -0.4,
    "ends in a comma": -3.0, "begins small": -1.5, "sentence after a normal gap": -1.6, "many words": -1.0,
    "opens with a sign": -0.8, "no letter": -0.6, "several lines": -0.5, "a date": -2.5,
    "style followed by little": -0.8, "style followed by much": 0.3, "style of many": 0.4, "listed look": 0.6,
    "unlisted look": -0.5, "counts on": 1.0, "a title with a date": 2.5,
    "a date right under": 2.5, "said again before little": -2.0,
    "text set in under": 3.0, "marked by the source": 5.0, "bold": 3.2, "larger type": 2.5, "another face": 0.8,
    "smaller type": -2.0, "closes the text above": -3.0, "in brackets": -3.0, "a date among dates": 2.0,
    "kind of headings": 2.0, "under a heading": -0.5, "over a heading": -1.0, "closer than headings": -1.5,
    "italic after a wider gap": 1.0, "look of headings": 3.2, "opening of a family": 1.2,
    "plain among marked": -3.0, "a marked sentence": -3.0, "ended among open": -1.5, "open among ended": -0.5,
    "a date over a salutation": -3.0, "said often close to text": -1.5, "initials": -1.5, "a by-line": -0.8,
    "several numbers": -1.5, "under a number": 1.0, "interrupts a sentence": -2.0, "inside a bracket": -3.0,
    "ends in a page": -1.5, "under a rule": 1.0,
    "closes a block": -1.5, "set in like the line above": -4.0, "ends in a date": -1.0, "said often over a date": -2.0,
    "a line among lines": -1.0, "begins as others under rules": 3.0, "closes text over a rule": -2.0,
    "short over full lines": 3.0, "short between paragraphs": 1.0, "asks over full lines": -1.0,
    "breaks short where blanks part": 0.0,
    "a name said often close to text": -6.0, "open over a paragraph": 1.0, "asks over a paragraph": 0.5,
    "italic over a paragraph": 1.0,
}  # fmt: skip
AT_MOST = {"no letter": -0.6, "several lines": -1.2, "said again before little": -1.5, "a date": -2.0,
           "closes the text above": -3.0, "in brackets": -5.0, "opens with a sign": -0.5,
           "a marked sentence": -3.0, "a date over a salutation": -3.0, "said often close to text": -0.8,
           "initials": -1.0, "several numbers": -1.0, "ends in a comma": -3.0, "interrupts a sentence": -1.5,
           "inside a bracket": -2.0, "ends in a page": -1.0}  # fmt: skip
AT_LEAST = {"label": 0.8, "roman number": 0.8, "counts on": 0.8}
"""Bounds for evidence of which these works have too few cases."""
CONTEXT = (
    "kind of headings", "under a heading", "over a heading", "closer than headings", "further than headings",
    "small letters among capitals", "capitals among small letters", "plain among marked", "ended among open",
    "open among ended",
)  # fmt: skip
"""Figures that only the second judgement has."""


@dataclass(frozen=True, slots=True)
class Work:
    """The groups of one work, as the program would judge them."""

    name: str
    """Name of its folder."""
    groups: tuple[Group, ...]
    """Every group that the printed contents do not settle."""
    listed: tuple[Mark, ...]
    """The headings that the printed contents name."""
    evidence: tuple[dict[str, float], ...]
    """The figures of each group."""
    is_heading: np.ndarray
    """Whether each group is one, as 0 or 1."""
    judged: np.ndarray
    """Whether each group is learnt from: those between the first and the last known heading, none neutral."""


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
    edge = left_edge(draft.rows)
    listed = tuple(replace(mark, style=style_of(draft.rows, mark.first, mark.last, edge)) for mark in draft.marks)
    taken = {i for mark in listed for i in range(mark.first, mark.last + 1)}
    free = tuple(group for group in groups if taken.isdisjoint(_rows(group)))
    known = _rows_of(gold, draft)
    return Work(
        folder.name,
        free,
        listed,
        tuple(evidence_of(free, survey(draft.rows, groups, draft.metadata.lang), listed)),
        np.array([not known.isdisjoint(_rows(group)) for group in free], float),
        np.array(_judged(free, draft.rows, known, gold), bool),
    )


def _rows(group: Group) -> range:
    return range(group.first, group.last + 1)


def _rows_of(gold: dict[str, Any], draft: Draft) -> set[int]:
    """Return the rows of the known headings."""
    titles = [max((entry["title"], *entry.get("alt_titles", ())), key=len) for entry in gold["entries"]]
    entries = [Entry(title, "", 0) for title in titles]
    places = align(entries, Index(draft.rows))
    return {i for place in places if place for i in range(place.first, place.last + 1)}


def _judged(groups: Sequence[Group], rows: Sequence[Row], known: set[int], gold: dict[str, Any]) -> list[bool]:
    """Return for each group whether it stands between the first known heading and the end of the known text, and is
    neither neutral nor optional.
    """
    first, last = min(known, default=0) - 2, max(known, default=-1000)
    left = gold["entries"][-1].get("n_words", 0)
    while left > 0 and last + 1 < len(rows):
        last += 1
        left -= word_count(rows[last].text)
    titles = [entry["title"] for entry in gold["entries"] if entry.get("optional")]
    aside = {fold(title) for title in (*titles, *gold.get("neutral", []))}
    return [first <= group.first <= last and fold(group.text) not in aside for group in groups]


Matrices = Sequence[np.ndarray]
"""For each work a row for each group, a column for each name of a figure, and ones in the last column."""


def matrix(evidence: Sequence[dict[str, float]], names: Sequence[str]) -> np.ndarray:
    """Return *evidence* as a matrix, with a last column of ones."""
    found = np.array([[seen.get(name, 0.0) for name in names] for seen in evidence]).reshape(len(evidence), len(names))
    return np.hstack([found, np.ones((len(evidence), 1))])


def fit(works: Sequence[Work], matrices: Matrices, by_hand: np.ndarray, kept: np.ndarray | None = None) -> np.ndarray:
    """Return the weights learnt from *works*: damped Newton steps from the weights *by_hand*."""
    seen = np.vstack([m[w.judged] for m, w in zip(matrices, works, strict=True)])
    truth = np.concatenate([w.is_heading[w.judged] for w in works])
    worth = np.concatenate([_worth(w.is_heading[w.judged]) for w in works])
    weights, pull = by_hand.copy(), np.full(len(by_hand), PULL)
    pull[-1] = 1e-3
    if kept is not None:
        pull[kept] = _FAST
    for _ in range(60):
        sure = 1 / (1 + np.exp(-np.clip(seen @ weights, -30, 30)))
        slope = seen.T @ (worth * (sure - truth)) + pull * (weights - by_hand)
        bend = (seen.T * (worth * sure * (1 - sure) + 1e-9)) @ seen + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights = weights - step * min(1.0, 1.0 / max(1e-9, float(np.abs(step).max())))
        if float(np.abs(step).max()) < _STILL:
            break
    return weights


def _worth(truth: np.ndarray) -> np.ndarray:
    """Return what each group of a work counts: its headings together as much as in any other work, so its other
    lines.
    """
    return np.where(truth > 0, 30 / max(10, truth.sum()), 60 / max(60, (truth == 0).sum()))


def _held(
    table: Mapping[str, float], bias: float, names: Sequence[str], by_hand: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of a *table* of the program, those *by_hand* for what is new, and which are not to change."""
    new = np.array([*(name in BY_HAND.keys() - FIRST.keys() - SECOND.keys() for name in names), False])
    present = np.array([*(table.get(name, 0.0) for name in names), bias])
    return np.where(new, by_hand, present), ~new


@dataclass(frozen=True, slots=True)
class Learner:
    """Both judgements, learnt one upon the other."""

    names: tuple[str, ...]
    """Names of the figures of the first judgement."""
    keep: bool = False
    """Whether the weights that the program has stay as they are, and only those of new evidence are learnt."""

    def first(self, works: Sequence[Work]) -> np.ndarray:
        """Return the weights of the first judgement, within their bounds."""
        by_hand = np.array([BY_HAND.get(name, 0.0) for name in (*self.names, "BIAS")])
        matrices = [matrix(w.evidence, self.names) for w in works]
        if self.keep:
            return fit(works, matrices, *_held(FIRST, FIRST_BIAS, self.names, by_hand))
        weights = fit(works, matrices, by_hand)
        weights[-1] -= CAUTION
        return self._bounded(weights)

    def second(self, works: Sequence[Work], first: np.ndarray) -> np.ndarray:
        """Return the weights of the second judgement, pulled towards the *first* ones."""
        by_hand = np.concatenate([first[:-1], [BY_HAND.get(name, 0.0) for name in CONTEXT], first[-1:]])
        matrices = [self.matrix_of_second(w, first) for w in works]
        if self.keep:
            return fit(works, matrices, *_held(SECOND, SECOND_BIAS, (*self.names, *CONTEXT), by_hand))
        weights = fit(works, matrices, by_hand)
        weights[-1] -= CAUTION
        return self._bounded(weights)

    def _bounded(self, weights: np.ndarray) -> np.ndarray:
        for name, bound in AT_MOST.items():
            weights[self.names.index(name)] = min(weights[self.names.index(name)], bound)
        for name, bound in AT_LEAST.items():
            weights[self.names.index(name)] = max(weights[self.names.index(name)], bound)
        return weights

    def matrix_of_second(self, w: Work, first: np.ndarray) -> np.ndarray:
        """Return the evidence of the second judgement after the *first*."""
        scores = matrix(w.evidence, self.names) @ first
        company = context(w.groups, scores.tolist(), w.listed)
        return matrix([{**a, **b} for a, b in zip(w.evidence, company, strict=True)], (*self.names, *CONTEXT))

    def f1(self, w: Work, first: np.ndarray, second: np.ndarray) -> float:
        """Return F1 of the groups of a work."""
        chosen, truth = (self.matrix_of_second(w, first) @ second > 0)[w.judged], w.is_heading[w.judged] > 0
        return float(2 * (chosen & truth).sum() / max(1, chosen.sum() + truth.sum()))


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
    found = [w for text in texts for with_list in (True, False) if (w := work(text, with_list))]
    works = [w for w in found if w.is_heading[w.judged].any()]
    seen = {name for w in works for seen in w.evidence for name in seen}
    learner = Learner(tuple(sorted((seen | BY_HAND.keys()) - {*CONTEXT, "BIAS"})), "--keep" in sys.argv)
    figures = []
    for base in sorted({_base(w.name) for w in works}):
        others = [w for w in works if _base(w.name) != base]
        first = learner.first(others)
        second = learner.second(others, first)
        for w in works:
            if _base(w.name) == base:
                figures.append(learner.f1(w, first, second))
                print(f"{w.name:28} {figures[-1]:.3f}")
    first = learner.first(works)
    second = learner.second(works, first)
    fitted = np.mean([learner.f1(w, first, second) for w in works])
    print(f"cross-validated F1 {np.mean(figures):.3f}, on all {fitted:.3f}")
    if "--write" in sys.argv:
        text = _source(TARGET.read_text("utf-8"), "FIRST", learner.names, first)
        TARGET.write_text(_source(text, "SECOND", (*learner.names, *CONTEXT), second), "utf-8")


def _source(text: str, table: str, names: Sequence[str], weights: np.ndarray) -> str:
    """Return the *text* of the module with the weights of one table written anew."""
    learnt = sorted(zip(names, weights[:-1], strict=True))
    lines = "".join(f'    "{name}": {value:.2f},\n' for name, value in learnt if abs(value) >= 0.05)
    text = re.sub(rf"(?m)^{table}_BIAS = .*$", f"{table}_BIAS = {weights[-1]:.2f}", text)
    return re.sub(rf"(?ms)^({table}: [^{{]*{{\n).*?^}}", lambda m: f"{m[1]}{lines}}}", text)


if __name__ == "__main__":
    main()
