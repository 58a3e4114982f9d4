"""Throw broken texts at the normalizer for some seconds: ``python tests/fuzz/fuzz_normalize.py SECONDS [SEED]``.

Half of them are golden cases with random damage, half are invented digests with several defects at once. What breaks a
promise is written to ``out/fuzzed/``, as short as dropping lines makes it.
"""

import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402  # the path must be set first
from hypothesis import strategies as st  # noqa: E402

from converter import readers  # noqa: E402
from converter.errors import SourceError  # noqa: E402
from converter.options import Options  # noqa: E402
from invariants import check, source_of  # noqa: E402
from invented.defects import NAMES, defective  # noqa: E402
from invented.digests import digests, with_notes  # noqa: E402

MOST_OF_A_KIND = 3
"""Files kept for one kind of fault; the first few show enough."""
SETTINGS = (
    Options(),
    Options(),
    Options(titles_case="sentence", duplicates="drop", repeats="drop", boilerplate="drop"),
    Options(titles_case="title", duplicates="link", quotes="curly", dashes="set", ellipses="set"),
)
CASES = sorted(path for path in (HERE.parent / "cases").glob("*/raw.*") if path.suffix in (".txt", ".md"))
SCRAPS = [
    "\f", "\x00", "\u00ad", "\u200b", "\u200f", "\ufeff", "\u2028", "\u0085", "\x1c", "\r", "\n", "\n\n\n", "\t", "   ",
    "-\n", "\u2010\n", "**", "*", "_", "# ", "> ", "> > ", "| ", "1. ", "- ", "[1]", "[1] ", "```\n", ":::\n", "* * *\n",
    "---\n", "===\n", "CONTENTS\n", " . . . . 12\n", "\n\n12\n\n", "xiv", "“", "”", "«", '"', "\\", "{#a .part}", "$",
    "<b onclick=x>", "&amp;", "https://example.org/a_(b)", "[a](https://example.org)", "a@example.org", "Ã©", "â€™",
    "\u0301", "ﬁ", "12 March 2021", "(1 May)", "By A. Writer\n", "HARBOUR PRESS\n", "漢字", "نص", "e\u0301", "\u00a0",
]  # fmt: skip


def damaged(text: str, chance: Random) -> str:
    """Return *text* with some of its pieces moved, repeated, dropped, or mixed with scraps."""
    for _ in range(chance.randint(1, 12)):
        a, b = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        b = min(b, a + chance.choice([1, 5, 60, 600]))
        piece = text[a:b]
        text = chance.choice(
            [
                text[:a] + chance.choice(SCRAPS) + text[a:],
                text[:a] + chance.choice(SCRAPS) + text[b:],
                text[:a] + text[b:],
                text[:b] + piece + text[b:],
                text[:a] + piece.upper() + text[b:],
                text[:a] + "\n".join(piece.split()) + text[b:],
            ]
        )
    return text


def fault(text: str, name: str, folder: Path) -> str:
    """Return what is wrong with *text*, in a few lines, or nothing; its length picks the settings."""
    try:
        check(source_of(text, name), folder, SETTINGS[len(text) % len(SETTINGS)])
    except SourceError:
        return ""
    except Exception as e:  # whatever it is, it is what is looked for
        last = traceback.extract_tb(e.__traceback__)[-1]
        return f"{type(e).__name__} in {last.name}, line {last.lineno}: {str(e)[:300]}"
    return ""


def shortened(text: str, fails: Callable[[str], bool], limit: float) -> str:
    """Return *text* with as many stretches of lines dropped as still fail, until *limit*."""
    lines = text.split("\n")
    size = len(lines) // 2
    while size and time.monotonic() < limit:
        at = 0
        while at < len(lines) and time.monotonic() < limit:
            rest = lines[:at] + lines[at + size :]
            if fails("\n".join(rest)):
                lines = rest
            else:
                at += size
        size //= 2
    return "\n".join(lines)


def keep(text: str, name: str, why: str, folder: Path) -> None:
    """Write a failing text, shortened, where a person finds it."""
    kind = why.partition(":")[0]
    short = shortened(text, lambda t: fault(t, name, folder).startswith(kind), time.monotonic() + 10)
    found = HERE.parents[1] / "out" / "fuzzed"
    found.mkdir(parents=True, exist_ok=True)
    path = found / f"{len(list(found.iterdir())):03}-{name}"
    path.write_bytes(short.encode("utf-8", "replace"))
    print(f"{path.name}: {fault(short, name, folder)}", flush=True)


def main(seconds: float, seed: int) -> int:
    """Run until *seconds* are over; return 1 when something was found."""
    chance = Random(seed)
    end = time.monotonic() + seconds
    seen: Counter[str] = Counter()
    tried = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)

        def attempt(text: str, name: str) -> None:
            nonlocal tried
            tried += 1
            if why := fault(text, name, folder):
                seen[why.partition(":")[0]] += 1
                if seen[why.partition(":")[0]] <= MOST_OF_A_KIND:
                    keep(text, name, why, folder)

        @settings(max_examples=40, deadline=None, database=None, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(digests(), st.booleans())
        def invented(digest: object, noted: bool) -> None:
            names = chance.sample(NAMES, chance.randint(0, 5))
            text = defective(with_notes(digest) if noted else digest, names, chance)  # type: ignore[arg-type]
            attempt(damaged(text, chance) if chance.random() < 0.3 else text, chance.choice(["raw.txt", "raw.md"]))

        while time.monotonic() < end:
            invented()
            for _ in range(40):
                case = chance.choice(CASES)
                text = "\n".join(line.text for line in readers.read(case).lines)
                attempt(damaged(text, chance), f"raw{case.suffix}")
    print(f"{tried} texts, {sum(seen.values())} with faults of {len(seen)} kinds")
    return int(bool(seen))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
