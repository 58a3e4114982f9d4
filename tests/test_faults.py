"""Each defect of raw text, put into a clean digest: it is undone to the letter, or told with its line."""

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from converter.normalize import normalize
from converter.options import Options
from invariants import body_of, check, source_of
from invented.digests import Digest, digests

CHANCES = st.integers(0, 9999).map(Random)
LATIN = digests(plain=True, fewest=2, most=3, script="latin")


def examples(number: int) -> settings:
    """Return settings for *number* examples, and for more of them under a profile that asks for more."""
    return settings(max_examples=number, phases=[Phase.generate])


def long_lines(lines: list[str]) -> list[int]:
    """Return the indexes of the lines that are paragraphs."""
    return [i for i, line in enumerate(lines) if line.endswith((".", "?", "!")) and len(line) > 100]


def instead(lines: list[str], chance: Random, pattern: str, made: Callable[[str], str]) -> list[str]:
    """Return *lines* with what *pattern* finds first in one of the paragraphs made something else."""
    at = chance.choice(long_lines(lines))
    return [re.sub(pattern, lambda m: made(m[0]), line, count=1) if i == at else line for i, line in enumerate(lines)]


def after(lines: list[str], chance: Random, *added: str) -> list[str]:
    """Return *lines* with others, parted by blanks, after one of the paragraphs."""
    at = chance.choice(long_lines(lines)) + 1
    return [*lines[:at], *(piece for line in added for piece in ("", line)), *lines[at:]]


Injection = Callable[[list[str], Random], list[str]]

TOLD: dict[str, tuple[Injection, str]] = {
    "letter_of_another_script": (
        lambda lines, chance: instead(lines, chance, r"\b[a-z]+a[a-z]+\b", lambda w: w.replace("a", "\u0430", 1)),
        "mixed-scripts",
    ),
    "sign_of_private_use": (
        lambda lines, chance: instead(lines, chance, " ", lambda w: " \ue123 "),
        "unknown-character",
    ),
    "spaced_letters": (
        lambda lines, chance: instead(lines, chance, r"\b[a-z]{5,}\b", lambda w: " ".join(w)),
        "letter-spaced",
    ),
    "missing_space": (
        lambda lines, chance: after(lines, chance, "It went quorsude. Nelvar came.".replace(". N", ".N")),
        "space-missing",
    ),
    "figure_in_a_word": (
        lambda lines, chance: after(lines, chance, "The bralktomi was here, and the bralkt0mi too."),
        "recognition-slip",
    ),
    "dummy_text": (lambda lines, chance: after(lines, chance, "Lorem ipsum dolor sit amet."), "placeholder"),
    "prompt": (lambda lines, chance: after(lines, chance, "It was [insert name here] who came."), "placeholder"),
    "continued": (lambda lines, chance: after(lines, chance, "(continued on page 12)"), "boilerplate"),
    "caption": (lambda lines, chance: after(lines, chance, "[Illustration: Nelvar quorsude]"), "picture-missing"),
    "front_matter": (lambda lines, chance: ["Compiled by hand, and by nobody else.", "", *lines], "front-matter"),
    "open_quotation": (lambda lines, chance: after(lines, chance, "He said: “Nelvar tomi."), "quotation-unbalanced"),
    "mixed_quotation_marks": (
        lambda lines, chance: after(lines, chance, "He said “nelvar” and \"quorsude\" then."),
        "quotation-marks-mixed",
    ),
    "sentence_twice": (
        lambda lines, chance: after(lines, chance, "It was nelvar in the tomi. It was nelvar in the tomi."),
        "repeat-in-article",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
@examples(2)
@given(digest=LATIN, chance=CHANCES)
def test_a_fault_is_told_with_its_line_and_every_word_stays(
    name: str, digest: Digest, chance: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inject, rule = TOLD[name]
    clean, lines = digest.lines(), inject(digest.lines(), chance)
    touched = {number for number, line in enumerate(lines, 1) if line and line not in clean}
    source = source_of("\n".join(lines) + "\n")
    found = [d for d in normalize(source, Options()).decisions if d.rule == rule]
    assert {d.line for d in found} & touched
    check(source, tmp_path_factory.getbasetemp())


def wrapped(line: str, width: int = 60) -> list[str]:
    """Return *line* in lines of at most *width* characters."""
    found = [""]
    for word in line.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > width:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    return found


def all_wrapped(digest: Digest) -> list[list[str]]:
    """Return the lines of a digest, each with the lines that it takes when it is wrapped."""
    return [wrapped(line) if i in long_lines(digest.lines()) else [line] for i, line in enumerate(digest.lines())]


def numbered(pieces: list[list[str]]) -> list[str]:
    """Return the lines with a number before every line of each long paragraph."""
    return [
        f"{n:3}  {line}" if len(piece) >= 8 else line for piece in pieces for n, line in enumerate(piece, 1)
    ]  # fmt: skip


def watermarked(pieces: list[list[str]]) -> list[str]:
    """Return the lines with the same words in the midst of every paragraph, before a line in small letters."""
    found: list[str] = []
    for piece in pieces:
        cut = next(
            (k for k in range(1, len(piece)) if piece[k][0].islower() and piece[k - 1][-1] not in ".?!,;:"), 0
        )  # fmt: skip
        found += [*piece[:cut], "", "DRAFT COPY", "", *piece[cut:]] if cut else piece
    return found


@pytest.mark.parametrize("inject", [numbered, watermarked], ids=["line_numbers", "watermarks"])
@examples(4)
@given(digest=digests(plain=True, fewest=4, most=5, script="cyrillic"))
def test_what_counts_or_stamps_lines_is_undone(inject: Callable[[list[list[str]]], list[str]], digest: Digest) -> None:
    pieces = all_wrapped(digest)
    damaged = "\n".join(inject(pieces)) + "\n"
    assume(inject is numbered or damaged.count("DRAFT COPY") >= 3)
    assert body_of(damaged) == body_of("\n".join(line for piece in pieces for line in piece) + "\n")


@examples(2)
@given(LATIN, CHANCES)
def test_an_address_that_a_wrap_cut_is_whole_again(digest: Digest, chance: Random) -> None:
    address = "https://example.org/nelvar/quorsude_1904.html"
    cut = chance.choice([m.end() for m in re.finditer(r"[/_]", address) if m.end() > 10])
    lines = [line for piece in all_wrapped(digest) for line in piece]
    said = ["", f"Nelvar tomi is at {address[:cut]}", f"{address[cut:]} and quor.", ""]
    text = "\n".join([*lines, *said])
    assert f"<{address}>" in body_of(text + "\n")


@examples(2)
@given(LATIN, st.sampled_from(["({})", "{})"]), st.integers(2, 9))
def test_lettered_items_are_paragraphs_with_their_labels(digest: Digest, label: str, number: int) -> None:
    items = [f"{label.format(chr(97 + n))} nelvar {'tomi ' * (n + 1)}quor" for n in range(number)]
    body = re.sub(r"\\(?=[()])", "", body_of("\n".join([*digest.lines(), "", *items]) + "\n"))
    assert "\n\n".join(items) in body
