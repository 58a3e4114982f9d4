"""What the validators of the outside world say of long works: ``validated.py FOLDER… --out DIR``.

Each FOLDER holds works: a folder with ``gold.json`` and the raw file that it names. Every work is built as PDF, EPUB,
page and site, into DIR, and each validator of ``tests/validators.py`` is asked about what it can judge. Prints what
they hold against a work; what was built and asked stands in DIR and is not done again there, so that a run may be
broken off, or shared by two processes that ask different validators (``--ask``). ``--write`` keeps the figures in
``validated.json`` beside this file. The exit code is 1 if anything was found or a validator gave no verdict.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

import validators  # noqa: E402 - it stands beside the tests, not in a package
from converter import build  # noqa: E402

RESULTS = HERE / "validated.json"
FOLDERS = (ROOT.parent / "shared" / "corpus" / "dev",)
EDITIONS = ("pdf", "epub", "html", "site")
PAGES = ("raw.html", "report.html", "site/**/*.html")
ASKED: Mapping[str, tuple[Callable[..., list[str]], tuple[str, ...]]] = {
    "epubcheck": (validators.epubcheck, ("raw.epub",)),
    "verapdf": (validators.verapdf, ("raw.pdf",)),
    "qpdf": (validators.qpdf, ("raw.pdf",)),
    "vnu": (validators.vnu, PAGES),
    "axe": (validators.axe, PAGES),
    "ace": (validators.ace, ("raw.epub",)),
}
"""Each validator, and the files of a work that it judges."""


def built(work: Path, out: Path) -> Path:
    """Build a work, unless that is done, and return the folder of its editions."""
    raw = work / json.loads((work / "gold.json").read_text("utf-8"))["input"]
    made = out / work.name / raw.stem
    if not (made / "report.json").exists():
        build(raw, out=made.parent, editions=EDITIONS)
    return made


def verdict(made: Path, name: str) -> list[str] | None:
    """Return what a validator holds against a work, nothing if it gave no verdict; it is asked once."""
    kept = made.parent / f"{name}.json"
    if not kept.exists():
        ask, patterns = ASKED[name]
        files = sorted(path for pattern in patterns for path in made.glob(pattern))
        try:
            kept.write_text(json.dumps(ask(*files) if files else ["no such edition"], indent=1), "utf-8")
        except validators.NoVerdictError as error:
            print(f"{made.parent.name}: {name}: {error}", flush=True)
            return None
    return list(json.loads(kept.read_text("utf-8")))


def ask_of(work: Path, out: Path, names: Iterable[str]) -> dict[str, int | None]:
    """Return how many problems each validator finds in a work, and print them."""
    made = built(work, out)
    outcome = json.loads((made / "report.json").read_text("utf-8"))["outcome"]
    found = {name: verdict(made, name) for name in names}
    counts = {name: None if said is None else len(said) for name, said in found.items()}
    print(f"{work.name:24}{outcome:10}" + "  ".join(f"{name} {count}" for name, count in counts.items()), flush=True)
    for problem in (problem for said in found.values() for problem in said or ()):
        print(f"    {problem}", flush=True)
    return counts


def works(folders: Iterable[Path], only: Sequence[str]) -> list[Path]:
    """Return the folders of the works to build."""
    found = (gold.parent for folder in folders for gold in sorted(folder.glob("*/gold.json")))
    return [work for work in found if not only or work.name in only]


def main() -> int:
    """Build, ask, print, record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--out", type=Path, required=True, help="where the editions and the verdicts stand")
    parser.add_argument("--ask", nargs="*", choices=ASKED, default=list(ASKED), help="these validators alone")
    parser.add_argument("--only", nargs="*", default=(), help="works with these names")
    parser.add_argument("--write", action="store_true", help="keep the figures")
    asked = parser.parse_args()
    found = {work.name: ask_of(work, asked.out, asked.ask) for work in works(asked.folders, asked.only)}
    if asked.write:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return any(count != 0 for counts in found.values() for count in counts.values())


if __name__ == "__main__":
    sys.exit(main())
