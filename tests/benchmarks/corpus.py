"""How well structure is recovered from works whose structure is known: ``corpus.py FOLDER… --score SCORE.py``.

Each FOLDER holds works: a folder with ``gold.json`` and the raw file that it names. Every work is normalized and
rendered as bare HTML, which SCORE.py (``score(gold, blocks, nav, detail)``, ``load(path)``) compares with the gold.
Prints a line for each work, the means by form, and the confusion table: missed and false headings by cause and form.
``-v`` shows every miss; ``--only`` takes works whose name holds a word; ``--write`` keeps the tables in
``corpus.json`` beside this file.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from statistics import mean
from typing import Any

from converter import edition
from converter.build import ledger_of, normalize_source, read_source
from converter.checks import account
from converter.model import Edition
from converter.options import Options

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS = HERE / "corpus.json"
SCORE = ROOT.parent / "shared" / "tools" / "score.py"
FOLDERS = (ROOT.parent / "shared" / "corpus" / "dev",)
FIGURES = ("F1", "P", "R", "level_acc", "lost_pct", "extra_pct", "para_F1", "verse_lines")
LEFTOVERS = ("junk_leaders", "junk_pagenos", "junk_running_heads")
TEXT_FORMS = ("pg-txt", "seed", "pdftotext", "layout", "ocr", "pypdf", "pdfminer")

Row = dict[str, Any]


def bare_html(book: Edition) -> str:
    """Return the text of *book* as one page without any generated word."""
    parts = []
    for section in book.sections:
        if section.title:
            level = min(section.level, 6)
            parts.append(f"<h{level}>{escape(section.title)}</h{level}>")
        parts.append(section.body)
    return f"<html><body>{''.join(parts)}</body></html>"


def measure(task: tuple[Path, Path]) -> Row:
    """Normalize and score the work in a folder."""
    folder, script = task
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    scorer = module(script)
    start = time.process_time()
    source = read_source(folder / gold["input"], Options())
    markdown, normalized = normalize_source(source, Options())
    spent = time.process_time() - start
    ledger = ledger_of(source, normalized)
    with tempfile.TemporaryDirectory() as shop:
        written = Path(shop) / "work.md"
        written.write_text(markdown, "utf-8")
        unexplained = account.audit(ledger, written).unexplained
        page = Path(shop) / "work.html"
        page.write_text(bare_html(edition.read(markdown, folder)), "utf-8")
        scored = scorer.score(gold, *scorer.load(str(page)), detail=True)
    figures: Row = scored | {
        "id": folder.name,
        "form": gold.get("form"),
        "unexplained": unexplained,
        "cpu": spent,
        "size": source.size,
    }
    return figures


def module(script: Path) -> Any:
    """Return a script as a module."""
    spec = importlib.util.spec_from_file_location("scorer", script)
    assert spec is not None and spec.loader is not None
    sys.path.insert(0, str(script.parent))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def line_of(row: Row) -> str:
    """Return the figures of a work in one line."""
    cells = "".join(f"{_shown(row.get(name)):>8}" for name in FIGURES)
    left = "/".join(str(row.get(name) or 0) for name in LEFTOVERS)
    rest = f"{row.get('toc_left') or 0:3} {row['unexplained']:3} {row['cpu']:5.1f} s"
    return f"{row['id'][:24]:24}{str(row['form'])[:10]:10}{cells} {left:>9} {rest}"


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def averages(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Return the mean of each figure, over all works and by form; works without a figure do not count for it."""
    forms = sorted({row["form"] for row in rows})
    groups = {"all": list(rows)} | {form: [row for row in rows if row["form"] == form] for form in forms}
    return {name: _means(of) | {"works": len(of), "leftovers": sum(map(_leftovers, of))} for name, of in groups.items()}


def _means(rows: Sequence[Row]) -> dict[str, float]:
    found = {name: [r[name] for r in rows if r.get(name) is not None] for name in FIGURES}
    return {name: round(mean(figures), 4) for name, figures in found.items() if figures}


def _leftovers(row: Row) -> int:
    return sum(row.get(name) or 0 for name in LEFTOVERS)


def confusion(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """Return how many headings were missed or false, by cause and form."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        for side in ("missed", "false"):
            for cause, _ in row.get(side, ()):
                found.setdefault(f"{side}: {cause}", Counter())[row["form"]] += 1
    return {cause: dict(sorted(counts.items())) for cause, counts in sorted(found.items())}


def show(rows: Sequence[Row]) -> None:
    """Print the means and the confusion table."""
    print(" " * 34 + "".join(f"{name[:7]:>8}" for name in FIGURES) + "  leftovers")
    for form, figures in averages(rows).items():
        cells = "".join(f"{_shown(figures.get(name)):>8}" for name in FIGURES)
        print(f"{form:24}{figures['works']:8.0f}  {cells} {figures['leftovers']:9.0f}")
    for cause, counts in confusion(rows).items():
        print(f"{cause:70}", "  ".join(f"{form} {count}" for form, count in counts.items()))


def _misses(row: Row) -> None:
    for side in ("missed", "false"):
        for cause, title in row.get(side, ()):
            print(f"      {side:7}{cause:30.30} {title}")


def works(folders: Iterable[Path], only: str, all_forms: bool) -> list[Path]:
    """Return the folders of the works to measure."""
    found = []
    for folder in folders:
        for gold in sorted(folder.glob("*/gold.json")):
            form = json.loads(gold.read_text("utf-8")).get("form")
            if only in gold.parent.name and (all_forms or form in TEXT_FORMS):
                found.append(gold.parent)
    return found


def record(rows: Sequence[Row]) -> Mapping[str, object]:
    """Return what is kept for the record; no word of the works is in it."""
    kept = ("id", "form", *FIGURES, *LEFTOVERS, "toc_left", "unexplained")
    each = [{name: row.get(name) for name in kept} for row in rows]
    return {"means": averages(rows), "confusion": confusion(rows), "works": each}


def main() -> int:
    """Measure, print, record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--score", type=Path, default=SCORE, help="the script that scores")
    parser.add_argument("--only", default="", help="works whose name holds this")
    parser.add_argument("--all-forms", action="store_true", help="also works that are no text")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--write", action="store_true", help="keep the tables")
    parser.add_argument("-v", dest="verbose", action="store_true", help="show every miss")
    asked = parser.parse_args()
    tasks = [(work, asked.score) for work in works(asked.folders, asked.only, asked.all_forms)]
    rows = []
    with multiprocessing.Pool(asked.jobs) as pool:
        for row in pool.imap(measure, tasks):
            rows.append(row)
            print(line_of(row), flush=True)
            if asked.verbose:
                _misses(row)
    show(rows)
    if asked.write:
        RESULTS.write_text(json.dumps(record(rows), indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
